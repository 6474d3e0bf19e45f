"""Guessing what a column holds from what stands in it, where its header does not say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from app.exchange.registry.fields import Kind, subjects, words
from app.models import regions
from app.models.identity import looks_personal
from app.models.school_title import district_key, understood
from app.models.text import fold
from app.models.vocabulary import code_of, squeezed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_PHONE: Final = re.compile(r"[+(]?[\d()+ -]{9,20}")
_KAZAKH: Final = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_RUSSIAN_SCHOOL: Final = re.compile(r"школ|средн|имени|\bим\b", re.IGNORECASE)
_NAME: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?(?: [^\W\d_]+\.?(?:-[^\W\d_]+)?){1,3}")
_DISTRICT: Final = re.compile(r"аудан|район|р-н|\bауд\b", re.IGNORECASE)
_MOSTLY: Final = 0.7


def _digits(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


def _is_personal(text: str) -> bool:
    return looks_personal(_digits(text))


def _is_bin(text: str) -> bool:
    digits = _digits(text)
    return len(digits) == 12 and digits.isdecimal() and digits[4] in "456"


@lru_cache(maxsize=10_000)
def _is_region(text: str) -> bool:
    return bool(regions.matching(text))


def _is_school(text: str) -> bool:
    found = understood(text)
    return bool(found.kind) and bool(found.number or found.words)


def _is_russian_school(text: str) -> bool:
    return _is_school(text) and bool(_RUSSIAN_SCHOOL.search(text)) and not _KAZAKH.search(text)


def _is_kazakh_school(text: str) -> bool:
    return _is_school(text) and not _is_russian_school(text)


def _is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch(text)) and 10 <= len(re.sub(r"\D", "", text)) <= 12


def _is_district(text: str) -> bool:
    return bool(_DISTRICT.search(text)) and bool(district_key(text))


def _is_name(text: str) -> bool:
    parts = text.split()
    return (
        bool(_NAME.fullmatch(text))
        and all(part[0].isupper() for part in parts)
        and not understood(text).kind
        and not _is_region(text)
        and not _DISTRICT.search(text)
    )


def _is_word(domain: str, known: str) -> Callable[[str], bool]:
    return lambda text: bool(words(known).get(squeezed(text)) or code_of(domain, text))


def _is_language(text: str) -> bool:
    known = words("languages")
    return bool(known) and all(known.get(part) for part in fold(text).split())


def _is_subject(text: str) -> bool:
    return squeezed(text) in subjects()


def _is_position(text: str) -> bool:
    return any(words("role").get(part) for part in fold(text).split())


_TRIALS: Final[dict[Kind, tuple[tuple[str, Callable[[str], bool]], ...]]] = {
    "schools": (
        ("personal", _is_personal),
        ("bin", _is_bin),
        ("phone", _is_phone),
        ("region", _is_region),
        ("territory", _is_word("schools.territory", "territory")),
        ("languages", _is_language),
        ("status", _is_word("schools.status", "status")),
        ("type", lambda text: code_of("schools.type", text) is not None),
        ("name_kk", _is_kazakh_school),
        ("name_ru", _is_russian_school),
        ("district", _is_district),
    ),
    "people": (
        ("personal", _is_personal),
        ("school", _is_bin),
        ("region", _is_region),
        ("subject", _is_subject),
        ("school", _is_school),
        ("position", _is_position),
        ("district", _is_district),
        ("name", _is_name),
    ),
}
"""What a column may hold, each with how one cell of it looks; the surest come first."""


def looks_like(kind: Kind, values: Sequence[str], free: Iterable[str]) -> str | None:
    """Return the one of the fields still `free` that most of a column's values look like."""
    wanted = frozenset(free)
    for field, trial in _TRIALS[kind] if values else ():
        if field in wanted and sum(map(trial, values)) >= _MOSTLY * len(values):
            return field
    return None
