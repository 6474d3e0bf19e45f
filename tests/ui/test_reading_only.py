"""A window for reading only: whatever is pressed, nothing is written and nothing breaks."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QTabBar
from shiboken6 import isValid

from app.ui.desk import Desk
from app.ui.plain import Label
from app.ui.preferences import Preferences
from app.ui.record_table import RecordTable
from app.ui.screens import SCREENS
from tests.ui.quarter import quarter_store

TODAY = date(2025, 12, 2)
OUTSIDE = {
    "choose", "export", "template", "second", "other", "from_file", "folder", "back_up", "Print",
    "Save PDF", "sample", "kk", "ru", "en", "light", "dark", "100", "125", "150", "175", "200",
    "form_html", "form_paper", "form_xlsform", "take_out", "bring_form", "bring_in_files",
    "bring_in_folder", "register",
}  # fmt: skip
"""Buttons that open a box of the system, work beside the database, or change the window."""
WIDE = 1000
"""So wide a page has the record beside its list."""
KEYS = ("Ctrl+N", "F2", "Return", "Space", "1", "Delete", "Ctrl+Z", "Ctrl+Y", "Ctrl+V")


class Canceller(QObject):
    """Somebody who answers every box that stands in the way with Cancel."""

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and isinstance(watched, QDialog | QMenu):
            QTimer.singleShot(0, watched.close)
        return False


@pytest.fixture(autouse=True)
def canceller(qapp):
    made = Canceller()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@pytest.fixture(scope="module")
def quarter(tmp_path_factory):
    path = tmp_path_factory.mktemp("quarter") / "school.db"
    quarter_store(path).close()
    return path


@pytest.fixture
def desk(qapp, qtbot, tmp_path, quarter):
    made = Desk(qapp, Preferences(tmp_path), lambda: TODAY, quarter)
    made.open(quarter, "read")
    qtbot.waitExposed(made.window)
    made.window.resize(1366, 728)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    if isValid(made.window):
        made.window.close()


def state(path):
    return {each: (each.stat().st_mtime_ns, each.stat().st_size) for each in path.parent.iterdir()}


def usable(widget):
    found = widget.findChildren(QAbstractButton)
    return [each for each in found if each.isVisible() and each.isEnabled()]


def name_of(button):
    return button.objectName() or button.text() or button.accessibleName()


def press_everything(window, screen):
    """Press each button once that can be pressed, those included that only then come into sight."""
    pressed = set(OUTSIDE)
    while waiting := [each for each in usable(window.go(screen)) if name_of(each) not in pressed]:
        pressed.add(name_of(waiting[-1]))
        waiting[-1].click()
    return pressed - OUTSIDE


def press_keys(window):
    for keys in KEYS:
        combination = QKeySequence(keys)[0]
        focused = QApplication.focusWidget() or window
        QTest.keyClick(focused, combination.key(), combination.keyboardModifiers())


@pytest.mark.parametrize("screen", [each.nav.key for each in SCREENS])
def test_whatever_is_pressed_nothing_is_written(desk, qtbot, quarter, screen):
    before = state(quarter)
    page = desk.window.go(screen)
    qtbot.waitUntil(lambda: page.width() > WIDE)
    desk.window.go(screen)
    for table in page.findChildren(RecordTable):
        table.select_first()
    for tabs in page.findChildren(QTabBar):
        for at in range(tabs.count()):
            tabs.setCurrentIndex(at)
            assert not {"add", "edit", "save"} & {name_of(each) for each in usable(page)}
    assert press_everything(desk.window, screen) or screen == "help"
    press_keys(desk.window)
    desk.window.close()
    assert state(quarter) == before


def test_marks_are_looked_at_and_stay_as_they_are(desk, qtbot, quarter):
    before = state(quarter)
    page = desk.window.go("events")
    qtbot.waitUntil(lambda: page.width() > WIDE)
    page.mark_attendance(
        desk.store.value(
            "SELECT event FROM event_session JOIN attendance a"
            " ON a.session = event_session.id LIMIT 1"
        )
    )
    table = page.attendance.table
    table.select_first()
    table.setFocus()
    press_keys(desk.window)
    QTest.keyClick(table.view, "2")
    toast = [each.text() for each in desk.window.findChildren(Label) if each.isVisible()]
    assert any("read-only" in each or "reading only" in each for each in toast)
    desk.window.close()
    assert state(quarter) == before
