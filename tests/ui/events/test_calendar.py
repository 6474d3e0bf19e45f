"""The calendar of events: painted month, moved over by keys, events opened and added."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from app.models import events
from app.models.sessions import Session
from app.ui.events.month import Month, same_day
from tests.ui.keys import type_text


@pytest.fixture
def month(add, page, use):
    add("Ш-01", date(2025, 12, 3))
    add("Ш-02", date(2025, 12, 3), "held")
    add("Ш-03", date(2025, 12, 30), last_day=date(2026, 1, 2))
    use.press("calendar")
    return page.calendar


def chips(calendar, day):
    return [chip.text for chip in calendar._month.chips.get(day, ())]


def test_calendar_stands_in_place_of_the_list(month, page):
    assert month.isVisible()
    assert not page.list.isVisible()
    assert page.detail.isVisible()


def test_month_begins_with_a_monday():
    shown = Month(date(2025, 12, 10), date(2025, 12, 2))
    assert (shown.first, shown.weeks) == (date(2025, 12, 1), 5)
    assert Month(date(2026, 2, 10), shown.today).first == date(2026, 1, 26)


def test_event_stands_on_each_of_its_days(month):
    assert chips(month, date(2025, 12, 3)) == ["Ш-01 Тақырып Ш-01", "Ш-02 Тақырып Ш-02"]
    for day in (date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 2)):
        assert chips(month, day) == ["Ш-03 Тақырып Ш-03"]


def test_event_of_several_sessions_stands_on_their_days(add, page, use):
    days = [Session(None, date(2025, 12, day)) for day in (3, 10)]
    add("Ш-01", days[0].day, last_day=days[1].day, sessions=days)
    use.press("calendar")
    found = [day for day in page.calendar._month.chips if chips(page.calendar, day)]
    assert sorted(found) == [date(2025, 12, 3), date(2025, 12, 10)]


def test_public_holidays_are_named(month):
    assert month._month.holidays[date(2025, 12, 16)] == "Independence Day"


def test_keys_move_over_days_and_months(month, qtbot):
    month.go_to(date(2025, 12, 3))
    keys = Qt.Key
    for key, day in (
        (keys.Key_Right, date(2025, 12, 4)),
        (keys.Key_Down, date(2025, 12, 11)),
        (keys.Key_Left, date(2025, 12, 10)),
        (keys.Key_Up, date(2025, 12, 3)),
        (keys.Key_Up, date(2025, 11, 26)),
        (keys.Key_PageDown, date(2025, 12, 26)),
        (keys.Key_PageUp, date(2025, 11, 26)),
        (keys.Key_Home, date(2025, 12, 2)),
    ):
        qtbot.keyClick(month.grid, key)
        assert month.grid.day() == day


def test_enter_opens_the_event_under_the_cursor(month, page, qtbot):
    month.go_to(date(2025, 12, 3))
    qtbot.keyClick(month.grid, Qt.Key.Key_Return)
    assert page.list.current().event.number == "Ш-01"
    qtbot.keyClick(month.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(month.grid, Qt.Key.Key_Return)
    assert page.list.current().event.number == "Ш-02"


@pytest.mark.parametrize("key", ["n", "т"])
def test_new_event_begins_on_the_day_under_the_cursor(month, page, use, key):
    month.go_to(date(2025, 12, 19))
    type_text(month.grid, key)
    assert use.find(QLineEdit, "first_day").text() == "19.12.2025"
    assert use.find(QLineEdit, "number").text() == "Ш-04"


def test_saved_event_is_seen_in_its_month(month, page, use):
    month.go_to(date(2026, 2, 19))
    type_text(month.grid, "n")
    use.write("topic", "Тренинг")
    page.pane.form.editor("kind").set_value("training")
    use.press("save")
    assert chips(month, date(2026, 2, 19)) == ["Ш-04 Тренинг"]
    assert month.isVisible()


def test_click_opens_an_event_and_double_click_adds_one(month, page, use, qtbot):
    month.go_to(date(2025, 12, 3))
    grid = month.grid
    place = (date(2025, 12, 3) - month._month.first).days
    spot = grid._chip_places(grid._cell(place), 2)[1].center()
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=spot)
    assert page.list.current().event.number == "Ш-02"
    empty = grid._cell(place + 2).bottomRight() - QPoint(9, 9)
    qtbot.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=empty)
    assert use.find(QLineEdit, "first_day").text() == "05.12.2025"


def test_filter_holds_in_the_calendar_too(month, use):
    month.go_to(date(2025, 12, 3))
    use.press("held")
    assert chips(month, date(2025, 12, 3)) == ["Ш-02 Тақырып Ш-02"]


def test_change_elsewhere_reaches_the_calendar(month, add):
    month.go_to(date(2025, 12, 3))
    add("Ш-05", date(2025, 12, 5))
    assert chips(month, date(2025, 12, 5)) == ["Ш-05 Тақырып Ш-05"]


def test_day_that_is_too_full_says_how_many_more(month):
    cell = month.grid._cell(2)
    shown = month.grid._chip_places(cell, 40)
    assert 0 < len(shown) < 40
    assert all(cell.contains(each) for each in shown)


def test_screen_reader_hears_day_and_event(month):
    month.go_to(date(2025, 12, 3))
    told = month.grid.accessibleDescription()
    assert "3 December" in told
    assert "Ш-01 Тақырып Ш-01 · Planned" in told


def test_list_comes_back_with_the_same_event(month, page, use, qtbot):
    month.go_to(date(2025, 12, 30))
    qtbot.keyClick(month.grid, Qt.Key.Key_Return)
    use.press("calendar")
    assert page.list.isVisible()
    assert page.list.current().event.number == "Ш-03"
    assert events.count(page.store, events.Filter()) == 3


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
    ],
)
def test_same_day_of_another_month(day, months, wanted):
    assert same_day(day, months) == wanted
