"""XLSForm files: read cell by cell into a form's source, and written back just so."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter

from app.exchange.cell_writing import FORMATS, OPTIONS, write_cell
from app.exchange.tables.reading import reading_sheets
from app.models.cell_names import place_of
from app.models.errors import FileProblem
from app.models.files import written_at_once
from app.models.forms.source import SURVEY, Sheet, Source, sheet

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.exchange.sheets import SourceSheet, Value
    from app.models.forms.source import Source as Form

_WIDTH: Final = 28
_NARROW: Final = frozenset({"type", "name", "list_name", "required", "appearance", "_number"})


def reading_form(path: Path) -> Generator[float, None, Source]:
    """Read an XLSForm file, yielding the share done.

    Raises `FileProblem`: form_without_survey, and those of any table.
    """
    sheets = yield from reading_sheets(path)
    source = Source({each.name: _sheet(each) for each in sheets})
    if not source.sheet(SURVEY).columns:
        raise FileProblem("form_without_survey", path=path.name)
    return source


def _sheet(found: SourceSheet) -> Sheet:
    """Return a sheet with every row at its number, the blank ones too."""
    if not found.rows:
        return sheet((), ())
    rows: list[list[str]] = [[] for _ in range(found.rows[-1][0].row)]
    for cells in found.rows:
        row = [""] * place_of(cells[-1].column)
        for cell in cells:
            row[place_of(cell.column) - 1] = _text(cell.value)
        rows[cells[0].row - 1] = row
    return sheet(rows[0], rows[1:])


def _text(value: Value) -> str:
    if isinstance(value, datetime) and not value.time():
        value = value.date()
    return value.isoformat() if isinstance(value, date) else str(value)


def write_form(path: Path, form: Form) -> None:
    """Write a form as an XLSForm file, every cell as it is."""
    with written_at_once(path) as file:
        book: Any = xlsxwriter.Workbook(file, OPTIONS)  # its types are half known
        formats = {name: book.add_format(look) for name, look in FORMATS.items()}
        for name, each in form.sheets.items():
            page = book.add_worksheet(name)
            for place, title in enumerate(each.columns):
                page.set_column(place, place, 14 if title in _NARROW else _WIDTH)
                write_cell(page, (0, place), title, {**formats, "text": formats["head"]})
            for number, row in enumerate(each.rows, start=1):
                for place, cell in enumerate(row):
                    write_cell(page, (number, place), cell, formats)
            page.freeze_panes(1, 0)
        book.close()
