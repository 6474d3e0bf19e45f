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
    of_record = f"FROM {table} d WHERE d.{table.split('_', maxsplit=1)[0]} = {owner}"
    since = "ifnull(d.valid_from, '')"
    earlier = f"(SELECT d.id {of_record} AND {since} <= {on} ORDER BY {since} DESC LIMIT 1)"
    later = f"(SELECT d.id {of_record} AND {since} > {on} ORDER BY {since} LIMIT 1)"
    return f"(SELECT d.{column} FROM {table} d WHERE d.id = ifnull({earlier}, {later}))"
