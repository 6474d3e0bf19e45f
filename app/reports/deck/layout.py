"""Where everything stands on a slide, in points; what does not fit goes on to the next slide.

Texts are measured with the printed face and a little more room is kept: whoever opens the
presentation may have another one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.i18n import N_
from app.reports import charts
from app.reports.deck.slides import Grid, Words
from app.reports.fonts import Face
from app.reports.lines import width as line_width
from app.reports.lines import wrap
from app.reports.rows import Look
from app.reports.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.i18n import Translation
    from app.reports.deck.slides import BarOf, Bars, Slide
    from app.reports.rows import Row

WIDTH: Final = 960.0
HEIGHT: Final = 540.0
MARGIN: Final = 40.0
TITLE_TOP: Final = 26.0
TITLE_HEIGHT: Final = 58.0
TITLE_SIZE: Final = 24.0
TOP: Final = 92.0
BOTTOM: Final = 488.0
FOOT: Final = 514.0
FOOT_SIZE: Final = 10.0
NOTE_SIZE: Final = 12.0
NOTE_HEIGHT: Final = 34.0
PAD_X: Final = 5.0
LEADING: Final = 1.22
CHART_TITLE: Final = 24.0
ROOM: Final = WIDTH - 2 * MARGIN
_PAD: Final = 0.2
_CONTINUED: Final = N_("{title} (continued)")
_GAP: Final = 24.0
_BESIDE: Final = 0.4
_BESIDE_SHORT: Final = 0.26
"""The part of the width that a chart takes beside its table, and one with short labels."""
_SHORT: Final = 40.0
_SIZES: Final = (20.0, 18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.5, 10.0)
_TEXT_SIZE: Final = 18.0
SPARE: Final = 1.1
"""How much wider another face may be."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Table:
    """A table in its place; `heights` are those of the head and of each row."""

    grid: Grid
    box: Box
    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs in their place, each in lines."""

    paragraphs: tuple[str, ...]
    box: Box
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """A slide with everything in its place; `more` says that it goes on from the one before."""

    title: str
    block: Table | Text
    chart: tuple[Bars, Box] | None
    note: tuple[str, Box] | None
    more: bool = False

    def heading(self, t: Translation) -> str:
        """Return the title; a slide that goes on says so."""
        return t(_CONTINUED).format(title=self.title) if self.more else self.title


def pages(slide: Slide) -> Iterator[Page]:
    """Yield a slide, on as many pages as its block needs."""
    room = BOTTOM - TOP - (NOTE_HEIGHT if slide.note else 0)
    note = (slide.note, Box(MARGIN, BOTTOM - NOTE_HEIGHT, ROOM, NOTE_HEIGHT))
    more = False
    for block in _blocks(slide, room):
        chart = None
        if slide.beside is not None and not more:
            left = MARGIN + block.box.width + _GAP
            box = Box(left, TOP, WIDTH - MARGIN - left, room)
            chart = _fitting(slide.beside, box), box
        yield Page(slide.title, block, chart, note if slide.note else None, more)
        more = True


def _fitting(chart: Bars, box: Box) -> Bars:
    """Return a chart with the longest of its bars where there is no room for all."""
    items = chart.items
    while len(items) > 1 and _chart_height(items, box.width) > box.height - CHART_TITLE:
        shortest = min(items, key=lambda each: each.value or 0)
        items = tuple(each for each in items if each is not shortest)
    return replace(chart, items=items)


def _chart_height(items: tuple[BarOf, ...], width: float) -> float:
    drawn = [charts.Bar(each.label, 1.0, each.text) for each in items]
    return charts.bars(drawn, width, measure).height


def measure(text: str, size: float) -> float:
    """Return how wide a text of a chart is drawn."""
    return line_width(printable(text), Face.SANS, size)


def _blocks(slide: Slide, room: float) -> Iterator[Table | Text]:
    width = ROOM * (1 - _beside(slide.beside)) - _GAP if slide.beside else ROOM
    if isinstance(slide.block, Words):
        yield from _texts(slide.block, room)
        return
    for size in _SIZES:
        table = _table(slide.block, width, size)
        if sum(table.heights) <= room and not _breaks_words(table):
            yield table
            return
    yield from _split(_table(slide.block, width, _SIZES[-1]), room)


def _beside(chart: Bars) -> float:
    """Return the part of the width that a chart takes: less where its labels are short."""
    longest = max(measure(each.label, charts.SIZE) for each in chart.items)
    return _BESIDE if longest > _SHORT else _BESIDE_SHORT


def _breaks_words(table: Table) -> bool:
    """Say whether a word is wider than its column, so that it would be broken anywhere."""
    needed = _longest_words(table.grid, table.size)
    return any(need > width for need, width in zip(needed, table.widths, strict=True))


def _table(grid: Grid, width: float, size: float) -> Table:
    titles = tuple(each.title for each in grid.columns)
    widths = _widths(grid, width, size)
    heights = [_height(titles, widths, size, Face.SANS_BOLD)]
    heights += [_height(row.cells, widths, size, _face(row)) for row in grid.rows]
    return Table(grid, Box(MARGIN, TOP, width, sum(heights)), size, widths, tuple(heights))


def _widths(grid: Grid, width: float, size: float) -> tuple[float, ...]:
    """Return the widths of the columns: their weights, but no word is broken while there is room.

    What a column has beyond its longest word is shared by the weights.
    """
    weights = [each.weight for each in grid.columns]
    needed = _longest_words(grid, size)
    spare = width - sum(needed)
    if spare < 0:
        return tuple(width * each / sum(weights) for each in weights)
    wanted = [
        max(width * weight / sum(weights) - need, 0.0)
        for weight, need in zip(weights, needed, strict=True)
    ]
    scale = spare / (sum(wanted) or 1.0)
    return tuple(need + each * scale for need, each in zip(needed, wanted, strict=True))


def _longest_words(grid: Grid, size: float) -> list[float]:
    titles = tuple(each.title for each in grid.columns)
    rows = (titles, *(row.cells for row in grid.rows))
    return [
        max(
            line_width(printable(word), Face.SANS_BOLD, size)
            for cells in rows
            for word in cells[column].split(" ")
        )
        * SPARE
        + 2 * PAD_X
        + 1
        for column in range(len(titles))
    ]


def _face(row: Row) -> Face:
    return Face.SANS if row.look is Look.PLAIN else Face.SANS_BOLD


def _height(cells: tuple[str, ...], widths: tuple[float, ...], size: float, face: Face) -> float:
    lines = max(
        len(wrapped(cell, face, size, width)) for cell, width in zip(cells, widths, strict=True)
    )
    return lines * size * LEADING + 2 * pad_of(size)


def pad_of(size: float) -> float:
    """Return the room over and under the lines of a cell."""
    return size * _PAD


def wrapped(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """Return the lines of a cell, broken where another face would break them at the latest."""
    return wrap(text, face, size, (width - 2 * PAD_X) / SPARE)


def _split(table: Table, room: float) -> Iterator[Table]:
    """Yield parts of a table, each under its head."""
    head, *heights = table.heights
    rows, taken = list[int](), head
    for place, height in enumerate(heights):
        if rows and taken + height > room:
            yield _part(table, rows)
            rows, taken = [], head
        rows.append(place)
        taken += height
    yield _part(table, rows)


def _part(table: Table, rows: list[int]) -> Table:
    heights = (table.heights[0], *(table.heights[place + 1] for place in rows))
    grid = replace(table.grid, rows=tuple(table.grid.rows[place] for place in rows))
    box = replace(table.box, height=sum(heights))
    return replace(table, grid=grid, box=box, heights=heights)


def _texts(block: Words, room: float) -> Iterator[Text]:
    """Yield paragraphs, a slide at a time; a paragraph longer than a slide is divided."""
    leading = _TEXT_SIZE * LEADING
    most = int(room / leading)
    waiting, used = list[str](), 0.0
    for paragraph in _pieces(block, most):
        height = len(_lines(paragraph)) * leading + leading / 2
        if waiting and used + height > room:
            yield _text(waiting, used)
            waiting, used = [], 0.0
        waiting.append(paragraph)
        used += height
    yield _text(waiting, used)


def _pieces(block: Words, most: int) -> Iterator[str]:
    """Yield paragraphs as they were typed, those longer than a slide in several parts."""
    for paragraph in block.paragraphs:
        lines, words = len(_lines(paragraph)), paragraph.split()
        if lines < most or len(words) < most:
            yield paragraph
            continue
        count = max(len(words) * (most - 3) // lines, 1)
        for start in range(0, len(words), count):
            yield " ".join(words[start : start + count])


def _lines(paragraph: str) -> tuple[str, ...]:
    return wrapped(paragraph, Face.SANS, _TEXT_SIZE, ROOM)


def _text(paragraphs: list[str], height: float) -> Text:
    return Text(tuple(paragraphs), Box(MARGIN, TOP, ROOM, height), _TEXT_SIZE)
