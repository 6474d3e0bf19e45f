"""Public holidays and working days (DECISIONS of the field: Monday to Friday, breaks included)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Collection

SATURDAY = 5
DECISION_DAYS = 5
"""A request is to be decided within this many working days after its receipt."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off with its name in three languages."""

    day: date
    kk: str
    ru: str
    en: str


@cache
def calendar_file() -> dict[str, Any]:
    """Return the shipped calendar: school years, and the pattern of public holidays."""
    return json.loads(resource("reference", "calendar.json").read_text("utf-8"))


def holidays_of(year: int) -> list[Holiday]:
    """Return the public holidays of a calendar year by the pattern.

    One that falls on a weekend moves to the next working day, where it is said to move; feasts of
    the lunar calendar are known for the shipped years only.
    """
    found: dict[date, Holiday] = {}
    for entry in calendar_file()["holidays"]:
        for month_day in entry["days"]:
            day = date.fromisoformat(f"{year}-{month_day}")
            while entry.get("moves", True) and (day.weekday() >= SATURDAY or day in found):
                day += timedelta(days=1)
            found[day] = Holiday(day, entry["kk"], entry["ru"], entry["en"])
    for entry in calendar_file()["dated_holidays"]:
        for text in entry["days"]:
            day = date.fromisoformat(text)
            if day.year == year:
                found[day] = Holiday(day, entry["kk"], entry["ru"], entry["en"])
    return sorted(found.values(), key=lambda each: each.day)


def is_working(day: date, holidays: Collection[date], *, saturdays: bool = False) -> bool:
    """Say whether people are at work on `day`."""
    last = SATURDAY if saturdays else SATURDAY - 1
    return day.weekday() <= last and day not in holidays


def add_working_days(
    day: date, count: int, holidays: Collection[date], *, saturdays: bool = False
) -> date:
    """Return the `count`-th working day after `day`."""
    while count:
        day += timedelta(days=1)
        count -= is_working(day, holidays, saturdays=saturdays)
    return day


def working_days_between(
    first: date, last: date, holidays: Collection[date], *, saturdays: bool = False
) -> int:
    """Return how many working days lie after `first` up to and including `last`."""
    span = range(1, (last - first).days + 1)
    return sum(
        is_working(first + timedelta(days=each), holidays, saturdays=saturdays) for each in span
    )
