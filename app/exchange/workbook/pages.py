"""Writing workbooks: typed text, real dates, drop-down lists; never a formula from data."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from app.exchange.cell_writing import FORMATS, OPTIONS, Written, write_cell
from app.exchange.workbook.layout import LISTS_SHEET, REMARK, columns, header, sheet_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Choices = dict[tuple[str, str], list[str]]
"""The words that cells of a sheet's column offer."""

_DATES: Final = frozenset({"received", "decided", "closed", "date", "end", "original_date"})
_NUMBERS: Final = frozenset({
    "pupils", "teachers", "distance", "count", "planned", "parents", "hours", "feedback_forms",
    "feedback_mean",
})  # fmt: skip
_WIDE: Final = frozenset({"name_kk", "name_ru", "name", "topic", "reason", "note", "direction"})
_FREE: Final = frozenset({"region", "desired_kind"})
"""Columns whose words are only proposals."""

_OFFERED_ROWS: Final = 5_000


class Pages:
    """A workbook being written in one language, sheet by sheet."""

    def __init__(self, target: IO[bytes], language: str, choices: Choices) -> None:
        self._book: Any = xlsxwriter.Workbook(target, OPTIONS)  # its types are half known
        self._language = language
        self._choices = choices
        self._formats: dict[str, Format] = {
            name: self._book.add_format(look) for name, look in FORMATS.items()
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
                write_cell(page, (number, place), row.get(code), self._formats)
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
            write_cell(page, (number, place), remark, self._formats)

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
