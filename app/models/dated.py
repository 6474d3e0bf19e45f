"""Values that hold from a day on: which one counts on a given day."""

from __future__ import annotations

from datetime import date


def value_on(table: str, owner: str, column: str, day: date | str) -> str:
    """Return SQL for the value of `column` that holds for the record `owner` on `day`.

    It is the newest value that began by that day, else the earliest later one; a value without a
    date holds always (DECISIONS of the field, 3). `owner` is an SQL expression for the record,
    `day` a date or an SQL expression.
    """
    on = f"'{day.isoformat()}'" if isinstance(day, date) else day
    key = table.split("_", maxsplit=1)[0]
    since = "ifnull(d.valid_from, '')"
    return (
        f"(SELECT d.{column} FROM {table} d WHERE d.{key} = {owner}"
        f" ORDER BY {since} > {on}, CASE WHEN {since} <= {on} THEN {since} END DESC, {since}"
        " LIMIT 1)"
    )
