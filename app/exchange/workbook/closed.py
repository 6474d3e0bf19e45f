"""Rows of an import that would change what a closed period has reported: each is rejected."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from app.models.problems import error

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.exchange.workbook.columns import Field, Key, Values
    from app.exchange.workbook.entries import Entry
    from app.exchange.workbook.stored import Record, Stored
    from app.models.closed_days import Span

    Entries = dict[str, list[Entry]]
    Differs = Callable[[Entry, Record, str], bool]

_LOCKED: Final = {
    "requests": ("received", "school", "direction"),
    "events": (
        "date", "end", "original_date", "parents", "hours", "status", "feedback_forms",
        "feedback_mean",
    ),
}  # fmt: skip
"""The columns of the fields that `closed_days` locks."""


class ClosedPeriods:
    """The closed periods of the leading school whose workbook it is."""

    def __init__(self, spans: Sequence[Span], leading: int | None, differs: Differs) -> None:
        self._spans = spans
        self._leading = leading
        self._differs = differs

    def reject(self, entries: Entries, known: Stored) -> None:
        """Note what a closed period forbids in every row, at the column that it forbids."""
        if not self._spans:
            return
        for sheet in ("requests", "events"):
            for entry in _good(entries[sheet]):
                self._check(entry, _record(entry, known))
        ends = {key: _day_of(each.values) for key, each in known["events"].items()}
        ends |= {each.key: _day_of(each.values) for each in _good(entries["events"]) if each.key}
        for entry in _good(entries["attendance"]):
            day = ends.get(_key(entry.values["event"]))
            self._check_mark(entry, _record(entry, known), day)

    def _check(self, entry: Entry, record: Record | None) -> None:
        columns = _LOCKED[entry.sheet]
        if record is None:
            self._refuse(entry, columns[0], _day_of(entry.values))
            return
        of_sessions = len(record.sessions) > 1  # their hours are left as they are
        for column in columns:
            if self._differs(entry, record, column) and not (column == "hours" and of_sessions):
                self._refuse(entry, column, _day_of(record.values), _new_day(entry, record))

    def _check_mark(self, entry: Entry, record: Record | None, day: date | None) -> None:
        if record is None:
            self._refuse(entry, "event", day)
        elif self._differs(entry, record, "mark"):
            self._refuse(entry, "mark", day)

    def _refuse(self, entry: Entry, column: str, *days: date | None) -> None:
        """Note a problem where one of these days is closed."""
        wanted = [day.isoformat() for day in days if day]
        for span in self._spans:
            if any(span.covers(self._leading, day) for day in wanted):
                entry.add(error("period_closed", column, **span.data(_name(entry))))
                return


def _good(entries: list[Entry]) -> list[Entry]:
    return [each for each in entries if not each.rejected]


def _record(entry: Entry, known: Stored) -> Record | None:
    return known[entry.sheet].get(entry.key) if entry.key else None


def _day_of(values: Values) -> date | None:
    """Return the day by which a request or an event belongs to a period."""
    found = values["received"] if "received" in values else values["end"] or values["date"]
    return found if isinstance(found, date) else None


def _new_day(entry: Entry, record: Record) -> date | None:
    """Return that day after the import: without a column for the end an event keeps its length."""
    day, before = _day_of(entry.values), record.values.get("date")
    if entry.sheet == "requests" or entry.has("end") or day is None or not isinstance(before, date):
        return day
    return day + ((_day_of(record.values) or before) - before)


def _name(entry: Entry) -> str:
    named = (each.text for each in entry.references if each.column == "event")
    return entry.text("number") or next(named, "")


def _key(value: Field) -> Key:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()
