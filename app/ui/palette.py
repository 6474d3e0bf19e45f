"""Ctrl+K: any school, person, request, event or action, found by a few letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.models.search import Hit, find
from app.models.text import fold
from app.ui.empty import Empty
from app.ui.icons import Icon
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.search_field import SearchField
from app.ui.theme import look
from app.ui.tokens import M, S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.store import Store

_ICONS: Final = {
    "school": Icon.SCHOOLS,
    "person": Icon.PEOPLE,
    "request": Icon.REQUESTS,
    "event": Icon.EVENTS,
    "resource": Icon.RESOURCES,
    "": Icon.NEXT,
}


@dataclass(frozen=True, slots=True)
class Action:
    """Something the palette can do: its key for the window, its words and its shortcut."""

    key: str
    text: str
    keys: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the palette: a record, or an action."""

    id: int
    hit: Hit | None
    action: Action | None

    def cell(self) -> Cell:
        if self.hit:
            return Cell(self.hit.title, self.hit.subtitle, icon=_ICONS[self.hit.table])
        assert self.action is not None  # noqa: S101 - a row is one or the other
        return Cell(self.action.text, self.action.keys, icon=Icon.NEXT)


class Palette(QFrame):
    """The search over everything; it lies over the page and goes away with Escape."""

    record_chosen = Signal(str, int)
    action_chosen = Signal(str)

    def __init__(self, store: Store, actions: Sequence[Action], parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("plane", "card")
        self.setObjectName("palette")
        self._store = store
        self._actions = actions
        self._field = SearchField(_("School, person, request, event, resource or action"))
        self._field.setObjectName("palette_search")
        self._field.searched.connect(self._search)
        self._field.left_downwards.connect(self._into_list)
        self._field.returnPressed.connect(self._take_current)
        self._field.installEventFilter(self)
        columns = (Column("title", N_("Search"), lambda row: row.cell(), sortable=False),)
        self._list = RecordTable(columns, two_lines=True, name=_("Search"))
        self._list.view.horizontalHeader().hide()
        self._list.activated.connect(self._take)
        self._list.view.clicked.connect(self._take_current)
        self._list.set_empty(Empty(_("Nothing found."), which=Icon.SEARCH))
        box = QVBoxLayout(self)
        box.setContentsMargins(M, M, M, M)
        box.setSpacing(S)
        box.addWidget(self._field)
        box.addWidget(self._list, 1)
        self.hide()

    def open(self) -> None:
        """Show the palette, ready to type."""
        self._field.empty_out()
        self._search("")
        self._place()
        self.show()
        self.raise_()
        self._field.setFocus()

    def _place(self) -> None:
        room = self._over.rect()
        width = min(look().scaled(620), room.width() - 4 * M)
        height = min(look().scaled(420), room.height() - 4 * M)
        self.setGeometry((room.width() - width) // 2, look().scaled(64), width, height)

    def _search(self, text: str) -> None:
        hits = find(self._store, text)
        words = fold(text).split()
        actions = [each for each in self._actions if all(word in fold(each.text) for word in words)]
        found: list[tuple[Hit | None, Action | None]] = [(hit, None) for hit in hits]
        found += [(None, action) for action in actions]
        self._list.feed(list_source([_Row(at, *each) for at, each in enumerate(found)]))
        self._list.select_first()

    def _into_list(self) -> None:
        self._list.setFocus()

    def _take_current(self) -> None:
        row = self._list.current()
        if row is not None:
            self._take(row)

    def _take(self, row: _Row) -> None:
        self.hide()
        if row.hit:
            self.record_chosen.emit(row.hit.table, row.hit.id)
        elif row.action:
            self.action_chosen.emit(row.action.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.hide()
            return True
        return super().eventFilter(watched, event)
