"""Typing in from paper with keys alone: codes, Enter, back, a wrong split, a second entry."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.studies.responses import answers_of
from app.ui.questionnaires.typing.pane import TypingPane
from tests.models.studies.fieldwork import add_wave, give
from tests.ui.questionnaires.fieldwork import enter, opened, workplace

HEADS = {
    "school": "P1", "H01": "1", "H02": "2", "H03_1_before": "75", "H03_2_before": "25",
    "H03_1_now": "30", "H03_2_now": "70", "H11": "3 5 10", "H12_1": "2", "H12_2": "3",
    "H12_3": "10", "H19": "1", "H19_n": "4", "H25": "Рақмет!",
}  # fmt: skip


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path) as found:
        yield found


@pytest.fixture
def pane(store, shown):
    add = TypingPane(workplace(store))
    shown(add, 1150, 668)
    return add


def begin(store, pane, form="needs_heads"):
    (copy,) = give(store, add_wave(store, form))
    pane.open()
    enter(pane.code, copy.copy.lower())
    return copy


def type_copy(pane, answers):
    """Type in a whole copy, question by question, and save it."""
    typing = pane.entry._typing
    while not typing.at_end:
        enter(pane.entry.field, answers.get(typing.current()[0].name, ""))
    QTest.keyClick(pane.entry.field, Qt.Key.Key_Return)


def stored(store):
    return [answers_of(row["answers"]) for row in store.rows("SELECT answers FROM response")]


def words(pane):
    return pane._notice._text.text()


def told(pane):
    return pane.entry._notice._text.text()


def test_a_whole_copy_is_typed_in_and_the_next_is_asked_for(store, pane):
    copy = begin(store, pane)
    type_copy(pane, HEADS)
    assert stored(store) == [HEADS]
    assert copy.copy in words(pane)
    assert pane.code.hasFocus()


def test_a_mistyped_code_is_noticed(store, pane):
    begin(store, pane)
    pane._show_start()
    enter(pane.code, "1111A")
    assert "mistyped" in words(pane)
    assert pane._stack.currentIndex() == 0


def test_a_wrong_split_is_told_and_kept_only_when_typed_again(store, pane):
    begin(store, pane)
    for text in ("P1", "1", "1", "55", "40"):
        enter(pane.entry.field, text)
    assert told(pane).startswith("The sum must be 100 %.")
    assert pane.entry._typing.current()[0].name == "H03_2_before"
    enter(pane.entry.field, "45")
    assert pane.entry._typing.filling.record["H03_2_before"] == "45"
    assert told(pane) == ""


def test_what_does_not_apply_is_passed_over_with_a_notice(store, pane):
    begin(store, pane)
    typing = pane.entry._typing
    typing.go([question.name for question, _place in typing.asked].index("H19"))
    pane.entry._show()
    enter(pane.entry.field, "2")
    assert "19.1" in told(pane)
    assert typing.current()[0].name == "H20_1"


def test_esc_goes_back_and_the_answer_is_corrected(store, pane):
    begin(store, pane)
    for text in ("P1", "1"):
        enter(pane.entry.field, text)
    QTest.keyClick(pane.entry.field, Qt.Key.Key_Escape)
    assert pane.entry.field.text() == "1"
    enter(pane.entry.field, "4")
    assert pane.entry._typing.filling.record["H01"] == "4"


def test_the_same_copy_is_typed_in_again_and_compared(store, pane):
    copy = begin(store, pane)
    type_copy(pane, HEADS)
    enter(pane.code, copy.copy)
    assert "entered before" in words(pane)
    QTest.keyClick(pane.code, Qt.Key.Key_Return)
    type_copy(pane, {**HEADS, "H19_n": "5", "H02": "3"})
    assert "2  Your experience" in pane.comparing._words.text()
    QTest.keyClick(pane.comparing, Qt.Key.Key_1)
    QTest.keyClick(pane.comparing, Qt.Key.Key_2)
    assert stored(store) == [{**HEADS, "H19_n": "5"}]


def test_what_was_begun_goes_on_after_a_restart(store, pane, shown):
    begin(store, pane)
    for text in ("P1", "1", "2"):
        enter(pane.entry.field, text)
    again = shown(TypingPane(workplace(store)), 1150, 668)
    again.open()
    assert again.entry._typing.current()[0].name == "H03_1_before"
    assert "begun before" in told(again)
