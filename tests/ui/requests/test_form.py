"""Entering a request while the phone is still at the ear: by keyboard alone, nothing lost."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QLineEdit, QPlainTextEdit

from app.models import requests, settings
from app.ui.form import ProblemLine
from app.ui.link import Link
from app.ui.plain import Label

CTRL = Qt.KeyboardModifier.ControlModifier


def at():
    """Return the name of the field where the cursor is."""
    return QApplication.focusWidget().objectName()


@pytest.fixture
def form(page, hands):
    hands.press(Qt.Key.Key_N, CTRL)
    return page.pane.form


def newest(store):
    return requests.get(store, store.value("SELECT max(id) FROM request"))


def test_request_is_entered_by_keyboard_alone(store, desk, page, form, hands, heard):
    said = heard(page.said)
    hands.type("достык")
    hands.press(Qt.Key.Key_Down)
    hands.enter()
    for text in ("Роботтар", "", "мұғалімдер", "7", "трен", "қаңтар", "", "", "", "", ""):
        hands.enter()
        hands.type(text)
    assert at() == "responsible"
    hands.save()
    made = newest(store)
    assert (made.number, made.status, made.received) == ("С-06", "new", date(2025, 12, 2))
    assert made.school == desk.dostyq
    assert (made.topic, made.audience, made.participants) == ("Роботтар", "мұғалімдер", 7)
    assert page.list.current().id == made.id
    assert said == [("Saved", True)]


def test_enter_goes_through_the_fields_in_the_order_of_the_call(form, hands):
    seen = [at()]
    for _field in range(12):
        hands.enter()
        seen.append(at())
    assert seen == [
        "school", "topic", "direction", "audience", "participants", "desired_kind",
        "desired_dates", "channel", "letter_number", "received", "number", "responsible", "note",
    ]  # fmt: skip


def test_save_names_what_is_missing(store, form, hands, page):
    hands.save()
    assert at() == "school"
    shown = [each for each in form.findChildren(ProblemLine) if each.isVisibleTo(form)]
    assert [each.findChild(Label).text() for each in shown] == ["This field is required."] * 2


def fill(form, school, **values):
    form.load({"school": school, "topic": "Тақырып", "number": "С-77", **values})


def test_personal_number_is_refused(store, desk, form, hands):
    fill(form, desk.aksu, received=date(2025, 12, 2), note="ЖСН 900101300017")
    hands.save()
    assert newest(store).number == "С-05"


def test_number_follows_the_day_of_receipt_until_it_is_typed(page, form, hands):
    assert form.values()["number"] == "С-06"
    day = page.findChild(QLineEdit, "received")
    day.setFocus()
    day.selectAll()
    hands.type("01.07.2025")
    assert form.values()["number"] == "С-01"
    number = page.findChild(QLineEdit, "number")
    number.setFocus()
    number.selectAll()
    hands.type("С-40")
    day.setFocus()
    day.selectAll()
    hands.type("02.12.2025")
    assert form.values()["number"] == "С-40"


def test_taken_number_of_the_same_year_is_refused(store, desk, form, hands):
    fill(form, desk.aksu, number="с-01", received=date(2025, 12, 2))
    hands.save()
    assert newest(store).number == "С-05"


def test_draft_comes_back_with_a_number_that_is_still_free(store, desk, page, form, hands):
    hands.press(Qt.Key.Key_Tab)
    hands.type("Бөлініп қалған сөз")
    hands.enter()
    page.show_record(desk.due)
    with store.change("Add") as change:
        values = {"number": "С-06", "received": date(2025, 12, 1), "topic": "x"}
        requests.save(store, change, None, {**values, "school": desk.aksu})
    hands.press(Qt.Key.Key_N, CTRL)
    values = page.pane.values()
    assert (values["topic"], values["number"]) == ("Бөлініп қалған сөз", "С-07")


def test_form_left_untouched_leaves_no_draft(page, desk, form, hands):
    hands.press(Qt.Key.Key_Tab)
    page.show_record(desk.due)
    hands.press(Qt.Key.Key_N, CTRL)
    assert not page.pane._restored.isVisible()


def test_what_is_typed_into_one_record_does_not_come_back_in_another(page, desk, hands):
    hands.choose(desk.due)
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_Tab)
    hands.type(" тағы")
    hands.press(Qt.Key.Key_N, CTRL)
    assert page.pane.values()["topic"] == ""
    page.show_record(desk.due)
    hands.press(Qt.Key.Key_F2)
    assert "тағы" in page.pane.values()["topic"]


def test_pressing_new_again_keeps_what_is_typed(page, form, hands):
    hands.press(Qt.Key.Key_Tab)
    hands.type("Жазылып жатыр")
    hands.press(Qt.Key.Key_N, CTRL)
    assert page.pane.values()["topic"] == "Жазылып жатыр"


def test_similar_open_request_is_shown_while_typing_and_leads_there(page, desk, form, hands):
    hands.press(Qt.Key.Key_Tab)
    hands.type("формативти")
    hands.sees("Similar open requests:")
    hands.click(Link, f"request:{desk.planned}")
    assert page.list.current().id == desk.planned
    hands.press(Qt.Key.Key_N, CTRL)
    assert page.pane.values()["topic"] == "формативти"


def test_similar_request_by_direction(page, desk, form, hands):
    combo = page.findChild(QComboBox, "direction")
    combo.setFocus()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    assert form.values()["direction"] == "assessment"
    hands.find(Link, f"request:{desk.planned}")


def test_responsible_is_looked_for_among_the_own_school(page, form, hands):
    field = page.findChild(QLineEdit, "responsible")
    field.setFocus()
    hands.type("серик")
    model = field.findChild(QCompleter).model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Серікова Айгүл"]


def test_own_prefix_counts(store, page, hands):
    with store.change("Settings") as change:
        settings.write(store, change, request_prefix="З-")
    hands.press(Qt.Key.Key_N, CTRL)
    assert page.pane.values()["number"] == "З-01"


def test_values_given_by_another_screen_are_filled_in(page, desk):
    page.add_with({"school": desk.aksu})
    values = page.pane.values()
    assert (values["school"], values["number"]) == (desk.aksu, "С-06")


def test_edit_changes_the_record_and_undo_shows_the_old_one(store, page, desk, hands):
    hands.choose(desk.due)
    hands.press(Qt.Key.Key_F2)
    topic = page.findChild(QLineEdit, "topic")
    topic.setFocus()
    topic.selectAll()
    hands.type("Жаңа тақырып")
    hands.save()
    hands.sees("Жаңа тақырып")
    store.undo()
    hands.sees("Тәлімгерлік жұмыс")


def test_edit_of_a_closed_request_keeps_days_after_receipt(store, page, desk, hands):
    hands.choose(desk.fulfilled)
    hands.press(Qt.Key.Key_F2)
    assert {"decided", "closed", "reason"} <= page.pane.values().keys()
    closed = page.findChild(QLineEdit, "closed")
    closed.setFocus()
    closed.selectAll()
    hands.type("01.11.2025")
    hands.save()
    assert requests.get(store, desk.fulfilled).closed == date(2025, 11, 25)
    assert at() == "closed"


def test_undecided_request_has_no_fields_of_a_decision(page, desk, hands):
    hands.choose(desk.due)
    hands.press(Qt.Key.Key_F2)
    assert not {"decided", "closed", "reason"} & page.pane.values().keys()


def test_escape_gives_up_and_nothing_is_stored(store, page, form, hands):
    hands.type("а")
    page.pane.findChild(QPlainTextEdit, "note").setFocus()
    hands.press(Qt.Key.Key_Escape)
    assert page.list.view.hasFocus()
    assert newest(store).number == "С-05"


def test_edited_text_is_stored_clean(store, desk, form, hands):
    fill(form, desk.aksu, topic="  Cабақ   жоспары ", received=date(2025, 12, 2), audience="  ")
    hands.save()
    made = newest(store)
    assert (made.topic, made.audience) == ("Сабақ жоспары", None)  # Latin C became Cyrillic


def test_field_reached_by_enter_is_scrolled_into_sight(page, form, hands):
    for _field in range(12):
        hands.enter()
    note = page.findChild(QPlainTextEdit, "note")
    assert note.hasFocus()
    assert note.visibleRegion().contains(note.cursorRect().center())
    hands.save()
    school = page.findChild(QLineEdit, "school")
    assert school.hasFocus()
    assert school.visibleRegion().contains(school.rect().center())
