"""The quarter workbook's sheets and columns, found by their names in any of three languages."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from app.models.problems import Problem, Severity, error
from app.models.vocabulary import squeezed
from app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.exchange.sheets import Cell, SourceSheet

REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    "schools": ("code", "name_kk", "status"),
    "people": ("code", "name", "school", "role"),
    "requests": ("number", "received", "school", "topic", "status"),
    "events": ("number", "date", "kind", "topic", "status"),
    "attendance": ("event", "person", "mark"),
}
"""Every sheet with the columns it cannot do without; other columns may be left out."""

SHEETS: Final = tuple(REQUIRED)

LISTS_SHEET: Final = "Lists"
"""Our own hidden sheet with the words that cells offer; it is no part of the data."""

REMARK: Final = {"kk": "Түзету керек", "ru": "Исправить", "en": "To mend"}
"""Our own column that says what is wrong with a row; it is no part of the data either."""

_SHEET_NAME: Final = "_sheet"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of a known sheet: its filled cells by the code of their column."""

    number: int
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A known sheet as it was found: its own name, and the letter of each known column."""

    sheet: str
    title: str
    letters: dict[str, str] = field(default_factory=dict[str, str])
    rows: tuple[SourceRow, ...] = ()


@cache
def _headers() -> dict[str, dict[str, dict[str, str]]]:
    text = resource("reference", "headers.json").read_text("utf-8")
    return cast("dict[str, dict[str, dict[str, str]]]", json.loads(text))


def columns(sheet: str) -> tuple[str, ...]:
    """Return the codes of a sheet's columns, in the order they are written."""
    return tuple(code for code in _headers()[sheet] if code != _SHEET_NAME)


def sheet_name(sheet: str, language: str) -> str:
    """Return what a sheet is called in `language`."""
    return _headers()[sheet][_SHEET_NAME][language]


def header(sheet: str, column: str, language: str) -> str:
    """Return the header of a column in `language`."""
    return _headers()[sheet][column][language]


@cache
def _sheets_by_name() -> dict[str, str]:
    return {
        squeezed(name): sheet
        for sheet, known in _headers().items()
        for name in (sheet, *known[_SHEET_NAME].values())
    }


@cache
def _columns_by_header(sheet: str) -> dict[str, str]:
    return {
        squeezed(name): code
        for code in columns(sheet)
        for name in (code, *_headers()[sheet][code].values())
    }


def read_tables(sheets: Iterable[SourceSheet]) -> tuple[dict[str, Table], list[Problem]]:
    """Return the known sheets with their rows, and what is missing, doubled or unknown."""
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    for source in sheets:
        if source.name == LISTS_SHEET:
            continue
        sheet = _sheets_by_name().get(squeezed(source.name))
        if sheet is None:
            problems.append(_note("unknown_sheet", title=source.name))
        elif sheet in tables:
            problems.append(error("repeated_sheet", title=source.name).at(sheet, None))
        else:
            tables[sheet] = _read_table(sheet, source, problems)
    for sheet in SHEETS:
        if sheet not in tables:
            names = _in_all_languages(_headers()[sheet][_SHEET_NAME])
            problems.append(error("missing_sheet", title=names).at(sheet, None))
    return tables, problems


def _read_table(sheet: str, source: SourceSheet, problems: list[Problem]) -> Table:
    rows = iter(source.rows)
    first = next(rows, None)
    if first is None:
        return Table(sheet, source.name)
    letters = _match_headers(sheet, first, problems)
    return Table(sheet, source.name, letters, tuple(_known_cells(rows, letters)))


def _known_cells(rows: Iterable[tuple[Cell, ...]], letters: dict[str, str]) -> list[SourceRow]:
    codes = {letter: code for code, letter in letters.items()}
    known = (
        SourceRow(
            row[0].row, {codes[cell.column]: cell for cell in row if cell.column in codes}
        )
        for row in rows
    )  # fmt: skip
    return [row for row in known if row.cells]


def _match_headers(
    sheet: str, cells: tuple[Cell, ...], problems: list[Problem]
) -> dict[str, str]:  # fmt: skip
    letters: dict[str, str] = {}
    for cell in cells:
        if cell.value in REMARK.values():
            continue
        code = _columns_by_header(sheet).get(squeezed(str(cell.value)))
        if code is None:
            found = _note("unknown_column", header=str(cell.value))
        elif code in letters:
            found = error("repeated_column", code, header=str(cell.value))
        else:
            letters[code] = cell.column
            continue
        problems.append(found.at(sheet, cell.row, cell.column))
    problems += _missing(sheet, letters, cells[0].row)
    return letters


def _missing(sheet: str, letters: dict[str, str], row: int) -> Iterator[Problem]:
    for code in columns(sheet):
        if code not in letters:
            names = _in_all_languages(_headers()[sheet][code])
            if code in REQUIRED[sheet]:
                yield error("missing_column", code, header=names).at(sheet, row)
            else:
                yield _note("absent_column", code, header=names).at(sheet, row)


def _in_all_languages(names: dict[str, str]) -> str:
    """Return a name as it may stand in the file: whoever mends it knows one of the languages."""
    return " / ".join(dict.fromkeys(names.values()))


def _note(code: str, field_name: str = "", **data: object) -> Problem:
    return Problem(code, field_name, Severity.NOTE, data)
