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
    # Said so that the index of owner and day answers alone: a missing day is before all others.
    begun = f"(d.valid_from <= {on} OR d.valid_from IS NULL)"
    earlier = f"(SELECT d.id {of_record} AND {begun} ORDER BY d.valid_from DESC LIMIT 1)"
    later = f"(SELECT d.id {of_record} AND d.valid_from > {on} ORDER BY d.valid_from LIMIT 1)"
    return f"(SELECT d.{column} FROM {table} d WHERE d.id = ifnull({earlier}, {later}))"


def holds(table: str, row: str, day: date) -> str:
    """Return the condition that `row` of `table` is the value that counts on `day`.

    It says the same as `value_on`; reading a whole list it is several times faster.
    """
    owner = table.split("_", maxsplit=1)[0]
    on, since = f"'{day.isoformat()}'", f"ifnull({row}.valid_from, '')"
    return (
        f"NOT EXISTS (SELECT 1 FROM {table} o WHERE o.{owner} = {row}.{owner} AND o.id <> {row}.id"
        f" AND (CASE WHEN {since} <= {on} THEN o.valid_from > {since} AND o.valid_from <= {on}"
        f" ELSE ifnull(o.valid_from, '') < {row}.valid_from END"
        f" OR o.valid_from IS {row}.valid_from AND o.id < {row}.id))"
    )
