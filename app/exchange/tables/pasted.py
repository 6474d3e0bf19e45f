"""Text that was copied from a spreadsheet, as the sheet it was copied from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from app.exchange.sheets import CellKind
from app.exchange.tables.bounds import Bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.exchange.sheets import SourceSheet
    from app.exchange.tables.bounds import FoundCell, FoundRow

# A cell of several lines comes in quotes, and its own quotes doubled. Any other cell comes as it
# is, even one that begins with a quote: «"Ақсу" мектебі».
_CELL: Final = re.compile(
    r'"(?P<lines>(?:[^"]|"")*+)"(?=\t|\r?\n|\Z)|(?P<line>[^\t\r\n]*)'
)  # fmt: skip
_BETWEEN: Final = re.compile(r"\t|\r\n|\n|\r|\Z")


def read_pasted(text: str, name: str) -> SourceSheet:
    """Return the copied cells as a sheet called `name`, within the bounds of any table."""
    return Bounds(name).sheet(name, _rows(text))


def _rows(text: str) -> Iterator[FoundRow]:
    number, at = 0, 0
    while at < len(text):
        number += 1
        cells, at = _row(text, at)
        yield number, cells


def _row(text: str, at: int) -> tuple[list[FoundCell], int]:
    cells: list[FoundCell] = []
    place, end = 0, "\t"
    while end == "\t":
        place += 1
        value, at = _value(text, at)
        if value:
            cells.append((place, value, CellKind.PLAIN))
        between = _BETWEEN.match(text, at)
        end = between[0] if between else ""
        at += len(end)
    return cells, at


def _value(text: str, at: int) -> tuple[str, int]:
    found = _CELL.match(text, at)
    assert found  # noqa: S101 - the pattern also matches nothing
    lines = found["lines"]
    if lines is None:
        return found["line"], found.end()
    if re.search(r"[\t\r\n]", lines):
        return lines.replace('""', '"'), found.end()
    return found[0], found.end()
