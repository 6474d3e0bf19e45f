"""Tables over any number of pages: head repeated, time linear in the rows, long cells divided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from reportlab.platypus import Flowable

from app.reports.encoding import Encodings
from app.reports.fonts import Face
from app.reports.lines import Writer, width, wrap
from app.reports.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


# reportlab's stubs are partial
# pyright: reportUnknownMemberType=false

SIZE: Final = 9.5
_LEADING: Final = 1.22
_PAD: Final = 3.0
_ASCENT: Final = 0.9
_GREY: Final = 0.93
_LINE: Final = 0.5
_ROUNDING: Final = 0.1
# What the widths of columns are measured by: the first rows, the beginning of texts, usual words.
_SAMPLE: Final = 40
_LONG_TEXT: Final = 400
_LONG_WORD: Final = 24
_DIVISIBLE: Final = 12
"""A row of more lines than this may be divided between pages."""
_FEW: Final = 3


class Align(Enum):
    """Where the text of a column stands: the part of the free room before it."""

    LEFT = 0.0
    CENTER = 0.5
    RIGHT = 1.0


class Look(Enum):
    """What a row is: one among others, the titles, a heading over the whole width, or a sum."""

    PLAIN = auto()
    HEAD = auto()
    GROUP = auto()
    TOTAL = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `weight` is its part of the width."""

    title: str
    weight: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """A row of texts, one for each column; a GROUP has one text."""

    cells: tuple[str, ...]
    look: Look = Look.PLAIN


class _Laid(NamedTuple):
    cells: tuple[tuple[str, ...], ...]
    lines: int
    look: Look


class _Slice(NamedTuple):
    row: int
    first: int
    last: int


class _Layout:
    """The whole table, laid out row by row as the pages ask for it; its parts share it."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row], size: float) -> None:
        self.columns = columns
        self.aligns = tuple(column.align.value for column in columns)
        self.rows = rows
        self.size = size
        self.leading = size * _LEADING
        self.encodings = Encodings()
        self.widths: tuple[float, ...] = ()
        self._available = 0.0
        self._laid: dict[int, _Laid] = {}
        self._wrapped: dict[tuple[str, float, Face], tuple[str, ...]] = {}

    def fit_width(self, available: float) -> None:
        """Share out the width among the columns by weight, no title's word broken if possible."""
        if available == self._available:
            return
        self._available = available
        columns = range(len(self.columns))
        weights = [column.weight for column in self.columns]
        titles = [self._widest_word(place, ()) for place in columns]
        words = [self._widest_word(place, self.rows[:_SAMPLE]) for place in columns]
        self.widths = _shared(weights, words if sum(words) <= available else titles, available)
        self._laid.clear()

    def _widest_word(self, place: int, rows: Sequence[Row]) -> float:
        """Return the room that the longest word of a column's title, sum and `rows` needs."""
        total = self.rows[-1:] if self.rows and self.rows[-1].look is Look.TOTAL else ()
        bold = [self.columns[place].title, *(row.cells[place] for row in total)]
        plain = [row.cells[place] for row in rows if row.look is Look.PLAIN]
        widths = [width(word, Face.SERIF_BOLD, self.size) for word in _words(bold)]
        widths += [width(word, Face.SERIF, self.size) for word in _words(plain)]
        return max(widths, default=0.0) + 2 * _PAD + _ROUNDING

    def head(self) -> _Laid:
        """Return the row of titles."""
        cells = self._cells([column.title for column in self.columns], Face.SERIF_BOLD)
        return _Laid(cells, max(map(len, cells)), Look.HEAD)

    def row(self, place: int) -> _Laid:
        """Return a row with its texts in lines."""
        if (known := self._laid.get(place)) is None:
            row = self.rows[place]
            face = Face.SERIF if row.look is Look.PLAIN else Face.SERIF_BOLD
            if row.look is Look.GROUP:
                cells = (self._lines(row.cells[0], sum(self.widths), face),)
            else:
                cells = self._cells(row.cells, face)
            known = self._laid[place] = _Laid(cells, max(map(len, cells)), row.look)
        return known

    def _cells(self, texts: Sequence[str], face: Face) -> tuple[tuple[str, ...], ...]:
        return tuple(
            self._lines(text, room, face) for text, room in zip(texts, self.widths, strict=True)
        )

    def _lines(self, text: str, room: float, face: Face) -> tuple[str, ...]:
        asked = (text, room, face)
        if (known := self._wrapped.get(asked)) is None:
            known = self._wrapped[asked] = wrap(text, face, self.size, room - 2 * _PAD)
        return known

    def height(self, lines: int) -> float:
        """Return the height of a row with so many lines."""
        return lines * self.leading + 2 * _PAD

    def height_of(self, slices: list[_Slice]) -> float:
        """Return the height of a part with its head."""
        body = sum(self.height(each.last - each.first) for each in slices)
        return self.height(self.head().lines) + body

    def slice(self, part: _Slice) -> _Laid:
        """Return a row, or the lines of it that a page shows."""
        laid = self.row(part.row)
        if part.last - part.first == laid.lines:
            return laid
        cells = tuple(lines[part.first : part.last] for lines in laid.cells)
        return _Laid(cells, part.last - part.first, laid.look)

    def fitting(self, start: tuple[int, int], room: float) -> list[_Slice]:
        """Return the slices of rows from `start` that fit into `room`, below the head."""
        room -= self.height(self.head().lines)
        row, line = start
        slices: list[_Slice] = []
        while row < len(self.rows):
            lines = self.row(row).lines
            needed = self.height(lines - line)
            if needed > room:
                possible = int((room - 2 * _PAD) // self.leading)
                if lines > _DIVISIBLE and possible >= _FEW:
                    slices.append(_Slice(row, line, line + possible))
                break
            slices.append(_Slice(row, line, lines))
            room -= needed
            row, line = row + 1, 0
        return self._without_orphans(slices)

    def _without_orphans(self, slices: list[_Slice]) -> list[_Slice]:
        """Keep a heading with what follows it, and a last sum with what stands before it."""
        if len(slices) > 1 and not self.ends_with(slices):
            last, after = slices[-1].row, slices[-1].row + 1
            if self.rows[last].look is Look.GROUP or (
                after == len(self.rows) - 1 and self.rows[after].look is Look.TOTAL
            ):
                return slices[:-1]
        return slices

    def ends_with(self, slices: list[_Slice]) -> bool:
        """Say whether the table ends with these slices."""
        if not slices:
            return not self.rows
        last = slices[-1]
        return last.row == len(self.rows) - 1 and last.last == self.row(last.row).lines


def _words(texts: list[str]) -> Iterator[str]:
    for text in texts:
        for word in printable(text[:_LONG_TEXT]).replace("\n", " ").split(" "):
            if len(word) <= _LONG_WORD:
                yield word


def _shared(weights: list[float], least: list[float], available: float) -> tuple[float, ...]:
    """Return widths by weight, where those that would be too narrow get their least first."""
    if sum(least) > available:
        return tuple(available * weight / sum(weights) for weight in weights)
    narrow: set[int] = set()
    while True:
        left = available - sum(least[place] for place in narrow)
        whole = sum(weight for place, weight in enumerate(weights) if place not in narrow)
        widths = tuple(
            least[place] if place in narrow else left * weight / whole
            for place, weight in enumerate(weights)
        )
        more = {place for place, each in enumerate(widths) if each < least[place]} - narrow
        if not more:
            return widths
        narrow |= more


class Table(Flowable):
    """A table of texts with a grid; give it columns and rows, it does the rest."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row], size: float = SIZE) -> None:
        super().__init__()
        self._layout = _Layout(columns, rows, size)
        self._start = (0, 0)
        self._slices: list[_Slice] | None = None
        self.spaceBefore = self.spaceAfter = 6

    def _part(self, start: tuple[int, int], slices: list[_Slice] | None) -> Table:
        part = Table((), ())
        part._layout, part._start, part._slices = self._layout, start, slices
        return part

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Say how much room the table takes; more than there is when it must be divided."""
        layout = self._layout
        layout.fit_width(aW)
        if self._slices is None:
            slices = layout.fitting(self._start, aH)
            if not layout.ends_with(slices):
                return aW, aH + 1
            self._slices = slices
        self.width, self.height = aW, layout.height_of(self._slices)
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Return the part that fits and the rest, or nothing when not even one row fits."""
        self._layout.fit_width(aW)
        slices = self._layout.fitting(self._start, aH)
        if not slices:
            return []
        last = slices[-1]
        whole = last.last == self._layout.row(last.row).lines
        after = (last.row + 1, 0) if whole else (last.row, last.last)
        return [self._part(self._start, slices), self._part(after, None)]

    def draw(self) -> None:
        """Draw the rows of this part."""
        assert self._slices is not None  # noqa: S101 - wrap comes first
        layout = self._layout
        shown = [layout.head()] + [layout.slice(each) for each in self._slices]
        writer = Writer(self.canv, layout.size, layout.leading, layout.encodings)
        edges, y = [self.height], self.height
        for laid in shown:
            bottom = y - layout.height(laid.lines)
            self._shade(laid, bottom, y - bottom)
            _put_row(writer, layout, laid, y)
            edges.append(y := bottom)
        self._draw_grid(shown, edges)
        writer.finish()

    def _shade(self, laid: _Laid, bottom: float, height: float) -> None:
        if laid.look is not Look.PLAIN:
            self.canv.setFillGray(_GREY)
            self.canv.rect(0, bottom, self.width, height, stroke=0, fill=1)
            self.canv.setFillGray(0)

    def _draw_grid(self, shown: list[_Laid], edges: list[float]) -> None:
        places = [0.0, *accumulate(self._layout.widths)]
        across = [(0, y, self.width, y) for y in edges]
        down = [
            (x, edges[first], x, edges[last])
            for first, last, inner in _runs(shown)
            for x in (places if inner else (places[0], places[-1]))
        ]
        self.canv.setLineWidth(_LINE)
        self.canv.lines(across + down)


def _runs(shown: list[_Laid]) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches of rows that have, or have not, lines between their columns."""
    first = 0
    for inner, rows in groupby(shown, key=lambda laid: laid.look is not Look.GROUP):
        last = first + len(list(rows))
        yield first, last, inner
        first = last


def _put_row(writer: Writer, layout: _Layout, laid: _Laid, top: float) -> None:
    face = Face.SERIF if laid.look is Look.PLAIN else Face.SERIF_BOLD
    size, y, left = layout.size, top - _PAD - _ASCENT * layout.size, 0.0
    for part, room, lines in zip(layout.aligns, layout.widths, laid.cells, strict=False):
        if not part:
            writer.put(left + _PAD, y, lines, face)
        else:
            for place, line in enumerate(lines):
                free = room - 2 * _PAD - width(line, face, size)
                writer.put(left + _PAD + free * part, y - place * layout.leading, (line,), face)
        left += room
