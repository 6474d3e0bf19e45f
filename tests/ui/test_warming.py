"""What is made ready while nobody waits, and that whoever works goes first."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.bootstrap import launch
from app.ui.screens import SCREENS
from app.ui.warming import Warming
from tests.ui.quarter import quarter_store

TODAY = date(2025, 12, 2)
DAILY = {"requests", "events", "schools", "people"}


@pytest.fixture
def window(tmp_path, qapp, qtbot):
    quarter_store(tmp_path / "school.db").close()
    desk = launch(qapp, tmp_path / "school.db", language="en", today=lambda: TODAY)
    qtbot.waitExposed(desk.window)
    yield desk.window
    desk.window.close()


@pytest.fixture
def warming(window):
    return window.findChild(Warming)


def test_all_screens_are_imported_and_the_daily_ones_made(window, warming, qtbot):
    qtbot.waitUntil(lambda: not warming.isActive())
    assert {f"app.ui.{each.nav.key}.page" for each in SCREENS} <= set(sys.modules)
    assert set(window._pages) == {"home"} | DAILY


def test_a_screen_made_early_reads_nothing_and_shows_what_is_there_when_opened(
    window, warming, qtbot
):
    qtbot.waitUntil(lambda: not warming.isActive())
    page = window._pages["requests"]
    assert not page.list.records.rowCount()
    assert window.go("requests") is page
    assert page.list.records.rowCount()
    assert window.current() == "requests"


def test_a_key_puts_the_next_step_off(window, warming, qtbot):
    with qtbot.waitSignal(warming.timeout):
        before = warming.interval()
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert warming.isActive()
    assert warming.interval() > before


def test_a_window_that_was_left_makes_nothing(window, warming, qtbot):
    window.hide()
    with qtbot.waitSignal(warming.timeout):
        pass
    assert not warming.isActive()
    assert set(window._pages) == {"home"}
