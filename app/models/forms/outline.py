"""The rows of a form as a list: how deep each stands, what it is, where its group ends."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from app.models.forms.cells import cells_of
from app.models.forms.form import Kind
from app.models.forms.source import SURVEY
from app.models.forms.types import Type, type_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.forms.cells import Line
    from app.models.forms.source import Source


class Shape(StrEnum):
    """What a row of a form is for the one who writes it."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    ONE = "one"
    MANY = "many"
    RANK = "rank"
    SCALE = "scale"
    MATRIX = "matrix"
    SPLIT = "split"
    NOTE = "note"
    CONSENT = "consent"
    GROUP = "group"
    REPEAT = "repeat"
    CALCULATION = "calculation"
    ROW = "row"
    """One row of a matrix."""
    PART = "part"
    """One part of a split of a hundred percent."""
    OTHER = "other"
    """What the builder shows, moves and keeps, but does not make."""


TABLE: Final = "table-list"
SPLIT: Final = "percent-split"
CHOOSING: Final = frozenset({Shape.ONE, Shape.MANY, Shape.RANK, Shape.MATRIX, Shape.ROW})
CLOSED: Final = frozenset({Shape.MATRIX, Shape.SPLIT})
"""Groups whose inside is part of one question."""
GROUPS: Final = CLOSED | {Shape.GROUP, Shape.REPEAT}
_SHAPES: Final = {
    Kind.TEXT: Shape.TEXT,
    Kind.INTEGER: Shape.INTEGER,
    Kind.DECIMAL: Shape.DECIMAL,
    Kind.DATE: Shape.DATE,
    Kind.TIME: Shape.TIME,
    Kind.ONE: Shape.ONE,
    Kind.MANY: Shape.MANY,
    Kind.RANK: Shape.RANK,
    Kind.RANGE: Shape.SCALE,
    Kind.NOTE: Shape.NOTE,
    Kind.ACKNOWLEDGE: Shape.CONSENT,
    Kind.CALCULATE: Shape.CALCULATION,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A question or group: its row in the workbook and the row where it ends.

    `inside` is the entry it stands in, if it stands in a group.
    """

    row: int
    last: int
    shape: Shape
    name: str
    choices: str = ""
    inside: Entry | None = None

    @property
    def depth(self) -> int:
        """In how many groups the entry stands."""
        return self.inside.depth + 1 if self.inside else 0

    @property
    def parent(self) -> int | None:
        """The row of the group it stands in."""
        return self.inside.row if self.inside else None


def outline(source: Source) -> tuple[Entry, ...]:
    """Return every question and group in the order of the form.

    A group without an end ends with the form, an end without a beginning is passed over.
    """
    lines = [(line, type_of(line.get("type")) or Type()) for line in cells_of(source, SURVEY).lines]
    ends = _ends((line.row, kind) for line, kind in lines)
    opened: list[Entry] = []
    found: list[Entry] = []
    for line, kind in lines:
        while opened and opened[-1].last < line.row:
            opened.pop()
        if kind.edge == "end":
            continue
        entry = _entry(line, kind, ends.get(line.row, line.row), opened[-1] if opened else None)
        found.append(entry)
        if kind.edge:
            opened.append(entry)
    return tuple(found)


def entry_at(source: Source, row: int) -> Entry | None:
    """Return the question or group of a row."""
    return next((each for each in outline(source) if each.row == row), None)


def inner(source: Source, row: int) -> tuple[Entry, ...]:
    """Return what stands right inside a group."""
    return tuple(each for each in outline(source) if each.parent == row)


def _ends(lines: Iterable[tuple[int, Type]]) -> dict[int, int]:
    """Return for the first row of every group its last one."""
    open_rows: list[int] = []
    found: dict[int, int] = {}
    last = 0
    for last, kind in lines:
        if kind.edge == "begin":
            open_rows.append(last)
        elif kind.edge == "end" and open_rows:
            found[open_rows.pop()] = last
    return {**dict.fromkeys(open_rows, last), **found}


def _entry(line: Line, kind: Type, last: int, inside: Entry | None) -> Entry:
    looks = line.get("appearance").split()
    return Entry(
        row=line.row,
        last=last,
        shape=_shape(kind, looks, inside),
        name=line.get("name"),
        choices=kind.choices,
        inside=inside,
    )


def _shape(kind: Type, looks: list[str], inside: Entry | None) -> Shape:
    if kind.edge:
        if kind.repeats:
            return Shape.REPEAT
        if TABLE in looks:
            return Shape.MATRIX
        return Shape.SPLIT if SPLIT in looks else Shape.GROUP
    around = inside.shape if inside else None
    if around is Shape.MATRIX and kind.kind is Kind.ONE:
        return Shape.ROW
    if around is Shape.SPLIT and kind.kind in {Kind.INTEGER, Kind.DECIMAL}:
        return Shape.PART
    return _SHAPES.get(kind.kind, Shape.OTHER) if kind.kind else Shape.OTHER
