"""Changing cells of a form by what their columns mean; every other cell stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from app.i18n import LANGUAGES, NAMES
from app.models.forms.cells import cells_of
from app.models.forms.headers import MEDIA, TRANSLATED, UNSAID, headers
from app.models.forms.source import CHOICES, SETTINGS, SURVEY, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.forms.headers import Language
    from app.models.forms.source import Source

    Values = Mapping[str, str]
    """Cells by the standard names of their columns; `label::kk` is one of one language."""

FIRST: Final = 2
"""The row of the workbook that stands under the headers."""


def languages(source: Source) -> dict[str, str]:
    """Return the languages of a form as it writes them, by their codes, in their order."""
    found: dict[str, str] = {}
    for name in (SURVEY, CHOICES):
        for each in headers(source.sheet(name).columns, name):
            if each.language is not None:
                found.setdefault(each.language.code, each.language.title)
    return found


def title_of(source: Source, code: str) -> str:
    """Return how a form writes a language, or how it should."""
    known = languages(source).get(code)
    return known if known is not None else language_title(code)


def language_title(code: str) -> str:
    """Return a language as the header of a column names it: «Қазақша (kk)»."""
    return f"{NAMES[code]} ({code})" if code in LANGUAGES else code


def cell(source: Source, sheet: str, row: int, name: str) -> str:
    """Return a cell by the row of the workbook and the meaning of its column, "" for none."""
    place = _place(source, sheet, name)
    rows = source.sheet(sheet).rows
    if place is None or not 0 <= row - FIRST < len(rows):
        return ""
    return rows[row - FIRST][place].strip()


def with_cells(source: Source, sheet: str, row: int, values: Values) -> Source:
    """Return the form with some cells of a row written; columns are made where they are missing."""
    with_columns = _with_columns(source, sheet, [name for name in values if values[name]])
    places = _places(with_columns, sheet, values)
    page = with_columns.sheet(sheet)
    line = list(page.rows[row - FIRST])
    for name, place in places.items():
        line[place] = values[name]
    rows = (*page.rows[: row - FIRST], tuple(line), *page.rows[row - FIRST + 1 :])
    return with_columns.with_sheet(sheet, replace(page, rows=rows))


def with_rows(source: Source, sheet: str, after: int, rows: Sequence[Values]) -> Source:
    """Return the form with rows put in behind the row `after` (1 is that of the headers)."""
    named = [name for values in rows for name in values if values[name]]
    with_columns = _with_columns(source, sheet, named)
    page = with_columns.sheet(sheet)
    lines = [_line(with_columns, sheet, values) for values in rows]
    at = after - FIRST + 1
    return with_columns.with_sheet(
        sheet, replace(page, rows=(*page.rows[:at], *lines, *page.rows[at:]))
    )


def without_rows(source: Source, sheet: str, first: int, last: int) -> Source:
    """Return the form without some rows, both ends among them."""
    page = source.sheet(sheet)
    rows = (*page.rows[: first - FIRST], *page.rows[last - FIRST + 1 :])
    return source.with_sheet(sheet, replace(page, rows=rows))


def values_of(source: Source, sheet: str, row: int) -> dict[str, str]:
    """Return what is filled in a row by the meanings of its columns, as `with_rows` takes it."""
    cells = cells_of(source, sheet)
    line = next((each for each in cells.lines if each.row == row), None)
    if line is None:
        return {}
    found: dict[str, str] = {}
    for place, each in enumerate(cells.headers):
        if place in line.cells and each.name:
            found.setdefault(_key(each.name, each.language), line.cells[place])
    return found


def setting(source: Source, name: str) -> str:
    """Return a setting of a form, "" for none."""
    found = cells_of(source, SETTINGS)
    return found.lines[0].get(name) if found.lines else ""


def with_settings(source: Source, values: Values) -> Source:
    """Return the form with some of its settings written."""
    lines = cells_of(source, SETTINGS).lines
    if lines:
        return with_cells(source, SETTINGS, lines[0].row, values)
    return with_rows(source, SETTINGS, len(source.sheet(SETTINGS).rows) + 1, [values])


def _key(name: str, language: Language | None) -> str:
    return f"{name}::{language.code}" if language is not None and language.code else name


def _place(source: Source, sheet: str, name: str) -> int | None:
    """Return the column of a meaning: `label` is that of no language, `label::kk` that of one."""
    plain, _colons, code = name.partition("::")
    for place, each in enumerate(headers(source.sheet(sheet).columns, sheet)):
        if each.language is None and each.name == name:
            return place
        if each.name == plain and (each.language or UNSAID).code == code:
            return place
    return None


def _places(source: Source, sheet: str, values: Values) -> dict[str, int]:
    found = {name: _place(source, sheet, name) for name in values}
    return {name: place for name, place in found.items() if place is not None}


def _with_columns(source: Source, sheet: str, names: Sequence[str]) -> Source:
    for name in dict.fromkeys(names):
        if not _places(source, sheet, {name: ""}):
            for each in _together(source, sheet, name):
                source = _with_column(source, sheet, _header_of(source, each))
    return source


def _together(source: Source, sheet: str, name: str) -> list[str]:
    """Return the columns that are made with one: a text has one for every language of the form.

    Other programs warn of a text that some languages have no column for.
    """
    plain, _colons, code = name.partition("::")
    if not code or plain not in TRANSLATED:
        return [name]
    wanted = [f"{plain}::{each}" for each in languages(source) if each]
    return [each for each in wanted if not _places(source, sheet, {each: ""})] or [name]


def _header_of(source: Source, name: str) -> str:
    plain, _colons, code = name.partition("::")
    return f"{plain}::{title_of(source, code)}" if code and plain in TRANSLATED | MEDIA else name


def _with_column(source: Source, sheet: str, title: str) -> Source:
    page = source.sheet(sheet)
    rows = tuple((*row, "") for row in page.rows)
    return source.with_sheet(sheet, Sheet((*page.columns, title), rows))


def _line(source: Source, sheet: str, values: Values) -> tuple[str, ...]:
    line = [""] * len(source.sheet(sheet).columns)
    for name, place in _places(source, sheet, values).items():
        line[place] = values[name]
    return tuple(line)
