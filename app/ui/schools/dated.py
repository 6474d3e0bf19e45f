"""The forms of what holds from a day on: a new row, or a known one with another day or value."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from app.i18n import N_, _
from app.messages import describe
from app.models import schools
from app.models.errors import AppError
from app.models.problems import Problem, error
from app.ui.form_pane import FormPane
from app.ui.schools.by_date import TITLES
from app.ui.schools.fields import dated_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.schools import Dated, School
    from app.ui.page import Workplace

_LABELS: Final = {
    "school_status": N_("Status of {school}"),
    "school_attachment": N_("Attachment of {school}"),
    "school_size": N_("Size of {school}"),
}


class DatedForms(QObject):
    """A form for each kind of dated row.

    `opened(pane)` when a form is to be shown, `closed()` when it is done with.
    """

    opened = Signal(object)
    closed = Signal()
    said = Signal(str, bool)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._school: School | None = None
        self._row: Dated | None = None
        self._panes: dict[str, FormPane] = {}

    def open(self, school: School, table: str, number: int | None) -> None:
        """Open the form of a row, or of a new one where `number` is None."""
        known = schools.dated(self._place.store, table, school.id)
        row = next((each for each in known if each.id == number), None)
        self._school, self._row = school, row
        pane = self._panes.get(table) or self._new_pane(table)
        values = row.values if row else _values_now(school, table)
        since = row.since if row else self._place.today()
        title = f"{_(TITLES[table])}: {school.code}"
        pane.open(title, dated_fields(self._place, table), school.id, {**values, "since": since})
        self.opened.emit(pane)

    def delete(self, school: School, table: str, row: int) -> None:
        """Take a row away; Undo brings it back."""
        label = _LABELS[table]
        with self._place.store.change(label, origin=self, school=school.code) as change:
            change.delete(table, row)
        self.said.emit(_("Deleted. You can undo this."), True)

    def _new_pane(self, table: str) -> FormPane:
        pane = FormPane(self._place.store, table, partial(_problems, table))
        pane.setObjectName(table)
        pane.save_requested.connect(partial(self._save, table))
        pane.given_up.connect(self.closed)
        self._panes[table] = pane
        return pane

    def _save(self, table: str, number: int, values: Mapping[str, Any]) -> None:
        assert self._school  # noqa: S101 - open() told it
        row = {name: value for name, value in values.items() if name != "since"}
        store = self._place.store
        try:
            with store.change(_LABELS[table], origin=self, school=self._school.code) as change:
                replaced = self._row.id if self._row else None
                schools.put_dated(change, table, number, values["since"], row, replaced)
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self._panes[table].done()
        self.closed.emit()
        self.said.emit(_("Saved"), True)


def _values_now(school: School, table: str) -> dict[str, Any]:
    return {name: getattr(school, name) for name in schools.TOGETHER[table]}


def _problems(table: str, _number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    """Say that a count needs a number; status and attachment may be none."""
    empty = all(values[name] is None for name in schools.TOGETHER[table])
    return [error("required", "teachers")] if table == "school_size" and empty else []
