"""Step 3: who was anonymised, and which files with names were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def add_erased(connection: sqlite3.Connection) -> None:
    """Who was anonymised, and which files were written: older ones still hold the names.

    A restored backup of an older version is told of the erased before it is migrated, so the table
    may be there already.
    """
    connection.execute(
        "CREATE TABLE IF NOT EXISTS erased (uuid TEXT PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID"
    )
    connection.execute(
        "CREATE TABLE IF NOT EXISTS written (path TEXT PRIMARY KEY, day TEXT NOT NULL)"
        " WITHOUT ROWID"
    )
