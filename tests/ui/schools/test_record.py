"""A school beside the list, and what holds of it from a day on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.i18n import speak
from app.models import events, people, requests, resources, resources_given, schools
from app.ui.record_table import RecordTable
from tests.ui.schools.acting import (
    TODAY,
    listed,
    press,
    press_in,
    school,
    screen,
    select,
    texts,
    type_in,
)

# What holds by date


def dated(store, table):
    rows = schools.dated(store, f"school_{table}", schools.by_code(store, "P1"))
    return [(each.since, *each.values.values()) for each in rows]


def test_value_is_added_from_a_day(qtbot, page, store):
    select(page, store)
    press(qtbot, page, "add:school_size")
    type_in(page, "teachers", "41")
    type_in(page, "since", "1.11.2025")
    press_in(qtbot, page, "school_size", "save")
    assert dated(store, "size") == [(date(2025, 11, 1), 412, 41), (None, 412, 38)]
    assert page.list.current().teachers == 41


def test_row_gets_another_day(qtbot, page, store):
    select(page, store)
    row = schools.dated(store, "school_size", page.list.current().id)[0].id
    press(qtbot, page, f"edit:school_size:{row}")
    type_in(page, "since", "01.09.2025")
    press_in(qtbot, page, "school_size", "save")
    assert dated(store, "size") == [(date(2025, 9, 1), 412, 38)]


def test_row_is_deleted_and_comes_back_with_undo(qtbot, page, store):
    select(page, store)
    row = schools.dated(store, "school_size", page.list.current().id)[0].id
    press(qtbot, page, f"delete:school_size:{row}")
    assert page.list.current().teachers is None
    store.undo()
    assert page.list.current().teachers == 38


def test_school_leaves_the_network(qtbot, page, store):
    select(page, store)
    press(qtbot, page, "add:school_status")
    status = page.findChildren(QComboBox, "status")[-1]
    status.setCurrentIndex(0)
    press_in(qtbot, page, "school_status", "save")
    assert school(store, "P1").status is None
    assert listed(page) == ["P2", "P6"]


def test_size_without_any_number_is_refused(qtbot, page, store):
    select(page, store, "P6")
    press(qtbot, page, "add:school_size")
    press_in(qtbot, page, "school_size", "save")
    assert schools.dated(store, "school_size", schools.by_code(store, "P6")) == []


def test_cancel_returns_to_the_record(qtbot, page, store):
    select(page, store)
    press(qtbot, page, "add:school_size")
    assert not page.detail.isVisible()
    press_in(qtbot, page, "school_size", "cancel")
    assert page.detail.isVisible()


# The record beside the list


def test_wrong_bin_and_unknown_teachers_are_told_on_the_record(page, store):
    with store.change("Wrong BIN") as change:
        change.update("school", schools.by_code(store, "P6"), {"bin": "991240999803"})
    select(page, store, "P6")
    told = next(each for each in texts(page) if "check digit" in each)
    assert "number of teachers" in told


def test_names_are_shown_in_the_language_of_the_interface(page, store):
    speak("ru")
    page.refresh()
    select(page, store)
    assert "«Аксу»" in texts(page)


def test_people_requests_and_events_open_their_screens(qtbot, page, store, heard):
    number = schools.by_code(store, "P1")
    with store.change("Work") as change:
        person = people.save(
            store, change, None, {"name": "Қалиева А.", "school": number, "role": "teacher"}
        )
        request = requests.save(
            store,
            change,
            None,
            {"number": "С-01", "school": number, "topic": "Баға", "received": TODAY},
        )
        event = events.save(
            store, change, None,
            {"number": "Ш-01", "topic": "Баға", "kind": "training", "first_day": TODAY,
             "schools": [number]},
        )  # fmt: skip
    asked = heard(page.open_requested)
    select(page, store)
    for tab in ("people", "work"):
        page.detail.open_tab(tab)
        for view in related(page):
            qtbot.keyClick(view, Qt.Key.Key_Home)
            qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked == [("person", person), ("request", request), ("event", event)]


def related(page):
    tables = page.detail.findChildren(RecordTable)
    return [each.view for each in tables if each.isVisible()]


def test_rows_of_a_figure_are_listed_alone(qtbot, page, store):
    page.show_rows([schools.by_code(store, "LS"), schools.by_code(store, "P6")], "Two schools")
    assert sorted(listed(page)) == ["LS", "P6"]
    page.unpin()
    assert listed(page) == ["P1", "P2", "P6"]


def test_draft_of_a_new_school_comes_back(qtbot, page, store):
    page.add()
    line = type_in(page, "name_kk", "«Достық»")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    again = screen(store)
    qtbot.addWidget(again)
    again.add()
    assert again.findChild(QLineEdit, "name_kk").text() == "«Достық»"


def test_narrow_window_shows_the_record_in_place_of_the_list(qtbot, page, store):
    page.resize(800, 700)
    select(page, store)
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not page.list.isVisible()
    press(qtbot, page, "add:school_size")
    press_in(qtbot, page, "school_size", "cancel")
    assert page.detail.isVisible()


def test_resources_that_a_school_received_lead_to_the_resource(page, store, heard):
    number = schools.by_code(store, "P1")
    with store.change("Give") as change:
        row = {"code": "Р-01", "title": "Жадынама", "category": "guidelines"}
        guide = resources.save(store, change, None, row)
        given = {"school": number, "day": TODAY, "copies": 3, "lent": True}
        giving = resources_given.save(change, guide, None, given)
    asked = heard(page.open_requested)
    select(page, store)
    page.detail.open_tab("work")
    work = page.school_detail._work
    assert work._given._table.records.rowCount() == 1
    work._given.opened.emit(giving)
    assert asked == [("resource", guide)]
