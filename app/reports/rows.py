"""What tables are declared with: columns and rows of texts, whoever draws them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Align(Enum):
    """Where the text of a column stands: the part of the free room before it."""

    LEFT = 0.0
    CENTER = 0.5
    RIGHT = 1.0


class Look(Enum):
    """What a row is: one among others, the titles, a heading over the whole width, or a sum.

    A STRUCK row is one among others that holds no longer: all its cells but the last are struck
    through, the last says why.
    """

    PLAIN = auto()
    HEAD = auto()
    GROUP = auto()
    TOTAL = auto()
    STRUCK = auto()

    @property
    def stands_out(self) -> bool:
        """Say whether the row is set in bold on grey."""
        return self not in (Look.PLAIN, Look.STRUCK)


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `weight` is its part of the width."""

    title: str
    weight: float
    align: Align = Align.LEFT


class Noted(str):
    """The text of a cell with the number of its figure, which is printed small and raised."""

    __slots__ = ("note",)
    note: str

    def __new__(cls, text: str, note: str) -> Noted:
        """Return `text` with its number."""
        made = super().__new__(cls, text)
        made.note = note
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Noted) and str.__eq__(self, other) and self.note == other.note

    def __hash__(self) -> int:
        return hash((str(self), self.note))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of texts, one for each column; a GROUP has one text."""

    cells: tuple[str, ...]
    look: Look = Look.PLAIN
