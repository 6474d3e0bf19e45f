"""Tables over any number of pages: head repeated, time linear in the rows, long cells divided."""

from __future__ import annotations

from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Final

from reportlab.platypus import Flowable

from app.reports.fonts import Face
from app.reports.lines import Writer, width
from app.reports.rows import Look
from app.reports.table_layout import PAD, Laid, Layout, Slice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.reports.rows import Column, Row

SIZE: Final = 9.5
SMALL: Final = 8.5
"""The size of tables with many columns."""
_ASCENT: Final = 0.9
_STRIKE: Final = 0.65
_GREY: Final = 0.93
_LINE: Final = 0.5


class Table(Flowable):
    """A table of texts with a grid; give it columns and rows, it does the rest."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row], size: float = SIZE) -> None:
        super().__init__()
        self._layout = Layout(columns, rows, size)
        self._start = (0, 0)
        self._slices: list[Slice] | None = None
        self.spaceBefore = self.spaceAfter = 6

    @property
    def rows(self) -> int:
        """How many rows the whole table has, without its head."""
        return len(self._layout.rows)

    def beginning(self, width: float) -> float:
        """Return the height of the head and the first row in a room so wide."""
        layout = self._layout
        layout.fit_width(width)
        return layout.height(layout.head().lines) + layout.height(layout.row(0).lines)

    def _part(self, start: tuple[int, int], slices: list[Slice] | None) -> Table:
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
            if laid.look is Look.STRUCK:
                self._strike(laid, y)
            edges.append(y := bottom)
        self._draw_grid(shown, edges)
        writer.finish()

    def _strike(self, laid: Laid, top: float) -> None:
        layout, left = self._layout, 0.0
        self.canv.setLineWidth(_LINE)
        cells = list(zip(layout.aligns, layout.widths, laid.cells, strict=False))
        for part, room, lines in cells[:-1]:
            for place, line in enumerate(lines):
                y = top - PAD - place * layout.leading - _STRIKE * layout.size
                long = width(line, Face.SERIF, layout.size)
                x = left + PAD + (room - 2 * PAD - long) * part
                self.canv.line(x, y, x + long, y)
            left += room

    def _shade(self, laid: Laid, bottom: float, height: float) -> None:
        if laid.look.stands_out:
            self.canv.setFillGray(_GREY)
            self.canv.rect(0, bottom, self.width, height, stroke=0, fill=1)
            self.canv.setFillGray(0)

    def _draw_grid(self, shown: list[Laid], edges: list[float]) -> None:
        places = [0.0, *accumulate(self._layout.widths)]
        across = [(0, y, self.width, y) for y in edges]
        down = [
            (x, edges[first], x, edges[last])
            for first, last, inner in _runs(shown)
            for x in (places if inner else (places[0], places[-1]))
        ]
        lines = [f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l" for x, y, to_x, to_y in across + down]
        self.canv.setLineWidth(_LINE)
        self.canv.addLiteral(f"{' '.join(lines)} S")


def _runs(shown: list[Laid]) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches of rows that have, or have not, lines between their columns."""
    first = 0
    for inner, rows in groupby(shown, key=lambda laid: laid.look is not Look.GROUP):
        last = first + len(list(rows))
        yield first, last, inner
        first = last


def _put_row(writer: Writer, layout: Layout, laid: Laid, top: float) -> None:
    face = Face.SERIF_BOLD if laid.look.stands_out else Face.SERIF
    y = top - PAD - _ASCENT * layout.size
    ink, columns = layout.code(face, writer.document)
    codes = [known[lines] for known, lines in zip(columns, laid.cells, strict=False)]
    if ink.special.isdisjoint(laid.cells):
        writer.put_cells(PAD, y, ink.font, codes)
    else:
        _put_lines(writer, layout, laid, y, face)


def _put_lines(writer: Writer, layout: Layout, laid: Laid, y: float, face: Face) -> None:
    """Put a row line by line: some have boxes or numbers of figures and are made of parts."""
    left = 0.0
    for part, room, lines in zip(layout.aligns, layout.widths, laid.cells, strict=False):
        for place, line in enumerate(lines):
            free = room - 2 * PAD - width(line, face, layout.size)
            writer.put(left + PAD + free * part, y - place * layout.leading, (line,), face)
        left += room
