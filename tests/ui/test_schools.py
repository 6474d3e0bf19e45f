"""The screen of schools, used as people use it: by keyboard and mouse."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit

from app.i18n import speak
from app.models import events, people, requests, schools, settings
from app.models.store import Store
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.plain import Label
from app.ui.record_table import RecordTable
from app.ui.schools.page import SchoolsPage
from tests.ui.keys import type_text

TODAY = date(2025, 12, 2)
SEPTEMBER = date(2025, 9, 1)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "schools.db") as made:
        with made.change("Schools") as change:
            own = {"region": "61", "district": "Жаңабұлақ ауданы", "territory": "urban"}
            leading = add(change, "LS", "№4 «Білім»", status="leading", teachers=84, **own)
            rural = {"status": "partner", "leading": leading, "territory": "rural"}
            add(change, "P1", "«Ақсу»", teachers=38, pupils=412, name_ru="«Аксу»", **rural)
            add(change, "P2", "«Қызылтаң»", teachers=16, small=True, **rural)
            add(change, "P6", "«Теректі»", **rural)
            settings.write(made, change, own_school=leading)
        yield made


def add(change, code, name, **values):
    return schools.save(change, None, {"code": code, "name_kk": name, **values})


@pytest.fixture
def page(store, shown):
    made = SchoolsPage(Workplace(store, Jobs(InlinePool()), lambda: TODAY))
    store.subscribe(made.on_changed)
    return shown(made, 1150, 700)


def listed(page):
    table = page.list.records
    return [table.record(row).code for row in range(table.rowCount())]


def type_in(qtbot, page, name, text):
    line = page.findChild(QLineEdit, name)
    line.setFocus()
    line.selectAll()
    type_text(line, text)
    return line


def press(qtbot, page, name):
    button = page.findChild(QAbstractButton, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def problems(page):
    shown = page.pane.form.findChildren(Label)
    told = (each.text() for each in shown if each.property("tone") in ("bad", "warn"))
    return [text for text in told if text]


def school(store, code):
    return schools.get(store, schools.by_code(store, code), TODAY)


def test_partners_are_listed_first_and_filters_count(page):
    assert listed(page) == ["P1", "P2", "P6"]
    chips = page.strip.findChildren(QAbstractButton)
    counted = {each.objectName(): each.accessibleName() for each in chips}
    assert counted == {
        "partners": "Partners: 3",
        "all": "All: 4",
        "rural": "Rural schools: 3",
        "small": "Small ungraded schools: 1",
        "teachers_unknown": "Number of teachers unknown: 1",
    }


@pytest.mark.parametrize(
    ("key", "codes"),
    [("all", ["LS", "P1", "P2", "P6"]), ("small", ["P2"]), ("teachers_unknown", ["P6"])],
)
def test_filter_lists_what_it_says(qtbot, page, key, codes):
    press(qtbot, page, key)
    assert sorted(listed(page)) == codes


@pytest.mark.parametrize("text", ["Кызылтан", "қызылтаң", "P2", "р2"])
def test_typing_finds_a_school_without_kazakh_letters(qtbot, page, text):
    line = type_in(qtbot, page, "filter", text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert listed(page) == ["P2"]


def test_new_partner_is_typed_from_the_keyboard_alone(qtbot, page, store):
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.pane.form is not None)
    type_in(qtbot, page, "name_kk", "«Бірлік» жалпы орта мектебі")
    type_in(qtbot, page, "bin", "991240 999842")
    line = type_in(qtbot, page, "teachers", "34")
    qtbot.keyClick(line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: schools.by_code(store, "P3") is not None)
    made = school(store, "P3")
    assert (made.name_kk, made.bin) == ("«Бірлік» жалпы орта мектебі", "991240999842")
    assert (made.status, made.teachers) == ("partner", 34)
    assert (made.leading, made.region) == (schools.by_code(store, "LS"), "61")
    assert page.list.current().code == "P3"
    assert store.undoable().args == {"code": "P3"}


def test_wrong_check_digit_is_told_in_kazakh_and_saved_when_confirmed(qtbot, page, store):
    speak("kk")
    page.add()
    type_in(qtbot, page, "name_kk", "«Бірлік»")
    type_in(qtbot, page, "bin", "991240999803")
    press(qtbot, page, "save")
    assert "БСН бақылау цифры дұрыс емес." in problems(page)
    assert schools.by_code(store, "P3") is None
    press(qtbot, page, "save")
    assert school(store, "P3").bin == "991240999803"


def test_mended_check_digit_needs_no_second_press(qtbot, page, store):
    page.add()
    type_in(qtbot, page, "name_kk", "«Бірлік»")
    type_in(qtbot, page, "bin", "991240999803")
    press(qtbot, page, "save")
    type_in(qtbot, page, "bin", "991240999802")
    press(qtbot, page, "save")
    assert school(store, "P3").bin == "991240999802"


@pytest.mark.parametrize("number", ["99124099980", "000101300009"])
def test_short_bin_and_personal_number_are_refused(qtbot, page, store, number):
    page.add()
    type_in(qtbot, page, "name_kk", "«Бірлік»")
    type_in(qtbot, page, "bin", number)
    for _press in range(2):
        press(qtbot, page, "save")
    assert len(problems(page)) == 1
    assert schools.by_code(store, "P3") is None


def test_school_may_be_saved_without_bin(qtbot, page, store):
    page.add()
    type_in(qtbot, page, "name_kk", "«Достық»")
    press(qtbot, page, "save")
    assert school(store, "P3").bin is None


def test_taken_code_is_refused_whatever_the_alphabet(qtbot, page):
    page.add()
    type_in(qtbot, page, "code", "Р1")
    type_in(qtbot, page, "name_kk", "«Достық»")
    press(qtbot, page, "save")
    assert problems(page) == ["The code Р1 is taken. Choose another one."]


def test_leading_school_is_not_attached_to_another(qtbot, page, store):
    page.add()
    type_in(qtbot, page, "code", "LS2")
    type_in(qtbot, page, "name_kk", "№5")
    status = page.findChild(QComboBox, "status")
    status.setCurrentText("Leading school")
    status.activated.emit(status.currentIndex())
    assert not page.pane.form.editor("leading").isVisible()
    press(qtbot, page, "save")
    assert (school(store, "LS2").status, school(store, "LS2").leading) == ("leading", None)


def test_new_school_is_shown_even_where_the_filter_hides_it(qtbot, page):
    press(qtbot, page, "small")
    page.add()
    type_in(qtbot, page, "name_kk", "«Достық»")
    press(qtbot, page, "save")
    assert page.list.current().code == "P3"


def test_languages_are_checked(qtbot, page, store):
    page.list.select(schools.by_code(store, "P1"))
    page.edit()
    boxes = {each.text(): each for each in page.pane.form.findChildren(QCheckBox)}
    for language in ("Kazakh", "Uzbek"):
        qtbot.mouseClick(boxes[language], Qt.MouseButton.LeftButton)
    press(qtbot, page, "save")
    assert school(store, "P1").languages == ("kk", "uz")


def test_editing_keeps_what_was_not_touched(qtbot, page, store):
    before = school(store, "P1")
    page.list.select(before.id)
    qtbot.keyClick(page.list.view, Qt.Key.Key_F2)
    type_in(qtbot, page, "district", "Сайрам ауданы")
    press(qtbot, page, "save")
    after = school(store, "P1")
    assert after.district == "Сайрам ауданы"
    assert (after.pupils, after.teachers, after.leading) == (412, 38, before.leading)
    assert len(schools.dated(store, "school_size", before.id)) == 1


def test_number_of_teachers_gets_a_new_value_from_a_day(qtbot, page, store):
    page.list.select(schools.by_code(store, "P1"))
    page.edit()
    type_in(qtbot, page, "teachers", "40")
    type_in(qtbot, page, "since", "01.11.2025")
    press(qtbot, page, "save")
    number = schools.by_code(store, "P1")
    assert schools.get(store, number, date(2025, 10, 31)).teachers == 38
    assert schools.get(store, number, TODAY).teachers == 40
    assert schools.get(store, number, TODAY).pupils == 412


# What holds by date


def dated(store, table):
    rows = schools.dated(store, f"school_{table}", schools.by_code(store, "P1"))
    return [(each.since, *each.values.values()) for each in rows]


def select(page, store, code="P1"):
    page.list.select(schools.by_code(store, code))


def test_value_is_added_from_a_day(qtbot, page, store):
    select(page, store)
    press(qtbot, page, "add:school_size")
    type_in(qtbot, page, "teachers", "41")
    type_in(qtbot, page, "since", "1.11.2025")
    press_in(qtbot, page, "school_size", "save")
    assert dated(store, "size") == [(date(2025, 11, 1), 412, 41), (None, 412, 38)]
    assert page.list.current().teachers == 41


def press_in(qtbot, page, table, name):
    pane = next(each for each in page.findChildren(type(page.pane)) if each.objectName() == table)
    press(qtbot, pane, name)


def test_row_gets_another_day(qtbot, page, store):
    select(page, store)
    row = schools.dated(store, "school_size", page.list.current().id)[0].id
    press(qtbot, page, f"edit:school_size:{row}")
    type_in(qtbot, page, "since", "01.09.2025")
    press_in(qtbot, page, "school_size", "save")
    assert dated(store, "size") == [(SEPTEMBER, 412, 38)]


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


def texts(page):
    return [each.text() for each in page.detail.findChildren(Label) if each.isVisible()]


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
    line = type_in(qtbot, page, "name_kk", "«Достық»")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    again = SchoolsPage(page.place)
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
