"""What all steps are written with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3

RECORD: Final = "id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE"
"""The first columns of every table of records."""


def carry_out(connection: sqlite3.Connection, script: str) -> None:
    """Run the statements of a script, inside the transaction of the migration."""
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)
