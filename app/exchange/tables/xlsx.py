"""Bounded reading of an .xlsx from outside: cells as typed values."""

from __future__ import annotations

import io
import re
import warnings
from itertools import pairwise
from typing import TYPE_CHECKING, Final, cast

from app.exchange.sheets import CELLS, LAST_ROW, ROWS, CellKind, Value, tidy
from app.models.archive import check_archive, damage_of
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

    from app.exchange.sheets import SourceSheet
    from app.exchange.tables.bounds import Bounds, FoundCell, FoundRow

    _Found = ReadOnlyCell | EmptyCell
    _FoundCells = tuple[_Found, ...]

SIGNATURE: Final = b"PK\x03\x04"

_ROW: Final = re.compile(rb"<(?:\w+:)?row[\s>]")
_VALUE: Final = re.compile(rb"<(?:\w+:)?(?:v|is)[\s>]")
_CELLS: Final = (b"<c ", b"<c>", b"<c/")
_LAST_COLUMN: Final = 16_384
_ESCAPED: Final = re.compile("_x00([01][0-9A-Fa-f])_")
_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\s")
_BOOK: Final = "xl/workbook.xml"
_TYPES: Final = "[Content_Types].xml"


def read_xlsx(name: str, content: bytes, bounds: Bounds) -> tuple[SourceSheet, ...]:
    """Return the sheets of the workbook that `content` holds."""
    look = _Look(bounds)
    check_archive(name, content, look)
    if not look.of_office:
        raise FileProblem("file_not_workbook", path=name)
    bounds.expected = look.rows
    with warnings.catch_warnings(), damage_of(name):
        warnings.simplefilter("ignore")  # openpyxl warns about every part it does not understand
        book = _load(content, results=False)
        if not book.worksheets or len(book.sheetnames) < look.sheets:
            raise FileProblem("file_damaged", path=name)  # openpyxl leaves out what is not there
        return tuple(
            bounds.sheet(str(sheet.title), _rows(name, content, book, place))
            for place, sheet in enumerate(book.worksheets)
        )


class _Look:
    """Counts rows before a parser sees them: a million of them take a minute to be parsed."""

    def __init__(self, bounds: Bounds) -> None:
        self.rows = 0
        self.sheets = 0
        self.of_office = False
        self._cells = 0
        self._bounds = bounds

    def __call__(self, member: str, content: bytes) -> None:
        self.of_office |= member == _TYPES
        if member == _BOOK:
            self.sheets = len(_SHEET.findall(content))
        elif member != _TYPES and b"row" in content:
            self._look_at(member.rpartition("/")[2].partition(".")[0], content)

    def _look_at(self, title: str, content: bytes) -> None:
        starts = [found.start() for found in _ROW.finditer(content)]  # none where texts say "row"
        filled = 0
        for start, end in pairwise([*starts, len(content)]):
            cells = sum(content.count(mark, start, end) for mark in _CELLS)
            if cells > _LAST_COLUMN:
                raise self._bounds.too_many_columns(title)
            self._cells += cells
            filled += bool(cells) and bool(_VALUE.search(content, start, end))
            if filled > ROWS + 1:
                raise self._bounds.too_many_rows(title)
            if self._cells > 2 * CELLS:  # empty cells that only have a colour are many
                raise self._bounds.too_many_cells()
        self.rows += filled


def _load(content: bytes, *, results: bool) -> Workbook:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow, and other formats do without

    return load_workbook(io.BytesIO(content), read_only=True, data_only=results, keep_links=False)


def _rows(name: str, content: bytes, book: Workbook, place: int) -> Iterator[FoundRow]:
    results = _Results(content, place)
    for number, row in enumerate(_rows_of(book, place), start=1):
        if number > LAST_ROW:  # no workbook, whatever it calls itself
            raise FileProblem("file_damaged", path=name)
        yield number, _cells(number, row, results)


def _rows_of(book: Workbook, place: int) -> Iterator[_FoundCells]:
    sheet = book.worksheets[place]
    sheet.reset_dimensions()  # what the file says about its own size is not to be trusted
    return cast("Iterator[_FoundCells]", sheet.iter_rows())


def _cells(number: int, row: _FoundCells, results: _Results) -> Iterator[FoundCell]:
    for place, found in enumerate(row, start=1):
        if found.value is not None:
            yield _cell(number, place, found, results)


def _cell(number: int, place: int, found: _Found, results: _Results) -> FoundCell:
    if found.data_type != "f":
        return place, _value_of(found), _kind_of(found, CellKind.PLAIN)
    result = results.at(number, place)
    # a formula may well have stored the empty text; only no result at all is a fault
    if result.value is None and result.data_type != "str":
        return place, str(found.value), CellKind.UNCOMPUTED
    return place, _value_of(result), _kind_of(result, CellKind.FORMULA)


class _Results:
    """The stored results of one sheet's formulas, read only when the sheet has a formula."""

    def __init__(self, content: bytes, place: int) -> None:
        self._content = content
        self._place = place
        self._rows: Iterator[tuple[int, _FoundCells]] | None = None
        self._number = 0
        self._row: _FoundCells = ()

    def at(self, number: int, column: int) -> _Found:
        """Return the cell as it stands with its result; rows must be asked for downwards."""
        if self._rows is None:
            self._rows = enumerate(
                _rows_of(_load(self._content, results=True), self._place), start=1
            )
        while self._number < number:
            self._number, self._row = next(self._rows)
        return self._row[column - 1]


def _kind_of(found: _Found, otherwise: CellKind) -> CellKind:
    return CellKind.ERROR if found.data_type == "e" else otherwise


def _value_of(found: _Found) -> Value:
    value = cast("object", found.value)
    if isinstance(value, str):
        return _ESCAPED.sub(_control, value) if "_x00" in value else value
    if isinstance(value, float):
        return tidy(value)
    if value is None:
        return ""
    return value if isinstance(value, Value) else str(value)


def _control(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
