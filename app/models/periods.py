"""Reporting periods: academic quarters as data, calendar quarters, years and free periods."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from app.models.problems import Problem, error
from app.models.workdays import holidays_of

if TYPE_CHECKING:
    from app.models.gate import Change
    from app.models.store import Store

SUMMER: Final = 5
"""The ordinal of the summer, the fifth period of a school year."""

_FIRST_MONTH: Final = 9
_DAY: Final = timedelta(days=1)


class Kind(StrEnum):
    """What a period is by its type."""

    ACADEMIC = "academic"
    CALENDAR = "calendar"
    HALF_YEAR = "half_year"
    SCHOOL_YEAR = "school_year"
    YEAR = "year"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends inclusive.

    `year` is a school year («2025-26») or a calendar year («2025»), `ordinal` the quarter or half
    in it; a free period has neither. Titles are made from these in the language of the reader.
    """

    kind: Kind
    first: date
    last: date
    year: str = ""
    ordinal: int = 0

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """A school year with its periods in order; `to_check` while its dates are only a proposal."""

    id: int
    name: str
    first: date
    last: date
    to_check: bool
    periods: tuple[Period, ...]


def school_year_of(day: date) -> str:
    """Return the name of the school year a day lies in, for example «2025-26»."""
    start = day.year if day.month >= _FIRST_MONTH else day.year - 1
    return f"{start}-{(start + 1) % 100:02}"


def school_years(store: Store) -> list[SchoolYear]:
    """Return all school years with their periods, newest first."""
    rows = store.rows("SELECT * FROM school_year ORDER BY first_day DESC")
    return [
        SchoolYear(
            row["id"],
            row["name"],
            date.fromisoformat(row["first_day"]),
            date.fromisoformat(row["last_day"]),
            bool(row["to_check"]),
            tuple(_academic(store, row["id"], row["name"])),
        )
        for row in rows
    ]


def _academic(store: Store, year: int, name: str) -> list[Period]:
    rows = store.rows(
        "SELECT ordinal, first_day, last_day FROM period WHERE school_year = ? ORDER BY ordinal",
        (year,),
    )
    return [
        Period(
            Kind.ACADEMIC,
            date.fromisoformat(row["first_day"]),
            date.fromisoformat(row["last_day"]),
            name,
            row["ordinal"],
        )
        for row in rows
    ]


def calendar_quarter(year: int, ordinal: int) -> Period:
    """Return quarter 1–4 of a calendar year."""
    first = date(year, 3 * ordinal - 2, 1)
    after = date(year + ordinal // 4, 3 * ordinal % 12 + 1, 1)
    return Period(Kind.CALENDAR, first, after - _DAY, str(year), ordinal)


def half_year(year: int, ordinal: int) -> Period:
    """Return half 1 or 2 of a calendar year."""
    first, last = calendar_quarter(year, 2 * ordinal - 1), calendar_quarter(year, 2 * ordinal)
    return Period(Kind.HALF_YEAR, first.first, last.last, str(year), ordinal)


def calendar_year(year: int) -> Period:
    """Return a whole calendar year."""
    return Period(Kind.YEAR, date(year, 1, 1), date(year, 12, 31), str(year))


def whole_year(year: SchoolYear) -> Period:
    """Return a school year as one period."""
    return Period(Kind.SCHOOL_YEAR, year.first, year.last, year.name)


def known(year: SchoolYear) -> list[Period]:
    """Return the periods people report by in a school year: its own, calendar ones, the whole."""
    start = year.first.year
    quarters = [calendar_quarter(start, 3), calendar_quarter(start, 4)]
    quarters += [calendar_quarter(start + 1, ordinal) for ordinal in (1, 2, 3)]
    halves = [half_year(start, 2), half_year(start + 1, 1)]
    return [*year.periods, *quarters, *halves, whole_year(year)]


def _by_calendar(kind: Kind, day: date) -> Period | None:
    """Return the quarter, half or year of the calendar that a day lies in; None for other kinds."""
    match kind:
        case Kind.CALENDAR:
            return calendar_quarter(day.year, (day.month + 2) // 3)
        case Kind.HALF_YEAR:
            return half_year(day.year, (day.month + 5) // 6)
        case Kind.YEAR:
            return calendar_year(day.year)
        case _:
            return None


def named(store: Store, first: date, last: date) -> Period:
    """Return the known period with exactly these days, else a free one."""
    candidates = [each for year in school_years(store) for each in known(year)]
    candidates += filter(None, (_by_calendar(kind, first) for kind in Kind))
    found = (each for each in candidates if (each.first, each.last) == (first, last))
    return next(found, Period(Kind.FREE, first, last))


def at(store: Store, day: date) -> Period:
    """Return the academic quarter a day lies in, or the calendar quarter where none is known."""
    for year in school_years(store):
        for period in year.periods:
            if day in period:
                return period
    return calendar_quarter(day.year, (day.month + 2) // 3)


def before(store: Store, period: Period) -> Period:
    """Return the period of the same type that ends on the day before this one begins.

    Where none is known it is the free period of the same length before it.
    """
    end = period.first - _DAY
    free = Period(Kind.FREE, period.first - (period.last - period.first) - _DAY, end)
    return _beside(store, period, end) or free


def after(store: Store, period: Period) -> Period:
    """Return the period of the same type that begins on the day after this one ends."""
    begin = period.last + _DAY
    free = Period(Kind.FREE, begin, begin + (period.last - period.first))
    return _beside(store, period, begin) or free


def _beside(store: Store, period: Period, day: date) -> Period | None:
    """Return the known period of the same type that begins or ends on a day."""
    if found := _by_calendar(period.kind, day):
        return found
    candidates = (each for year in school_years(store) for each in known(year))
    same = (each for each in candidates if each.kind is period.kind)
    return next((each for each in same if day in (each.first, each.last)), None)


_SPAN = re.compile(r"([12]\d{3}-\d\d-\d\d)\.\.([12]\d{3}-\d\d-\d\d)")
_ACADEMIC = re.compile(r"academic:(\d{4}-\d\d)/([1-5])")
_CALENDAR = re.compile(r"calendar:([12]\d{3})/([1-4])")
_YEAR = re.compile(r"year:(\d{4}-\d\d)")


def parse(store: Store, text: str) -> Period | None:
    """Return the period that the command line names, or None where it names none.

    `FIRST..LAST` (ISO days, inclusive), `academic:2025-26/2`, `calendar:2025/4`, `year:2025-26`.
    """
    years = {year.name: year for year in school_years(store)}
    if match := _SPAN.fullmatch(text):
        return _parse_span(store, match[1], match[2])
    if match := _ACADEMIC.fullmatch(text):
        found = years[match[1]].periods if match[1] in years else ()
        return next((each for each in found if each.ordinal == int(match[2])), None)
    if match := _CALENDAR.fullmatch(text):
        return calendar_quarter(int(match[1]), int(match[2]))
    if match := _YEAR.fullmatch(text):
        return whole_year(years[match[1]]) if match[1] in years else None
    return None


def _parse_span(store: Store, first: str, last: str) -> Period | None:
    try:
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    return named(store, begin, end) if begin <= end else None


# School years as data that the user edits

# Month and day on which the periods begin where no order is published yet: the dates of 2025-26.
_PATTERN: Final = ((9, 1), (11, 3), (1, 8), (3, 30), (5, 26))


def next_year(name: str) -> str:
    """Return the name of the school year after this one."""
    return school_year_of(date(int(name[:4]) + 1, _FIRST_MONTH, 1))


def proposal(name: str) -> list[tuple[date, date]]:
    """Return first and last days for a school year whose dates are not published yet."""
    start = int(name[:4])
    firsts = [date(start + (month < _FIRST_MONTH), month, day) for month, day in _PATTERN]
    lasts = [each - _DAY for each in firsts[1:]] + [date(start + 1, 8, 31)]
    return list(zip(firsts, lasts, strict=True))


def span_problems(spans: list[tuple[date, date]]) -> list[Problem]:
    """Return what is wrong with a year's periods: order, overlaps and days that are missing."""
    found = [
        error("end_before_start", f"last_{place}")
        for place, (first, last) in enumerate(spans, start=1)
        if last < first
    ]
    for place, ((_, last), (first, _end)) in enumerate(pairwise(spans), start=2):
        if first <= last:
            found.append(error("periods_overlap", f"first_{place}"))
        elif first != last + _DAY:
            found.append(error("periods_gap", f"first_{place}", day=last + _DAY))
    return found


def year_problems(store: Store, name: str, spans: list[tuple[date, date]]) -> list[Problem]:
    """Return what is wrong with the periods of the year `name`, also beside other years."""
    found = span_problems(spans)
    if found:
        return found
    first, last = spans[0][0], spans[-1][1]
    return [
        error("years_overlap", "first_1", name=year.name)
        for year in school_years(store)
        if year.name != name and year.first <= last and first <= year.last
    ]


def is_known(store: Store, day: date) -> bool:
    """Say whether a day lies in a known school year."""
    return any(year.first <= day <= year.last for year in school_years(store))


def save_year(
    store: Store, change: Change, name: str, spans: list[tuple[date, date]], *, to_check: bool
) -> None:
    """Write a school year with its periods; a new one brings the public holidays it lacks."""
    year = store.value("SELECT id FROM school_year WHERE name = ?", (name,))
    row = {
        "name": name,
        "first_day": spans[0][0].isoformat(),
        "last_day": spans[-1][1].isoformat(),
        "to_check": int(to_check),
    }
    number = change.save("school_year", year, row)
    for ordinal, (first, last) in enumerate(spans, start=1):
        found = store.value(
            "SELECT id FROM period WHERE school_year = ? AND ordinal = ?", (number, ordinal)
        )
        days = {"first_day": first.isoformat(), "last_day": last.isoformat()}
        change.save("period", found, {"school_year": number, "ordinal": ordinal, **days})
    for row in store.rows(
        "SELECT id FROM period WHERE school_year = ? AND ordinal > ?", (number, len(spans))
    ):
        change.delete("period", row["id"])
    for calendar in range(spans[0][0].year, spans[-1][1].year + 1):
        _add_holidays(store, change, calendar)


def _add_holidays(store: Store, change: Change, year: int) -> None:
    if store.value("SELECT 1 FROM holiday WHERE day LIKE ?", (f"{year}-%",)):
        return
    for each in holidays_of(year):
        names = {"name_kk": each.kk, "name_ru": each.ru, "name_en": each.en}
        change.insert("holiday", {"day": each.day.isoformat(), **names})


def holidays(store: Store, language: str = "kk") -> dict[date, str]:
    """Return all public holidays of the database with their names, Kazakh where there is none."""
    rows = store.rows("SELECT day, name_kk, name_ru, name_en FROM holiday ORDER BY day")
    return {
        date.fromisoformat(row["day"]): row[f"name_{language}"] or row["name_kk"] for row in rows
    }
