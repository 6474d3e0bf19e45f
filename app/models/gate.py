"""The write gate: every insert, update and delete, with its before-image for history and undo.

There are no triggers: the gate itself keeps the folded text, the sort keys, the unique keys and the
search index, so that a file from elsewhere cannot carry live code.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from app.models import text
from app.models.closed_days import Lock
from app.models.erased import nameless
from app.models.schema import SEARCHED
from app.models.studies.holding import keep_meaning, let_go

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from sqlite_utils import Database

_FOLDED: Final[dict[str, tuple[str, ...]]] = {
    "school": (
        "code", "name_kk", "name_ru", "short_name", "bin", "district", "settlement",
    ),
    "person": ("code", "name"),
    "request": ("number", "topic", "letter_number"),
    "event": ("number", "topic", "place"),
    "resource": ("code", "title", "author", "subject"),
}  # fmt: skip
_SORTED: Final = {"school": "name_kk", "person": "name", "resource": "title"}
_KEYS: Final = {
    "school": "code",
    "person": "code",
    "request": "number",
    "event": "number",
    "wave": "code",
    "indicator": "code",
    "letter": "number",
    "resource": "code",
}
NUMBERED: Final = frozenset({"request", "event", "letter"})

PARENT: Final[dict[str, tuple[str, str]]] = {
    "school_status": ("school", "school"),
    "school_attachment": ("school", "school"),
    "school_size": ("school", "school"),
    "person_post": ("person", "person"),
    "person_direction": ("person", "person"),
    "request_status": ("request", "request"),
    "event_session": ("event", "event"),
    "event_request": ("event", "event"),
    "event_school": ("event", "event"),
    "event_facilitator": ("event", "event"),
    "attendance": ("event_session", "session"),
    "period": ("school_year", "school_year"),
    "wave_form": ("wave", "wave"),
    "handout": ("wave", "wave"),
    "letter": ("request", "request"),
    "event_purpose": ("event", "event"),
    "resource_given": ("resource", "resource"),
}
"""Which record a row belongs to, so that its history can be read on that record."""

_GOES_WITH: Final = (
    *((child, parent, column) for child, (parent, column) in PARENT.items()),
    ("event_request", "request", "request"),
    ("programme_state", "school", "school"),
)
"""Rows that are deleted with a record: by the gate, since SQLite alone would leave no history."""


def derived(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the gate itself keeps of a row: folded text, sort key, unique key."""
    values: dict[str, Any] = {}
    if table in _FOLDED:
        values["folded"] = text.fold(" ".join(str(row.get(name) or "") for name in _FOLDED[table]))
    if table in _SORTED:
        values["sort_key"] = text.sort_key(str(row.get(_SORTED[table]) or ""))
    if table in _KEYS:
        source = _KEYS[table]
        values[f"{source}_key"] = text.key(str(row[source]))
    return values


@cache
def _sqlite_utils() -> type[Database]:
    """Import sqlite-utils without pandas and numpy, which it would pull in: 0.25 s, not 1.9 s."""
    hidden = {name: sys.modules.get(name) for name in ("pandas", "numpy")}
    sys.modules.update(dict.fromkeys(hidden))  # pyright: ignore[reportArgumentType, reportCallIssue] - None hides a module
    try:
        from sqlite_utils import Database  # noqa: PLC0415
    finally:
        for name, module in hidden.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module
    return Database


class Change:
    """One change while it is being made; use it only inside `Store.change`.

    Every write raises `AppError` period_closed where it touches what a closed period has locked.
    """

    def __init__(
        self, connection: sqlite3.Connection, number: int, today: Callable[[], date]
    ) -> None:
        self._connection = connection
        # plugins of others would be looked for first, 50 ms, and be given the connection
        self._database = _sqlite_utils()(connection, execute_plugins=False)
        self._number = number
        self._lock = Lock(connection, today)
        self.tables: set[str] = set()

    def insert(self, table: str, values: Mapping[str, Any]) -> int:
        """Insert one row and return its number; a missing `uuid` is made."""
        return self.insert_all(table, [values])[0]

    def insert_all(self, table: str, rows: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert many rows in one go and return their numbers, in the order given."""
        from uuid import uuid4  # noqa: PLC0415 - nothing is written before the first paint

        number = self._next_number(table)
        prepared: list[dict[str, Any]] = [
            {"id": number + place, "uuid": str(uuid4()), **row, **derived(table, row)}
            for place, row in enumerate(rows)
        ]
        for row in prepared:
            self._lock.check(table, None, row)
        self._write_new(table, prepared)
        self._give(table, prepared)
        self._record([(table, row["id"], None, row, row) for row in prepared])
        return [row["id"] for row in prepared]

    def update(self, table: str, number: int, values: Mapping[str, Any]) -> None:
        """Set fields of a row; fields that keep their value leave no trace."""
        row = self._row(table, number)
        if table == "person" and self._is_erased(row["uuid"]):
            values = {**values, "name": nameless(values.get("code", row["code"]))}
        wanted = {**values, **derived(table, {**row, **values})}
        after = {name: value for name, value in wanted.items() if row[name] != value}
        if not after:
            return
        before = {name: row[name] for name in after}
        self._lock.check(table, row, {**row, **after})
        self._apply(table, number, row, after)
        self._give(table, [{**row, **after}])
        self._record([(table, number, before, after, {**row, **after})])

    def save(self, table: str, number: int | None, values: Mapping[str, Any]) -> int:
        """Update the row, or insert one where there is none yet, and return its number."""
        if number is None:
            return self.insert(table, values)
        self.update(table, number, values)
        return number

    def set_dated(
        self, table: str, owner: str, number: int, since: str | None, values: Mapping[str, Any]
    ) -> int:
        """Say what holds of a record from the day `since` on; None means always.

        What `values` does not name goes on as it was by that day.
        """
        known = self._connection.execute(
            f"SELECT * FROM {table} WHERE {owner} = ? AND ifnull(valid_from, '') <= ifnull(?, '')"
            " ORDER BY valid_from DESC LIMIT 1",
            (number, since),
        ).fetchone()
        if known and known["valid_from"] == since:
            self.update(table, known["id"], values)
            return known["id"]
        goes_on = {**dict(known), **values} if known else {owner: number, **values}
        for own in ("id", "uuid", "valid_from"):
            goes_on.pop(own, None)
        return self.insert(table, {**goes_on, "valid_from": since})

    def delete(self, table: str, number: int) -> None:
        """Delete a row and the rows that belong to it."""
        for child, found in self.parts(table, number):
            self.delete(child, found)
        row = self._row(table, number)
        self._lock.check(table, row, None)
        self._record([(table, number, row, None, row)])
        self._unwrite(table, row)

    def parts(self, table: str, number: int) -> list[tuple[str, int]]:
        """Return the rows that belong to a row and go when it goes."""
        places = [(child, column) for child, parent, column in _GOES_WITH if parent == table]
        places.append(("attachment", f"record_table = '{table}' AND record"))
        return [
            (child, found)
            for child, column in places
            for (found,) in self._connection.execute(
                f"SELECT id FROM {child} WHERE {column} = ?", (number,)
            ).fetchall()
        ]

    def replay(self, table: str, number: int, image: Mapping[str, Any] | None) -> None:
        """Bring a row to an earlier or later image, without recording: undo and redo only."""
        self.tables.add(table)
        found = self._connection.execute(f"SELECT * FROM {table} WHERE id = ?", (number,))
        row = found.fetchone()
        whole = None if image is None else {**dict(row or {}), **image}
        self._lock.check_undo(table, row and dict(row), whole)
        if image is None:
            self._unwrite(table, dict(row))
        elif row is None:
            self._write_new(table, [{**image, **derived(table, image)}])
        else:  # the image of somebody erased holds no folded text
            kept = derived(table, {**dict(row), **image})
            self._apply(table, number, dict(row), {**image, **kept})

    def _is_erased(self, uuid: str) -> bool:
        """Say whether a person was anonymised: the name never comes back, not by an import."""
        found = self._connection.execute("SELECT 1 FROM erased WHERE uuid = ?", (uuid,))
        return found.fetchone() is not None

    def _row(self, table: str, number: int) -> dict[str, Any]:
        found = self._connection.execute(f"SELECT * FROM {table} WHERE id = ?", (number,))
        return dict(found.fetchone())

    def _next_number(self, table: str) -> int:
        found = self._connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
        ).fetchone()
        return (int(found[0]) if found else 0) + 1

    def _write_new(self, table: str, rows: list[dict[str, Any]]) -> None:
        self._database.table(table).insert_all(rows)
        if table in SEARCHED:
            self._connection.executemany(
                f"INSERT INTO {table}_search (rowid, folded) VALUES (:id, :folded)", rows
            )

    def _apply(self, table: str, number: int, row: dict[str, Any], values: dict[str, Any]) -> None:
        keep_meaning(self._connection, table, row, values)
        names = ", ".join(f"{name} = :{name}" for name in values)
        self._connection.execute(
            f"UPDATE {table} SET {names} WHERE id = :row_id", {**values, "row_id": number}
        )
        if table in SEARCHED and values.get("folded", row["folded"]) != row["folded"]:
            self._forget(table, row)
            self._connection.execute(
                f"INSERT INTO {table}_search (rowid, folded) VALUES (?, ?)",
                (number, values["folded"]),
            )

    def _unwrite(self, table: str, row: dict[str, Any]) -> None:
        let_go(self._connection, table, row["id"])
        if table in SEARCHED:
            self._forget(table, row)
        self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (row["id"],))

    def _give(self, table: str, rows: list[dict[str, Any]]) -> None:
        """Remember numbers of requests, events and letters for good: none is given again."""
        if table in NUMBERED:
            self._connection.executemany(
                "INSERT INTO given (record_table, leading, school_year, number_key)"
                " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [
                    (table, row.get("leading") or 0, row["school_year"], row["number_key"])
                    for row in rows
                ],
            )

    def _forget(self, table: str, row: Mapping[str, Any]) -> None:
        self._connection.execute(
            f"INSERT INTO {table}_search ({table}_search, rowid, folded) VALUES ('delete', ?, ?)",
            (row["id"], row["folded"]),
        )

    def _record(
        self,
        images: list[
            tuple[str, int, Mapping[str, Any] | None, Mapping[str, Any] | None, Mapping[str, Any]]
        ],
    ) -> None:
        rows: list[tuple[object, ...]] = []
        for table, number, before, after, whole in images:
            self.tables.add(table)
            rows.append(
                (self._number, table, number, *self._root(table, number, whole),
                 _image(before), _image(after))
            )  # fmt: skip
        self._connection.executemany(
            "INSERT INTO change_row"
            " (change, record_table, record, root_table, root, before, after)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            rows,
        )

    def _root(self, table: str, number: int, row: Mapping[str, Any]) -> tuple[str, int]:
        if table == "attachment":  # belongs to a record of any table
            return row["record_table"], row["record"]
        if table not in PARENT:
            return table, number
        parent, column = PARENT[table]
        owner: int = row[column]
        if parent not in PARENT:
            return parent, owner
        return self._root(parent, owner, self._row(parent, owner))


def _image(row: Mapping[str, Any] | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)
