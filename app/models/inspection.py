"""What is in a database file: whether it is sound, and whether it is built as we build ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING, Final

from app.models.connection import looking
from app.models.errors import StoreError
from app.models.schema import MIGRATIONS

if TYPE_CHECKING:
    from pathlib import Path

_PARTS: Final = (
    "SELECT type, name, tbl_name, sql FROM sqlite_schema"
    " WHERE name NOT IN ('sqlite_stat1', 'sqlite_stat4')"
)


def faults(connection: sqlite3.Connection) -> list[str]:
    """Return what SQLite finds wrong in a file, in its own words; empty means sound."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    return found + [
        f"{row['table']} {row['rowid']} → {row['parent']}"
        for row in connection.execute("PRAGMA foreign_key_check")
    ]


def demand_sound(path: Path) -> int | None:
    """Return the number of the newest change in a closed file of ours.

    Raises `StoreError`: database_damaged where anything is wrong in it, or as `connect` does.
    """
    with looking(path) as connection:
        try:
            found, newest = faults(connection), newest_change(connection)
        except (sqlite3.Error, UnicodeDecodeError) as problem:
            raise StoreError("database_damaged", path=str(path)) from problem
    if found:
        raise StoreError("database_damaged", path=str(path))
    return newest


def newest_change(connection: sqlite3.Connection) -> int | None:
    """Return the number of the newest change, None where there was none yet."""
    return connection.execute("SELECT max(id) FROM change").fetchone()[0]


def is_built_by_us(connection: sqlite3.Connection) -> bool:
    """Say whether a file has exactly the tables and indexes of its version, and nothing else."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return _parts(connection) == blueprint(version)


@cache
def blueprint(version: int) -> frozenset[tuple[str, ...]]:
    """Return every part of a fresh database of a version, as SQLite writes it down."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        fresh.row_factory = sqlite3.Row
        for step in MIGRATIONS[:version]:
            step(fresh)
        return _parts(fresh)


def _parts(connection: sqlite3.Connection) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(row) for row in connection.execute(_PARTS))
