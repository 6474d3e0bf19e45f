"""What responses hang at: asked by the write gate before a row goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.errors import AppError

if TYPE_CHECKING:
    import sqlite3


def let_go(connection: sqlite3.Connection, table: str, number: int) -> None:
    """Let responses keep the code of a school that goes, and keep their wave and questionnaire.

    Raises `AppError` responses_exist for a wave or a questionnaire that has responses.
    """
    if table == "school":
        connection.execute("UPDATE response SET school = NULL WHERE school = ?", (number,))
    elif table in {"wave", "form"}:
        asked = f"SELECT 1 FROM response WHERE {table} = ? LIMIT 1"
        if connection.execute(asked, (number,)).fetchone():
            raise AppError("responses_exist")
