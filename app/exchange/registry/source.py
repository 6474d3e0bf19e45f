"""A table from outside as it was read: one sheet of any file, its filled cells row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.exchange.sheets import Cell, SourceSheet

Cells = tuple["Cell", ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One sheet of a file; `name` is the file's, `rows` hold the filled cells of filled rows."""

    name: str
    sheet: str
    rows: tuple[Cells, ...]


def sources(name: str, sheets: Sequence[SourceSheet]) -> tuple[Source, ...]:
    """Return the sheets of the file `name` that hold something."""
    return tuple(Source(name, each.name, each.rows) for each in sheets if each.rows)


def place_of(letter: str) -> int:
    """Return where a column stands, counted from 1."""
    place = 0
    for sign in letter:
        place = place * 26 + ord(sign) - 64
    return place
