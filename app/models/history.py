"""The history of a record: who changed what and when, and taking one old change back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.models.errors import AppError
from app.models.store import Step, step_of

if TYPE_CHECKING:
    from app.models.store import Store

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
    """One change as the record saw it; `undone` when it was taken back."""

    step: Step
    undone: bool
    fields: tuple[FieldChange, ...]


def of(store: Store, table: str, record: int, limit: int = 200) -> list[Entry]:
    """Return the newest changes of a record and of the rows that belong to it, newest first."""
    steps = store.rows(
        "SELECT DISTINCT c.id, c.label, c.args, c.at, c.who, c.state FROM change c"
        " JOIN change_row r ON r.change = c.id WHERE r.root_table = ? AND r.root = ?"
        " ORDER BY c.id DESC LIMIT ?",
        (table, record, limit),
    )
    return [
        Entry(step_of(row), row["state"] != "done", tuple(_fields(store, row["id"], table, record)))
        for row in steps
    ]


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


def take_back(store: Store, change: int, label: str, **args: object) -> None:
    """Undo an old change by a new one.

    Raises `AppError` moved_on when a value it set has been changed again since.
    """
    rows = store.rows(
        "SELECT record_table, record, before, after FROM change_row WHERE change = ?"
        " ORDER BY id DESC",
        (change,),
    )
    with store.change(label, **args) as gate:
        for row in rows:
            table, number = row["record_table"], row["record"]
            now = store.one(f"SELECT * FROM {table} WHERE id = ?", (number,))
            before = json.loads(row["before"]) if row["before"] else None
            after = json.loads(row["after"]) if row["after"] else None
            if (now is None) != (after is None) or _moved_on(now, after):
                raise AppError("moved_on")
            if before is None:
                gate.delete(table, number)
            elif after is None:
                gate.insert(table, before)
            else:
                gate.update(table, number, before)


def _moved_on(now: Any, after: dict[str, Any] | None) -> bool:  # noqa: ANN401 - a row or nothing
    return any(now[name] != value for name, value in (after or {}).items())
