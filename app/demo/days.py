"""Days of the sample: working days, and the school years and public holidays it lies in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.demo.content import content
from app.models import periods
from app.models.workdays import holidays_of, is_working

if TYPE_CHECKING:
    from app.models.filling import Filling
    from app.models.store import Store


class WorkingDays:
    """The working days of a span, and how far they lie from each other."""

    def __init__(self, first: date, last: date) -> None:
        off = {each.day for year in range(first.year, last.year + 1) for each in holidays_of(year)}
        span = (first + timedelta(days=each) for each in range((last - first).days + 1))
        self.days = [day for day in span if is_working(day, off)]

    def back(self, day: date, count: int) -> date:
        """Return the day so many working days before the newest one not after `day`."""
        return self.days[max(bisect_right(self.days, day) - 1 - count, 0)]

    def ahead(self, day: date, count: int) -> date:
        """Return the day so many working days after the first one not before `day`."""
        return self.days[min(bisect_left(self.days, day) + count, len(self.days) - 1)]

    def between(self, first: date, last: date) -> list[date]:
        """Return the working days of a span, both ends inclusive."""
        return self.days[bisect_left(self.days, first) : bisect_right(self.days, last)]


def add_years(store: Store, filling: Filling, first: date, last: date) -> None:
    """Add the school years of a span with their holidays, where they are not shipped."""
    known = {year.name for year in periods.school_years(store)}
    name = periods.school_year_of(first)
    while name <= periods.school_year_of(last):
        if name not in known:
            _add_year(filling, name)
        name = periods.next_year(name)
    shipped = {day.year for day in periods.holidays(store)}
    for year in range(first.year, last.year + 1):
        if year not in shipped:
            _add_holidays(filling, year)


def _add_year(filling: Filling, name: str) -> None:
    spans = _spans(name)
    year = filling.add("school_year", {
        "name": name, "first_day": spans[0][0], "last_day": spans[-1][1], "to_check": 0,
    })  # fmt: skip
    for ordinal, (first, last) in enumerate(spans, start=1):
        filling.add("period", {
            "school_year": year, "ordinal": ordinal, "first_day": first, "last_day": last,
        })  # fmt: skip


def _spans(name: str) -> list[tuple[str, str]]:
    """Return the periods of a year: the published ones of 2018–19, else the usual pattern."""
    published = content()["school_year"]
    if name == published["name"]:
        return [(first, last) for first, last in published["periods"]]
    return [(first.isoformat(), last.isoformat()) for first, last in periods.proposal(name)]


def _add_holidays(filling: Filling, year: int) -> None:
    for each in holidays_of(year):
        filling.add("holiday", {
            "day": each.day.isoformat(), "name_kk": each.kk, "name_ru": each.ru,
            "name_en": each.en,
        })  # fmt: skip
