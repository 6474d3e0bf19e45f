"""The forms of what holds of a school from a day on: a new row, or a known one changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from app.i18n import N_, _
from app.models import schools
from app.models.problems import Problem, error
from app.ui.schools.by_date import TITLES
from app.ui.schools.fields import dated_fields
from app.ui.step_pane import StepPane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.gate import Change
    from app.models.schools import Dated, School
    from app.ui.page import Workplace

_LABELS: Final = {
    "school_status": N_("Network status: school {code}"),
    "school_attachment": N_("Attachment: school {code}"),
    "school_size": N_("Pupils and teachers: school {code}"),
}


class DatedForms(QObject):
    """A form for each of the three tables.

    `opened(pane)` when a form is to be shown, `closed()` when it is done with.
    """

    opened = Signal(object)
    closed = Signal()
    said = Signal(str, bool)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._row: Dated | None = None
        self._panes = {table: self._pane(table) for table in TITLES}

    def _pane(self, table: str) -> StepPane:
        pane = StepPane(
            self._place.store,
            table,
            _LABELS[table],
            partial(_problems, table),
            partial(self._write, table),
        )
        pane.closed.connect(self.closed)
        pane.said.connect(self.said)
        return pane

    def open(self, school: School, table: str, number: int | None) -> None:
        """Open the form of a row, or of a new one where `number` is None."""
        known = schools.dated(self._place.store, table, school.id)
        row = next((each for each in known if each.id == number), None)
        names = schools.TOGETHER[table]
        values = row.values if row else {name: getattr(school, name) for name in names}
        since = row.since if row else self._place.today()
        self._row = row
        self._panes[table].ask(
            f"{_(TITLES[table])}: {school.code}",
            dated_fields(self._place, table),
            school.id,
            {**values, "since": since},
            code=school.code,
        )
        self.opened.emit(self._panes[table])

    def delete(self, school: School, table: str, row: int) -> None:
        """Take a row away; Undo brings it back."""
        with self._place.store.change(_LABELS[table], origin=self, code=school.code) as change:
            change.delete(table, row)
        self.said.emit(_("Deleted. You can undo this."), True)

    def _write(self, table: str, change: Change, number: int, values: Mapping[str, Any]) -> None:
        row = {name: value for name, value in values.items() if name != "since"}
        replaced = self._row.id if self._row else None
        schools.put_dated(change, table, number, values["since"], row, replaced)


def _problems(table: str, _number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    """Say that a count needs a number; status and attachment may be none."""
    empty = all(values[name] is None for name in schools.TOGETHER[table])
    return [error("required", "teachers")] if table == "school_size" and empty else []
