"""Whatever somebody typed is shown as text on every screen: no markup, no picture, no link."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QMessageBox, QTextEdit, QWidget

from app.bootstrap import launch
from app.models.store import Store
from app.models.text import clean
from app.ui.main_window import _SCREEN_OF
from app.ui.screens import SCREENS
from tests.exchange.hostile.typed import DAY, TEXTS, type_everywhere

MARKUP = [clean(text) for text in TEXTS.values() if "<" in text]


@pytest.fixture
def desk(qapp, qtbot, tmp_path):
    with Store.open(tmp_path / "typed.db") as store:
        type_everywhere(store)
    made = launch(qapp, tmp_path / "typed.db", language="en", today=lambda: DAY)
    qtbot.waitExposed(made.window)
    yield made
    made.window.close()


def tips(widget):
    """Return the tooltips of a widget, and of the rows it lists."""
    yield widget.toolTip()
    yield widget.statusTip()
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        for row in range(min(model.rowCount(), 60)):
            for column in range(model.columnCount()):
                yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")


def taken_for_markup(window):
    """Return what Qt would read as HTML though somebody typed it."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QMessageBox) and widget.textFormat() not in {
            Qt.TextFormat.PlainText
        }:
            yield from (text for text in MARKUP if text in widget.text())
        if isinstance(widget, QTextEdit):
            yield from (text for text in MARKUP if text in widget.toHtml())
        yield from (text for tip in tips(widget) for text in MARKUP if text in tip)


def test_no_screen_takes_a_typed_text_for_markup(desk):
    for screen in SCREENS:
        desk.window.go(screen.nav.key)
        assert list(taken_for_markup(desk.window)) == []


@pytest.mark.parametrize("table", _SCREEN_OF)
def test_no_record_shows_a_typed_text_as_markup(desk, table):
    for row in desk.store.rows(f"SELECT id FROM {table}"):
        desk.window.open_record(table, row[0])
    assert list(taken_for_markup(desk.window)) == []


def test_the_search_over_everything_shows_text(desk, qtbot):
    desk.window.search()
    for text in MARKUP:
        desk.window._palette._field.setText(text)
        desk.window._palette._field.searched.emit(text)
        assert list(taken_for_markup(desk.window)) == []
