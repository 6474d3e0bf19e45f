"""How much a file may hold: counted while it is read, and named when it is more."""

from __future__ import annotations

import re
from functools import partial
from itertools import compress, count, repeat
from typing import TYPE_CHECKING, Final

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
)
from app.models.archive import UNPACKED, too_large
from app.models.cell_names import letter_of
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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
        filling = Filling(self, title)
        for number, found in rows:
            filling.add(number, found)
        return filling.sheet()

    def sheet_of_texts(self, title: str, rows: Iterable[tuple[int, list[str]]]) -> SourceSheet:
        """Read the rows of a sheet that holds texts alone; empty ones are no cells."""
        filling = Filling(self, title)
        for number, texts in rows:
            filling.add_texts(number, [*compress(count(1), texts)], [*filter(None, texts)])
        return filling.sheet()

    def count_row(self, cells: int) -> None:
        """Count a row that holds something."""
        self._rows += 1
        self._cells += cells
        if self._cells > CELLS:
            raise self.too_many_cells()
        if self.expected and self._rows % _STEP == 0:
            self._told(min(self._rows / self.expected, 1.0))

    def count_characters(self, number: int) -> None:
        """Count the text of a row: one long text may be named by a million cells."""
        self._characters += number
        if self._characters > UNPACKED:
            raise too_large(self.name)

    def too_many_rows(self, title: str) -> FileProblem:
        """Return the problem of a sheet that is too long."""
        return FileProblem("file_too_many_rows", path=self.name, title=title, limit=ROWS)

    def too_many_columns(self, title: str) -> FileProblem:
        """Return the problem of a sheet that is too wide."""
        return FileProblem("file_too_many_columns", path=self.name, title=title, limit=COLUMNS)

    def too_many_cells(self) -> FileProblem:
        """Return the problem of a file that holds too much, though no sheet is too long."""
        return FileProblem("file_too_many_cells", path=self.name, limit=CELLS)

    def too_long(self, title: str, number: int) -> FileProblem:
        """Return the problem of a cell that holds a book."""
        where = {"path": self.name, "title": title, "row": number}
        return FileProblem("file_cell_too_long", **where, limit=LONGEST)


class Filling:
    """A sheet that is being read, row by row."""

    def __init__(self, bounds: Bounds, title: str) -> None:
        self._bounds = bounds
        self._title = plain(title)[:LONGEST]
        self._rows: list[Row] = []

    def add(self, number: int, found: Iterable[FoundCell]) -> None:
        """Keep a row, if it holds something."""
        if number > LAST_ROW:
            raise self._bounds.too_many_rows(self._title)
        self._keep(self._filled(number, found))

    def add_texts(self, number: int, places: Sequence[int], texts: Sequence[str]) -> None:
        """Keep a row of plain texts, looked at together where nothing about them is unusual."""
        if number > LAST_ROW or not _usual(places, texts):
            self.add(number, zip(places, texts, repeat(CellKind.PLAIN)))
            return
        letters = map(letter_of, places)
        cells = zip(repeat(number), letters, texts, repeat(CellKind.PLAIN))
        self._bounds.count_characters(sum(map(len, texts)))
        self._keep(tuple(map(_made_cell, cells)))

    def _keep(self, cells: Row) -> None:
        if cells:
            self._rows.append(cells)
            self._bounds.count_row(len(cells))
            if len(self._rows) > ROWS + 1:
                raise self._bounds.too_many_rows(self._title)

    def sheet(self) -> SourceSheet:
        """Return what was kept."""
        return SourceSheet(self._title, tuple(self._rows))

    def _filled(self, number: int, found: Iterable[FoundCell]) -> Row:
        cells: list[Cell] = []
        characters = 0
        for place, value, kind in found:
            shown = value
            if isinstance(shown, str):
                if not shown or shown.isspace():
                    continue
                size = len(shown)
                if size > LONGEST:
                    raise self._bounds.too_long(self._title, number)
                characters += size
                if not shown.isprintable():
                    shown = plain(shown)
            if place > COLUMNS:
                raise self._bounds.too_many_columns(self._title)
            cells.append(Cell(number, letter_of(place), shown, kind))
        self._bounds.count_characters(characters)
        return tuple(cells)


_made_cell: Final = partial(tuple.__new__, Cell)  # pyright: ignore[reportUnknownMemberType] - what `Cell._make` does, a million times


def _usual(places: Sequence[int], texts: Sequence[str]) -> bool:
    """Say whether every cell of a row stays as it is; their places ascend."""
    return (
        bool(texts)
        and places[-1] <= COLUMNS
        and all(texts)
        and not any(map(str.isspace, texts))
        and max(map(len, texts)) <= LONGEST
        and "".join(texts).isprintable()
    )


def plain(text: str) -> str:
    """Return `text` without what no text has: NUL, and halves of characters."""
    return _NO_TEXT.sub("", text) if _NO_TEXT.search(text) else text
