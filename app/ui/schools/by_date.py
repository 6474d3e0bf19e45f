"""What holds of a school from a day on: status, attachment and size."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.models import schools
from app.ui.dated_rows import DatedRow, DatedRows, since_words
from app.ui.school_words import status_word
from app.ui.tokens import M

if TYPE_CHECKING:
    from app.models.schools import Dated
    from app.models.store import Store
    from app.ui.page import Workplace

TITLES: Final = {
    "school_status": N_("Network status"),
    "school_attachment": N_("Attached to"),
    "school_size": N_("Pupils and teachers"),
}


class ByDate(QWidget):
    """The rows of the three tables.

    `wanted(table, row)` asks for the form of a row, None for a new one; `unwanted(table, row)`
    asks to take one away.
    """

    wanted = Signal(str, object)
    unwanted = Signal(str, int)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._rows = {table: DatedRows(table, _(title)) for table, title in TITLES.items()}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(M)
        for table, rows in self._rows.items():
            rows.adding.connect(partial(self.wanted.emit, table, None))
            rows.editing.connect(partial(self.wanted.emit, table))
            rows.deleting.connect(partial(self.unwanted.emit, table))
            box.addWidget(rows)

    def show_school(self, school: int) -> None:
        """Show the rows of a school."""
        for table, rows in self._rows.items():
            known = schools.dated(self._place.store, table, school)
            rows.show_rows(
                [
                    DatedRow(each.id, since_words(each.since), self._text(table, each))
                    for each in known
                ]
            )

    def _text(self, table: str, dated: Dated) -> str:
        values = dated.values
        if table == "school_status":
            return status_word(values["status"]) if values["status"] else _("Outside the network")
        if table == "school_attachment":
            return _name(self._place.store, values["leading"])
        pupils, teachers = (_number(values[name]) for name in ("pupils", "teachers"))
        return _("pupils: {pupils} · teachers: {teachers}").format(pupils=pupils, teachers=teachers)


def _number(value: int | None) -> str:
    return "—" if value is None else str(value)


def _name(store: Store, school: int | None) -> str:
    row = store.one("SELECT name_kk, name_ru FROM school WHERE id = ?", (school,))
    if row is None:
        return "—"
    return (row["name_ru"] if spoken() == "ru" else None) or row["name_kk"]
