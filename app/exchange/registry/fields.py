"""What a table of schools or of people may tell, and by which headers and words it tells so."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from app.models.text import fold
from app.models.vocabulary import squeezed
from app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["schools", "people"]
KINDS: Final[tuple[Kind, ...]] = ("schools", "people")

FIELDS: Final[dict[Kind, tuple[str, ...]]] = {
    "schools": (
        "code", "name_kk", "name_ru", "bin", "type", "status", "region", "district", "settlement",
        "territory", "languages", "small", "distance", "internet", "phone", "leading", "pupils",
        "teachers",
    ),
    "people": (
        "code", "name", "surname", "given", "patronymic", "school", "district", "region", "role",
        "position", "subject", "directions",
    ),
}  # fmt: skip
"""The fields that a column may hold, in the order they are offered."""

UNREAD: Final = frozenset({"personal", "other", "row_number"})
"""What a header may be known as without being read."""


@cache
def _data() -> dict[str, Any]:
    return json.loads(resource("reference", "registry.json").read_text("utf-8"))


def field_name(kind: Kind, field: str, language: str) -> str:
    """Return what a field is called in `language`."""
    return cast("str", _data()[kind][field][language])


@cache
def headers(kind: Kind) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """Return every field with the headers it is known by, as folded words; early fields first."""
    known = cast("dict[str, dict[str, Any]]", _data()[kind])
    return tuple(
        (
            field,
            tuple(tuple(fold(each).split()) for each in (*words["known"], *_names(words))),
        )
        for field, words in known.items()
    )


def _names(words: Mapping[str, Any]) -> list[str]:
    return [words[language] for language in ("kk", "ru", "en") if fold(words[language])]


@cache
def totals() -> frozenset[str]:
    """Return the words that rows of sums begin with."""
    return frozenset(fold(each) for each in _data()["totals"])


@cache
def nothing() -> frozenset[str]:
    """Return what people write into a cell to say that they know nothing."""
    return frozenset(each.casefold() for each in _data()["nothing"])


@cache
def words(domain: str) -> Mapping[str, str]:
    """Return the words people use for coded values beside those of the field, squeezed."""
    known = cast("dict[str, list[str]]", _data()["words"][domain])
    return {squeezed(each) or each: code for code, every in known.items() for each in every}


@cache
def mixed() -> frozenset[str]:
    """Return the words for teaching in Kazakh and in Russian at one school."""
    return frozenset(squeezed(each) for each in _data()["words"]["mixed"])


@cache
def subjects() -> frozenset[str]:
    """Return names of school subjects, by which a column of them is known."""
    return frozenset(squeezed(each) for each in _data()["subjects"])
