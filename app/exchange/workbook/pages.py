"""Writing workbooks: typed text, real dates, drop-down lists; never a formula from data."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any, Final, cast

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from app.exchange.workbook.layout import LISTS_SHEET, REMARK, columns, header, sheet_name
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Written = str | bool | int | float | Decimal | date | None
"""A value as it goes into a cell."""

Choices = dict[tuple[str, str], list[str]]
"""The words that cells of a sheet's column offer."""

_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_DATES: Final = frozenset({"received", "decided", "closed", "date", "end", "original_date"})
_NUMBERS: Final = frozenset({
    "pupils", "teachers", "distance", "count", "planned", "parents", "hours", "feedback_forms",
    "feedback_mean",
})  # fmt: skip
_WIDE: Final = frozenset({"name_kk", "name_ru", "name", "topic", "reason", "note", "direction"})
_FREE: Final = frozenset({"region", "desired_kind"})
"""Columns whose words are only proposals."""

_EXACT: Final = 2**53
_FIRST_YEAR: Final = 1900
"""Excel knows no earlier dates, and no longer whole numbers; what it cannot hold stays text."""

_OFFERED_ROWS: Final = 5_000
_LIKE_FORMULAS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")

_HEAD: Final = {
    "bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4", "bottom": 1,
}  # fmt: skip
_CELL: Final = {"valign": "top"}
_FORMATS: Final[dict[str, dict[str, Any]]] = {
    "head": _HEAD,
    "text": {**_CELL, "num_format": "@"},
    "quoted": {**_CELL, "num_format": "@", "quote_prefix": True},
    "date": {**_CELL, "num_format": "dd.mm.yyyy", "align": "left"},
    "number": _CELL,
}


class Pages:
    """A workbook being written in one language, sheet by sheet."""

    def __init__(self, target: IO[bytes], language: str, choices: Choices) -> None:
        self._book: Any = xlsxwriter.Workbook(target, _OPTIONS)  # its types are half known
        self._language = language
        self._choices = choices
        self._formats: dict[str, Format] = {
            name: self._book.add_format(look) for name, look in _FORMATS.items()
        }

    def add(
        self, sheet: str, rows: Sequence[Mapping[str, Written]], remarks: Sequence[str] = ()
    ) -> None:
        """Write one sheet; `remarks` fill a column of their own, one for each row."""
        page: Worksheet = self._book.add_worksheet(sheet_name(sheet, self._language))
        codes = columns(sheet)
        for place, code in enumerate(codes):
            page.set_column(place, place, _width(code), self._formats[_look(code)])
            page.write_string(0, place, header(sheet, code, self._language), self._formats["head"])
        for number, row in enumerate(rows, start=1):
            for place, code in enumerate(codes):
                self._write(page, (number, place), row.get(code))
        if remarks:
            self._remark(page, len(codes), remarks)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(len(rows), 1), len(codes) - 1)
        self._offer(page, sheet)

    def close(self) -> None:
        """Write the words that cells offer on a sheet of their own, and finish the file."""
        page: Worksheet = self._book.add_worksheet(LISTS_SHEET)
        page.hide()
        for place, words in enumerate(self._choices.values()):
            for number, word in enumerate(words):
                page.write_string(number, place, word)
        self._book.close()

    def _remark(self, page: Worksheet, place: int, remarks: Sequence[str]) -> None:
        page.set_column(place, place, 60, self._formats["text"])
        page.write_string(0, place, REMARK[self._language], self._formats["head"])
        for number, remark in enumerate(remarks, start=1):
            self._write(page, (number, place), remark)

    def _write(self, page: Worksheet, place: tuple[int, int], value: Written) -> None:
        match value:
            case None | "":
                return
            case bool():
                page.write_boolean(*place, value)
            case int() | float() | Decimal() if abs(value) < _EXACT:
                page.write_number(*place, float(value) if value % 1 else int(value))
            case date() if value.year >= _FIRST_YEAR:
                day = datetime(*value.timetuple()[:6])
                page.write_datetime(*place, day, self._formats["date"])
            case _:
                self._write_text(page, place, str(value))

    def _write_text(self, page: Worksheet, place: tuple[int, int], value: str) -> None:
        look = "quoted" if value.startswith(_LIKE_FORMULAS) else "text"
        if page.write_string(*place, value, self._formats[look]):
            raise FileProblem("text_too_long", title=cast("str", page.name), row=place[0] + 1)

    def _offer(self, page: Worksheet, sheet: str) -> None:
        """Let the cells of coded columns offer their words."""
        for place, ((owner, column), words) in enumerate(self._choices.items()):
            if owner == sheet:
                letter = xl_col_to_name(place)
                at = columns(sheet).index(column)
                page.data_validation(
                    1,
                    at,
                    _OFFERED_ROWS,
                    at,
                    {
                        "validate": "list",
                        "source": f"={LISTS_SHEET}!${letter}$1:${letter}${len(words)}",
                        "error_type": "warning",
                        "show_error": column not in _FREE,
                    },
                )


def _look(column: str) -> str:
    if column in _DATES:
        return "date"
    return "number" if column in _NUMBERS else "text"


def _width(column: str) -> int:
    return 40 if column in _WIDE else 16
