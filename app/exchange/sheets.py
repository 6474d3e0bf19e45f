"""What any table from outside is read into: sheets of rows of filled cells, all in one shape."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

ROWS: Final = 100_000
COLUMNS: Final = 500
CELLS: Final = 2_000_000
"""Filled cells of a whole file: as much as a thousandth of them is more than anybody types."""
LONGEST: Final = 32_767
"""Characters in a cell; Excel knows no longer text."""
LAST_ROW: Final = 1_048_576
"""Excel's own last row."""

_EXACT: Final = 2**53

Value = str | int | float | date | datetime


class CellKind(StrEnum):
    """Where a cell's value comes from."""

    PLAIN = "plain"
    FORMULA = "formula"
    UNCOMPUTED = "uncomputed"
    """A formula whose result was never stored."""
    ERROR = "error"
    """Excel could not work the value out, or holds a date that does not exist."""


class Cell(NamedTuple):
    """A cell that holds something: its place as people see it, and what stands in it.

    A tuple, because a table from outside may have two million of them.
    """

    row: int
    column: str
    value: Value
    kind: CellKind = CellKind.PLAIN


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """One sheet of a file from outside: the rows that hold something, as their filled cells."""

    name: str
    rows: tuple[Row, ...]


def tidy(value: float) -> int | float | str:
    """Return a whole number as one: Excel knows only 12.0; what is no number becomes text."""
    if not math.isfinite(value):
        return str(value)
    return int(value) if value.is_integer() and abs(value) < _EXACT else value
