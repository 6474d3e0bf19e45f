"""Tables of results as CSV: one under the other, each under its title."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from app.models.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from app.reports.results.grid import Cell, Grid

_LIKE_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")


def writing(
    sheets: Sequence[tuple[str, Sequence[Grid]]], path: Path, language: str
) -> Generator[int]:
    """Write tables for Excel: UTF-8 with a mark and semicolons, numbers as the language has them.

    Yields the number of each part that is done.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for done, (_title, grids) in enumerate(sheets, start=1):
        for grid in grids:
            writer.writerow([_plain(grid.title, language)])
            if grid.head:
                writer.writerow(grid.head)
            writer.writerows([_plain(cell, language) for cell in row] for row in grid.rows)
            writer.writerows([note] for note in grid.notes)
            writer.writerow([])
        yield done
    with atomic_write(path) as file:
        file.write(text.getvalue().encode("utf-8-sig"))


def _plain(cell: Cell, language: str) -> str:
    match cell:
        case None:
            return ""
        case Decimal():
            return str(cell) if language == "en" else str(cell).replace(".", ",")
        case int():
            return str(cell)
        case str():
            return f"'{cell}" if cell.startswith(_LIKE_FORMULAS) else cell
