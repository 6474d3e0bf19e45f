"""How much a file may hold: counted while it is read, and named when it is more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from app.exchange.archive import UNPACKED, too_large
from app.exchange.sheets import (
    CELLS,
    COLUMNS,
    LAST_ROW,
    LONGEST,
    ROWS,
    Cell,
    CellKind,
    Row,
    SourceSheet,
    Value,
    letter_of,
)
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FoundCell = tuple[int, Value, CellKind]
"""A cell as a reader finds it: its column counted from 1, its value, where that comes from."""
FoundRow = tuple[int, "Iterable[FoundCell]"]
"""A row as a reader finds it: its number counted from 1, and its cells from left to right."""

_STEP: Final = 500
_NO_TEXT: Final = re.compile("[\x00\ud800-\udfff]")


def _say_nothing(_share: float) -> None:
    pass


class Bounds:
    """What one file has held so far, within the caps; `told` learns the share that is read."""

    def __init__(self, name: str, told: Callable[[float], None] = _say_nothing) -> None:
        self.name = name
        self.expected = 0
        """How many rows there are to come, where a reader knows."""
        self._told = told
        self._rows = 0
        self._cells = 0
        self._characters = 0

    def sheet(self, title: str, rows: Iterable[FoundRow]) -> SourceSheet:
        """Read the rows of a sheet and keep those that hold something."""
        title = plain(title)[:LONGEST]
        kept: list[Row] = []
        for number, found in rows:
            if number > LAST_ROW:
                raise self.too_many_rows(title)
            if cells := tuple(self._filled(title, number, found)):
                kept.append(cells)
                self._count(title, len(kept), len(cells))
        return SourceSheet(title, tuple(kept))

    def too_many_rows(self, title: str) -> FileProblem:
        """Return the problem of a sheet that is too long."""
        return FileProblem("file_too_many_rows", path=self.name, title=title, limit=ROWS)

    def too_many_columns(self, title: str) -> FileProblem:
        """Return the problem of a sheet that is too wide."""
        return FileProblem("file_too_many_columns", path=self.name, title=title, limit=COLUMNS)

    def too_many_cells(self) -> FileProblem:
        """Return the problem of a file that holds too much, though no sheet is too long."""
        return FileProblem("file_too_many_cells", path=self.name, limit=CELLS)

    def _filled(self, title: str, number: int, found: Iterable[FoundCell]) -> Iterator[Cell]:
        for place, value, kind in found:
            if isinstance(value, str):
                if not value or value.isspace():
                    continue
                value = self._text(title, number, value)  # noqa: PLW2901 - the same, cleaned
            if place > COLUMNS:
                raise self.too_many_columns(title)
            yield Cell(number, letter_of(place), value, kind)

    def _text(self, title: str, number: int, value: str) -> str:
        if len(value) > LONGEST:
            raise self.too_long(title, number)
        self._characters += len(value)
        if self._characters > UNPACKED:
            raise too_large(self.name)
        return value if value.isascii() and "\x00" not in value else plain(value)

    def too_long(self, title: str, number: int) -> FileProblem:
        """Return the problem of a cell that holds a book."""
        where = {"path": self.name, "title": title, "row": number}
        return FileProblem("file_cell_too_long", **where, limit=LONGEST)

    def _count(self, title: str, rows: int, cells: int) -> None:
        self._rows += 1
        self._cells += cells
        if rows > ROWS + 1:
            raise self.too_many_rows(title)
        if self._cells > CELLS:
            raise self.too_many_cells()
        if self.expected and self._rows % _STEP == 0:
            self._told(min(self._rows / self.expected, 1.0))


def plain(text: str) -> str:
    """Return `text` without what no text has: NUL, and halves of characters."""
    return _NO_TEXT.sub("", text)
