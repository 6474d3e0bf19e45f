"""The lock of closed periods: which fields of which rows stay as they were reported.

The write gate asks here about every row it writes, whoever writes: the screen, an import, undo.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.models.errors import AppError
from app.models.problems import Problem, error

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

    from app.models.store import Store

    Row = Mapping[str, Any]

LOCKED: Final[dict[str, frozenset[str]]] = {
    "event": frozenset({
        "first_day", "last_day", "original_day", "status", "parents", "feedback_forms",
        "feedback_mean",
    }),
    "event_session": frozenset({"event", "day", "hours"}),
    "attendance": frozenset({"session", "person", "mark"}),
    "request": frozenset({"received", "school", "direction"}),
}  # fmt: skip
"""What may not change of events and requests of a closed period, nor come or go with their rows."""

_FREE: Final = frozenset({"leading", "reopened", "reason"})
"""What may change of a closed version itself."""

IN_FORCE: Final = (
    "SELECT id, leading, first_day, last_day FROM closed_version WHERE reopened IS NULL"
)
"""The closed versions that lock their days."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a closed version, of one leading school or of the whole network (None)."""

    id: int
    leading: int | None
    first_day: str
    last_day: str

    def covers(self, leading: int | None, day: str) -> bool:
        """Say whether a request received, or an event ending, on a day is locked."""
        return self.leading in (None, leading) and self.first_day <= day <= self.last_day

    def data(self, record: str) -> dict[str, object]:
        """Return what the words for `period_closed` tell; `record` is what people call the row."""
        first, last = date.fromisoformat(self.first_day), date.fromisoformat(self.last_day)
        return {"first": first, "last": last, "record": record}


class Lock:
    """The lock for one change; `today` settles how long a closing itself can be undone."""

    def __init__(self, connection: sqlite3.Connection, today: Callable[[], date]) -> None:
        self._connection = connection
        self._today = today
        self._spans: list[Span] | None = None
        self._covered: dict[int, tuple[list[Span], str]] = {}

    def check(self, table: str, before: Row | None, after: Row | None) -> None:
        """Raise `AppError` period_closed where a row would leave or enter a closed period.

        `before` and `after` are whole rows, None where there is none.
        """
        if table == "closed_version":
            self._check_version(before, after)
        elif table in LOCKED and self._in_force():
            self._check_row(table, before, after)

    def check_undo(self, table: str, before: Row | None, after: Row | None) -> None:
        """As `check`, for undo and redo: a closing itself is undone on its own day only."""
        if table != "closed_version":
            self.check(table, before, after)
        elif before and after is None and before["as_of"] != self._today().isoformat():
            days = (before["first_day"], before["last_day"])
            first, last = map(date.fromisoformat, days)
            raise AppError("closing_stays", first=first, last=last)

    @staticmethod
    def _check_version(before: Row | None, after: Row | None) -> None:
        if before and any(before[name] != (after or {}).get(name) for name in set(before) - _FREE):
            raise AppError("version_frozen")
        if before and after and before["reopened"] and not after["reopened"]:
            raise AppError("version_frozen")

    def _check_row(self, table: str, before: Row | None, after: Row | None) -> None:
        was, name = self._spans_of(table, before)
        now, new_name = self._spans_of(table, after)
        touched = was if self._differs(table, before, after) else []
        found = touched or [each for each in [*was, *now] if (each in was) != (each in now)]
        if found:
            raise AppError("period_closed", **found[0].data(name or new_name))

    @staticmethod
    def _differs(table: str, before: Row | None, after: Row | None) -> bool:
        return not (before and after) or any(before[name] != after[name] for name in LOCKED[table])

    def _in_force(self) -> list[Span]:
        if self._spans is None:
            self._spans = [Span(*row) for row in self._connection.execute(IN_FORCE)]
        return self._spans

    def _spans_of(self, table: str, row: Row | None) -> tuple[list[Span], str]:
        """Return the closed versions that a row lies in, and what people call its record."""
        if row is None:
            return [], ""
        if table == "event_session":
            return self._of_event(row["event"])
        if table == "attendance":
            return self._of_event(self._event_of(row["session"]))
        day = row["last_day" if table == "event" else "received"]
        return self._at(row.get("leading"), day), row["number"]

    def _at(self, leading: int | None, day: str) -> list[Span]:
        return [each for each in self._in_force() if each.covers(leading, day)]

    def _of_event(self, event: int) -> tuple[list[Span], str]:
        # An event enters or leaves no closed period, so what was found once holds for the change.
        if event not in self._covered:
            row = self._connection.execute(
                "SELECT leading, last_day, number FROM event WHERE id = ?", (event,)
            ).fetchone()
            self._covered[event] = (self._at(row[0], row[1]), row[2]) if row else ([], "")
        return self._covered[event]

    def _event_of(self, session: int) -> int:
        sql = "SELECT event FROM event_session WHERE id = ?"
        row = self._connection.execute(sql, (session,)).fetchone()
        return int(row[0]) if row else 0


def spans(store: Store) -> tuple[Span, ...]:
    """Return the days that are locked now."""
    return tuple(Span(*row) for row in store.rows(IN_FORCE))


def covering(store: Store, leading: int | None, day: date) -> Span | None:
    """Return the lock in which a request received, or an event ending, on a day lies."""
    iso = day.isoformat()
    return next((each for each in spans(store) if each.covers(leading, iso)), None)


@dataclass(frozen=True, slots=True)
class Move:
    """The day of a record of a leading school: until now, None for a new one, and from now on."""

    leading: int | None
    was: date | None
    day: date | None


def problems(store: Store, move: Move, field: str, record: str | None) -> list[Problem]:
    """Return that a record would enter or leave a closed period: said before the gate refuses."""
    for each in spans(store) if move.day else ():
        before, after = (
            day is not None and each.covers(move.leading, day.isoformat())
            for day in (move.was, move.day)
        )
        if before != after:
            return [error("period_closed", field, **each.data(record or ""))]
    return []
