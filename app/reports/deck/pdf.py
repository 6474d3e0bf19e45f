"""The deck as a PDF: the same slides, painted page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from app.i18n import translation
from app.models.files import atomic_write
from app.reports import charts, fonts, lines
from app.reports.chart_painter import outline
from app.reports.charts import Bar, Hatch
from app.reports.charts import Text as ChartText
from app.reports.deck import layout, look
from app.reports.deck.layout import LEADING, PAD_X, Page, Table, Text, pad_of, pages, wrapped
from app.reports.fonts import Face
from app.reports.formatting import shortened
from app.reports.lines import Writer
from app.reports.rows import Look
from app.reports.text import printable

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import date
    from pathlib import Path

    from app.reports.deck.layout import Box
    from app.reports.deck.slides import Bars, Cover, Deck

# reportlab's stubs are partial
# pyright: reportUnknownMemberType=false

_ASCENT: Final = 0.95
_COVER_SIZE: Final = 36.0
_SCALES: Final = (1.7, 1.5, 1.35, 1.2, 1.1)


def write_pdf(deck: Deck, path: Path, as_of: date) -> Generator[int]:
    """Paint the deck into `path`; yield the number of each page that is done."""
    fonts.register()
    with atomic_write(path) as file:
        canvas = Canvas(
            file,
            (layout.WIDTH, layout.HEIGHT),
            invariant=1,
            initialFontName=Face.SANS.value,  # pyright: ignore[reportArgumentType] - a mistake in the stubs
            lang=deck.language,
        )
        canvas.setTitle(deck.cover.title)
        canvas.setSubject(deck.cover.subtitle)
        canvas.setAuthor(deck.author)
        canvas.setCreator("Жетекші")
        canvas.setProducer("Жетекші")
        canvas.setDateFormatter(lambda *_: f"D:{as_of:%Y%m%d}000000")  # pyright: ignore[reportUnknownLambdaType] - not in the stubs
        painter = _Painter(canvas, deck)
        painter.cover(deck.cover)
        yield 1
        for slide in deck.slides:
            for page in pages(slide):
                painter.page(page)
                yield painter.number
        canvas.save()


class _Painter:
    """Paints pages; y grows downwards, as on the slides."""

    def __init__(self, canvas: Canvas, deck: Deck) -> None:
        self._canvas = canvas
        self._deck = deck
        self._t = translation(deck.language)
        self.number = 1

    def cover(self, cover: Cover) -> None:
        self._strip(layout.HEIGHT)
        y = self._lines(cover.title, 150, _COVER_SIZE, Face.SANS_BOLD, look.INK)
        y = self._lines(cover.subtitle, y + 12, 22, Face.SANS, look.ACCENT)
        for line in cover.lines:
            y = self._lines(line, y + 8, 16, Face.SANS, look.GREY)
        self._canvas.showPage()

    def page(self, page: Page) -> None:
        self.number += 1
        title = page.heading(self._t)
        self._strip(layout.TITLE_TOP + layout.TITLE_HEIGHT)
        self._lines(title, layout.TITLE_TOP, layout.TITLE_SIZE, Face.SANS_BOLD, look.INK)
        self._canvas.bookmarkPage(str(self.number))
        self._canvas.addOutlineEntry(title, str(self.number))
        if isinstance(page.block, Table):
            self._table(page.block)
        else:
            self._text(page.block)
        if page.chart is not None:
            self._chart(*page.chart)
        if page.note is not None:
            note, box = page.note
            self._lines(note, box.y + 4, layout.NOTE_SIZE, Face.SANS, look.GREY)
        self._foot()
        self._canvas.showPage()

    def _strip(self, height: float) -> None:
        self._canvas.setFillColor(HexColor(f"#{look.ACCENT}"))
        self._canvas.rect(0, layout.HEIGHT - height, 10, height, stroke=0, fill=1)

    def _lines(self, text: str, top: float, size: float, face: Face, ink: str) -> float:
        """Write a text over the whole width and return where it ends."""
        found = wrapped(text, face, size, layout.ROOM)
        self._put(found, layout.MARGIN, top, (size, face, ink))
        return top + len(found) * size * LEADING

    def _put(
        self, found: tuple[str, ...], x: float, top: float, how: tuple[float, Face, str]
    ) -> None:
        size, face, ink = how
        self._canvas.setFillColor(HexColor(f"#{ink}"))
        writer = Writer(self._canvas, size, size * LEADING)
        writer.put(x, layout.HEIGHT - top - size * _ASCENT, found, face)
        writer.finish()

    def _table(self, table: Table) -> None:
        titles = tuple(each.title for each in table.grid.columns)
        looks = [(titles, Look.HEAD), *((row.cells, row.look) for row in table.grid.rows)]
        y = table.box.y
        for (cells, row_look), height in zip(looks, table.heights, strict=True):
            self._row(table, cells, row_look, (y, height))
            y += height
        self._rules(table)

    def _row(
        self, table: Table, cells: tuple[str, ...], row_look: Look, place: tuple[float, float]
    ) -> None:
        y, height = place
        if row_look is Look.HEAD:
            self._canvas.setFillColor(HexColor(f"#{look.HEAD}"))
            bottom = layout.HEIGHT - y - height
            self._canvas.rect(table.box.x, bottom, table.box.width, height, stroke=0, fill=1)
        face = Face.SANS if row_look is Look.PLAIN else Face.SANS_BOLD
        x = table.box.x
        for cell, width, column in zip(cells, table.widths, table.grid.columns, strict=True):
            found = wrapped(cell, face, table.size, width)
            for at, line in enumerate(found):
                free = width - 2 * PAD_X - lines.width(line, face, table.size)
                left = x + PAD_X + max(free, 0) * column.align.value
                top = y + pad_of(table.size) + at * table.size * LEADING
                self._put((line,), left, top, (table.size, face, look.INK))
            x += width

    def _rules(self, table: Table) -> None:
        self._canvas.setStrokeColor(HexColor(f"#{look.LINE}"))
        self._canvas.setLineWidth(0.6)
        y = table.box.y
        for height in (0.0, *table.heights):
            y += height
            level = layout.HEIGHT - y
            self._canvas.line(table.box.x, level, table.box.x + table.box.width, level)

    def _text(self, block: Text) -> None:
        y = block.box.y
        for paragraph in block.paragraphs:
            y = self._lines(paragraph, y, block.size, Face.SANS, look.INK)
            y += block.size * LEADING / 2

    def _chart(self, bars: Bars, box: Box) -> None:
        self._put((printable(bars.title),), box.x, box.y, (12, Face.SANS_BOLD, look.INK))
        longest = bars.whole or max((each.value or 0 for each in bars.items), default=0) or 1
        items = [
            Bar(each.label, None if each.value is None else each.value / longest, each.text)
            for each in bars.items
        ]
        top = box.y + layout.CHART_TITLE
        self._canvas.saveState()
        self._canvas.translate(box.x, layout.HEIGHT - top)
        chart, scale = _scaled(items, box.width, box.height - layout.CHART_TITLE)
        self._canvas.scale(scale, scale)
        self._marks(chart)
        self._canvas.restoreState()

    def _marks(self, chart: charts.Chart) -> None:
        self._canvas.setStrokeColor(HexColor(f"#{look.ACCENT}"))
        for thickness, found in (
            (0.5, [line for mark in chart.marks for line in outline(mark)]),
            (0.9, [line for mark in chart.marks if isinstance(mark, Hatch)
                   for line in mark.lines()]),
        ):  # fmt: skip
            self._canvas.setLineWidth(thickness)
            self._canvas.lines([(each.x1, -each.y1, each.x2, -each.y2) for each in found])
        self._canvas.setFillColor(HexColor(f"#{look.INK}"))
        writer = Writer(self._canvas, charts.SIZE, charts.SIZE)
        for mark in chart.marks:
            if isinstance(mark, ChartText):
                line = printable(mark.text)
                x = mark.x - mark.align * lines.width(line, Face.SANS, mark.size)
                writer.put(x, -mark.y, (line,), Face.SANS)
        writer.finish()

    def _foot(self) -> None:
        number = str(self.number)
        room = layout.ROOM - 60
        foot = shortened(printable(self._deck.foot), room, _foot_width)
        how = (layout.FOOT_SIZE, Face.SANS, look.GREY)
        self._put((foot,), layout.MARGIN, layout.FOOT, how)
        right = layout.WIDTH - layout.MARGIN - _foot_width(number)
        self._put((number,), right, layout.FOOT, how)


def _scaled(items: list[Bar], width: float, height: float) -> tuple[charts.Chart, float]:
    """Return a chart and how much larger it is drawn: as large as the room lets it be."""
    for scale in _SCALES:
        chart = charts.bars(items, width / scale, layout.measure)
        cut = any(isinstance(mark, ChartText) and mark.text.endswith("…") for mark in chart.marks)
        if chart.height * scale <= height and not cut:
            return chart, scale
    return charts.bars(items, width, layout.measure), 1.0


def _foot_width(text: str) -> float:
    return lines.width(text, Face.SANS, layout.FOOT_SIZE)
