"""The screen of settings, section by section."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit

from app.i18n import speak
from app.models import event_kinds, holidays, periods, schools, settings
from app.models.store import Store
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.plain import Label
from app.ui.settings.page import SettingsPage
from app.ui.theme import dress
from tests.ui.keys import type_text

TODAY = date(2025, 12, 2)
SECTIONS = ("this_pc", "school", "years", "holidays", "kinds")


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "settings.db") as made:
        made.who = "Айгүл"
        with made.change("Begin") as change:
            for code, name in (("LS", "№4 «Білім»"), ("LS2", "№5")):
                row = {"code": code, "name_kk": name, "status": "leading"}
                schools.save(change, None, row)
            settings.write(made, change, own_school=1)
        yield made


@pytest.fixture
def page(store, shown):
    made = SettingsPage(Workplace(store, Jobs(InlinePool()), lambda: TODAY))
    store.subscribe(made.on_changed)
    return shown(made, 1150, 700)


def press(qtbot, page, name):
    def seen():
        return [each for each in page.findChildren(QAbstractButton, name) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()))
    qtbot.mouseClick(seen()[0], Qt.MouseButton.LeftButton)


def line(page, name):
    return next(each for each in page.findChildren(QLineEdit, name) if each.isVisible())


def type_in(page, name, text):
    field = line(page, name)
    field.setFocus()
    field.selectAll()
    type_text(field, text)
    return field


def told(page):
    return [each.text() for each in page.findChildren(Label) if each.isVisible() and each.text()]


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_section_opens_in_every_language(qtbot, store, shown, section, language):
    speak(language)
    made = shown(SettingsPage(Workplace(store, Jobs(InlinePool()), lambda: TODAY)), 1150, 700)
    press(qtbot, made, section)
    qtbot.waitUntil(lambda: len(told(made)) > 2)


# This PC


def test_language_and_appearance_are_asked_for_at_once(qtbot, page, heard):
    languages = heard(page.language_chosen)
    looks = heard(page.appearance_chosen)
    press(qtbot, page, "ru")
    press(qtbot, page, "dark")
    press(qtbot, page, "150")
    assert languages == ["ru"]
    assert looks == [("dark", 100), ("dark", 150)]


def test_what_is_worn_now_is_shown(qtbot, qapp, store, shown):
    dress(qapp, "dark", 175)
    made = shown(SettingsPage(Workplace(store, Jobs(InlinePool()), lambda: TODAY)), 1150, 700)
    chips = [each.objectName() for each in made.findChildren(QAbstractButton) if each.isChecked()]
    assert {"this_pc", "en", "dark", "175"} <= set(chips)


def test_person_at_work_is_told_once(qtbot, page, heard):
    said = heard(page.who_chosen)
    assert line(page, "who").text() == "Айгүл"
    field = type_in(page, "who", "Жанар")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert said == ["Жанар"]


# Own school


def test_signatories_and_prefixes_are_saved(qtbot, page, store):
    press(qtbot, page, "school")
    assert not page.findChild(QAbstractButton, "save_school").isEnabled()
    for name, text in (
        ("director", "Б. Сейітов"),
        ("author", "А. Қалиева"),
        ("town", "Түркістан"),
        ("request_prefix", "Сұр-"),
    ):
        type_in(page, name, text)
    box = next(each for each in page.findChildren(QCheckBox) if each.isVisible())
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    press(qtbot, page, "save_school")
    kept = settings.read(store)
    assert (kept.director, kept.author, kept.town) == ("Б. Сейітов", "А. Қалиева", "Түркістан")
    assert (kept.request_prefix, kept.saturdays, kept.own_school) == ("Сұр-", True, 1)


def test_personal_number_is_refused_in_settings(qtbot, page, store):
    press(qtbot, page, "school")
    type_in(page, "director", "Сейітов 000101300009")
    press(qtbot, page, "save_school")
    assert settings.read(store).director == ""


def test_own_school_must_be_chosen_from_the_list(qtbot, page, store):
    press(qtbot, page, "school")
    type_in(page, "own_school", "Жоқ мектеп")
    press(qtbot, page, "save_school")
    assert "Choose from the list." in told(page)
    assert settings.read(store).own_school == 1


def test_undo_is_seen_in_the_form(qtbot, page, store):
    press(qtbot, page, "school")
    type_in(page, "town", "Түркістан")
    press(qtbot, page, "save_school")
    store.undo()
    assert line(page, "town").text() == ""


# School years


def open_year(qtbot, page, name):
    press(qtbot, page, "years")
    press(qtbot, page, name)


def year(store, name):
    return next((each for each in periods.school_years(store) if each.name == name), None)


def test_shipped_year_covers_every_day_and_needs_no_check(qtbot, page, store):
    press(qtbot, page, "years")
    qtbot.waitUntil(lambda: "IV: 30.03.2026–25.05.2026" in "\n".join(told(page)))
    assert "to check" not in told(page)
    assert (
        periods.span_problems([(each.first, each.last) for each in year(store, "2025-26").periods])
        == []
    )


def test_next_year_is_proposed_and_marked_to_check(qtbot, page, store):
    open_year(qtbot, page, "add_year")
    assert line(page, "first_1").text() == "01.09.2026"
    assert line(page, "last_5").text() == "31.08.2027"
    press(qtbot, page, "save_year")
    added = year(store, "2026-27")
    assert added.to_check
    assert added.last == date(2027, 8, 31)
    assert any(each.day.year == 2027 for each in holidays.every(store))


def test_checked_year_loses_its_mark(qtbot, page, store):
    open_year(qtbot, page, "add_year")
    press(qtbot, page, "save_year")
    press(qtbot, page, "edit_year:2026-27")
    press(qtbot, page, "checked")
    press(qtbot, page, "save_year")
    assert not year(store, "2026-27").to_check


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("last_1", "05.11.2025", "This period begins before the one above ends."),
        ("last_1", "31.10.2025", "The day 01.11.2025 lies in no period."),
        ("last_2", "01.10.2025", "The end date must not be before the start date."),
        ("first_3", "", "This field is required."),
        ("first_3", "31.02.2026", "Enter the date as DD.MM.YYYY."),
    ],
)
def test_wrong_periods_are_told_under_the_field_and_not_saved(
    qtbot, page, store, name, text, expected
):
    open_year(qtbot, page, "edit_year:2025-26")
    field = type_in(page, name, text)
    if not text:
        field.clear()
    before = year(store, "2025-26")
    press(qtbot, page, "save_year")
    assert expected in told(page)
    assert year(store, "2025-26") == before


def test_year_does_not_overlap_with_another(qtbot, page, store):
    open_year(qtbot, page, "add_year")
    type_in(page, "first_1", "25.08.2026")
    press(qtbot, page, "save_year")
    assert "These days overlap with the school year 2025-26." in told(page)
    assert year(store, "2026-27") is None


def test_periods_are_changed_and_undone(qtbot, page, store):
    open_year(qtbot, page, "edit_year:2025-26")
    type_in(page, "last_1", "03.11.2025")
    type_in(page, "first_2", "04.11.2025")
    press(qtbot, page, "save_year")
    assert year(store, "2025-26").periods[1].first == date(2025, 11, 4)
    store.undo()
    assert year(store, "2025-26").periods[1].first == date(2025, 11, 3)


def test_cancel_closes_the_form_of_a_year(qtbot, page, store):
    open_year(qtbot, page, "add_year")
    press(qtbot, page, "cancel_year")
    assert not page.findChild(QLineEdit, "first_1").isVisible()


# Public holidays


def test_holiday_is_added_and_deleted(qtbot, page, store):
    press(qtbot, page, "holidays")
    type_in(page, "day", "24.12.2025")
    type_in(page, "name_kk", "Мектеп күні")
    press(qtbot, page, "add_holiday")
    assert date(2025, 12, 24) in periods.holidays(store)
    press(qtbot, page, "delete_holiday:2025-12-24")
    assert date(2025, 12, 24) not in periods.holidays(store)
    store.undo()
    assert periods.holidays(store)[date(2025, 12, 24)] == "Мектеп күні"


def test_holiday_needs_a_name_and_a_day_of_its_own(qtbot, page, store):
    press(qtbot, page, "holidays")
    type_in(page, "day", "16.12.2025")
    press(qtbot, page, "add_holiday")
    assert {"This day is a public holiday already.", "This field is required."} <= set(told(page))


# Kinds of events


def test_own_kind_is_added_with_its_mark_and_changed(qtbot, page, store):
    press(qtbot, page, "kinds")
    type_in(page, "name_kk", "дебат")
    press(qtbot, page, "for_educators")
    press(qtbot, page, "save_kind")
    own = event_kinds.every(store)[-1]
    assert (own.name_kk, own.own, own.for_educators) == ("дебат", True, False)
    press(qtbot, page, f"edit_kind:{own.code}")
    type_in(page, "name_kk", "пікірталас")
    press(qtbot, page, "save_kind")
    assert [each.name_kk for each in event_kinds.every(store) if each.own] == ["пікірталас"]


def test_kinds_of_the_field_stay_as_they_are(qtbot, page, store):
    press(qtbot, page, "kinds")
    assert page.findChild(QAbstractButton, "edit_kind:training") is None
    press(qtbot, page, "save_kind")
    assert len(event_kinds.every(store)) == 9
