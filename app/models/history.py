"""The history of a record: who changed what and when, and taking one old change back."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.models.errors import AppError
from app.models.store import Step, step_of

if TYPE_CHECKING:
    from app.models.gate import Change
    from app.models.store import Store

_LINKED: Final = 2
"""A change of more records than two that were linked is taken back by undo alone."""

_KEPT_BY_THE_GATE = frozenset({"id", "uuid", "folded", "sort_key", "code_key", "number_key"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one row of a record, before and after; None where there was no row."""

    table: str
    row: int
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as the record saw it.

    `undone` when it was taken back, `made` when the record came into being by it; `records` counts
    the records that it touched, this one and others, as far as it matters: to three.
    """

    step: Step
    undone: bool
    made: bool
    records: int
    fields: tuple[FieldChange, ...]

    @property
    def can_be_taken_back(self) -> bool:
        """Say whether taking back is offered here: not for a whole import, nor for the record."""
        return not (self.undone or self.made) and self.records <= _LINKED


def of(store: Store, table: str, record: int, limit: int = 200) -> list[Entry]:
    """Return the newest changes of a record and of the rows that belong to it, newest first."""
    steps = store.rows(
        "SELECT c.id, c.label, c.args, c.at, c.who, c.state,"
        " max(r.record_table = r.root_table AND r.before IS NULL) AS made,"
        " (SELECT count(*) FROM (SELECT DISTINCT x.root_table, x.root FROM change_row x"
        f" WHERE x.change = c.id LIMIT {_LINKED + 1})) AS records"
        " FROM change c JOIN change_row r ON r.change = c.id"
        " WHERE r.root_table = ? AND r.root = ? GROUP BY c.id ORDER BY c.id DESC LIMIT ?",
        (table, record, limit),
    )
    return [_entry(store, row, table, record) for row in steps]


def _entry(store: Store, row: sqlite3.Row, table: str, record: int) -> Entry:
    fields = tuple(_fields(store, row["id"], table, record))
    return Entry(step_of(row), row["state"] != "done", bool(row["made"]), row["records"], fields)


def _fields(store: Store, change: int, table: str, record: int) -> list[FieldChange]:
    rows = store.rows(
        "SELECT record_table, record, before, after FROM change_row"
        " WHERE change = ? AND root_table = ? AND root = ? ORDER BY id",
        (change, table, record),
    )
    found: list[FieldChange] = []
    for row in rows:
        before: dict[str, Any] = json.loads(row["before"] or "{}")
        after: dict[str, Any] = json.loads(row["after"] or "{}")
        for name in (before | after).keys() - _KEPT_BY_THE_GATE:
            old, new = before.get(name), after.get(name)
            if old != new:
                found.append(FieldChange(row["record_table"], row["record"], name, old, new))
    return sorted(found, key=lambda each: (each.table, each.row, each.field))


def newest_records(store: Store, table: str) -> list[int]:
    """Return the records of a table that the newest change made or changed."""
    rows = store.rows(
        "SELECT DISTINCT root FROM change_row WHERE root_table = ?"
        " AND change = (SELECT max(id) FROM change WHERE state = 'done') ORDER BY root",
        (table,),
    )
    return [row[0] for row in rows]


def take_back(store: Store, change: int, label: str, **args: object) -> None:
    """Undo an old change by a new one.

    Raises `AppError` moved_on when a value it set has been changed again since.
    """
    rows = store.rows(
        "SELECT record_table, record, before, after FROM change_row WHERE change = ?"
        " ORDER BY id DESC",
        (change,),
    )
    try:
        with store.change(label, **args) as gate:
            for row in rows:
                _reverse(store, gate, row)
    except sqlite3.IntegrityError as found:  # other records lean on it, or its code is taken again
        raise AppError("moved_on") from found


def _reverse(store: Store, gate: Change, row: sqlite3.Row) -> None:
    table, number = row["record_table"], row["record"]
    now = store.one(f"SELECT * FROM {table} WHERE id = ?", (number,))
    before: dict[str, Any] | None = json.loads(row["before"] or "null")
    after: dict[str, Any] | None = json.loads(row["after"] or "null")
    if (now is None) != (after is None) or _moved_on(now, after):
        raise AppError("moved_on")
    if before is not None:
        (gate.update(table, number, before) if now else gate.insert(table, before))
    elif gate.parts(table, number):
        raise AppError("moved_on")
    else:
        gate.delete(table, number)


def _moved_on(now: Any, after: dict[str, Any] | None) -> bool:  # noqa: ANN401 - a row or nothing
    return any(now[name] != value for name, value in (after or {}).items())
