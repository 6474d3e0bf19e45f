"""The window: every screen opens, undo reaches it, search leads on, languages switch at once."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea

from app import paths
from app.bootstrap import launch
from app.i18n import LANGUAGES
from app.models import schools
from app.models.settings import read as read_settings
from app.models.store import Store
from app.ui.navigation import NavButton
from app.ui.palette import Palette
from app.ui.preferences import Preferences
from app.ui.screens import SCREENS
from tests.ui.keys import type_text
from tests.ui.quarter import quarter_store

TODAY = date(2025, 12, 2)


@pytest.fixture
def database(tmp_path):
    quarter_store(tmp_path / "school.db").close()
    return tmp_path / "school.db"


@pytest.fixture
def desk(database, qapp, qtbot):
    made = launch(qapp, database, language="en", today=lambda: TODAY)
    assert made is not None
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_opens_in_every_language(database, qapp, qtbot, language):
    desk = launch(qapp, database, language=language, today=lambda: TODAY)
    for screen in SCREENS:
        desk.window.go(screen.nav.key)
        assert desk.window.current() == screen.nav.key
    desk.window.close()


def test_shortcuts_lead_to_screens(desk, qtbot):
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    qtbot.keyClick(desk.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.current() == "requests"


def test_picking_events_leads_from_attendance_back_to_the_list(desk, qtbot):
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    page = desk.window.go("events")
    page.mark_attendance(page.list.current().id)
    qtbot.keyClick(desk.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert page.attendance.isHidden()
    assert page.list.view.hasFocus()
    page.mark_attendance(page.list.current().id)
    desk.window.findChild(NavButton, "events").click()
    assert page.attendance.isHidden()


def test_undo_reaches_the_screen_in_sight(desk, qtbot):
    page = desk.window.go("schools")
    before = desk.store.value("SELECT name_kk FROM school WHERE code = 'P1'")
    with desk.store.change("Rename school") as change:
        schools.save(change, schools.by_code(desk.store, "P1"), {"name_kk": "Басқа атау"})
    qtbot.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.store.value("SELECT name_kk FROM school WHERE code = 'P1'") == before
    assert page.list.records.rowCount()


@pytest.mark.parametrize(
    ("typed", "screen"),
    [("кызылтан", "schools"), ("Қызылтаң", "schools"), ("С-04", "requests"), ("Ш-07", "events")],
)
def test_search_leads_to_the_record(desk, qtbot, typed, screen):
    qtbot.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = desk.window.findChild(Palette).findChild(QLineEdit)
    type_text(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.window.current() == screen


def test_search_finds_actions_too(desk, qtbot):
    desk.window.search()
    field = desk.window.findChild(Palette).findChild(QLineEdit)
    qtbot.keyClicks(field, "settings")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert desk.window.current() == "settings"


def test_language_switches_without_a_restart(desk, qtbot):
    desk.window.go("requests")
    desk.window.language_chosen.emit("kk")
    names = {button.text() for button in desk.window.findChildren(NavButton)}
    names |= {button.accessibleName() for button in desk.window.findChildren(NavButton)}
    assert any("Сұраныстар" in name for name in names)
    assert desk.window.current() == "requests"


def test_retired_window_lets_go_of_the_store(desk, qtbot):
    old = desk.window
    gone = []
    old.destroyed.connect(lambda: gone.append(True))
    assert isinstance(old, QObject)
    desk.window.appearance_chosen.emit("dark", 150)
    qtbot.waitUntil(lambda: bool(gone))
    desk.window.appearance_chosen.emit("light", 100)


def test_closed_window_gives_the_database_back(database, qapp, qtbot):
    desk = launch(qapp, database, language="en")
    desk.window.close()
    with Store.open(database) as store:
        assert read_settings(store).own_school is not None


class FirstPicture(QObject):
    """Keeps the height of a widget at the moment it was first painted."""

    height = 0

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.height:
            self.height = watched.height()
        return False


def test_the_first_picture_of_a_page_has_its_final_layout(database, qapp, qtbot):
    Preferences(paths.data_folder()).text_percent = 200
    desk = launch(qapp, database, language="kk", today=lambda: date(2025, 11, 1))
    assert desk.window is not None
    inset = desk.window.go("home").findChild(QScrollArea).widget()
    first = FirstPicture()
    inset.installEventFilter(first)
    qtbot.waitUntil(lambda: first.height > 0)
    assert first.height >= inset.minimumSizeHint().height() > inset.parentWidget().height()
    desk.window.close()
