"""The frame of a workbook that is printed or sent: formats, names of sheets and figures, cells."""

from __future__ import annotations

import re
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any, Final, cast

from xlsxwriter import Workbook

from app.reports.docx_xml import readable
from app.reports.fonts import Face
from app.reports.lines import wrap
from app.reports.rows import Align, Look

if TYPE_CHECKING:
    from decimal import Decimal

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from app.reports.content import Document, Quantity

# XlsxWriter is typed in part
# pyright: reportUnknownMemberType=false

_OPTIONS: Final = {
    "in_memory": True,  # no half-written files elsewhere on a full disk
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_FONT: Final = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
_GREY: Final = "#EDEDED"
_LONGEST: Final = 32_767
_SHEET_NAME: Final = 31
_NOT_IN_SHEET_NAMES: Final = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_NAMES: Final = re.compile(r"[^\w.]")
ALIGNS: Final = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right"}
_A4: Final = 9
_CHARACTER: Final = 5.25
"""The unit of column widths, in points."""
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def defined_name(code: str) -> str:
    """Return the code of a figure as Excel's rules for names want it.

    Letters, digits, points and low lines stay; any other sign becomes its number in hexadecimal
    between low lines: `requests.by_school.P1` stays, «№4» in a code becomes `_2116_4`.
    """
    return _NOT_IN_NAMES.sub(lambda found: f"_{ord(found[0]):X}_", code)[:255]


class Book:
    """A workbook in the making: looks by their properties, names that are not yet taken."""

    def __init__(self, file: IO[bytes], document: Document) -> None:
        self._book = Workbook(file, _OPTIONS)
        self._document = document
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._taken: set[str] = set()
        self._named: set[str] = set()
        day = datetime.combine(document.as_of, datetime.min.time())
        self._book.set_properties(
            {
                "title": readable(document.title)[:255],
                "author": readable(document.author)[:255],
                "subject": readable(document.header)[:255],
                "created": day,
            }
        )

    @property
    def language(self) -> str:
        """The language of the document."""
        return self._document.language

    def format(self, **properties: Any) -> Format:  # noqa: ANN401 - whatever XlsxWriter knows
        """Return the look with these properties over those of every cell."""
        asked = tuple(sorted(properties.items()))
        if asked not in self._formats:
            self._formats[asked] = self._book.add_format({**_FONT, **properties})
        return self._formats[asked]

    def cell(self, look: Look, align: Align, pattern: str = "@") -> Format:
        """Return the look of a cell of a table."""
        plain = {} if look is Look.PLAIN else {"bold": True, "bg_color": _GREY}
        return self.format(
            border=1, text_wrap=True, align=ALIGNS[align], num_format=pattern, **plain
        )

    def sheet(self, title: str) -> Worksheet:
        """Add a sheet under a title that is legal and not taken, to be printed on A4."""
        page = self._book.add_worksheet(self._free_name(title))
        page.set_paper(_A4)
        page.set_margins(left=0.8, right=0.5, top=0.8, bottom=0.8)
        page.fit_to_pages(1, 0)
        page.hide_gridlines(2)
        header = readable(self._document.header).replace("&", "&&")[:200]
        page.set_header(f"&C&8 {header}")
        page.set_footer(f"&L&8 {readable(title).replace('&', '&&')[:200]}&R&8&P / &N")
        return page

    def _free_name(self, title: str) -> str:
        told = readable(title).replace(":", " –")
        stem = " ".join(_NOT_IN_SHEET_NAMES.sub(" ", told).split()).strip(" '")
        name, count = _cut(stem).rstrip(" '"), 1
        while name.casefold() in self._taken or not name:
            count += 1
            name = f"{stem[: _SHEET_NAME - 4].rstrip()} {count}"
        self._taken.add(name.casefold())
        return name

    def chart(self) -> Any:  # noqa: ANN401 - not in the library's types
        """Return a new chart of horizontal bars."""
        return self._book.add_chart({"type": "bar"})

    def write(self, page: Worksheet, place: tuple[int, int], text: str, look: Format) -> None:
        """Write a text, shown as it is: never a formula, never a link."""
        page.write_string(*place, readable(text)[:_LONGEST], look)

    def name(self, code: str, page: Worksheet, place: tuple[int, int]) -> None:
        """Let a cell be found by the code of its figure, the first one that bears it."""
        name = defined_name(code)
        if name.casefold() not in self._named:
            self._named.add(name.casefold())
            sheet = cast("str", page.name).replace("'", "''")
            column = _letters(place[1])
            self._book.define_name(name, f"='{sheet}'!${column}${place[0] + 1}")

    def close(self) -> None:
        """Write the file."""
        self._book.close()


def _cut(name: str) -> str:
    """Return as many whole words of a name as a sheet takes."""
    if len(name) <= _SHEET_NAME:
        return name
    return name[: _SHEET_NAME + 1].rpartition(" ")[0] or name[:_SHEET_NAME]


def _letters(column: int) -> str:
    return ("" if column < 26 else _letters(column // 26 - 1)) + chr(ord("A") + column % 26)


def pattern(quantity: Quantity, language: str) -> str:
    """Return the form in which Excel shows a number as we print it."""
    digits = "#,##0" + ("." + "0" * quantity.decimals if quantity.decimals else "")
    if quantity.percent:
        return digits + ('"%"' if language == "en" else '" %"')
    return digits


def height(text: str, width: float, size: float = 10) -> float:
    """Return how high a row must be for a text in a column so many characters wide, in points."""
    room = max(width * _CHARACTER - 4, _CHARACTER)
    lines = len(wrap(text, Face.SANS, size, room)) if len(text) > width / 2 else 1
    return lines * size * 1.32 + 2


def exact(value: int | Decimal) -> int | float:
    """Return a number as a cell holds it."""
    return value if isinstance(value, int) else float(value)
