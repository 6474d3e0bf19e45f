"""A store with a wave, and keys pressed where the cursor is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.models.store import Store
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from tests.ui.keys import type_text

TODAY = date(2026, 11, 24)


def opened(tmp_path):
    """Return an open store on the day of the tests."""
    store = Store.open(tmp_path / "field.db")
    store.today = lambda: TODAY
    return store


def workplace(store):
    """Return what a screen works with; long work is done at once."""
    return Workplace(store, Jobs(InlinePool()), lambda: TODAY)


def enter(field, text):
    """Type a text into a field and press Enter."""
    field.selectAll()
    type_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def press(window, *keys):
    """Press keys wherever the cursor is."""
    for key in keys:
        QTest.keyClick(window.focusWidget() or window, key)
