"""A whole questionnaire answered on this PC with keys alone, and the guarded way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models import pin
from app.models.studies import sittings
from app.models.studies.responses import answers_of
from app.ui.questionnaires.respondent.window import RespondentWindow
from tests.models.forms.making import form_of
from tests.models.making import add_school
from tests.models.studies.fieldwork import add_wave, give
from tests.ui.keys import type_text
from tests.ui.questionnaires.fieldwork import answer_all, opened, press

ENTER = Qt.Key.Key_Return
EVERYTHING = """
type                | name  | label | appearance | required | constraint | constraint_message | relevant
note                | hello | Сәлем |            |          |            |                    |
select_one ab       | one   | Бір   |            | yes      |            |                    |
select_multiple ab  | many  | Көп   |            |          |            |                    |
rank ab             | rank  | Рет   |            |          |            |                    |
begin_group         | t     | Кесте | table-list |          |            |                    |
select_one ab       | t1    | Т1    |            |          |            |                    |
select_one ab       | t2    | Т2    |            |          |            |                    |
end_group           |       |       |            |          |            |                    |
integer             | n     | Сан   |            |          | . < 10     | Оннан аз           |
date                | d     | Күн   |            |          |            |                    |
text                | why   | Неге  |            |          |            |                    | ${n} = 3
begin_repeat        | child | Бала  |            |          |            |                    |
text                | name  | Аты   |            |          |            |                    |
end_repeat          |       |       |            |          |            |                    |
"""  # noqa: E501
CHOICES = "list_name|name|label\nab|1|А\nab|2|Ә\nab|3|Б"


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path) as found:
        yield found


@pytest.fixture
def sit(store, shown):
    windows = []

    def sit(handout=None):
        if handout is None:
            wave = add_wave(store, source=form_of(EVERYTHING, CHOICES))
            (handout,) = give(store, wave, "pc", copies=5)
        window = RespondentWindow(store, handout)
        windows.append(window)
        return shown(window, 1366, 768)

    yield sit
    for window in windows:
        window._may_close = True
        window.questions._pause.stop()  # the store closes before the window does


def write(window, text):
    type_text(window.focusWidget(), text)


def stored(store):
    return [answers_of(row["answers"]) for row in store.rows("SELECT answers FROM response")]


def step(window):
    return window.questions._steps[window.questions._at].item.name


def test_every_kind_of_question_is_answered_with_keys(store, sit):
    window = sit()
    press(window, ENTER, ENTER, Qt.Key.Key_2, ENTER)
    press(window, Qt.Key.Key_3, Qt.Key.Key_1, ENTER)
    press(window, Qt.Key.Key_3, Qt.Key.Key_1, ENTER)
    press(window, Qt.Key.Key_1, Qt.Key.Key_2, ENTER)
    write(window, "3")
    press(window, ENTER)
    write(window, "23.11.2026")
    press(window, ENTER)
    write(window, "Себебі бар")
    press(window, ENTER)
    window.findChild(type(window._next), "add_round").click()
    QTest.qWait(0)
    assert step(window) == "name"
    write(window, "Әлия")
    press(window, ENTER)
    assert step(window) == "child"
    press(window, ENTER)
    assert stored(store) == [{
        "one": "2", "many": "1 3", "rank": "3 1", "t1": "1", "t2": "2", "n": "3",
        "d": "2026-11-23", "why": "Себебі бар", "child": [{"name": "Әлия"}],
    }]  # fmt: skip
    press(window, ENTER)
    assert window._stack.currentWidget() is window._welcome


def test_nobody_goes_on_past_a_fault(sit):
    window = sit()
    press(window, ENTER, ENTER, ENTER)
    assert step(window) == "one"
    press(window, Qt.Key.Key_1, ENTER, ENTER, ENTER, ENTER)
    assert step(window) == "n"
    write(window, "12")
    press(window, ENTER)
    assert step(window) == "n"
    (notice,) = window.questions._view._notices.values()
    assert notice._text.text() == "Оннан аз"


def test_backspace_goes_back_and_what_was_chosen_is_still_there(sit):
    window = sit()
    press(window, ENTER, ENTER, Qt.Key.Key_2, ENTER, Qt.Key.Key_Backspace)
    assert step(window) == "one"
    targets = window.questions._view._answers["one", ()].targets
    assert [each.code for each in targets if each.isChecked()] == ["2"]


def test_the_program_killed_goes_on_where_it_stopped(store, sit):
    window = sit()
    handout = window._handout
    press(window, ENTER, ENTER, Qt.Key.Key_2, ENTER, Qt.Key.Key_1)
    again = sit(handout)
    again.go_on_with(sittings.unfinished(store, "pc"))
    assert step(again) == "many"
    assert again.questions.sitting.filling.record["many"] == "1"


def test_the_language_is_switched_with_the_answers_kept(store, sit):
    school = add_school(store, "P1")
    (handout,) = give(store, add_wave(store, "needs_heads"), "pc", [school])
    window = sit(handout)
    press(window, ENTER, ENTER, Qt.Key.Key_1)
    window._languages._chips["ru"].click()
    assert window._next.text() == "Далее"
    assert window.questions.sitting.filling.record == {"school": "P1", "H01": "1"}


def test_only_the_pin_leads_back_to_the_office(store, sit, heard):
    pin.change(store, "2580")
    window = sit()
    left = heard(window.left)
    window.close()
    assert window.isVisible()
    write(window, "1111")
    press(window, ENTER)
    assert left == []
    write(window, "2580")
    press(window, ENTER)
    assert len(left) == 1


def test_after_three_wrong_pins_one_waits_and_is_told_how_long(store, sit, monkeypatch, heard):
    pin.change(store, "2580")
    window = sit()
    left = heard(window.left)
    window.close()
    for _try in range(3):
        write(window, "1111")
        press(window, ENTER)
    leaving = window._leaving
    assert not leaving.field.isEnabled()
    assert "10" in leaving._notice._text.text()
    monkeypatch.setattr(pin, "wait", lambda _store, _now: 0)  # the seconds are over
    leaving._look_at_clock()
    assert leaving.field.hasFocus()
    write(window, "2580")
    press(window, ENTER)
    assert len(left) == 1


TEACHERS = {
    "T01": "5", "T02": "2", "T03": "4", "T04": "2", "T06": "9", "T07_1": "1", "T07_4": "2",
    "T08_1": "5", "T08_2": "4", "T08_3": "9", "T09_1": "1", "T09_10": "4", "T10_1": "10",
    "T10_2": "1", "T10_3": "3", "T11": "1 3", "T12": "2", "T13": "1 5 10", "T14_text": "Слайдтар",
    "T15": "2", "T16": "4", "T19": "5", "T22_5": "3", "T25": "Рақмет! <b>",
}  # fmt: skip


def test_a_whole_form_of_ours_is_answered_with_keys_alone(store, sit):
    school = add_school(store, "P1")
    (handout,) = give(store, add_wave(store, "needs_teachers"), "pc", [school])
    window = sit(handout)
    press(window, ENTER)
    answer_all(window, TEACHERS)
    assert stored(store) == [{**TEACHERS, "school": "P1"}]
