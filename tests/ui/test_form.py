"""Forms show, read and tell of values, by keyboard, and only of what the user did."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

from app.ui.check import CheckBox
from app.ui.fields import (
    Amount,
    Check,
    Choice,
    Date,
    Field,
    Hit,
    Lookup,
    MultiChoice,
    MultiLookup,
    Number,
    Section,
    Suggest,
    Text,
)
from app.ui.form import Form, ProblemLine
from app.ui.theme import dress

SCHOOLS = {1: "Bilim", 2: "Birlik", 3: "Aksu"}


def search(text):
    return [
        Hit(number, name, "district")
        for number, name in SCHOOLS.items()
        if text.lower() in name.lower()
    ]


def options():
    return [("a", "Assessment"), ("b", "Leadership"), ("c", "Methods")]


FIELDS = (
    Section("Request"),
    Field("number", "Number", Text(max_length=10), required=True, width="half"),
    Field("received", "Received", Date(around=lambda: date(2025, 12, 2)), width="half"),
    Field("school", "School", Lookup(search, SCHOOLS.__getitem__)),
    Field("topic", "Topic", Text(), help="In their own words", placeholder="What is it about?"),
    Field("direction", "Direction", Choice(options)),
    Field("needed", "Needed", Choice(options), required=True),
    Field("audience", "Audience", MultiChoice(options)),
    Field("count", "Count", Number(high=100)),
    Field("mean", "Mean", Amount()),
    Field("kind", "Kind", Suggest(lambda text: [w for w in ("seminar", "training") if text in w])),
    Field("team", "Team", MultiLookup(search, SCHOOLS.__getitem__)),
    Field("late", "Late", Check()),
    Field("note", "Note", Text(multiline=True, max_length=20)),
)

VALUES = {
    "number": "R-1",
    "received": date(2025, 11, 3),
    "school": 2,
    "topic": "Feedback",
    "direction": "b",
    "needed": "c",
    "audience": ["a", "c"],
    "count": 5,
    "mean": Decimal("4.3"),
    "kind": "seminar",
    "team": [1, 3],
    "late": True,
    "note": "Two\nlines",
}
EMPTY = {
    **dict.fromkeys(VALUES),
    "number": "",
    "topic": "",
    "kind": "",
    "note": "",
    "late": False,
    "audience": [],
    "team": [],
}


@pytest.fixture
def form(shown):
    return shown(Form(FIELDS), 600, 1100)


def line(form, name):
    return form.findChild(QLineEdit, name)


def type_into(qtbot, widget, text):
    widget.setFocus()
    widget.selectAll()
    qtbot.keyClicks(widget, text)


def shown_texts(form):
    problems = [
        label for each in form.findChildren(ProblemLine) for label in each.findChildren(QLabel)
    ]
    return [label.text() for label in problems if label.isVisible()]


def test_what_is_loaded_can_be_read_back(form):
    form.load(VALUES)
    assert form.values() == VALUES


def test_an_empty_form_has_empty_values(form):
    form.load(VALUES)
    form.load({})
    assert form.values() == EMPTY
    assert form.unreadable() == []


def test_loading_is_not_editing(form, heard):
    told = heard(form.edited)
    form.load(VALUES)
    form.load({})
    assert told == []


def test_typing_is_editing(form, heard, qtbot):
    told = heard(form.edited)
    qtbot.keyClicks(line(form, "topic"), "ab")
    qtbot.keyClicks(form.findChild(QPlainTextEdit, "note"), "c")
    qtbot.keyClick(form.findChild(CheckBox, "late"), Qt.Key.Key_Space)
    assert told == ["topic", "topic", "note", "late"]
    assert form.values() == {**EMPTY, "topic": "ab", "note": "c", "late": True}


def test_every_editor_is_named_for_people_and_tests(form):
    for field in FIELDS[1:]:
        inner = form.editor(field.name).inner
        assert inner.objectName() == field.name
        assert inner.accessibleName() == field.label


def test_labels_lead_to_their_editors(form):
    buddies = {label.buddy() for label in form.findChildren(QLabel) if label.buddy()}
    assert line(form, "topic") in buddies


def test_a_required_field_is_marked(form):
    assert "Number *" in [label.text() for label in form.findChildren(QLabel)]


def test_tab_and_enter_follow_the_declaration(form, qtbot):
    line(form, "number").setFocus()
    qtbot.keyClick(line(form, "number"), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is line(form, "received")
    qtbot.keyClick(line(form, "received"), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is line(form, "school")


def test_the_form_takes_the_focus_into_its_first_field(form):
    form.setFocus()
    assert QApplication.focusWidget() is line(form, "number")


def test_leaving_a_field_is_told(form, heard):
    told = heard(form.field_left)
    line(form, "number").setFocus()
    line(form, "topic").setFocus()
    assert told == ["number"]


def test_a_day_is_spelled_out_when_it_is_left(form, qtbot):
    type_into(qtbot, line(form, "received"), "3.11")
    line(form, "topic").setFocus()
    assert line(form, "received").text() == "03.11.2025"
    assert form.values()["received"] == date(2025, 11, 3)


def test_what_cannot_be_read_is_said_at_once_and_counts_as_empty(form, qtbot):
    type_into(qtbot, line(form, "received"), "soon")
    line(form, "topic").setFocus()
    assert shown_texts(form) == ["Enter the date as DD.MM.YYYY."]
    assert form.values()["received"] is None
    assert form.unreadable() == [("received", "error", "Enter the date as DD.MM.YYYY.")]
    assert line(form, "received").text() == "soon"


@pytest.mark.parametrize(
    ("name", "key", "before", "after"),
    [
        ("received", Qt.Key.Key_Up, date(2025, 11, 30), date(2025, 12, 1)),
        ("received", Qt.Key.Key_Down, date(2025, 11, 3), date(2025, 11, 2)),
        ("received", Qt.Key.Key_Up, None, date(2025, 12, 2)),
        ("count", Qt.Key.Key_Up, 5, 6),
        ("count", Qt.Key.Key_Down, 0, 0),
    ],
)
def test_arrow_keys_change_days_and_numbers(  # noqa: PLR0917 - fixtures and parameters
    form, heard, qtbot, name, key, before, after
):
    form.load({name: before})
    told = heard(form.edited)
    qtbot.keyClick(line(form, name), key)
    assert form.values()[name] == after
    assert told == [name]


def test_a_day_is_picked_from_the_calendar(form, heard, qtbot):
    form.load(VALUES)
    told = heard(form.edited)
    line(form, "received").setFocus()
    qtbot.keyClick(line(form, "received"), Qt.Key.Key_F4)
    calendar = form.findChild(QCalendarWidget)
    assert calendar.isVisible()
    calendar.activated.emit(calendar.selectedDate().addDays(3))
    assert not calendar.isVisible()
    assert form.values()["received"] == date(2025, 11, 6)
    assert told == ["received"]


def test_problems_stand_under_their_fields_with_words(form):
    form.show_problems(
        [
            ("topic", "warning", "There is a similar request."),
            ("number", "error", "This number is taken."),
            ("number", "warning", "Unusual number."),
            ("", "error", "Data not saved."),
        ]
    )
    assert shown_texts(form) == [
        "This number is taken.\nUnusual number.",
        "There is a similar request.",
    ]
    assert line(form, "number").property("problem") == "error"
    assert line(form, "topic").property("problem") == "warning"
    assert "This number is taken." in line(form, "number").accessibleDescription()
    assert "Data not saved." in [
        each.text() for each in form.findChildren(QLabel) if each.isVisible()
    ]


def test_the_cursor_goes_to_the_first_error_before_warnings(form):
    form.show_problems([("number", "warning", "w"), ("count", "error", "e")])
    assert form.focus_first_problem()
    assert QApplication.focusWidget() is line(form, "count")
    form.show_problems(())
    assert not form.focus_first_problem()


def test_mending_a_field_takes_its_problem_away(form, qtbot):
    form.show_problems([("topic", "error", "This field is required.")])
    qtbot.keyClicks(line(form, "topic"), "x")
    assert shown_texts(form) == []
    assert line(form, "topic").property("problem") == ""


def test_the_wheel_does_not_change_a_choice_that_has_no_focus(form):
    form.load(VALUES)
    combo = form.findChild(QComboBox, "direction")
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(combo, event)
    assert form.values()["direction"] == "b"


def test_a_choice_is_made_by_keyboard(form, heard, qtbot):
    told = heard(form.edited)
    combo = form.findChild(QComboBox, "direction")
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert form.values()["direction"] == "a"
    assert told == ["direction"]


def test_only_a_choice_that_may_be_empty_offers_none(form):
    assert form.findChild(QComboBox, "direction").count() == 4
    assert form.findChild(QComboBox, "needed").count() == 3


def test_long_text_is_said_to_be_too_long(form, qtbot):
    qtbot.keyClicks(form.findChild(QPlainTextEdit, "note"), "x" * 23)
    assert form.unreadable() == [
        ("note", "error", "Shorten the text. Characters over the limit: 3.")
    ]


def test_a_hidden_field_keeps_its_value(form):
    form.load(VALUES)
    form.set_shown("topic", False)
    assert not line(form, "topic").isVisible()
    assert form.values()["topic"] == "Feedback"


def test_a_form_may_be_read_alone(form):
    form.set_editable(False)
    assert not line(form, "topic").isEnabled()


def test_text_of_people_is_no_markup(form):
    form.show_problems([("topic", "error", "<b>x</b>")])
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in form.findChildren(QLabel))


def test_a_form_that_is_thrown_away_is_freed(qapp):
    form = Form(FIELDS)
    form.load(VALUES)
    editors = [weakref.ref(form.editor(field.name)) for field in FIELDS[1:]]
    form.deleteLater()
    del form
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [ref for ref in editors if ref() is not None] == []


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [330, 700])
def test_no_field_is_cut_off(shown, qapp, percent, width):
    dress(qapp, "light", percent)
    form = shown(Form(FIELDS), width, 3000)
    form.show_problems([("topic", "error", "A long sentence that says what is wrong " * 3)])
    for field in FIELDS[1:]:
        inner = form.editor(field.name).inner
        if not isinstance(inner, QPlainTextEdit):
            assert inner.height() >= inner.minimumSizeHint().height(), field.name
        assert inner.mapTo(form, QPoint(inner.width(), 0)).x() <= width


def test_boxes_side_by_side_stand_level_whatever_their_labels(shown):
    label = "A label of so many words that it never fits into one line of its half"
    fields = (
        Field("one", "One", Text(), width="half"),
        Field("other", label, Text(), width="half"),
        Field("third", "Third", Text(), width="half"),
    )
    form = shown(Form(fields), 360)
    one, other = line(form, "one"), line(form, "other")
    assert one.mapTo(form, QPoint()).y() == other.mapTo(form, QPoint()).y()
    form.set_shown("other", False)
    form.layout().activate()
    assert one.mapTo(form, QPoint()).y() < 40
