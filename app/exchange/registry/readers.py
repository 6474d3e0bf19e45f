"""What stands in a cell of a table from outside, as the value of a field."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from app.exchange.registry.fields import Kind, mixed, nothing, words
from app.exchange.values import (
    code_text_of,
    count_of,
    digits_of,
    fail,
    line_of,
    number_of,
    words_of,
)
from app.models import people, regions
from app.models.school_title import type_of
from app.models.text import fold
from app.models.vocabulary import code_of, codes, squeezed

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.exchange.sheets import Cell

_BESIDE: Final = re.compile(
    r"[,;/\n+&()-]|\b(?:және|и|and|тілі|тілінде|язык|языки)\b", re.IGNORECASE
)
_UNIT: Final = re.compile(r"\s*(км|km|шақырым|адам|чел)\.?$", re.IGNORECASE)
_DAYS: Final = (date(2020, 1, 1), date(2026, 1, 1))
"""Days before and after the regions of 2022 came."""
_OF_REGIONS: Final = frozenset(
    fold("облысы облыс обл область қаласы қала қ город г region city").split()
)
_NEAR: Final = 0.78
_NUMBER_WITH_UNIT: Final = 40


def is_empty(cell: Cell) -> bool:
    """Say whether a cell holds nothing, or only the word for it."""
    return isinstance(cell.value, str) and cell.value.strip().casefold() in nothing() | {""}


def _region(cell: Cell) -> str:
    text = line_of(cell)
    found = _regions_of(text)
    if len(found) > 1:
        fail("region_ambiguous", value=text, regions=found)
    if not found:
        near = _near_regions(text)
        fail("wrong_region_like" if near else "wrong_region", value=text, regions=near)
    return found[0]


@lru_cache(maxsize=10_000)
def _regions_of(text: str) -> tuple[str, ...]:
    return tuple(each.code for each in regions.matching(text))


@lru_cache(maxsize=10_000)
def _near_regions(text: str) -> tuple[str, ...]:
    """Return the regions whose names are written nearly so."""
    known = _region_names()
    near = get_close_matches(_bare(text), known, n=3, cutoff=_NEAR)
    return tuple(dict.fromkeys(code for each in near for code in known[each]))


@cache
def _region_names() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for region in (each for day in _DAYS for each in regions.on(day)):
        for name in map(_bare, (region.kk, region.ru, region.en)):
            names[name] = tuple(dict.fromkeys((*names.get(name, ()), region.code)))
    return names


def _bare(name: str) -> str:
    """Return the name of a region without its kind."""
    return " ".join(word for word in fold(name).split() if word not in _OF_REGIONS)


def _word(domain: str, known: str) -> Callable[[Cell], str]:
    def read(cell: Cell) -> str:
        text = line_of(cell)
        found = words(known).get(squeezed(text)) or code_of(domain, text)
        return found or fail("unknown_word", value=text, domain=domain)

    return read


def _coded(domain: str) -> Callable[[Cell], str]:
    def read(cell: Cell) -> str:
        text = line_of(cell)
        return code_of(domain, text) or fail("unknown_word", value=text, domain=domain)

    return read


def _type(cell: Cell) -> str:
    text = line_of(cell)
    found = code_of("schools.type", text) or type_of(text)
    return found or fail("unknown_word", value=text, domain="schools.type")


def says_mixed(cell: Cell) -> bool:
    """Say whether a school is only said to teach in mixed languages."""
    return squeezed(line_of(cell)) in mixed()


def _languages(cell: Cell) -> tuple[str, ...]:
    text = line_of(cell)
    return _languages_in(text) or fail("unknown_word", value=text, domain="schools.languages")


@lru_cache(maxsize=10_000)
def _languages_in(text: str) -> tuple[str, ...]:
    """Return the languages that a text names; none when a word of it is unknown."""
    if squeezed(text) in mixed():
        return ("kk", "ru")
    parts = [part.strip(" .") for part in _BESIDE.split(text)]
    named = [part for part in parts if part and squeezed(part) not in mixed()]
    found = {
        words("languages").get(squeezed(part)) or code_of("schools.languages", part)
        for part in named
    }
    return tuple(code for code in codes("schools.languages") if code in found and None not in found)


def _small(cell: Cell) -> bool:
    text = code_text_of(cell)
    found = words("small").get(squeezed(text) or text) or code_of("schools.small", text)
    return (found or fail("unknown_word", value=text, domain="schools.small")) == "true"


def _without_unit(read: Callable[[Cell], Any]) -> Callable[[Cell], Any]:
    def number(cell: Cell) -> object:
        if isinstance(cell.value, str) and len(cell.value) <= _NUMBER_WITH_UNIT:
            cell = type(cell)(cell.row, cell.column, _UNIT.sub("", cell.value), cell.kind)
        return read(cell)

    return number


def _role(cell: Cell) -> str:
    text = line_of(cell)
    found = text if text in people.ROLES else code_of("people.role", text) or role_of(text)
    return found or fail("unknown_word", value=text, domain="people.role")


def role_of(position: str) -> str | None:
    """Return the role that a position is: whoever directs is a head, whoever teaches a teacher."""
    said = fold(position).split()
    known = words("role")
    found = {known[each] for each in (*said, squeezed(position)) if each in known}
    return next((role for role in ("head", "teacher") if role in found), None)


def _directions(cell: Cell) -> tuple[str, ...]:
    text = line_of(cell)
    whole = code_of("requests.direction", text)
    every = [whole] if whole else [_direction(each) for each in words_of(cell)]
    order = codes("requests.direction")
    return tuple(sorted(set(every), key=order.index))


def _direction(text: str) -> str:
    found = code_of("requests.direction", text)
    return found or fail("unknown_word", value=text, domain="requests.direction")


READERS: Final[dict[Kind, dict[str, Callable[[Cell], Any]]]] = {
    "schools": {
        "code": code_text_of,
        "name_kk": line_of,
        "name_ru": line_of,
        "bin": digits_of,
        "type": _type,
        "status": _word("schools.status", "status"),
        "region": _region,
        "district": line_of,
        "settlement": line_of,
        "territory": _word("schools.territory", "territory"),
        "languages": _languages,
        "small": _small,
        "distance": _without_unit(number_of),
        "internet": _coded("schools.internet"),
        "phone": code_text_of,
        "leading": code_text_of,
        "pupils": _without_unit(count_of),
        "teachers": _without_unit(count_of),
    },
    "people": {
        "code": code_text_of,
        "name": line_of,
        "surname": line_of,
        "given": line_of,
        "patronymic": line_of,
        "school": code_text_of,
        "district": line_of,
        "region": _region,
        "role": _role,
        "position": line_of,
        "subject": line_of,
        "directions": _directions,
    },
}
