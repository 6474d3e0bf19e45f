"""Marks in a text: `{{ code }}` is filled, anything else in braces is told and left as it is.

Nothing of a foreign file is ever evaluated: a mark is looked up among the figures, no more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from app.reports.content import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable

Lookup = Callable[[str], Quantity | None]

_MARK: Final = re.compile(r"\{\{\s*([^{}\n]{1,200}?)\s*\}\}|\{[%#][^{}\n]{0,200}?[%#]\}")
_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of a form: what stands there, and where people find it."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Found:
    """A mark in a text: its place, and its value, None where nothing is known of it."""

    start: int
    end: int
    value: Quantity | None


@dataclass
class Tally:
    """What came of the marks of a file: how many were filled, and which nobody knows."""

    filled: int = 0
    unknown: list[Mark] = field(default_factory=list[Mark])

    def note(self, found: Iterable[Found], text: str, where: str) -> None:
        """Count the marks of a text that stands somewhere."""
        for each in found:
            if each.value is None:
                self.unknown.append(Mark(text[each.start : each.end][:_SHOWN], where))
            else:
                self.filled += 1


def find(text: str, lookup: Lookup) -> list[Found]:
    """Return the marks of a text in their order."""
    if "{" not in text:
        return []
    return [
        Found(each.start(), each.end(), lookup(each[1]) if each[1] else None)
        for each in _MARK.finditer(text)
    ]


def filled(text: str, found: Iterable[Found]) -> str:
    """Return a text with the values of its known marks in their places."""
    told, end = "", 0
    for each in found:
        if each.value is not None:
            told += text[end : each.start] + each.value.text
            end = each.end
    return told + text[end:]


def only(text: str, found: list[Found]) -> Quantity | None:
    """Return the value of a text that is one known mark and nothing else."""
    if len(found) == 1 and not text[: found[0].start].strip() and not text[found[0].end :].strip():
        return found[0].value
    return None
