"""How values are typed and shown in a line: text, numbers and days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from app.i18n import _
from app.models.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.fields import Amount, Date, Number

_DAY = re.compile(r"(\d{1,2})[.,/\- ](\d{1,2})(?:[.,/\- ](\d{4}|\d{2}))?[.,]?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SOLID = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})?")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a value is read from a line and written into it.

    `read` gets stripped, non-empty text and raises ValueError with words for people; `step`, if
    any, moves a value by so much when Up or Down is pressed.
    """

    read: Callable[[str], object]
    write: Callable[[object], str]
    step: Callable[[object, int], object] | None = None
    empty: object = None


def text_spelling() -> Spelling:
    """Return the spelling of plain text, without what must not be stored."""
    return Spelling(read=clean, write=_written, empty="")


def number_spelling(kind: Number) -> Spelling:
    """Return the spelling of whole numbers within the bounds of `kind`."""

    def read(text: str) -> int:
        try:
            number = int(_without_spaces(text))
        except ValueError:
            raise ValueError(_("Enter a whole number.")) from None
        _check_bounds(number, kind)
        return number

    def step(value: object, by: int) -> int:
        start = value if isinstance(value, int) else kind.low - by
        return min(max(start + by, kind.low), kind.high)

    return Spelling(read, _written, step)


def amount_spelling(kind: Amount) -> Spelling:
    """Return the spelling of numbers with decimals."""

    def read(text: str) -> Decimal:
        try:
            amount = Decimal(_without_spaces(text).replace(",", "."))
        except InvalidOperation:
            raise ValueError(_("Enter a number.")) from None
        if not amount.is_finite() or amount != round(amount, kind.places):
            raise ValueError(_("Decimal places at most: {places}.").format(places=kind.places))
        _check_bounds(amount, kind)
        return amount

    def write(value: object) -> str:
        return _written(value).replace(".", ",")

    return Spelling(read, write)


def date_spelling(kind: Date) -> Spelling:
    """Return the spelling of days: dd.mm.yyyy, read with tolerance."""

    def read(text: str) -> date:
        day = read_date(text, kind.around())
        if day is None:
            raise ValueError(_("Enter the date as DD.MM.YYYY."))
        return day

    def write(value: object) -> str:
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else ""

    def step(value: object, by: int) -> date:
        return value + timedelta(days=by) if isinstance(value, date) else kind.around()

    return Spelling(read, write, step)


def read_date(text: str, around: date) -> date | None:
    """Return the day that `text` means, the year nearest to `around` where it says none."""
    text = text.strip()
    iso = _ISO.fullmatch(text)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    match = _DAY.fullmatch(text) or _SOLID.fullmatch(text)
    if not match:
        return None
    day, month = int(match[1]), int(match[2])
    if match[3]:
        year = int(match[3])
        return _day(year + 2000 if year < 100 else year, month, day)
    near = (_day(around.year + shift, month, day) for shift in (-1, 0, 1))
    found = [each for each in near if each is not None]
    return min(found, key=lambda each: abs(each - around), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written(value: object) -> str:
    return "" if value is None else str(value)


def _without_spaces(text: str) -> str:
    return "".join(text.split()).replace("−", "-")


def _check_bounds(value: int | Decimal, kind: Number | Amount) -> None:
    if not kind.low <= value <= kind.high:
        raise ValueError(
            _("Enter a number from {low} to {high}.").format(low=kind.low, high=kind.high)
        )
