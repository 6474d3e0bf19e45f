"""Tables of results on paper: what is seen on the screen, with its charts."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from app.reports.blocks import paragraph, subheading
from app.reports.chart_painter import ChartDrawing, measure
from app.reports.charts import Chart, bars
from app.reports.document import Sheet, write
from app.reports.results.grid import Cell, shown
from app.reports.rows import Align, Column, Look, Row
from app.reports.stacked_bars import stacked
from app.reports.styles import NOTE, SUBTITLE, TITLE
from app.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

    from reportlab.platypus import Flowable

    from app.reports.charts import Bar
    from app.reports.results.grid import Grid

_LETTERS: Final = 9
_WIDEST: Final = 5.0
_SMALL: Final = 8.0
_MANY: Final = 7
_CODE: Final = 6


def printing(
    grids: Sequence[Grid], title: str, subtitle: str, sheet: Sheet, path: Path
) -> Generator[int]:
    """Write tables and charts to a PDF, yielding the number of the page that is reached."""
    yield from write(_story(grids, title, subtitle, sheet.language), sheet, path)


def _story(grids: Sequence[Grid], title: str, subtitle: str, language: str) -> Iterator[Flowable]:
    yield paragraph(title, TITLE)
    yield paragraph(subtitle, SUBTITLE)
    for grid in grids:
        yield from subheading(grid.title)
        for note in grid.notes:
            yield paragraph(note, NOTE)
        if grid.drawn and (grid.bars or grid.stacked):
            yield paragraph(grid.drawn, NOTE)
        if grid.stacked is not None:
            yield ChartDrawing(partial(stacked, grid.stacked, measure=measure))
        elif grid.bars:
            yield ChartDrawing(partial(_chart, grid.bars))
        if grid.rows:
            shown_grid, legend = _numbered(grid)
            yield _table(shown_grid, language)
            if legend:
                yield paragraph(legend, NOTE)


def _chart(items: Sequence[Bar], width: float) -> Chart:
    return bars(items, width, measure)


def _table(grid: Grid, language: str) -> Table:
    columns = [
        Column(title, _weight(grid, at), Align.RIGHT if _is_number(grid, at) else Align.LEFT)
        for at, title in enumerate(grid.head)
    ]
    last = len(grid.rows) - 1
    rows = [
        Row(
            tuple(shown(cell, language) for cell in cells),
            Look.TOTAL if grid.total and at == last else Look.PLAIN,
        )
        for at, cells in enumerate(grid.rows)
    ]
    if len(columns) > _MANY:
        return Table(columns, rows, _SMALL)
    return Table(columns, rows)


def _is_number(grid: Grid, column: int) -> bool:
    return column > 0 and not any(_is_words(row[column]) for row in grid.rows)


def _is_words(cell: Cell) -> bool:
    return isinstance(cell, str) and any(sign.isalpha() for sign in cell)


def _weight(grid: Grid, column: int) -> float:
    if _is_number(grid, column):
        return 1.0
    longest = max((len(shown(row[column], "en")) for row in grid.rows), default=0)
    return min(max(longest / _LETTERS, 1.0), _WIDEST)


def _numbered(grid: Grid) -> tuple[Grid, str]:
    """Return a table of many columns with numbers for its longer headings, and what they mean."""
    long = [
        at
        for at, title in enumerate(grid.head)
        if at and _is_number(grid, at) and max(map(len, title.split()), default=0) > _CODE
    ]
    if len(grid.head) <= _MANY or not long:
        return grid, ""
    names = {at: str(place) for place, at in enumerate(long, start=1)}
    head = tuple(names.get(at, title) for at, title in enumerate(grid.head))
    legend = "; ".join(f"{names[at]} – {grid.head[at]}" for at in long)
    return replace(grid, head=head), legend
