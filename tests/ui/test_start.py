"""The first start: own school, school year, and the ways to begin."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from app.i18n import speak
from app.models import periods, schools, settings
from app.models.store import Store
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.plain import Label
from app.ui.start.page import StartPage
from tests.ui.keys import type_text

KNOWN = date(2025, 12, 2)
UNKNOWN = date(2026, 9, 15)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "new.db") as made:
        yield made


@pytest.fixture
def start(store, shown):
    def begin(day=KNOWN):
        return shown(StartPage(Workplace(store, Jobs(InlinePool()), lambda: day)), 1366, 768)

    return begin


def type_in(page, name, text):
    field = page.findChild(QLineEdit, name)
    field.setFocus()
    field.selectAll()
    type_text(field, text)
    return field


def press(qtbot, page, name):
    qtbot.mouseClick(page.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)


def told(page):
    return [each.text() for each in page.findChildren(Label) if each.isVisible() and each.text()]


def own(store):
    number = settings.read(store).own_school
    return None if number is None else schools.get(store, number, KNOWN)


def test_own_school_is_typed_with_the_keyboard_alone(qtbot, store, start, heard):
    page = start()
    ended = heard(page.finished)
    assert page.findChild(QLineEdit, "name_kk").hasFocus()
    line = page.findChild(QLineEdit, "name_kk")
    type_text(line, "№4 «Білім» мектеп-гимназиясы")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    line = page.findChild(QLineEdit, "name_ru")
    assert line.hasFocus()
    type_text(line, "школа-гимназия № 4")
    button = page.findChild(QAbstractButton, "begin")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    made = own(store)
    assert (made.code, made.name_kk, made.status) == (
        "LS",
        "№4 «Білім» мектеп-гимназиясы",
        "leading",
    )
    assert len(ended) == 1
    assert store.undoable().args == {"code": "LS"}


def test_name_is_required(qtbot, store, start, heard):
    page = start()
    ended = heard(page.finished)
    press(qtbot, page, "begin")
    assert "This field is required." in told(page)
    assert (own(store), ended) == (None, [])


def test_wrong_check_digit_is_told_and_passes_with_the_second_press(qtbot, store, start):
    speak("kk")
    page = start()
    type_in(page, "name_kk", "№4")
    type_in(page, "bin", "9912 4099 9803")
    press(qtbot, page, "begin")
    assert "БСН бақылау цифры дұрыс емес." in told(page)
    assert own(store) is None
    press(qtbot, page, "begin")
    assert own(store).bin == "991240999803"


def test_personal_number_in_place_of_the_bin_never_passes(qtbot, store, start):
    page = start()
    type_in(page, "name_kk", "№4")
    type_in(page, "bin", "000101300009")
    for _press in range(2):
        press(qtbot, page, "begin")
    assert own(store) is None


def test_region_is_one_of_today(qtbot, store, start):
    page = start()
    region = page.findChild(QComboBox, "region")
    names = [region.itemText(at) for at in range(region.count())]
    assert len(names) == 21
    assert "Abai Region" in names
    type_in(page, "name_kk", "№4")
    region.setCurrentText("Turkistan Region")
    press(qtbot, page, "begin")
    assert own(store).region == "61"


@pytest.mark.parametrize("wish", ["import", "template"])
def test_workbook_may_bring_the_own_school(qtbot, store, start, heard, wish):
    page = start()
    asked = heard(getattr(page, f"{wish}_requested"))
    press(qtbot, page, wish)
    assert (len(asked), own(store)) == (1, None)


def test_school_that_was_typed_is_written_before_the_workbook(qtbot, store, start, heard):
    page = start()
    asked = heard(page.import_requested)
    type_in(page, "name_kk", "№4")
    press(qtbot, page, "import")
    assert (len(asked), own(store).name_kk) == (1, "№4")


def test_language_changes_at_once_and_what_is_typed_is_kept(qtbot, store, start, heard):
    page = start()
    chosen = heard(page.language_chosen)
    type_in(page, "name_kk", "№4 «Білім»")
    press(qtbot, page, "ru")
    assert chosen == ["ru"]
    again = start()
    assert again.findChild(QLineEdit, "name_kk").text() == "№4 «Білім»"


def test_known_school_year_is_not_asked_for(start):
    assert not start().findChild(QLineEdit, "first_1")


def test_unknown_school_year_is_proposed_and_marked_to_check(qtbot, store, start):
    page = start(UNKNOWN)
    assert "School year 2026-27" in told(page)
    assert page.findChild(QLineEdit, "first_2").text() == "03.11.2026"
    type_in(page, "name_kk", "№4")
    press(qtbot, page, "begin")
    newest = periods.school_years(store)[0]
    assert (newest.name, newest.to_check) == ("2026-27", True)


def test_checked_and_corrected_year_is_not_to_check(qtbot, store, start):
    page = start(UNKNOWN)
    type_in(page, "name_kk", "№4")
    type_in(page, "last_1", "01.11.2026")
    press(qtbot, page, "begin")
    assert "The day 02.11.2026 lies in no period." in told(page)
    assert own(store) is None
    type_in(page, "first_2", "02.11.2026")
    press(qtbot, page, "checked")
    press(qtbot, page, "begin")
    newest = periods.school_years(store)[0]
    assert (newest.to_check, newest.periods[1].first) == (False, date(2026, 11, 2))
    assert own(store).name_kk == "№4"


def test_finished_start_leaves_no_draft(qtbot, store, start):
    page = start()
    type_in(page, "name_kk", "№4")
    press(qtbot, page, "begin")
    assert store.value("SELECT count(*) FROM draft") == 0
