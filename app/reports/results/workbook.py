"""Results as a workbook: typed cells, a sheet for each part, the questions one under the other."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from app.models.files import written_at_once
from app.models.studies import own_indicators
from app.models.studies.questions import blocks
from app.reports.docx_xml import readable
from app.reports.results.grid import Grid
from app.reports.results.indicators import (
    indicator_grid,
    is_lost,
    name_of,
    returns_grid,
    rule_of,
)
from app.reports.results.needs import difficulty_grid, needs_grid, schools_grid
from app.reports.results.questions import question_grid

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from app.models.store import Store
    from app.models.studies.indicators import Definition
    from app.reports.results.grid import Cell
    from app.reports.results.words import Words

# xlsxwriter's types are partial
# pyright: reportUnknownMemberType=false

OPTIONS: Final = {
    "in_memory": True,  # no half-written files elsewhere on a full disk
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_LIKE_FORMULAS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_LONGEST_NAME: Final = 31
_NO_NAME: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_WIDTHS: Final = (11, 50)
"""The least and the most letters that a column is wide."""
_BOLD: Final = 2
"""How many letters wider the words of a head are for standing in bold."""
_LINE: Final = 15.0
_A4: Final = 9
_LONGEST_TEXT: Final = 32_000
_TITLES: Final = {
    "bold": True,
    "text_wrap": True,
    "valign": "top",
    "bg_color": "#E8EEF4",
    "bottom": 1,
}
_FORMATS: Final[dict[str, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 12},
    "head": _TITLES,
    "number head": {**_TITLES, "align": "right"},
    "text": {"valign": "top", "text_wrap": True, "num_format": "@"},
    "quoted": {"valign": "top", "text_wrap": True, "num_format": "@", "quote_prefix": True},
    "whole": {"valign": "top", "num_format": "0"},
    "tenth": {"valign": "top", "num_format": "0.0"},
    "hundredth": {"valign": "top", "num_format": "0.00"},
    "note": {"italic": True, "font_color": "#5C6873"},
}


def results_of(store: Store, words: Words) -> list[tuple[str, list[Grid]]]:
    """Return all results of a wave by sheets: indicators, rules, needs, each questionnaire."""
    definitions = own_indicators.every(store)
    found = [
        (words.t("Response rate"), [returns_grid(words, [words.study])]),
        (words.t("Indicators"), [indicator_grid(words, definitions)]),
        (words.t("Rules"), [_rules(words, definitions)]),
        (words.t("Needs"), _needs(words)),
    ]
    for code, form in sorted(words.study.forms.items()):
        grids = [question_grid(words, code, block) for block in blocks(form)]
        found.append((form.text(form.titles, words.language), grids))
    return [(title, grids) for title, grids in found if grids]


def _rules(words: Words, definitions: Iterable[Definition]) -> Grid:
    head = (words.t("Code"), words.t("Indicator"), words.t("Numerator"), words.t("Denominator"))
    rows = tuple(
        (each.code, name_of(each, words.language), *rule_of(words, each))
        for each in definitions
        if each.form in words.study.forms and not is_lost(each)
    )
    return Grid(words.t("How the indicators are counted"), head, rows)


def _needs(words: Words) -> list[Grid]:
    whole, schools = needs_grid(words), schools_grid(words)
    difficult = difficulty_grid(words)
    return [each for each in (whole, schools, difficult) if each is not None and each.rows]


def writing(
    sheets: Sequence[tuple[str, Sequence[Grid]]], path: Path, as_of: date
) -> Generator[int]:
    """Write tables to a workbook, yielding the number of each sheet that is done.

    `as_of` stands for the day of making: equal data make equal files. Raises `FileProblem` as
    `atomic_write` does.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - slow to import

    with written_at_once(path) as file:
        book = Workbook(file, OPTIONS)
        book.set_properties({"created": datetime.combine(as_of, datetime.min.time())})
        formats = {name: book.add_format(look) for name, look in _FORMATS.items()}
        taken: set[str] = set()
        for done, (title, grids) in enumerate(sheets, start=1):
            page = book.add_worksheet(_name(title, taken))
            _write_sheet(page, title, grids, formats)
            yield done
        book.close()


def _name(title: str, taken: set[str]) -> str:
    """Return a name that Excel takes and no sheet has yet."""
    plain = " ".join(readable(title).translate(_NO_NAME).split())
    number = 1
    name = plain[:_LONGEST_NAME].strip()
    while name.casefold() in taken:
        number += 1
        tail = f" {number}"
        name = plain[: _LONGEST_NAME - len(tail)].strip() + tail
    taken.add(name.casefold())
    return name


def _write_sheet(
    page: Worksheet, title: str, grids: Sequence[Grid], formats: dict[str, Format]
) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L&8 {readable(title).replace('&', '&&')[:200]}&R&8&P / &N")
    widths = _widths(grids)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    row = 0
    for grid in grids:
        row = _write_grid(page, grid, row, formats, widths) + 1


def _widths(grids: Sequence[Grid]) -> list[int]:
    """Return how many letters wide each column is: as its longest cell, within limits."""
    least, most = _WIDTHS
    widths: list[int] = []
    for grid in grids:
        for column in range(len(grid.head)):
            words = [len(word) + _BOLD for word in grid.head[column].split()]
            cells = [len(str(row[column])) for row in grid.rows]
            width = min(max([*words, *cells]) + 2, most)
            if column == len(widths):
                widths.append(least)
            widths[column] = max(widths[column], width)
    return widths


def _height(texts: Iterable[str], widths: Sequence[int]) -> float:
    """Return how high a row is, in points: not every program makes room for wrapped words."""
    lines = [len(wrap(text, max(width - 2, 1))) for text, width in zip(texts, widths, strict=False)]
    return _LINE * max([1, *lines])


def _write_grid(
    page: Worksheet, grid: Grid, row: int, formats: dict[str, Format], widths: Sequence[int]
) -> int:
    """Write a table from a row on and return the row after it."""
    _write_text(page, (row, 0), grid.title, formats["title"])
    row += 1
    for column, title in enumerate(grid.head):
        numbers = any(isinstance(cells[column], int | Decimal) for cells in grid.rows)
        _write_text(page, (row, column), title, formats["number head" if numbers else "head"])
    if grid.head:
        page.set_row(row, _height(grid.head, widths))
    row += bool(grid.head)
    for cells in grid.rows:
        page.set_row(row, _height([str(cell) for cell in cells], widths))
        for column, cell in enumerate(cells):
            _write_cell(page, (row, column), cell, formats)
        row += 1
    for note in grid.notes:
        _write_text(page, (row, 0), note, formats["note"])
        row += 1
    return row


def _write_cell(
    page: Worksheet, place: tuple[int, int], cell: Cell, formats: dict[str, Format]
) -> None:
    match cell:
        case None | "":
            return
        case Decimal():
            places = cell.as_tuple().exponent
            look = "hundredth" if isinstance(places, int) and places < -1 else "tenth"
            page.write_number(*place, float(cell), formats[look])
        case int():
            page.write_number(*place, cell, formats["whole"])
        case str():
            look = "quoted" if cell.startswith(_LIKE_FORMULAS) else "text"
            _write_text(page, place, cell, formats[look])


def _write_text(page: Worksheet, place: tuple[int, int], text: str, look: Format) -> None:
    page.write_string(*place, readable(text)[:_LONGEST_TEXT], look)
