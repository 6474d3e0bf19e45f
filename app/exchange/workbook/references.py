"""What one row says of another: looked up in the workbook first, then in the newest school year."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from app.exchange.workbook.entries import Reference
from app.models.periods import school_year_of
from app.models.problems import error
from app.models.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.exchange.workbook.columns import Key
    from app.exchange.workbook.entries import Entry
    from app.exchange.workbook.stored import Stored

BY_CODE: Final = ("schools", "people")
BY_NUMBER: Final = ("requests", "events")

REFERENCES: Final[dict[str, dict[str, str]]] = {
    "schools": {},
    "people": {"school": "schools"},
    "requests": {"school": "schools", "events": "events"},
    "events": {"requests": "requests"},
    "attendance": {"event": "events", "person": "people"},
}
"""The columns that name other records, each with the sheet of those records."""

UNKNOWN: Final = {
    "schools": "unknown_school",
    "people": "unknown_person",
    "requests": "unknown_request",
    "events": "unknown_event",
}

_WITH_YEAR: Final = re.compile(r"(.+?)\s*\((\d{4}-\d{2})\)")


_key = lru_cache(maxsize=10_000)(key)  # attendance names the same few people and events


class Index:
    """Where records are found by what people call them.

    A number returns every school year. Alone it means the year of the row that names it where the
    workbook has it in that year, else the newest; «С-01 (2024-25)» names its year.
    """

    def __init__(self, book: dict[str, list[Key]], stored: Stored) -> None:
        self._codes = {sheet: {*book[sheet], *stored[sheet]} for sheet in BY_CODE}
        self._in_book = {sheet: _years(book[sheet]) for sheet in BY_NUMBER}
        self._in_store = {sheet: _years(stored[sheet]) for sheet in BY_NUMBER}

    def find(self, sheet: str, text: str, year: str = "") -> Key | None:
        """Return the key of the record that `text` means in a row of the school year `year`."""
        if sheet in BY_CODE:
            return (_key(text),) if (_key(text),) in self._codes[sheet] else None
        return self._by_number(sheet, _key(text), year) or self._by_year(sheet, text)

    def _by_number(self, sheet: str, number: str, year: str) -> Key | None:
        if years := self._in_book[sheet].get(number):
            return (year if year in years else max(years), number)
        if years := self._in_store[sheet].get(number):
            return (max(years), number)
        return None

    def _by_year(self, sheet: str, text: str) -> Key | None:
        if not (parts := _WITH_YEAR.fullmatch(text)):
            return None
        number, year = _key(parts[1]), parts[2]
        pools = (self._in_book[sheet], self._in_store[sheet])
        return (year, number) if any(year in pool.get(number, ()) for pool in pools) else None


def _years(keys: Iterable[Key]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for year, number in keys:
        found.setdefault(number, set()).add(year)
    return found


def key_of(entry: Entry) -> Key | None:
    """Return the key of a row, or None where the row does not say enough.

    That of attendance is known once its references are resolved.
    """
    if entry.sheet == "attendance":
        parts = [each.key for each in entry.references]
        return parts[0] + parts[1] if len(parts) == 2 else None
    if entry.sheet in BY_CODE:
        code = _key(entry.text("code"))
        return (code,) if code else None
    number, year = _key(entry.text("number")), school_year(entry)
    return (year, number) if number and year else None


def school_year(entry: Entry) -> str:
    """Return the school year by which a row's number counts, or "" where it has none."""
    days = (entry.values.get(name) for name in ("received", "original_date", "date"))
    return next((school_year_of(day) for day in days if isinstance(day, date)), "")


class Resolver:
    """Turns what rows say of other records into keys.

    `doubtful` holds the folded numbers of rows that have no key themselves.
    """

    def __init__(self, index: Index, doubtful: dict[str, set[str]]) -> None:
        self._index = index
        self._doubtful = doubtful

    def resolve(self, entry: Entry) -> None:
        """Put keys into the columns of `entry` that name other records."""
        for column, sheet in REFERENCES[entry.sheet].items():
            value = entry.values[column]
            if isinstance(value, str):
                entry.values[column] = self._find(entry, column, sheet, value)
            elif isinstance(value, tuple):
                keys = (self._find(entry, column, sheet, str(each)) for each in value)
                entry.values[column] = tuple(sorted({each for each in keys if each}))
        if entry.sheet == "events":
            self._resolve_place(entry)

    def _resolve_place(self, entry: Entry) -> None:
        """Take the venue for a school where it is the code of one; else it is a place's name."""
        place = entry.text("place")
        if found := self._index.find("schools", place):
            entry.values["place"] = found
            entry.references.append(Reference("place", "schools", found, place))

    def _find(self, entry: Entry, column: str, sheet: str, text: str) -> Key | None:
        found = self._index.find(sheet, text, school_year(entry))
        if found:
            entry.references.append(Reference(column, sheet, found, text))
        elif _key(text) in self._doubtful.get(sheet, ()):
            entry.add(error("rejected_reference", column, value=text))
        else:
            entry.add(error(UNKNOWN[sheet], column, value=text))
        return found
