"""What responses hang at: asked by the write gate before a row goes or changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.errors import AppError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_HELD: Final = {
    "wave": (
        "SELECT 1 FROM response WHERE wave = :id UNION ALL SELECT 1 FROM delivery WHERE wave = :id"
    ),
    "form": "SELECT 1 FROM response WHERE form = :id",
    "wave_form": (
        "SELECT 1 FROM response JOIN wave_form USING (wave, form) WHERE wave_form.id = :id"
    ),
    "handout": (
        "SELECT 1 FROM handout JOIN response USING (wave, form, copy) WHERE handout.id = :id"
    ),
}


def let_go(connection: sqlite3.Connection, table: str, number: int) -> None:
    """Let responses keep the code of a school that goes, and keep what they answer.

    Raises `AppError` responses_exist for a wave, a questionnaire (or that a wave asks with it) and
    a copy that was given out, if there are responses to it.
    """
    if table == "school":
        connection.execute("UPDATE response SET school = NULL WHERE school = ?", (number,))
    elif (
        table in _HELD and connection.execute(f"{_HELD[table]} LIMIT 1", {"id": number}).fetchone()
    ):
        raise AppError("responses_exist")


def keep_meaning(
    connection: sqlite3.Connection, table: str, row: Mapping[str, object], now: Mapping[str, object]
) -> None:
    """Let a questionnaire that was answered change in its words alone, also by undo.

    Raises `AppError` form_locked.
    """
    if table != "form" or not {"code", "version", "source"} & now.keys():
        return
    if not connection.execute(f"{_HELD[table]} LIMIT 1", {"id": row["id"]}).fetchone():
        return
    from app.models.forms.source import loads  # noqa: PLC0415 - only for what was answered
    from app.models.forms.versions import only_words_differ  # noqa: PLC0415 - as above

    before, after = (loads(str(each["source"])) for each in (row, {**row, **now}))
    if not only_words_differ(before, after):
        raise AppError("form_locked")
