"""Which school a cell means: by its code, its BIN, or its name, where only one is called so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from app.models.errors import Invalid
from app.models.problems import error
from app.models.school_title import district_key, understood, written
from app.models.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_BIN: Final = 12
_SHOWN: Final = 5

Place = tuple[str, str]
"""A region's code and a district's key; what is unknown is empty."""


class Schools:
    """All schools that a cell may mean: stored ones, and those that rows of the table bring."""

    def __init__(self) -> None:
        self._known: dict[int, Mapping[str, Any]] = {}
        self._places: dict[int, Place] = {}
        self._codes: dict[str, int] = {}
        self._bins: dict[str, list[int]] = defaultdict(list)
        self._names: dict[str, list[int]] = defaultdict(list)
        self._titles: dict[object, list[int]] = defaultdict(list)
        self._found: dict[tuple[str, Place], int | Invalid] = {}

    def add(self, number: int, values: Mapping[str, Any]) -> None:
        """Take a school in; numbers below zero stand for rows of the table."""
        self._known[number] = values
        district = district_key(values.get("district") or values.get("settlement") or "")
        self._places[number] = (values.get("region") or "", district)
        if values.get("code"):
            self._codes[key(values["code"])] = number
        if values.get("bin"):
            self._bins[values["bin"]].append(number)
        names = {values.get(name) or "" for name in ("name_kk", "name_ru", "short_name")} - {""}
        for name in {written(name) for name in names}:
            self._names[name].append(number)
        for title in {understood(name) for name in names}:
            if title.number or title.words:
                self._titles[title.number or title.words].append(number)

    def title(self, number: int) -> str:
        """Return what a school is called, with its code."""
        values = self._known[number]
        name = values.get("name_kk") or values.get("name_ru") or ""
        return " — ".join(filter(None, (values.get("code") or "", name)))

    def find(self, text: str, place: Place = ("", "")) -> int:
        """Return the school that `text` means; raises `Invalid` with what it may mean instead."""
        found = self._found.get((text, place))
        if found is None:
            try:
                found = self._find(text, place)
            except Invalid as refused:
                found = refused
            self._found[text, place] = found
        if isinstance(found, Invalid):
            raise Invalid(found.problems)
        return found

    def _find(self, text: str, place: Place) -> int:
        if (number := self._codes.get(key(text))) is not None:
            return number
        digits = text.replace(" ", "")
        if digits.isdecimal() and len(digits) == _BIN:
            return self._only(text, self._bins.get(digits, []))
        named = self._names.get(written(text), [])
        if here := self._in_place(named, place):
            return self._only(text, here)
        title = understood(text)
        near = self._titles.get(title.number or title.words, []) if title != _NOTHING else []
        same = [
            number
            for number in self._in_place(near, place)
            if any(understood(name) == title for name in self._names_of(number))
        ]
        return self._only(text, same, [*named, *self._in_place(near, place)])

    def _names_of(self, number: int) -> Iterable[str]:
        values = self._known[number]
        return filter(None, (values.get("name_kk"), values.get("name_ru")))

    def _in_place(self, numbers: Sequence[int], place: Place) -> list[int]:
        """Return the schools that may lie in a place, as far as both are known."""
        return [
            number
            for number in numbers
            if all(
                not wanted or not own or wanted == own
                for wanted, own in zip(place, self._places[number], strict=True)
            )
        ]

    def _only(self, text: str, found: Sequence[int], near: Sequence[int] = ()) -> int:
        if len(set(found)) == 1:
            return found[0]
        code = "school_ambiguous" if found else "school_unlike" if near else "school_not_found"
        raise self._refusal(code, text, found or near)

    def _refusal(self, code: str, text: str, near: Sequence[int]) -> Invalid:
        every = [self.title(number) for number in dict.fromkeys(near)]
        shown = "; ".join(every[:_SHOWN]) + ("; …" if len(every) > _SHOWN else "")
        return Invalid([error(code, "", value=text, schools=shown)])


_NOTHING: Final = understood("")


def place_in(values: Mapping[str, Any]) -> Place:
    """Return the place that the row of a person names for the school."""
    return values.get("region") or "", district_key(values.get("district") or "")
