"""Home: figures that open their rows, what is due, and what an empty school sees."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.models import requests, schools
from app.models.store import Store
from app.ui.card import FigureTile
from app.ui.home.page import HomePage
from app.ui.home.rows import AttentionRow, EventRow, LeftOutRow
from app.ui.jobs import InlinePool, Jobs
from app.ui.link import Link
from app.ui.page import Workplace
from app.ui.plain import Label
from tests.ui.quarter import quarter_store

TODAY = date(2025, 12, 2)


@pytest.fixture
def store(tmp_path):
    with quarter_store(tmp_path / "school.db") as made:
        yield made


@pytest.fixture
def home(store, shown):
    return shown(HomePage(Workplace(store, Jobs(InlinePool()), lambda: TODAY)), 1150, 700)


def words(page):
    return {label.text() for label in page.findChildren(Label) if label.isVisible()}


@pytest.mark.parametrize(
    ("tile", "table", "count"),
    [
        ("requests", "request", 10),
        ("events", "event", 8),
        ("teachers", "person", 45),
        ("schools", "school", 6),
    ],
)
def test_every_figure_opens_its_rows(home, heard, qtbot, tile, table, count):
    asked = heard(home.rows_requested)
    qtbot.mouseClick(home.findChild(FigureTile, f"tile_{tile}"), Qt.MouseButton.LeftButton)
    ((opened, ids, title),) = asked
    assert (opened, len(ids)) == (table, count)
    assert title.endswith(f": {count}")


def test_figures_are_those_of_the_report(home):
    assert {"10", "8", "45 / 218", "6 / 6", "20.6 %"} <= words(home)


def test_this_week_opens_its_event(home, heard, qtbot):
    asked = heard(home.open_requested)
    (row,) = home.findChildren(EventRow)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert asked[0][0] == "event"


def test_undecided_request_is_due_by_the_fifth_working_day(store, home, qtbot):
    values = {
        "number": "С-11",
        "received": date(2025, 11, 25),
        "school": 2,
        "topic": "Тақырып",
    }
    with store.change("Add request") as change:
        requests.save(store, change, None, values)
    home.refresh()
    qtbot.waitUntil(lambda: any(row.isVisible() for row in home.findChildren(AttentionRow)))
    (row,) = [row for row in home.findChildren(AttentionRow) if row.isVisible()]
    assert row.accessibleName().startswith("С-11")
    assert row.accessibleName().endswith("Тақырып, Decision due: today")


def test_school_without_events_can_be_planned_for(store, shown, heard, qtbot):
    home = shown(HomePage(Workplace(store, Jobs(InlinePool()), lambda: date(2026, 2, 2))))
    asked = heard(home.create_requested)
    rows = home.findChildren(LeftOutRow)
    assert len(rows) == 5
    qtbot.mouseClick(rows[0].findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert asked[0][0] == "event"
    assert len(asked[0][1]["schools"]) == 1


def test_empty_school_is_told_what_to_do(tmp_path, shown):
    with Store.open(tmp_path / "empty.db") as store:
        home = shown(HomePage(Workplace(store, Jobs(InlinePool()), lambda: TODAY)))
        said = words(home)
        assert "Enter the partner schools, or bring in a workbook." in said
        assert "Register the first request or plan an event." in said
        assert "Nothing is due. Everything is done." not in said


def test_a_quarter_with_nothing_due_is_done(home):
    assert "Nothing is due. Everything is done." in words(home)


def test_unknown_numbers_of_teachers_are_no_zero(store, home):
    with store.change("Forget numbers of teachers") as change:
        for code in ("P1", "P2", "P3", "P4", "P5", "P6"):
            schools.save(change, schools.by_code(store, code), {"teachers": None})
    home.refresh()
    assert {"—", "number of teachers unknown"} <= words(home)
    assert "0 / 0" not in words(home)


def test_all_that_is_due_is_shown_when_asked_for(home, store, qtbot):
    school = schools.page(store, schools.Filter(), TODAY)[0].id
    with store.change("Ten more") as change:
        for number in range(50, 60):
            values = {"number": f"С-{number}", "received": date(2025, 11, 20), "topic": "Көмек"}
            requests.save(store, change, None, {**values, "school": school})
    home.refresh()
    assert len(home.findChildren(AttentionRow)) == 8
    qtbot.mouseClick(home.findChild(Link, "show_all"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: home.findChild(Link, "show_all") is None)
    assert len(home.findChildren(AttentionRow)) > 8
