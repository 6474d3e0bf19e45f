"""What periods are called; a title always says the days, for «тоқсан» alone is ambiguous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_, Translation
from app.models.periods import SUMMER, Kind, Period

if TYPE_CHECKING:
    from datetime import date

_ROMAN: Final = ("", "I", "II", "III", "IV")

_NAMES: Final = {
    Kind.ACADEMIC: N_("{years} school year, academic quarter {ordinal}"),
    Kind.CALENDAR: N_("{ordinal} calendar quarter of {year}"),
    Kind.HALF_YEAR: N_("{ordinal} half of {year}"),
    Kind.SCHOOL_YEAR: N_("{years} school year"),
    Kind.YEAR: N_("year {year}"),
}
_SUMMER: Final = N_("{years} school year, summer")
_SHORT: Final = {
    Kind.ACADEMIC: N_("Academic quarter {ordinal}, {years}"),
    Kind.CALENDAR: N_("{ordinal} calendar quarter of {year}"),
}
_SHORT_SUMMER: Final = N_("Summer, {years}")


def day(value: date) -> str:
    """Return a day as documents and lists show it: 03.11.2025."""
    return f"{value:%d.%m.%Y}"


def days(period: Period) -> str:
    """Return the first and the last day of a period."""
    return f"{day(period.first)}–{day(period.last)}"


def name(period: Period, t: Translation) -> str:
    """Return the name of a period without its days; a free period is its days."""
    if period.kind is Kind.FREE:
        return days(period)
    summer = period.kind is Kind.ACADEMIC and period.ordinal == SUMMER
    return _filled(_SUMMER if summer else _NAMES[period.kind], period, t)


def short(period: Period, t: Translation) -> str:
    """Return a name for lists to choose from."""
    if period.kind not in _SHORT:
        return name(period, t)
    summer = period.kind is Kind.ACADEMIC and period.ordinal == SUMMER
    return _filled(_SHORT_SUMMER if summer else _SHORT[period.kind], period, t)


def title(period: Period, t: Translation) -> str:
    """Return the name of a period with its days in brackets."""
    if period.kind is Kind.FREE:
        return days(period)
    return f"{name(period, t)} ({days(period)})"


def _filled(message: str, period: Period, t: Translation) -> str:
    start = period.year[:4]
    years = f"{start}–{int(start) + 1}" if "-" in period.year else start
    ordinal = _ROMAN[period.ordinal] if period.ordinal < len(_ROMAN) else ""
    return t(message).format(years=years, year=start, ordinal=ordinal)
