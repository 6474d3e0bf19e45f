"""A table of results before anybody draws it: typed cells, notes, and bars for its chart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from app.models.figures import rounded
from app.reports.formatting import NO_VALUE, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from app.i18n import Translation
    from app.reports.charts import Bar
    from app.reports.stacked_bars import Stacked

Cell = str | int | Decimal | None
"""Words, a count, a share or mean; None where there is no value."""

HIDDEN: Final = "*"
"""Stands in a cell that is not shown; a note says why."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table under a title: `notes` stand under it, `drawn` says what its bars show.

    The last row is a sum where `total`; `stacked` are bars in place of `bars`. Without rows the
    notes say why there are none.
    """

    title: str
    head: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    notes: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()
    drawn: str = ""
    total: bool = False
    stacked: Stacked | None = None


def tenth(value: Fraction | None) -> Decimal | None:
    """Return a share with one decimal, rounded half up."""
    return _decimal(value, 1)


def hundredth(value: Fraction | None) -> Decimal | None:
    """Return a mean with two decimals, rounded half up."""
    return _decimal(value, 2)


def _decimal(value: Fraction | None, places: int) -> Decimal | None:
    found = rounded(value, places)
    return None if found is None else Decimal(str(found))


def shown(cell: Cell, language: str) -> str:
    """Return a cell as people read it."""
    match cell:
        case None:
            return NO_VALUE
        case str():
            return cell
        case int():
            return number(cell, language)
        case Decimal():
            places = cell.as_tuple().exponent
            return number(cell, language, -places if isinstance(places, int) else 0)


def signed(cell: Decimal | None, language: str) -> str:
    """Return a change with its sign."""
    text = shown(cell, language)
    return f"+{text}" if cell is not None and cell > 0 else text


def value_words(count: int, share: Fraction | None, language: str) -> str:
    """Return «12 · 20,6 %», what stands beside a bar."""
    return f"{count} · {percent(tenth(share), language)}"


def too_few(t: Translation, title: str) -> Grid:
    """Return what stands in place of a result that may not be shown."""
    return Grid(title, notes=(t("Too few responses; the result is hidden."),))


def hidden_note(t: Translation, cells: Iterable[Iterable[Cell]]) -> tuple[str, ...]:
    """Return the note on hidden cells, where there are any."""
    if any(cell == HIDDEN for row in cells for cell in row):
        return (t("* – fewer than five responses, or so small a group could be worked out."),)
    return ()
