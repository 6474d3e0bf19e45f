"""Closing a period: its figures and rows are frozen as a version; correcting makes the next one.

While a version is in force the write gate keeps what it counted as it is (see `closed_days`).
Reopening says why and lifts the lock; closing again makes the next version, called corrected.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from app.models.contents import Account, Content, account
from app.models.errors import AppError
from app.models.figures import FIGURES, FigureValues, Rows
from app.models.frozen import freeze, thaw
from app.models.identity import personal_number_problems
from app.models.periods import Period
from app.models.problems import Problem, error

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from app.models.figures import Number, Value, Values
    from app.models.gate import Change
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Version:
    """A closed version of a period; a number above 1 is a correction of the one before.

    `as_of` is the day of its data; `closed_at` and `who` tell when and by whom it was closed, as
    far as the history goes.
    `reopened` is the day on which it was opened again, for `reason`; None while it is in force.
    """

    id: int
    leading: int | None
    first: date
    last: date
    number: int
    as_of: date
    closed_at: datetime | None
    who: str
    reopened: date | None
    reason: str | None

    @property
    def in_force(self) -> bool:
        """Say whether the days of this version are locked."""
        return self.reopened is None

    @property
    def corrected(self) -> bool:
        """Say whether it corrects an earlier version."""
        return self.number > 1


# Who closed stands in the history alone: one place to take a name away from.
_SELECT: Final = (
    "SELECT v.id, v.leading, v.first_day, v.last_day, v.version, v.as_of, v.reopened, v.reason,"
    " c.at, c.who FROM closed_version v"
    " LEFT JOIN change_row r ON r.root_table = 'closed_version' AND r.root = v.id"
    "  AND r.before IS NULL"
    " LEFT JOIN change c ON c.id = r.change"
)


def _version(row: sqlite3.Row) -> Version:
    return Version(
        row["id"],
        row["leading"],
        date.fromisoformat(row["first_day"]),
        date.fromisoformat(row["last_day"]),
        row["version"],
        date.fromisoformat(row["as_of"]),
        datetime.fromisoformat(row["at"]) if row["at"] else None,
        row["who"] or "",
        date.fromisoformat(row["reopened"]) if row["reopened"] else None,
        row["reason"],
    )


def versions(store: Store, leading: int | None, period: Period) -> list[Version]:
    """Return the versions of a period, newest first."""
    rows = store.rows(
        f"{_SELECT} WHERE v.leading IS ? AND v.first_day = ? AND v.last_day = ?"
        " ORDER BY v.version DESC",
        (leading, period.first.isoformat(), period.last.isoformat()),
    )
    return [_version(row) for row in rows]


def standing(store: Store, leading: int | None, period: Period) -> Version | None:
    """Return the version in force of a period; None while the period is open."""
    return next((each for each in versions(store, leading, period) if each.in_force), None)


def closed_periods(store: Store, leading: int | None) -> list[Period]:
    """Return the periods that have a version, newest first: also such as no calendar knows now."""
    rows = store.rows(
        "SELECT json_extract(content, '$.period'), max(version) FROM closed_version"
        " WHERE leading IS ? GROUP BY first_day, last_day ORDER BY first_day DESC, last_day DESC",
        (leading,),
    )
    return [thaw(Period, row[0]) for row in rows]


# Closing and reopening


def close(store: Store, change: Change, leading: int | None, period: Period, as_of: date) -> int:
    """Freeze a period as its next version and return the version's number, 1 at first.

    Raises `AppError` closed_already when a version is in force.
    """
    known = versions(store, leading, period)
    if any(each.in_force for each in known):
        raise AppError("closed_already", first=period.first, last=period.last)
    number = 1 + max((each.number for each in known), default=0)
    made = account(store, leading, period, as_of)
    change.insert(
        "closed_version",
        {
            "leading": leading,
            "first_day": period.first.isoformat(),
            "last_day": period.last.isoformat(),
            "version": number,
            "as_of": as_of.isoformat(),
            "figures": freeze(made.figures.all()),
            "before_figures": freeze(made.before.all()),
            "figure_rows": _packed_rows(made.figures),
            "content": freeze(made.content),
        },
    )
    return number


def reopen(change: Change, version: Version, reason: str, day: date) -> None:
    """Open a closed period for correction and keep why; the version itself stays as it is."""
    change.update("closed_version", version.id, {"reopened": day.isoformat(), "reason": reason})


def reopen_problems(reason: str | None) -> list[Problem]:
    """Return what forbids opening a period again: it must be said why."""
    if not (reason or "").strip():
        return [error("required", "reason")]
    return personal_number_problems("reason", reason)


# What a version holds


def frozen(store: Store, version: Version) -> Account:
    """Return the account of a period as it was when this version was closed."""
    row = store.one(
        "SELECT figures, before_figures, figure_rows, content FROM closed_version WHERE id = ?",
        (version.id,),
    )
    assert row is not None, version  # noqa: S101 - versions come from the store
    content = thaw(Content, row["content"])
    figures = FrozenFigures(
        content.period, version.leading, json.loads(row["figures"]), json.loads(row["figure_rows"])
    )
    before = FrozenFigures(content.before, version.leading, json.loads(row["before_figures"]), {})
    return Account(content, figures, before)


class FrozenFigures(FigureValues):
    """The figures of a closed version, with the rows they were counted from then."""

    def __init__(
        self,
        period: Period,
        leading: int | None,
        values: Mapping[str, Any],
        rows: Mapping[str, tuple[str, list[int]]],
    ) -> None:
        self.period = period
        self.leading = leading
        self._values = _unpacked(values)
        self._rows = rows

    def __getitem__(self, code: str) -> Value:
        """Return the value of a figure as it was."""
        return self._values[code]

    def rows(self, code: str, key: str = "") -> Rows:
        """Return the records that a figure, or one key of it, was counted from then."""
        table, ids = self._rows.get(_place(code, key), ("", []))
        return Rows(table, tuple(ids))


def _place(code: str, key: str) -> str:
    return f"{code}/{key}" if key else code


def _unpacked(values: Mapping[str, Any]) -> Values:
    """Return values with their decimals; a figure that was not known then is empty."""
    return {each.code: _value(values.get(each.code), keyed=bool(each.rows_of)) for each in FIGURES}


def _value(kept: Any, *, keyed: bool) -> Value:  # noqa: ANN401 - a number, a decimal as text, or these
    if keyed:
        by_key: dict[str, Any] = kept or {}
        return {key: _number(each) for key, each in by_key.items()}
    return _number(kept)


def _number(kept: Any) -> Number | None:  # noqa: ANN401 - as above
    return Decimal(kept) if isinstance(kept, str) else kept


def _packed_rows(figures: FigureValues) -> str:
    found: dict[str, Rows] = {}
    for figure in FIGURES:
        found[figure.code] = figures.rows(figure.code)
        if figure.rows_of:
            for key in figures.by_key(figure.code):
                found[_place(figure.code, key)] = figures.rows(figure.code, key)
    return freeze({place: (rows.table, rows.ids) for place, rows in found.items()})
