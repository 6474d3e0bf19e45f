"""Attendance by keyboard: marks, walk-ins, sessions, and the sums beside the list."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from app.models import attendance, events, people
from app.models.sessions import Session, sessions
from tests.ui.keys import type_text

PAST = date(2025, 11, 19)


@pytest.fixture
def event(add, ask, numbers):
    invited = [numbers["P1"], numbers["P2"]]
    return add("Ш-04", PAST, schools=invited, planned=6, requests=[ask("С-04")], hours=2)


@pytest.fixture
def marking(event, page, use):
    use.press("attendance")
    return page.attendance


def names(marking):
    model = marking.table.records
    return [model.record(row).attendee.name for row in range(model.rowCount())]


def marks(store, event, session=0):
    roll = attendance.roll(store, sessions(store, event)[session].id)
    return {each.name: each.mark for each in roll if each.mark}


def sign(marking, text):
    type_text(marking.table.view, text)


def enter(qtbot, marking, text):
    marking.search.setFocus()
    marking.search.setText(text)
    qtbot.keyClick(marking.search, Qt.Key.Key_Return)


# The list


def test_people_of_the_invited_schools_stand_in_kazakh_order(marking):
    assert names(marking) == [
        "Әбдіғали Айгүл", "Бекенова Жанар", "Ермеков Нұржан", "Қалиева Г.", "Қалиева Гүлнар",
    ]  # fmt: skip


def test_space_goes_round_the_marks_and_down_goes_on(marking, store, event, qtbot):
    marking.table.setFocus()
    view = marking.table.view
    seen = []
    for _time in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Space)
        seen.append(marks(store, event).get("Әбдіғали Айгүл"))
    assert seen == ["present", "absent", "excused", None]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert marks(store, event) == {"Бекенова Жанар": "present"}


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        *((key, "present") for key in '1pPзЗ"'),
        *((key, "absent") for key in "2aфә"),
        *((key, "excused") for key in "3eуі"),
    ],
)
def test_keys_of_any_layout_mark(marking, store, event, typed, mark):
    sign(marking, typed)
    assert marks(store, event) == {"Әбдіғали Айгүл": mark}


@pytest.mark.parametrize("key", ["0", "қ"])
def test_mark_is_taken_away(marking, store, event, key):
    sign(marking, "2" + key)
    assert marks(store, event) == {}


def test_every_mark_is_one_step_back(marking, store, event):
    sign(marking, "12")
    store.undo()
    assert marks(store, event) == {"Әбдіғали Айгүл": "present"}
    store.undo()
    assert marks(store, event) == {}


def test_all_present_is_one_step_and_spares_the_marked(marking, store, event, use):
    sign(marking, "2")
    use.press("all_present")
    assert sorted(marks(store, event).values()) == ["absent", *["present"] * 4]
    assert not marking.findChild(QAbstractButton, "all_present").isEnabled()
    store.undo()
    assert list(marks(store, event).values()) == ["absent"]


def test_line_stays_chosen_while_it_is_marked(marking):
    marking.table.view.go_to(2)
    sign(marking, "1")
    assert marking.table.current().attendee.name == "Ермеков Нұржан"


def test_order_by_school_numbers_the_lines_anew(marking):
    marking.table.view.header.sectionClicked.emit(2)
    model = marking.table.records
    assert [model.record(row).number for row in range(5)] == [1, 2, 3, 4, 5]
    assert names(marking)[-1] == "Қалиева Гүлнар"


# The search


def test_search_narrows_by_any_spelling(marking, qtbot):
    marking.search.setText("калиева")
    qtbot.waitUntil(lambda: names(marking) == ["Қалиева Г.", "Қалиева Гүлнар"])


def test_scanned_code_marks_present_and_makes_room(marking, store, event, qtbot):
    enter(qtbot, marking, "p2-t01")
    assert marks(store, event) == {"Ермеков Нұржан": "present"}
    assert marking.search.text() == ""


def test_empty_search_leaves_its_keys_to_the_list(marking, store, event, qtbot):
    marking.search.setFocus()
    qtbot.keyClick(marking.search, Qt.Key.Key_Space)
    qtbot.keyClick(marking.search, Qt.Key.Key_Down)
    qtbot.keyClick(marking.search, Qt.Key.Key_Space)
    qtbot.keyClick(marking.search, Qt.Key.Key_Space)
    assert marks(store, event) == {"Әбдіғали Айгүл": "present", "Бекенова Жанар": "absent"}
    qtbot.keyClick(marking.search, Qt.Key.Key_Up)
    assert marking.table.current().attendee.name == "Әбдіғали Айгүл"
    assert (marking.search.text(), marking.search.hasFocus()) == ("", True)


def test_space_is_typed_once_something_is_typed(marking, store, event, qtbot, use):
    marking.search.setFocus()
    use.sees("Space — mark · ↓ — next")
    qtbot.keyClick(marking.search, Qt.Key.Key_A)
    use.sees("Enter — mark or add · ↓ — to the list")
    qtbot.keyClick(marking.search, Qt.Key.Key_Space)
    assert marking.search.text() == "a "
    assert marks(store, event) == {}
    marking.table.setFocus()
    use.sees("Space — mark · ↓ — next")


def test_only_hit_is_marked_with_enter(marking, store, event, qtbot):
    enter(qtbot, marking, "ермек")
    assert marks(store, event) == {"Ермеков Нұржан": "present"}


def test_several_hits_are_chosen_from(marking, store, event, qtbot):
    enter(qtbot, marking, "Қалиева")
    assert marks(store, event) == {}
    assert marking.table.view.hasFocus()


def test_code_of_another_school_is_marked_at_once(marking, store, event, qtbot):
    enter(qtbot, marking, "P3-T01")
    assert marks(store, event) == {"Исаева Мәдина": "present"}
    assert "Исаева Мәдина" in names(marking)


# Who is not on the list


def test_walk_in_is_a_new_person_and_a_mark_in_one_step(marking, store, event, qtbot, use, numbers):
    enter(qtbot, marking, "Сейтқали Дана")
    marking.walk_in._form.editor("school").set_value(numbers["P2"])
    qtbot.keyClick(use.find(QComboBox, "role"), Qt.Key.Key_Return)
    qtbot.keyClick(use.find(QAbstractButton, "add_person"), Qt.Key.Key_Return)
    assert marks(store, event) == {"Сейтқали Дана": "present"}
    [person] = people.page(store, people.Filter("Сейтқали"), PAST)
    assert (person.school, person.role, person.code) == (numbers["P2"], "teacher", "P2-T03")
    assert marking.walk_in.isHidden()
    assert marking.search.hasFocus()
    store.undo()
    assert people.page(store, people.Filter("Сейтқали"), PAST) == []
    assert marks(store, event) == {}


def test_next_walk_in_begins_with_the_school_of_the_last(marking, qtbot, use, numbers):
    enter(qtbot, marking, "Сейтқали Дана")
    marking.walk_in._form.editor("school").set_value(numbers["P3"])
    use.press("add_person")
    enter(qtbot, marking, "Тоқтар Асан")
    assert marking.walk_in._form.values()["school"] == numbers["P3"]


@pytest.mark.parametrize("name", ["", "Сейтқали 900101300007"])
def test_walk_in_without_a_name_or_with_a_personal_number_is_refused(
    marking, store, qtbot, use, numbers, name
):
    enter(qtbot, marking, "Сейтқали")
    marking.walk_in._form.editor("school").set_value(numbers["P1"])
    use.write("name", name)
    before = people.count(store, people.Filter(), PAST)
    use.press("add_person")
    assert people.count(store, people.Filter(), PAST) == before
    assert marking.walk_in.isVisible()


def test_known_person_of_another_school_is_offered_first(marking, store, event, qtbot, numbers):
    enter(qtbot, marking, "исаева")
    link = marking.walk_in.findChild(QAbstractButton, f"known:{numbers['Исаева Мәдина']}")
    qtbot.waitUntil(link.isVisible)
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert marks(store, event) == {"Исаева Мәдина": "present"}


def test_likely_spelling_is_shown_before_a_new_person_is_made(
    marking, store, event, qtbot, use, numbers
):
    enter(qtbot, marking, "Калиева Гүлнар Асқарқызы")
    marking.walk_in._form.editor("school").set_value(numbers["P2"])
    use.press("add_person")
    use.sees("This person may already be in the list.")
    assert marks(store, event) == {}
    use.press("add_person")
    assert list(marks(store, event)) == ["Калиева Гүлнар Асқарқызы"]


def test_walk_in_is_given_up_with_escape(marking, store, qtbot, use):
    enter(qtbot, marking, "Сейтқали")
    qtbot.keyClick(use.find(QLineEdit, "name"), Qt.Key.Key_Escape)
    assert marking.walk_in.isHidden()
    assert marking.isVisible()


# Sums


def test_sums_follow_the_marks(marking, use, store, event):
    sign(marking, "1")
    use.sees("1", "present, planned: 6", "«P1» мектебі")
    assert attendance.present_by_school(store, event) == [("«P1» мектебі", 1)]


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [("parents", "34", 34), ("feedback_forms", "16", 16), ("feedback_mean", "4,7", Decimal("4.7"))],
)
def test_number_is_saved_when_its_field_is_left(marking, event, use, name, typed, value):
    use.write(name, typed)
    marking.search.setFocus()
    assert getattr(events.get(use.store, event), name) == value
    use.store.undo()
    assert getattr(events.get(use.store, event), name) is None


def test_impossible_mean_is_not_saved(marking, store, event, use):
    use.write("feedback_mean", "7")
    marking.search.setFocus()
    assert events.get(store, event).feedback_mean is None


def test_typed_number_outlives_a_mark_made_elsewhere(marking, store, use, event, numbers):
    use.write("parents", "3")
    with store.change("Elsewhere") as change:
        at = sessions(store, event)[0].id
        attendance.mark(store, change, at, numbers["Ермеков Нұржан"], "present")
    assert use.find(QLineEdit, "parents").text() == "3"


def test_linked_request_leads_to_it(marking, page, heard, use):
    asked = heard(page.open_requested)
    use.press("request:1")
    assert asked == [("request", 1)]


def test_likely_spellings_lead_to_the_people(add, page, heard, use, store, numbers):
    with store.change("Move") as change:
        number = numbers["Қалиева Гүлнар"]
        people.save(store, change, number, {"school": numbers["P1"]})
    event = add("Ш-04", PAST, schools=[numbers["P1"]])
    asked = heard(page.open_requested)
    page.mark_attendance(event)
    use.sees("“Қалиева Г.” and “Қалиева Гүлнар” may be one person.")
    page.attendance._alike.asked.emit()
    assert asked == [("person", numbers["Қалиева Г."])]


# Sessions and the way there and back


def test_each_session_has_its_own_marks(add, page, use, store, numbers):
    days = [Session(None, date(2025, 11, day), topic=f"{day}") for day in (12, 19)]
    event = add("Ш-04", days[0].day, last_day=days[1].day, schools=[numbers["P2"]], sessions=days)
    page.mark_attendance(event)
    sign(page.attendance, "1")
    use.press(f"session:{sessions(store, event)[1].id}")
    sign(page.attendance, "3")
    assert marks(store, event, 0) == {"Ермеков Нұржан": "present"}
    assert marks(store, event, 1) == {"Ермеков Нұржан": "excused"}
    assert events.get(store, event).present == 1


def test_escape_leads_back_to_the_list_with_new_counts(marking, page, qtbot):
    sign(marking, "1")
    qtbot.keyClick(marking.table.view, Qt.Key.Key_Escape)
    assert marking.isHidden()
    assert page.split.isVisible()
    assert page.list.current().event.present == 1


def test_event_that_is_over_is_marked_held_here(marking, store, event, use):
    use.press("held_here")
    assert events.get(store, event).status == "held"
    assert not marking.findChild(QAbstractButton, "held_here").isVisible()


def test_undoing_the_event_itself_leads_back(page, add, store):
    page.mark_attendance(add("Ш-09", PAST))
    store.undo()
    assert page.attendance.isHidden()


def test_event_without_schools_says_to_choose_them(page, add, use):
    event = add("Ш-01", PAST, place="онлайн")
    page.mark_attendance(event)
    use.sees("No schools are invited")
    page.attendance.edit_requested.emit()
    assert page.pane.number() == event
    assert page.attendance.isHidden()


def test_schools_without_people_say_what_to_do(page, add, use, numbers):
    page.mark_attendance(add("Ш-01", PAST, schools=[numbers["LS"]]))
    use.sees("No people of the invited schools are entered yet")


def test_two_hundred_people_are_read_in_one_query(page, add, store, numbers, monkeypatch):
    with store.change("People") as change:
        for number in range(200):
            row = {"name": f"Адам {number:03}", "school": numbers["P1"], "role": "teacher"}
            people.save(store, change, None, row)
    page.mark_attendance(add("Ш-01", PAST, schools=[numbers["P1"]]))
    asked = []
    rows = store.rows
    monkeypatch.setattr(store, "rows", lambda *sql: asked.append(sql) or rows(*sql))
    sign(page.attendance, "1")
    assert len(names(page.attendance)) == 203
    assert len(asked) < 20


def test_navigation_leads_back_to_the_list(marking, page):
    page.to_start()
    assert marking.isHidden()
    assert page.list.view.hasFocus()
