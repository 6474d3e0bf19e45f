"""Headings and what stands under them: no drawing or short table is parted from its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.platypus import Flowable, Paragraph

from app.reports.blocks import Room, Ruled
from app.reports.chart_painter import ChartDrawing
from app.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORT: Final = 6
"""A table of so many rows is not divided where a page has room for it."""
_MOST: Final = 0.9
"""What needs more than this part of a page with its heading goes without it."""


def kept_together(story: Iterable[Flowable], width: float, height: float) -> Iterator[Flowable]:
    """Yield a story whose headings ask for the room of the drawing or short table under them.

    A short table under a drawing asks for its own: not one row of it stays behind alone.

    `width` and `height` are those of a page's inside.
    """
    waiting: list[Flowable] = []
    for each in story:
        if not waiting and isinstance(each, Table) and each.rows <= _SHORT:
            waiting.append(Room(0))
        if waiting and not isinstance(each, Paragraph | Room):
            yield from _asking(waiting, each, width, height)
            waiting = []
        if waiting or isinstance(each, Room):
            waiting.append(each)
        else:
            yield each
    yield from waiting


def _asking(
    before: list[Flowable], after: Flowable, width: float, height: float
) -> Iterator[Flowable]:
    """Yield headings that go on to the next page with what follows them."""
    first = before[0]
    if isinstance(first, Room):
        need = sum(_height(each, width, height) for each in before)
        need += _beginning(after, width, height)
        if need < height * _MOST:
            first.ask(need)
    yield from before


def _beginning(part: Flowable, width: float, height: float) -> float:
    """Return how much of a part belongs beside its heading: all of it, or its first row."""
    if isinstance(part, Table) and part.rows > _SHORT:
        return part.beginning(width)
    whole = isinstance(part, ChartDrawing | Table | Ruled)
    return _height(part, width, height) if whole else 0


def _height(part: Flowable, width: float, height: float) -> float:
    if isinstance(part, Room):
        return 0
    _across, tall = part.wrap(width, height)
    return tall + part.getSpaceBefore() + part.getSpaceAfter()
