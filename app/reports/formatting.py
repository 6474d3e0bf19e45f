"""Numbers and dates as each language prints them (rules 9 and 10 of the glossary)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from babel.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    Number = int | float | Decimal

NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"
NO_VALUE: Final = "–"
"""What stands in a cell that has no value; unknown is never printed as 0."""

_LONG_DATE: Final = {"kk": "y 'жылғы' d MMMM", "ru": "d MMMM y 'года'", "en": "d MMMM y"}
_TO_COMMA: Final = str.maketrans({",": NBSP, ".": ","})


def number(value: Number | None, language: str, decimals: int | None = None) -> str:
    """Return a number as people read it: 1 020 and 48,7, or 1,020 and 48.7 in English.

    Without `decimals` the number keeps those it has, with them it is rounded half up.
    """
    if value is None:
        return NO_VALUE
    exact = value if isinstance(value, int) else Decimal(str(value))
    text = f"{exact:,f}" if decimals is None else f"{rounded(exact, decimals):,f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").removesuffix(".")
    text = text.replace("-", MINUS)
    return text if language == "en" else text.translate(_TO_COMMA)


def rounded(value: int | Decimal, decimals: int) -> Decimal:
    """Return a number rounded half up."""
    return Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def percent(value: Number | None, language: str) -> str:
    """Return a share with one decimal and its sign: 20,6 %, or 20.6% in English."""
    if value is None:
        return NO_VALUE
    return number(value, language, 1) + ("%" if language == "en" else f"{NBSP}%")


def short_date(day: date) -> str:
    """Return 03.11.2025, the form of tables in every language."""
    return f"{day:%d.%m.%Y}"


def long_date(day: date, language: str) -> str:
    """Return 2025 жылғы 3 қараша, 3 ноября 2025 года or 3 November 2025."""
    return format_date(day, _LONG_DATE[language], language)


def span(first: date, last: date) -> str:
    """Return 03.11.2025–07.01.2026, or one date when both days are the same."""
    return short_date(first) if first == last else f"{short_date(first)}–{short_date(last)}"


def shortened(text: str, room: float, measure: Callable[[str], float]) -> str:
    """Return `text`, or as much of its beginning as `room` holds with an ellipsis."""
    if measure(text) <= room + 0.01:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if measure(text[:middle] + "…") <= room:
            fits = middle
        else:
            too_long = middle
    return text[:fits].rstrip() + "…"
