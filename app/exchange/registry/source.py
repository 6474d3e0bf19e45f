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
    """One sheet of a file; `name` is the file's, `rows` hold the filled cells of filled rows.

    `others` are the names of the file's other sheets that hold something.
    """

    name: str
    sheet: str
    rows: tuple[Cells, ...]
    others: tuple[str, ...] = ()


def sources(name: str, sheets: Sequence[SourceSheet]) -> tuple[Source, ...]:
    """Return the sheets of the file `name` that hold something."""
    filled = [each for each in sheets if each.rows]
    return tuple(
        Source(name, each.name, each.rows, tuple(one.name for one in filled if one is not each))
        for each in filled
    )


def place_of(letter: str) -> int:
    """Return where a column stands, counted from 1."""
    place = 0
    for sign in letter:
        place = place * 26 + ord(sign) - 64
    return place
