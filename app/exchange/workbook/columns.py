"""What stands in each column of the quarter workbook, and which cells must not be empty."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from app.exchange.values import (
    code_text_of,
    coded,
    coded_list,
    count_of,
    date_of,
    digits_of,
    fail,
    line_of,
    number_of,
    text_of,
    words_of,
    yes_or_no,
)
from app.models import event_kinds, people, regions
from app.models.vocabulary import codes, squeezed, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.exchange.sheets import Cell
    from app.models.store import Store

Key = tuple[str, ...]
"""What identifies a record: a folded code, a school year with a folded number, or both."""

Field = str | bool | int | Decimal | date | tuple[str, ...] | tuple[Key, ...] | None
"""A value as it is compared and stored; references are keys."""

Values = dict[str, Field]


def region_of(cell: Cell) -> str:
    """Return a region's code, or the text as it stands where the region is unknown."""
    text = line_of(cell)
    found = regions.matching(text)
    if len(found) > 1:
        fail("region_ambiguous", value=text, regions=tuple(each.code for each in found))
    return found[0].code if found else text


def _role_of(cell: Cell) -> str:
    text = line_of(cell)
    return text if text in people.ROLES else coded("people.role")(cell)


READERS: Final[dict[str, dict[str, Callable[[Cell], Field]]]] = {
    "schools": {
        "code": code_text_of,
        "name_kk": line_of,
        "name_ru": line_of,
        "bin": digits_of,
        "status": coded("schools.status"),
        "region": region_of,
        "district": line_of,
        "territory": coded("schools.territory"),
        "languages": coded_list("schools.languages"),
        "small": yes_or_no,
        "pupils": count_of,
        "teachers": count_of,
        "distance": number_of,
    },
    "people": {
        "code": code_text_of,
        "name": line_of,
        "school": code_text_of,
        "role": _role_of,
        "subject": line_of,
    },
    "requests": {
        "number": code_text_of,
        "received": date_of,
        "school": code_text_of,
        "channel": coded("requests.channel"),
        "topic": line_of,
        "direction": coded("requests.direction"),
        "audience": line_of,
        "count": count_of,
        "desired_kind": line_of,
        "desired_dates": line_of,
        "decided": date_of,
        "status": coded("requests.status"),
        "closed": date_of,
        "events": words_of,
        "reason": text_of,
    },
    "events": {
        "number": code_text_of,
        "date": date_of,
        "end": date_of,
        "original_date": date_of,
        "kind": code_text_of,
        "format": coded("events.format"),
        "place": code_text_of,
        "topic": line_of,
        "requests": words_of,
        "planned": count_of,
        "parents": count_of,
        "hours": number_of,
        "status": coded("events.status"),
        "feedback_forms": count_of,
        "feedback_mean": number_of,
        "note": text_of,
    },
    "attendance": {
        "event": code_text_of,
        "person": code_text_of,
        "mark": coded("attendance.mark"),
    },
}

NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "schools": ("code",),
    "people": ("code", "school", "role"),
    "requests": ("number", "received", "school", "status"),
    "events": ("number", "date", "kind", "status"),
    "attendance": ("event", "person", "mark"),
}
"""Cells without which a row cannot be stored truthfully."""

EXPECTED: Final[dict[str, tuple[str, ...]]] = {
    "schools": ("name_kk", "status"),
    "people": ("name",),
    "requests": ("topic", "direction"),
    "events": ("topic",),
    "attendance": (),
}
"""Cells that somebody should fill in, though the row can be stored."""

LISTS: Final = frozenset({"languages", "events", "requests"})
"""Columns whose empty value is the empty list."""

DOMAINS: Final = {
    ("schools", "status"): "schools.status",
    ("schools", "territory"): "schools.territory",
    ("schools", "languages"): "schools.languages",
    ("people", "role"): "people.role",
    ("requests", "channel"): "requests.channel",
    ("requests", "direction"): "requests.direction",
    ("requests", "status"): "requests.status",
    ("events", "format"): "events.format",
    ("events", "status"): "events.status",
    ("attendance", "mark"): "attendance.mark",
}
"""Columns whose values are coded words, each with the domain of its words."""


class Kinds:
    """The kinds of events, those of the field and the school's own, by code and by name."""

    def __init__(self, store: Store | None) -> None:
        self._names: dict[str, Mapping[str, str]] = {
            code: {language: word("events.kind", code, language) for language in ("kk", "ru", "en")}
            for code in codes("events.kind")
        }
        for kind in event_kinds.every(store) if store else ():
            self._names[kind.code] = {each: kind.name(each) for each in ("kk", "ru", "en")}
        self._codes = {squeezed(code): code for code in self._names}
        for code, names in self._names.items():
            self._codes.update({squeezed(name): code for name in names.values()})

    def code_of(self, text: str) -> str:
        """Return the code of a kind by its name in any language."""
        return self._codes.get(squeezed(text)) or fail(
            "unknown_word", value=text, domain="events.kind"
        )

    def name(self, code: str, language: str) -> str:
        """Return the name of a kind in `language`."""
        return self._names[code][language]

    def every(self, language: str) -> list[str]:
        """Return the names of all kinds in `language`."""
        return [self.name(code, language) for code in self._names]
