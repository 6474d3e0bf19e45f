"""The sheets of rows in a workbook: for each figure the records that it was counted from."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from app.i18n import translation
from app.reports.rows import Align, Look
from app.reports.xlsx_book import exact, height

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

    from app.reports.record_sheets import Behind, RecordSheet, Value
    from app.reports.xlsx_book import Book

_LAST: Final = 1_000_000
"""Rows that a sheet takes before another one is begun: Excel knows 1 048 576."""
_FIRST_YEAR: Final = 1900
_FITS: Final = 0.8
"""The part of a column's width that any text of so many letters fits into."""


def put_records(book: Book, behind: Behind, labels: Mapping[str, str]) -> dict[str, str]:
    """Put the rows behind the figures on sheets; return where those of each figure begin.

    Figures that were counted from the same rows share them. `labels` say what figures are called.
    """
    found: dict[str, str] = {}
    for sheet in behind.sheets:
        blocks: dict[tuple[int, ...], list[str]] = {}
        for code, (table, ids) in behind.rows.items():
            if table == sheet.table and ids and code in labels:
                blocks.setdefault(ids, []).append(code)
        if blocks:
            putter = _Putter(book, sheet)
            for ids, codes in blocks.items():
                where = putter.put([labels[code] for code in codes], codes, ids)
                found |= dict.fromkeys(codes, where)
    return found


class _Putter:
    """Puts blocks of records below each other."""

    def __init__(self, book: Book, sheet: RecordSheet) -> None:
        self._book = book
        self._sheet = sheet
        self._rows = translation(book.language)("Rows")
        self._looks = {
            "text": book.cell(Look.PLAIN, Align.LEFT),
            "number": book.cell(Look.PLAIN, Align.RIGHT, "General"),
            "date": book.cell(Look.PLAIN, Align.LEFT, "dd.mm.yyyy"),
            "note": book.format(italic=True),
            "block": book.format(bold=True, top=1, bg_color="#EDEDED"),
        }
        self._begin()

    def _begin(self) -> None:
        self._page: Worksheet = self._book.sheet(self._sheet.title)
        self._page.set_landscape()
        head = 1 if self._sheet.note else 0
        if self._sheet.note:
            self._book.write(self._page, (0, 0), self._sheet.note, self._looks["note"])
        for place, column in enumerate(self._sheet.columns):
            self._page.set_column(place, place, column.weight)
            look = self._book.cell(Look.HEAD, column.align)
            self._book.write(self._page, (head, place), column.title, look)
        tall = max(height(each.title, each.weight) for each in self._sheet.columns)
        self._page.set_row(head, tall)
        self._page.freeze_panes(head + 1, 0)
        self._page.repeat_rows(0, head)
        self._row = head + 1

    def put(self, labels: Sequence[str], codes: Sequence[str], ids: tuple[int, ...]) -> str:
        """Put one block and return the place of its heading."""
        if self._row + len(ids) + len(codes) > _LAST:
            self._begin()
        sheet = cast("str", self._page.name).replace("'", "''")
        where = f"'{sheet}'!A{self._row + 1}"
        for label, code in zip(labels, codes, strict=True):
            words = label if code in label else f"{label} ({code})"
            self._heading(f"{words} · {self._rows}: {len(ids)}")
        for each in ids:
            self._record(self._sheet.rows.get(each, ()))
            self._row += 1
        self._row += 1
        return where

    def _record(self, values: Sequence[Value]) -> None:
        tall = 0.0
        for place, value in enumerate(values):
            self._put(place, value)
            width = self._sheet.columns[place].weight
            if isinstance(value, str) and len(value) > width * _FITS:
                tall = max(tall, height(value, width))
        if tall:
            self._page.set_row(self._row, tall)

    def _heading(self, text: str) -> None:
        for place in range(1, len(self._sheet.columns)):
            self._page.write_blank(self._row, place, None, self._looks["block"])
        self._book.write(self._page, (self._row, 0), text, self._looks["block"])
        self._row += 1

    def _put(self, place: int, value: Value) -> None:
        match value:
            case None | "":
                self._page.write_blank(self._row, place, None, self._looks["text"])
            case int() | Decimal():
                self._page.write_number(self._row, place, exact(value), self._looks["number"])
            case date() if value.year >= _FIRST_YEAR:
                day = datetime.combine(value, datetime.min.time())
                self._page.write_datetime(self._row, place, day, self._looks["date"])
            case _:
                self._book.write(self._page, (self._row, place), str(value), self._looks["text"])
