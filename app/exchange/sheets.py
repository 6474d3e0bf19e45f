"""Bounded reading of an .xlsx from outside: cells as typed values, and one kind of error."""

from __future__ import annotations

import io
import math
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, cast

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from app.exchange.archive import damage_of, read_archive
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

    _Found = ReadOnlyCell | EmptyCell
    _FoundRow = tuple[_Found, ...]

ROWS: Final = 100_000
COLUMNS: Final = 500
_LAST_ROW: Final = 1_048_576
"""Excel's own last row; a file that claims a later one is not a workbook."""
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


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something: its place as people see it, and what stands in it."""

    row: int
    column: str
    value: Value
    kind: CellKind = CellKind.PLAIN


class SourceSheet:
    """One sheet of a workbook from outside."""

    def __init__(self, path: Path, content: bytes, book: Workbook, place: int) -> None:
        self.name = str(book.worksheets[place].title)
        self._path = path
        self._rows = _rows_of(book, place)
        self._results = _Results(content, place)

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows that hold something, each as its filled cells."""
        seen = 0
        with damage_of(self._path):
            for number, row in enumerate(self._rows, start=1):
                if number > _LAST_ROW:
                    raise FileProblem("file_damaged", path=self._path.name)
                if cells := tuple(self._cells(number, row)):
                    seen += 1
                    self._check_bounds(seen, row)
                    yield cells

    def _cells(self, number: int, row: _FoundRow) -> Iterator[Cell]:
        for found in row:
            if found.value is not None:
                cell = self._cell(number, cast("ReadOnlyCell", found))
                if not isinstance(cell.value, str) or cell.value.strip():
                    yield cell

    def _cell(self, number: int, found: ReadOnlyCell) -> Cell:
        letter = get_column_letter(found.column)
        if found.data_type != "f":
            return Cell(number, letter, _value_of(found), _kind_of(found, CellKind.PLAIN))
        result = self._results.at(number, found.column)
        # a formula may well have stored the empty text; only no result at all is a fault
        if result.value is None and result.data_type != "str":
            return Cell(number, letter, str(found.value), CellKind.UNCOMPUTED)
        return Cell(number, letter, _value_of(result), _kind_of(result, CellKind.FORMULA))

    def _check_bounds(self, seen: int, row: _FoundRow) -> None:
        where = {"path": self._path.name, "title": self.name}
        if seen > ROWS + 1:
            raise FileProblem("file_too_many_rows", **where, limit=ROWS)
        if any(found.value is not None for found in row[COLUMNS:]):
            raise FileProblem("file_too_many_columns", **where, limit=COLUMNS)


class _Results:
    """The stored results of one sheet's formulas, read only when the sheet has a formula."""

    def __init__(self, content: bytes, place: int) -> None:
        self._content = content
        self._place = place
        self._rows: Iterator[tuple[int, _FoundRow]] | None = None
        self._number = 0
        self._row: _FoundRow = ()

    def at(self, number: int, column: int) -> _Found:
        """Return the cell as it stands with its result; rows must be asked for downwards."""
        if self._rows is None:
            self._rows = enumerate(
                _rows_of(_load(self._content, results=True), self._place), start=1
            )
        while self._number < number:
            self._number, self._row = next(self._rows)
        return self._row[column - 1]


@contextmanager
def open_workbook(path: Path) -> Generator[tuple[SourceSheet, ...]]:
    """Open an .xlsx and give its sheets; only `FileProblem` leaves, whatever the file holds."""
    content = read_archive(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns about every part it does not understand
        with damage_of(path):
            book = _load(content, results=False)
            places = range(len(book.worksheets))
            sheets = tuple(SourceSheet(path, content, book, place) for place in places)
        yield sheets


def _load(content: bytes, *, results: bool) -> Workbook:
    return load_workbook(io.BytesIO(content), read_only=True, data_only=results, keep_links=False)


def _rows_of(book: Workbook, place: int) -> Iterator[_FoundRow]:
    sheet = book.worksheets[place]
    sheet.reset_dimensions()  # what the file says about its own size is not to be trusted
    return cast("Iterator[_FoundRow]", sheet.iter_rows())


def _kind_of(found: _Found, otherwise: CellKind) -> CellKind:
    return CellKind.ERROR if found.data_type == "e" else otherwise


def _value_of(found: _Found) -> Value:
    value = cast("object", found.value)
    if value is None:
        return ""
    if isinstance(value, float):
        return _number(value)
    return value if isinstance(value, str | int | date) else str(value)


def _number(value: float) -> int | float | str:
    """Return a whole number as one: Excel knows only 12.0; what is no number becomes text."""
    if not math.isfinite(value):
        return str(value)
    return int(value) if value.is_integer() and abs(value) < _EXACT else value
