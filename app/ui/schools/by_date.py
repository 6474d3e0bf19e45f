"""What holds of a school from a day on: status, attachment, size, each with its rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.models import schools
from app.ui.button import Button, IconButton
from app.ui.icons import Icon
from app.ui.plain import Label, clear_layout
from app.ui.school_words import status_word
from app.ui.tokens import XS, L, M

if TYPE_CHECKING:
    from app.models.schools import Dated
    from app.models.store import Store
    from app.ui.page import Workplace

TITLES: Final = {
    "school_status": N_("Status"),
    "school_attachment": N_("Attached to"),
    "school_size": N_("Pupils and teachers"),
}


class ByDate(QWidget):
    """Three small tables, newest row first; rows can be added, changed and taken away.

    `wanted(table, row)` asks for the form of a row, None for a new one; `unwanted(table, row)`
    asks to take one away.
    """

    wanted = Signal(str, object)
    unwanted = Signal(str, int)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._grids: dict[str, QGridLayout] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(M)
        for table, title in TITLES.items():
            box.addLayout(self._block(table, _(title)))

    def show_school(self, school: int) -> None:
        """Show the rows of a school."""
        for table, grid in self._grids.items():
            clear_layout(grid)
            rows = schools.dated(self._place.store, table, school)
            for line, dated in enumerate(rows):
                self._add(grid, line, table, dated)
            if not rows:
                grid.addWidget(Label(_("Not known yet"), "secondary"), 0, 0)

    def _block(self, table: str, title: str) -> QVBoxLayout:
        top = QHBoxLayout()
        top.addWidget(Label(title, "strong"), 1)
        add = Button(_("Add"), "quiet", Icon.ADD, small=True)
        add.setObjectName(f"add:{table}")
        add.setAccessibleName(_("Add: {text}").format(text=title))
        add.clicked.connect(partial(self.wanted.emit, table, None))
        top.addWidget(add)
        grid = QGridLayout()
        grid.setHorizontalSpacing(L)
        grid.setVerticalSpacing(XS)
        grid.setColumnStretch(1, 1)
        self._grids[table] = grid
        block = QVBoxLayout()
        block.setSpacing(XS)
        block.addLayout(top)
        block.addLayout(grid)
        return block

    def _add(self, grid: QGridLayout, line: int, table: str, dated: Dated) -> None:
        since = f"{dated.since:%d.%m.%Y}" if dated.since else _("always")
        value = value_text(self._place.store, table, dated)
        grid.addWidget(Label(since, "muted"), line, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Label(value), line, 1, Qt.AlignmentFlag.AlignVCenter)
        said = f"{since} · {value}"
        edit = IconButton(Icon.EDIT, _("Edit: {text}").format(text=said))
        edit.setObjectName(f"edit:{table}:{dated.id}")
        edit.clicked.connect(partial(self.wanted.emit, table, dated))
        delete = IconButton(Icon.DELETE, _("Delete: {text}").format(text=said))
        delete.setObjectName(f"delete:{table}:{dated.id}")
        delete.clicked.connect(partial(self.unwanted.emit, table, dated.id))
        grid.addWidget(edit, line, 2)
        grid.addWidget(delete, line, 3)


def value_text(store: Store, table: str, dated: Dated) -> str:
    """Return what a dated row says, in words."""
    values = dated.values
    if table == "school_status":
        return status_word(values["status"]) if values["status"] else _("Outside the network")
    if table == "school_attachment":
        return _name(store, values["leading"])
    pupils, teachers = (_number(values[name]) for name in ("pupils", "teachers"))
    return _("pupils: {pupils} · teachers: {teachers}").format(pupils=pupils, teachers=teachers)


def _number(value: int | None) -> str:
    return "—" if value is None else str(value)


def _name(store: Store, school: int | None) -> str:
    row = store.one("SELECT name_kk, name_ru FROM school WHERE id = ?", (school,))
    if row is None:
        return "—"
    return (row["name_ru"] if spoken() == "ru" else None) or row["name_kk"]
