"""Picking records by typing: one, several, a new one, or just a suggestion."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from app.ui.chips import Chip
from app.ui.fields import Field, Hit, Lookup, MultiLookup, Suggest, Text
from app.ui.form import Form

SCHOOLS = {1: "Bilim", 2: "Birlik", 3: "Aksu"}


def search(text):
    return [Hit(n, name, "city") for n, name in SCHOOLS.items() if text.lower() in name.lower()]


def suggest(text):
    return [word for word in ("seminar", "training") if text in word]


@pytest.fixture
def made():
    return []


@pytest.fixture
def form(shown, made):
    def make(text):
        made.append(text)
        return Hit(9, text)

    fields = (
        Field("school", "School", Lookup(search, SCHOOLS.__getitem__, make)),
        Field("team", "Team", MultiLookup(search, SCHOOLS.__getitem__)),
        Field("kind", "Kind", Suggest(suggest)),
        Field("topic", "Topic", Text()),
    )
    return shown(Form(fields), 600, 500)


def line(form, name):
    return form.findChild(QLineEdit, name)


def type_into(qtbot, widget, text):
    widget.setFocus()
    widget.selectAll()
    qtbot.keyClicks(widget, text)


def popup_of(edit):
    return edit.findChild(QCompleter).popup()


def test_a_record_is_picked_by_typing(form, heard, qtbot):
    told = heard(form.edited)
    edit = line(form, "school")
    type_into(qtbot, edit, "bir")
    assert popup_of(edit).isVisible()
    qtbot.keyClick(popup_of(edit), Qt.Key.Key_Down)
    qtbot.keyClick(popup_of(edit), Qt.Key.Key_Return)
    assert form.values()["school"] == 2
    assert edit.text() == "Birlik"
    assert told[-1] == "school"


def test_typing_over_a_picked_record_unpicks_it(form, qtbot):
    form.load({"school": 2})
    qtbot.keyClicks(line(form, "school"), "x")
    assert form.values()["school"] is None
    assert form.unreadable() == [("school", "error", "Choose from the list.")]


def test_a_record_that_is_typed_in_full_is_picked_when_left(form, qtbot):
    type_into(qtbot, line(form, "school"), "birlik")
    popup_of(line(form, "school")).hide()
    line(form, "topic").setFocus()
    assert form.values()["school"] == 2


def test_a_new_record_is_made_from_what_was_typed(form, made, qtbot):
    edit = line(form, "school")
    type_into(qtbot, edit, "Zhana")
    qtbot.keyClick(popup_of(edit), Qt.Key.Key_Down)
    qtbot.keyClick(popup_of(edit), Qt.Key.Key_Return)
    assert made == ["Zhana"]
    assert (form.values()["school"], edit.text()) == (9, "Zhana")


def test_down_opens_the_whole_list(form, qtbot):
    edit = line(form, "school")
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert popup_of(edit).model().rowCount() == len(SCHOOLS)
    popup_of(edit).hide()


def test_several_records_become_chips(form, heard, qtbot):
    told = heard(form.edited)
    edit = line(form, "team")
    for text in ("aks", "bil"):
        type_into(qtbot, edit, text)
        qtbot.keyClick(popup_of(edit), Qt.Key.Key_Down)
        qtbot.keyClick(popup_of(edit), Qt.Key.Key_Return)
    assert form.values()["team"] == [3, 1]
    assert edit.text() == ""
    chip = form.findChildren(Chip)[0]
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert form.values()["team"] == [1]
    assert told[-1] == "team"


def test_a_suggestion_may_be_taken_or_not(form, qtbot):
    edit = line(form, "kind")
    type_into(qtbot, edit, "tra")
    qtbot.keyClick(popup_of(edit), Qt.Key.Key_Down)
    qtbot.keyClick(popup_of(edit), Qt.Key.Key_Return)
    assert form.values()["kind"] == "training"
    type_into(qtbot, edit, "something else")
    assert form.values()["kind"] == "something else"
