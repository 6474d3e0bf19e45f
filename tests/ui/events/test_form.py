"""The form of an event: typed by keyboard, with its place, schools and sessions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.models import drafts, events, requests, schools
from app.models.sessions import sessions
from app.ui.events.places import Places
from app.ui.events.sessions_editor import time_spelling
from tests.ui.events.conftest import TODAY


def only(store):
    [event] = events.page(store, events.Filter())
    return event


@pytest.fixture
def new(page, use):
    """A new event with its required fields filled."""
    use.press("add")
    use.write("topic", "Дескриптор жазу")
    use.write("first_day", "10.12.2025")
    page.pane.form.editor("kind").set_value("training")
    return page.pane.form


def test_event_is_planned_by_keyboard(page, use, qtbot, store):
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    kind = page.findChild(QComboBox, "kind")
    assert kind.count() == 9
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    use.write("topic", "Дескриптор жазу")
    use.write("first_day", "10.12")
    use.write("hours", "1,5")
    use.write("planned", "12")
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    event = only(store)
    assert (event.number, event.topic, event.kind) == (
        "Ш-01", "Дескриптор жазу", "training_seminar",
    )  # fmt: skip
    assert (event.first_day, event.last_day) == (date(2025, 12, 10), date(2025, 12, 10))
    assert (event.hours, event.planned, event.status) == (Decimal("1.5"), 12, "planned")


def test_required_fields_are_told_under_them(page, use, store):
    use.press("add")
    use.press("save")
    assert page.pane.form.focusWidget() is not None
    assert events.count(store, events.Filter()) == 0


def test_text_that_is_no_day_stops_saving(page, use, new, store):
    use.write("last_day", "ертең")
    use.press("save")
    assert events.count(store, events.Filter()) == 0


@pytest.mark.parametrize(
    ("typed", "school", "place"),
    [
        ("«P2» мектебі", "P2", None),
        ("p2", "P2", None),
        ("Р2", "P2", None),
        ("Қала кітапханасы", None, "Қала кітапханасы"),
        ("", None, None),
    ],
)
def test_place_is_a_school_or_any_words(use, new, numbers, typed, school, place):
    use.write("place", typed)
    use.press("save")
    event = only(use.store)
    assert (event.place_school, event.place) == (numbers.get(school), place)


def test_schools_of_one_name_are_told_apart_by_code(store, numbers):
    with store.change("Rename") as change:
        schools.save(change, numbers["P2"], {"name_kk": "«P1» мектебі"})
    places = Places(store, lambda: TODAY)
    text = places.text(numbers["P2"], None)
    assert text == "«P1» мектебі (P2)"
    assert places.read(text) == (numbers["P2"], None)
    assert places.read("«P1» мектебі") == (None, "«P1» мектебі")


def test_all_partner_schools_are_invited_at_once(page, use, new, store, numbers):
    line = page.findChild(QLineEdit, "schools")
    line.setFocus()
    hits = page._form._find_schools("")
    assert (hits[0].title, hits[0].subtitle) == ("All partner schools", "3")
    editor = page.pane.form.editor("schools")
    editor._one._on_picked(hits[0])
    use.press("save")
    partners = [numbers[code] for code in ("P1", "P2", "P3")]
    assert events.linked(store, only(store).id, "schools") == partners


def test_linked_request_becomes_planned(page, use, new, store, ask):
    request = ask("С-01")
    new.editor("requests").set_value([request])
    use.press("save")
    assert requests.get(store, request).status == "planned"


def test_event_asked_for_by_another_screen_brings_its_request(page, use, ask, store):
    request = ask("С-01")
    page.add_with({"requests": [request], "topic": "Формативті бағалау"})
    page.pane.form.editor("kind").set_value("training")
    use.write("first_day", "10.12.2025")
    use.press("save")
    assert events.linked(store, only(store).id, "requests") == [request]


def test_number_follows_the_school_year_of_the_first_day(page, use, add):
    add("Ш-07", date(2025, 11, 5))
    use.press("add")
    number = page.findChild(QLineEdit, "number")
    assert number.text() == "Ш-08"
    use.write("first_day", "01.09.2026")
    assert number.text() == "Ш-01"


def test_number_typed_by_hand_stays(page, use):
    use.press("add")
    use.write("number", "Ш-20")
    use.write("first_day", "01.09.2026")
    assert page.findChild(QLineEdit, "number").text() == "Ш-20"


def test_edit_changes_what_was_typed_alone(page, use, add, store):
    add("Ш-01", date(2025, 11, 5), "held", planned=9, note="ескерту")
    use.press("edit")
    use.write("topic", "Жаңа тақырып")
    use.press("save")
    event = only(store)
    assert (event.topic, event.planned, event.note, event.status) == (
        "Жаңа тақырып", 9, "ескерту", "held",
    )  # fmt: skip
    store.undo()
    assert only(store).topic == "Тақырып Ш-01"


def test_draft_survives(page, use, new, store):
    page.list.setFocus()
    assert drafts.take(store, "event", drafts.NEW)["topic"] == "Дескриптор жазу"


# Sessions


def test_several_sessions_are_typed_by_keyboard(page, use, new, store, qtbot):
    use.write("hours", "2")
    use.press("sessions")
    assert page.findChild(QLineEdit, "session_day_2").text() == "17.12.2025"
    use.write("session_starts_1", "1430")
    use.write("session_topic_2", "Кері байланыс")
    topic = page.findChild(QLineEdit, "session_topic_2")
    qtbot.keyClick(topic, Qt.Key.Key_Insert, Qt.KeyboardModifier.AltModifier)
    assert page.findChild(QLineEdit, "session_day_3").hasFocus()
    assert not page.findChild(QLineEdit, "hours").isEnabled()
    use.press("save")
    event = only(store)
    found = sessions(store, event.id)
    assert [each.day.day for each in found] == [10, 17, 24]
    assert [each.starts for each in found] == ["14:30", None, None]
    assert (event.last_day, event.hours) == (date(2025, 12, 24), 6)


def test_session_is_taken_away_by_keyboard(page, use, new, store, qtbot):
    use.press("sessions")
    line = page.findChild(QLineEdit, "session_day_1")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    use.press("save")
    assert [each.day.day for each in sessions(store, only(store).id)] == [17]


def test_session_without_a_day_stops_saving(page, use, new, store):
    use.press("sessions")
    use.write("session_day_2", " ")
    use.press("save")
    assert events.count(store, events.Filter()) == 0


def test_event_of_several_sessions_becomes_one_of_one(page, use, new, store):
    use.press("sessions")
    use.press("save")
    use.press("edit")
    use.press("sessions")
    use.write("hours", "4")
    use.press("save")
    [session] = sessions(store, only(store).id)
    assert (session.day, session.hours) == (date(2025, 12, 10), 4)


@pytest.mark.parametrize(
    ("typed", "time"), [("14:30", "14:30"), ("1430", "14:30"), ("9", "09:00"), ("9.15", "09:15")]
)
def test_time_is_read_as_people_write_it(typed, time):
    assert time_spelling().read(typed) == time


@pytest.mark.parametrize("typed", ["24", "14:60", "таңертең"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(ValueError, match="HH:MM"):
        time_spelling().read(typed)
