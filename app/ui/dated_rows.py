"""Rows of what holds from a day on: each can be changed or taken away, and a new one added."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.button import Button, IconButton
from app.ui.icons import Icon
from app.ui.plain import Label, clear_layout
from app.ui.tokens import XS, L

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class DatedRow:
    """One row: its number, the days it holds, and what it says."""

    id: int
    days: str
    text: str


def since_words(since: date | None, until: date | None = None) -> str:
    """Return the days of a row in words: a day, a span, or always."""
    first = f"{since:%d.%m.%Y}" if since else ""
    last = f"{until:%d.%m.%Y}" if until else ""
    return f"{first}–{last}" if last else first or _("always")


class DatedRows(QWidget):
    """A title, its rows, newest first, and a button for a new one.

    `adding()`, `editing(number)` and `deleting(number)` ask for what the buttons say; the last row
    stays where `keep_last`.
    """

    adding = Signal()
    editing = Signal(int)
    deleting = Signal(int)

    def __init__(
        self, name: str, title: str, *, keep_last: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._keep_last = keep_last
        add = Button(_("Add"), "quiet", Icon.ADD, small=True)
        add.setObjectName(f"add:{name}")
        add.setAccessibleName(_("Add: {text}").format(text=title))
        add.clicked.connect(self.adding)
        top = QHBoxLayout()
        top.addWidget(Label(title, "strong"), 1)
        top.addWidget(add)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(L)
        self._grid.setVerticalSpacing(XS)
        self._grid.setColumnStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(XS)
        box.addLayout(top)
        box.addLayout(self._grid)

    def show_rows(self, rows: Sequence[DatedRow]) -> None:
        """Show these rows instead of those shown before."""
        clear_layout(self._grid)
        fixed = self._keep_last and len(rows) == 1
        for line, row in enumerate(rows):
            self._add(line, row, fixed=fixed)
        if not rows:
            self._grid.addWidget(Label(_("Not known yet"), "secondary"), 0, 0)

    def _add(self, line: int, row: DatedRow, *, fixed: bool) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(Label(row.days, "muted", wrap=False), line, 0, middle)
        self._grid.addWidget(Label(row.text), line, 1, middle)
        said = f"{row.days} · {row.text}"
        edit = IconButton(Icon.EDIT, _("Edit: {text}").format(text=said))
        edit.setObjectName(f"edit:{self._name}:{row.id}")
        edit.clicked.connect(partial(self.editing.emit, row.id))
        self._grid.addWidget(edit, line, 2, middle)
        if not fixed:
            delete = IconButton(Icon.DELETE, _("Delete: {text}").format(text=said))
            delete.setObjectName(f"delete:{self._name}:{row.id}")
            delete.clicked.connect(partial(self.deleting.emit, row.id))
            self._grid.addWidget(delete, line, 3, middle)
