"""A register as a workbook: typed text and numbers, a filter over the columns, nothing computed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

from app.models.files import atomic_write
from app.models.progress import Progress
from app.reports.docx_xml import readable
from app.reports.xlsx_book import ALIGNS, height

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet

    from app.reports.documents.registers import Register
    from app.reports.rows import Column

# XlsxWriter is typed in part
# pyright: reportUnknownMemberType=false

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_HEAD: Final = 3
"""The row of titles, under what the register is called and is of."""
_STEP: Final = 1000
_LONGEST: Final = 32_767
_A4: Final = 9
_FONT_SIZE: Final = 11
_TITLES: Final = {
    "bold": True,
    "bg_color": "#EDEDED",
    "border": 1,
    "text_wrap": True,
    "valign": "top",
}


def write_book(register: Register, path: Path) -> Generator[Progress]:
    """Write a register to `path`, yielding the rows done; the file appears whole at the end."""
    with atomic_write(path) as file:
        book = Workbook(file, _OPTIONS)
        day = datetime.combine(register.as_of, datetime.min.time())
        book.set_properties(
            {
                "title": readable(register.title)[:255],
                "author": readable(register.author)[:255],
                "created": day,
            }
        )
        page = _page(book, register)
        total = len(register.rows)
        sides = [ALIGNS[each.align] for each in register.columns]
        texts = {
            side: book.add_format({"valign": "top", "text_wrap": True, "border": 1, "align": side})
            for side in set(sides)
        }
        count = book.add_format({"valign": "top", "num_format": "#,##0", "border": 1})
        struck = book.add_format(
            {"valign": "top", "text_wrap": True, "border": 1, "font_strikeout": True}
        )
        widths = [_width(each) for each in register.columns]
        for place, row in enumerate(register.rows):
            page.set_row(_HEAD + 1 + place, _height(row, widths))
            for column, value in enumerate(row):
                if isinstance(value, int):
                    page.write_number(_HEAD + 1 + place, column, value, count)
                else:
                    words = readable(value)[:_LONGEST]
                    holds = place not in register.struck or column == len(row) - 1
                    look = texts[sides[column]] if holds else struck
                    page.write_string(_HEAD + 1 + place, column, words, look)
            if place % _STEP == 0:
                yield Progress(place, total)
        page.autofilter(_HEAD, 0, _HEAD + max(total, 1), len(register.columns) - 1)
        book.close()


def _width(column: Column) -> float:
    """Return the width of a column in characters."""
    longest = max(map(len, column.title.split()), default=0) + 3
    return max(longest, column.weight * 4.2)


def _height(texts: Iterable[str | int], widths: Sequence[float]) -> float:
    """Return how high a row is, in points: not every program makes room for wrapped words."""
    return max(
        height(str(text), width, _FONT_SIZE) for text, width in zip(texts, widths, strict=True)
    )


def _page(book: Workbook, register: Register) -> Worksheet:
    """Return the sheet with its head, to be printed on A4 across."""
    page = book.add_worksheet(register.title[:31])
    title = book.add_format({"bold": True, "font_size": 14})
    heads = {align: book.add_format({**_TITLES, "align": side}) for align, side in ALIGNS.items()}
    page.write_string(0, 0, readable(register.title), title)
    page.write_string(1, 0, readable(register.of))
    for column, each in enumerate(register.columns):
        page.set_column(column, column, _width(each))
        page.write_string(_HEAD, column, each.title, heads[each.align])
    titles = [each.title for each in register.columns]
    page.set_row(_HEAD, _height(titles, [_width(each) for each in register.columns]))
    page.freeze_panes(_HEAD + 1, 0)
    page.repeat_rows(_HEAD)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L&8 {readable(register.title).replace('&', '&&')[:200]}&R&8&P / &N")
    return page
