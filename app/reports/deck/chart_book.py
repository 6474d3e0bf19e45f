"""The small workbook behind a native chart: typed cells, whatever people typed."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

# XlsxWriter's types are partial
# pyright: reportUnknownMemberType=false

_PLAIN: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_BORN: Final = datetime(2000, 1, 1)
"""Equal data make equal files: the workbook tells no time of its own."""


def chart_book(title: str, labels: Sequence[str], values: Sequence[float | None]) -> bytes:
    """Return a workbook laid out as charts expect it: labels in A, values in B under the title."""
    content = BytesIO()
    with Workbook(content, _PLAIN) as book:
        book.set_properties({"created": _BORN})
        sheet = book.add_worksheet("Sheet1")
        sheet.write_string(0, 1, title)
        for row, (label, value) in enumerate(zip(labels, values, strict=True), start=1):
            sheet.write_string(row, 0, label)
            if value is not None:
                sheet.write_number(row, 1, value)
    return content.getvalue()
