"""Writing one cell of a workbook: typed text, real dates, numbers; never a formula from data."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, cast

from app.models.errors import FileProblem

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Written = str | bool | int | float | Decimal | date | None
"""A value as it goes into a cell."""

OPTIONS: Final = {
    "in_memory": True,  # no half-written files elsewhere on a full disk
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}

_EXACT: Final = 2**53
_FIRST_YEAR: Final = 1900
"""Excel knows no earlier dates, and no longer whole numbers; what it cannot hold stays text."""

_LIKE_FORMULAS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")

_HEAD: Final = {
    "bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4", "bottom": 1,
}  # fmt: skip
_CELL: Final = {"valign": "top"}
FORMATS: Final[dict[str, dict[str, Any]]] = {
    "head": _HEAD,
    "text": {**_CELL, "num_format": "@"},
    "quoted": {**_CELL, "num_format": "@", "quote_prefix": True},
    "date": {**_CELL, "num_format": "dd.mm.yyyy", "align": "left"},
    "number": _CELL,
}
"""How cells look, to be added to a workbook by their names."""


def write_cell(
    page: Worksheet, place: tuple[int, int], value: Written, formats: dict[str, Format]
) -> None:
    """Write a value to a place; raises `FileProblem` text_too_long for what Excel cannot hold."""
    match value:
        case None | "":
            return
        case bool():
            page.write_boolean(*place, value)
        case int() | float() | Decimal() if abs(value) < _EXACT:
            page.write_number(*place, float(value) if value % 1 else int(value))
        case date() if value.year >= _FIRST_YEAR:
            day = datetime(*value.timetuple()[:6])
            page.write_datetime(*place, day, formats["date"])
        case _:
            _write_text(page, place, str(value), formats)


def _write_text(
    page: Worksheet, place: tuple[int, int], value: str, formats: dict[str, Format]
) -> None:
    look = "quoted" if value.startswith(_LIKE_FORMULAS) else "text"
    if page.write_string(*place, value, formats[look]):
        raise FileProblem("text_too_long", title=cast("str", page.name), row=place[0] + 1)
