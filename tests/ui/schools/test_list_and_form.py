"""The list of schools and the form, used by keyboard and mouse."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox

from app.i18n import speak
from app.models import schools, settings
from app.models.store import Store
from tests.ui.schools.acting import (
    TODAY,
    add,
    listed,
    press,
    problems,
    school,
    screen,
    type_in,
)


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
    line = type_in(page, "filter", text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert listed(page) == ["P2"]


def test_new_partner_is_typed_from_the_keyboard_alone(qtbot, page, store):
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.pane.form is not None)
    type_in(page, "name_kk", "«Бірлік» жалпы орта мектебі")
    type_in(page, "bin", "991240 999842")
    line = type_in(page, "teachers", "34")
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
    type_in(page, "name_kk", "«Бірлік»")
    type_in(page, "bin", "991240999803")
    press(qtbot, page, "save")
    assert "БСН бақылау цифры дұрыс емес." in problems(page)
    assert schools.by_code(store, "P3") is None
    press(qtbot, page, "save")
    assert school(store, "P3").bin == "991240999803"


def test_mended_check_digit_needs_no_second_press(qtbot, page, store):
    page.add()
    type_in(page, "name_kk", "«Бірлік»")
    type_in(page, "bin", "991240999803")
    press(qtbot, page, "save")
    type_in(page, "bin", "991240999802")
    press(qtbot, page, "save")
    assert school(store, "P3").bin == "991240999802"


@pytest.mark.parametrize("number", ["99124099980", "000101300009"])
def test_short_bin_and_personal_number_are_refused(qtbot, page, store, number):
    page.add()
    type_in(page, "name_kk", "«Бірлік»")
    type_in(page, "bin", number)
    for _press in range(2):
        press(qtbot, page, "save")
    assert len(problems(page)) == 1
    assert schools.by_code(store, "P3") is None


def test_school_may_be_saved_without_bin(qtbot, page, store):
    page.add()
    type_in(page, "name_kk", "«Достық»")
    press(qtbot, page, "save")
    assert school(store, "P3").bin is None


def test_taken_code_is_refused_whatever_the_alphabet(qtbot, page):
    page.add()
    type_in(page, "code", "Р1")
    type_in(page, "name_kk", "«Достық»")
    press(qtbot, page, "save")
    assert problems(page) == ["The code Р1 is taken. Choose another one."]


def test_leading_school_is_not_attached_to_another(qtbot, page, store):
    page.add()
    type_in(page, "code", "LS2")
    type_in(page, "name_kk", "№5")
    status = page.findChild(QComboBox, "status")
    status.setCurrentText("Leading school")
    status.activated.emit(status.currentIndex())
    assert not page.pane.form.editor("leading").isVisible()
    press(qtbot, page, "save")
    assert (school(store, "LS2").status, school(store, "LS2").leading) == ("leading", None)


def test_new_school_is_shown_even_where_the_filter_hides_it(qtbot, page):
    press(qtbot, page, "small")
    page.add()
    type_in(page, "name_kk", "«Достық»")
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
    type_in(page, "district", "Сайрам ауданы")
    press(qtbot, page, "save")
    after = school(store, "P1")
    assert after.district == "Сайрам ауданы"
    assert (after.pupils, after.teachers, after.leading) == (412, 38, before.leading)
    assert len(schools.dated(store, "school_size", before.id)) == 1


def test_number_of_teachers_gets_a_new_value_from_a_day(qtbot, page, store):
    page.list.select(schools.by_code(store, "P1"))
    page.edit()
    type_in(page, "teachers", "40")
    type_in(page, "since", "01.11.2025")
    press(qtbot, page, "save")
    number = schools.by_code(store, "P1")
    assert schools.get(store, number, date(2025, 10, 31)).teachers == 38
    assert schools.get(store, number, TODAY).teachers == 40
    assert schools.get(store, number, TODAY).pupils == 412


# The scenario: one leading school and six partners, one of them with a mistyped BIN

PARTNERS = (
    ("«Ақсу» жалпы орта мектебі", "991240999812", "38"),
    ("«Қызылтаң» негізгі орта мектебі", "991240999822", "16"),
    ("М. Әуезов атындағы №2 жалпы орта мектебі", "991240999803", "71"),
    ("«Бірлік» жалпы орта мектебі", "991240999842", "34"),
    ("«Достық» жалпы орта мектебі", "991240999852", "52"),
    ("«Теректі» бастауыш мектебі", "", "7"),
)


def test_six_partners_are_entered_one_after_another(qtbot, tmp_path, shown):
    speak("kk")
    with Store.open(tmp_path / "empty.db") as store:
        with store.change("Own school") as change:
            leading = add(change, "LS", "№4 «Білім» мектеп-гимназиясы", status="leading")
            settings.write(store, change, own_school=leading)
        page = shown(screen(store), 1150, 700)
        for name, number, teachers in PARTNERS:
            page.add()
            for field, text in (("name_kk", name), ("bin", number), ("teachers", teachers)):
                type_in(page, field, text)
            press(qtbot, page, "save")
            if number == "991240999803":
                assert problems(page) == ["БСН бақылау цифры дұрыс емес."]
                press(qtbot, page, "save")
        found = schools.page(store, schools.Filter(status="partner", leading=leading), TODAY)
        assert sorted(each.code for each in found) == ["P1", "P2", "P3", "P4", "P5", "P6"]
        assert sum(each.teachers for each in found) == 218
        bins = {each.code: each.bin for each in found}
        assert (bins["P3"], bins["P6"]) == ("991240999803", None)
