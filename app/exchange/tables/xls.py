"""Bounded reading of an .xls, the workbook that Excel wrote until 2007."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from app.exchange.sheets import CellKind, tidy
from app.models.archive import damage_of
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from xlrd import Book
    from xlrd.sheet import Sheet

    from app.exchange.sheets import SourceSheet, Value
    from app.exchange.tables.bounds import Bounds, FoundCell, FoundRow

SIGNATURES: Final = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",  # the container of Excel 5 and later
    b"\x09\x00\x04\x00",  # without the container: Excel 2, 3, 4, and some programs
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)

_Datemode = Literal[0, 1]
"""From which day Excel counts: 1900, or 1904 on a Mac."""

_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_CAUSES: Final = {"encrypted": "file_encrypted", "find workbook": "file_not_workbook"}
"""What xlrd says of a file that is sound, but cannot be read."""


def read_xls(name: str, content: bytes, bounds: Bounds) -> tuple[SourceSheet, ...]:
    """Return the sheets of the workbook that `content` holds; macros are not even looked at."""
    if _ENCRYPTED_PACKAGE in content:
        raise FileProblem("file_encrypted", path=name)
    from xlrd import open_workbook  # noqa: PLC0415 - other formats do without
    from xlrd.biffh import XLRDError  # noqa: PLC0415 - as above
    from xlrd.compdoc import CompDocError  # noqa: PLC0415 - as above

    try:
        with damage_of(name):
            book = open_workbook(
                file_contents=content, logfile=io.StringIO(), on_demand=True, ragged_rows=True
            )
            return tuple(_sheet(book, place, bounds) for place in range(book.nsheets))
    except (XLRDError, CompDocError) as problem:
        known = (code for cause, code in _CAUSES.items() if cause in str(problem))
        raise FileProblem(next(known, "file_damaged"), path=name) from problem


def _sheet(book: Book, place: int, bounds: Bounds) -> SourceSheet:
    sheet = book.sheet_by_index(place)
    bounds.expected = max(bounds.expected, sheet.nrows)
    try:
        return bounds.sheet(sheet.name, _rows(sheet, book.datemode))
    finally:
        book.unload_sheet(place)


def _rows(sheet: Sheet, datemode: _Datemode) -> Iterator[FoundRow]:
    for row in range(sheet.nrows):
        if sheet.row_len(row):
            yield row + 1, _cells(sheet, row, datemode)


def _cells(sheet: Sheet, row: int, datemode: _Datemode) -> Iterator[FoundCell]:
    kinds = sheet.row_types(row)
    values = cast("list[Any]", sheet.row_values(row))
    for place, (kind, value) in enumerate(zip(kinds, values, strict=True), start=1):
        if kind in _READ:
            yield place, *_READ[kind](value, datemode)


def _text(value: str, _datemode: _Datemode) -> tuple[Value, CellKind]:
    return value, CellKind.PLAIN


def _number(value: float, _datemode: _Datemode) -> tuple[Value, CellKind]:
    return tidy(value), CellKind.PLAIN


def _date(value: float, datemode: _Datemode) -> tuple[Value, CellKind]:
    from xlrd.xldate import xldate_as_datetime  # noqa: PLC0415 - as above

    try:
        found = xldate_as_datetime(value, datemode)
    except (ArithmeticError, ValueError):
        return "#VALUE!", CellKind.ERROR
    if 0 <= value < 1:
        return str(found.time()), CellKind.PLAIN
    return found, CellKind.PLAIN


def _truth(value: int, _datemode: _Datemode) -> tuple[Value, CellKind]:
    return bool(value), CellKind.PLAIN


def _error(value: int, _datemode: _Datemode) -> tuple[Value, CellKind]:
    from xlrd import error_text_from_code  # noqa: PLC0415 - as above

    return error_text_from_code.get(value, "#N/A"), CellKind.ERROR


_READ: Final[dict[int, Callable[[Any, _Datemode], tuple[Value, CellKind]]]] = {
    1: _text,
    2: _number,
    3: _date,
    4: _truth,
    5: _error,
}
"""By xlrd's kinds of cells; 0 and 6 are empty."""
