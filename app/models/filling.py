"""Filling a new database at once: the very rows the write gate would make, but no history.

Only sample data come in this way. The identities are made from a name and the number of the row,
so that the same data are the same to the last digit wherever they are made.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from app.models.gate import NUMBERED, derived
from app.models.schema import SEARCHED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_BATCH: Final = 2_000

Row = dict[str, Any]


class Filling:
    """Rows on their way into an empty database; use it only inside `Store.filling`."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._waiting: defaultdict[str, list[Row]] = defaultdict(list)
        self._newest: dict[str, int] = {}
        self._columns: dict[str, list[str]] = {}
        # Rows are written table by table, whichever names which.
        connection.execute("PRAGMA defer_foreign_keys = ON")

    def add(self, table: str, row: Mapping[str, Any]) -> int:
        """Add one row and return its number."""
        number = self._next(table)
        waiting = self._waiting[table]
        waiting.append({"id": number, "uuid": self._identity(table, number), **row})
        if len(waiting) >= _BATCH:
            self._write(table)
        return number

    def flush(self) -> None:
        """Write what still waits, so that it can be read."""
        for table in list(self._waiting):
            self._write(table)

    def finish(self) -> None:
        """Write what still waits, and build the search indexes."""
        self.flush()
        for table in SEARCHED:
            self._connection.execute(
                f"INSERT INTO {table}_search({table}_search) VALUES('rebuild')"
            )

    def _next(self, table: str) -> int:
        if table not in self._newest:
            found = self._connection.execute(f"SELECT ifnull(max(id), 0) FROM {table}").fetchone()
            self._newest[table] = int(found[0])
            info = self._connection.execute(f"PRAGMA table_info({table})")
            self._columns[table] = [column["name"] for column in info]
        self._newest[table] += 1
        return self._newest[table]

    def _identity(self, table: str, number: int) -> str:
        """Return a UUID of version 8: 122 bits made from the name of the data and of the row."""
        text = blake2b(f"{self._name}/{table}/{number}".encode(), digest_size=16).hexdigest()
        return f"{text[:8]}-{text[8:12]}-8{text[13:16]}-8{text[17:20]}-{text[20:]}"

    def _write(self, table: str) -> None:
        rows = self._waiting[table]
        if not rows:
            return
        for row in rows:
            row.update(derived(table, row))
        columns = self._columns[table]
        marks = ", ".join("?" * len(columns))
        self._connection.executemany(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})",
            [tuple(map(row.get, columns)) for row in rows],
        )
        self._give(table, rows)
        rows.clear()

    def _give(self, table: str, rows: list[Row]) -> None:
        if table in NUMBERED:
            self._connection.executemany(
                "INSERT INTO given (record_table, leading, school_year, number_key)"
                f" VALUES ('{table}', ifnull(:leading, 0), :school_year, :number_key)",
                rows,
            )
