"""Carrying the register of certificates over into an older copy of a database that is restored.

The register is a book: numbers that are on paper stay in it, and the next one goes on above them,
whichever copy of the database is put back. A certificate whose event or person the older copy does
not know keeps its line without them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import sqlite3

Row = tuple[Any, ...]

SERIES: Final = "certificate_series"
"""The setting with the digits by which each PC numbers apart."""

_BOOK: Final = (
    "SELECT c.uuid, c.number, c.year, c.series, c.serial, c.day, c.hours, c.id,"
    " e.uuid, p.uuid FROM certificate c LEFT JOIN event e ON e.id = c.event"
    " LEFT JOIN person p ON p.id = c.person ORDER BY c.id"
)
_VOIDED: Final = (
    "SELECT v.uuid, v.day, v.reason, c.uuid FROM certificate_void v"
    " JOIN certificate c ON c.id = v.certificate ORDER BY v.id"
)


@dataclass(frozen=True, slots=True)
class Register:
    """The lines of a register, those that were voided, and the series of each PC."""

    lines: list[Row]
    voided: list[Row]
    series: dict[str, int]


def read(connection: sqlite3.Connection) -> Register:
    """Read the register of a database; an older one has none, or none that were voided."""
    has_book, has_voids = (_has(connection, each) for each in ("certificate", "certificate_void"))
    lines = connection.execute(_BOOK).fetchall() if has_book else []
    voided = connection.execute(_VOIDED).fetchall() if has_voids else []
    return Register(list(map(tuple, lines)), list(map(tuple, voided)), _series(connection))


def carry(connection: sqlite3.Connection, register: Register) -> None:
    """Write into another copy what its own register does not know yet."""
    if not _has(connection, "certificate"):
        return
    with connection:
        for line in register.lines:
            _carry_line(connection, line)
        if _has(connection, "certificate_void"):
            for uuid, day, reason, certificate in register.voided:
                connection.execute(
                    "INSERT OR IGNORE INTO certificate_void (uuid, certificate, day, reason)"
                    " SELECT ?, id, ?, ? FROM certificate WHERE uuid = ?",
                    (uuid, day, reason, certificate),
                )
        _carry_series(connection, register.series)


def _carry_line(connection: sqlite3.Connection, line: Row) -> None:
    """Write one line; what the copy does not know of it is told by a number that nothing has."""
    *told, number, event, person = line
    known_event = _number(connection, "event", event) or -number
    known_person = _number(connection, "person", person) or -number
    connection.execute(
        "INSERT OR IGNORE INTO certificate"
        " (uuid, number, year, series, serial, day, hours, event, person)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*told, known_event, known_person),
    )


def _carry_series(connection: sqlite3.Connection, series: dict[str, int]) -> None:
    whole = {**_series(connection), **series}
    if whole:
        connection.execute("DELETE FROM setting WHERE name = ?", (SERIES,))
        connection.execute(
            "INSERT INTO setting (uuid, name, value) VALUES (lower(hex(randomblob(16))), ?, ?)",
            (SERIES, json.dumps(whole, ensure_ascii=False)),
        )


def _series(connection: sqlite3.Connection) -> dict[str, int]:
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (SERIES,)).fetchone()
    return json.loads(row[0]) if row else {}


def _number(connection: sqlite3.Connection, table: str, uuid: str | None) -> int | None:
    row = connection.execute(f"SELECT id FROM {table} WHERE uuid = ?", (uuid,)).fetchone()
    return row[0] if row else None


def _has(connection: sqlite3.Connection, table: str) -> bool:
    sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(sql, (table,)).fetchone() is not None
