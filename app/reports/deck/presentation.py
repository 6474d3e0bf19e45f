"""The deck as a presentation: native tables and charts that people can go on editing."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from app.i18n import translation
from app.models.files import atomic_write
from app.reports import lines
from app.reports.deck import layout, look
from app.reports.deck.chart_book import chart_book
from app.reports.deck.layout import LEADING, PAD_X, Box, Page, Table, Text, pad_of, pages
from app.reports.deck.master import (
    PLAIN_GRID,
    TABLE_STYLE,
    dress_master,
    readable,
    rule,
    slide_number,
)
from app.reports.fonts import Face
from app.reports.formatting import shortened
from app.reports.packing import repack
from app.reports.rows import Align, Look
from app.reports.text import printable

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import date
    from pathlib import Path

    from app.reports.deck.slides import Bars, Cover, Deck

# python-pptx has no types to speak of
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

_ALIGNS: Final = {
    Align.LEFT: PP_ALIGN.LEFT,
    Align.CENTER: PP_ALIGN.CENTER,
    Align.RIGHT: PP_ALIGN.RIGHT,
}
_COVER_SIZE: Final = 36.0
_LABEL: Final = 44
"""So many letters of a name stand at an axis."""
_BAR_GAP: Final = 60
"""The gap between bars, in per cent of a bar."""


def write_pptx(deck: Deck, path: Path, as_of: date) -> Generator[int]:
    """Write the deck to `path`; yield the number of each slide that is made."""
    made = _Maker(deck)
    made.cover(deck.cover)
    yield 1
    for slide in deck.slides:
        for page in pages(slide):
            made.page(page)
            yield made.number
    made.describe(as_of)
    content = BytesIO()
    made.book.save(content)
    with atomic_write(path) as file:
        repack(content, file)


class _Maker:
    """Makes slides."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self._t = translation(deck.language)
        self.book: Any = Presentation()
        self._layout = dress_master(self.book)
        self.number = 1

    def describe(self, as_of: date) -> None:
        """Write the properties; the day of the data stands for the day of making."""
        known = self.book.core_properties
        day = datetime(as_of.year, as_of.month, as_of.day)
        known.title = readable(self._deck.cover.title)
        known.subject = readable(self._deck.cover.subtitle)
        known.author = known.last_modified_by = readable(self._deck.author)
        known.language = self._deck.language
        known.created = known.modified = day
        known.keywords = known.comments = ""
        known.revision = 1

    def cover(self, cover: Cover) -> None:
        slide = self._slide(cover.title)
        title = slide.shapes.title
        _place(title, Box(layout.MARGIN, 130, layout.ROOM, 110))
        title.text_frame.paragraphs[0].font.size = Pt(_COVER_SIZE)
        title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        box = Box(layout.MARGIN, 250, layout.ROOM, 200)
        frame = self._box(slide, box)
        self._say(frame, [cover.subtitle], 22, look.ACCENT)
        self._say(frame, list(cover.lines), 16, look.GREY)

    def page(self, page: Page) -> None:
        self.number += 1
        title = page.heading(self._t)
        slide = self._slide(title)
        if isinstance(page.block, Table):
            self._table(slide, page.block)
        else:
            self._text(slide, page.block)
        if page.chart is not None:
            self._chart(slide, *page.chart)
        if page.note is not None:
            note, box = page.note
            self._say(self._box(slide, box), [note], layout.NOTE_SIZE, look.GREY)
        self._foot(slide)

    def _slide(self, title: str) -> Any:  # noqa: ANN401 - of python-pptx
        slide = self.book.slides.add_slide(self._layout)
        frame = slide.shapes.title.text_frame
        frame.text = readable(title)
        frame.margin_left = frame.margin_right = Pt(0)
        return slide

    def _box(self, slide: Any, box: Box) -> Any:  # noqa: ANN401 - of python-pptx
        shape = slide.shapes.add_textbox(0, 0, 0, 0)
        _place(shape, box)
        frame = shape.text_frame
        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_right = Pt(0)
        return frame

    def _say(self, frame: Any, texts: list[str], size: float, ink: str) -> None:  # noqa: ANN401
        """Add paragraphs to a frame; its first, empty one is used first."""
        for text in texts:
            first = frame.paragraphs[0]
            paragraph = frame.add_paragraph() if first.runs else first
            paragraph.space_after = Pt(size / 2)
            _run(paragraph, text, size, ink)

    def _table(self, slide: Any, table: Table) -> None:  # noqa: ANN401
        grid = table.grid
        shape = slide.shapes.add_table(len(grid.rows) + 1, len(grid.columns), *_corners(table.box))
        native = shape.table
        native._tbl.tblPr.find(TABLE_STYLE).text = PLAIN_GRID  # noqa: SLF001
        native.horz_banding = False
        for column, width in zip(native.columns, table.widths, strict=True):
            column.width = Pt(width)
        titles = tuple(each.title for each in grid.columns)
        looks = [(titles, Look.HEAD), *((row.cells, row.look) for row in grid.rows)]
        for at, ((cells, row_look), height) in enumerate(zip(looks, table.heights, strict=True)):
            native.rows[at].height = Pt(height)
            for column, text in enumerate(cells):
                cell = native.cell(at, column)
                self._cell(cell, text, (row_look, grid.columns[column].align, table.size))

    def _cell(self, cell: Any, text: str, how: tuple[Look, Align, float]) -> None:  # noqa: ANN401
        row_look, align, size = how
        cell.margin_left = cell.margin_right = Pt(PAD_X)
        cell.margin_top = cell.margin_bottom = Pt(pad_of(size) / 2)
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        if row_look is Look.HEAD:
            cell.fill.solid()
            cell.fill.fore_color.rgb = RGBColor.from_string(look.HEAD)
        else:
            cell.fill.background()
        rule(cell)
        paragraph = cell.text_frame.paragraphs[0]
        paragraph.alignment = _ALIGNS[align]
        _run(paragraph, text, size, look.INK, bold=row_look is not Look.PLAIN)

    def _text(self, slide: Any, block: Text) -> None:  # noqa: ANN401
        box = Box(block.box.x, block.box.y, block.box.width, layout.BOTTOM - layout.TOP)
        self._say(self._box(slide, box), list(block.paragraphs), block.size, look.INK)

    def _chart(self, slide: Any, bars: Bars, box: Box) -> None:  # noqa: ANN401
        data = CategoryChartData(number_format="#,##0.0" if bars.whole else "#,##0")
        labels = [_label(each.label, each.value, each.text) for each in bars.items]
        values = [each.value for each in bars.items]
        data.categories = labels
        data.add_series(readable(bars.title), values)
        shape = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *_corners(box), data)
        chart = shape.chart
        # The workbook behind the chart is ours: what people typed is never a formula there.
        book = chart_book(readable(bars.title), labels, values)
        chart.part.chart_workbook.update_from_xlsx_blob(book)
        _dress_chart(chart, bars)

    def _foot(self, slide: Any) -> None:  # noqa: ANN401
        top = layout.FOOT - 4
        foot = self._box(slide, Box(layout.MARGIN, top, layout.ROOM - 60, 20))
        foot.word_wrap = False
        room = (layout.ROOM - 60) / layout.SPARE
        told = shortened(readable(self._deck.foot), room, _foot_width)
        self._say(foot, [told], layout.FOOT_SIZE, look.GREY)
        number = self._box(slide, Box(layout.WIDTH - layout.MARGIN - 50, top, 50, 20))
        paragraph = number.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT
        paragraph._p.append(slide_number(self.number, layout.FOOT_SIZE, look.GREY))  # noqa: SLF001


def _label(label: str, value: float | None, text: str) -> str:
    """Return a category, not too long for its axis: the table beside it has the whole name.

    One without a value says so, as its bar cannot.
    """
    plain = readable(label)
    if len(plain) > _LABEL:
        plain = f"{plain[: _LABEL - 1].rstrip()}…"
    return plain if value is not None else f"{plain}: {readable(text)}"


def _dress_chart(chart: Any, bars: Bars) -> None:  # noqa: ANN401
    chart.has_legend = False
    chart.has_title = True
    chart.chart_title.include_in_layout = False
    _run(chart.chart_title.text_frame.paragraphs[0], bars.title, 12, look.INK, bold=True)
    chart.font.size = Pt(10)
    chart.font.name = look.TYPEFACE
    across, down = chart.value_axis, chart.category_axis
    across.visible = False
    across.has_major_gridlines = False
    across.minimum_scale = 0
    if bars.whole:
        across.maximum_scale = bars.whole
    down.reverse_order = True
    down.major_tick_mark = XL_TICK_MARK.NONE
    down.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    down.format.line.color.rgb = RGBColor.from_string(look.LINE)
    plot = chart.plots[0]
    plot.gap_width = _BAR_GAP
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format = "#,##0.0" if bars.whole else "#,##0"
    labels.number_format_is_linked = False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.show_value = True
    fill = plot.series[0].format.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(look.ACCENT)


def _run(paragraph: Any, text: str, size: float, ink: str, *, bold: bool = False) -> None:  # noqa: ANN401
    paragraph.line_spacing = LEADING - 0.22
    run = paragraph.add_run()
    run.text = readable(text)
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.name = look.TYPEFACE
    run.font.color.rgb = RGBColor.from_string(ink)


def _place(shape: Any, box: Box) -> None:  # noqa: ANN401
    shape.left, shape.top, shape.width, shape.height = _corners(box)


def _corners(box: Box) -> tuple[Pt, Pt, Pt, Pt]:
    return Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height)


def _foot_width(text: str) -> float:
    return lines.width(printable(text), Face.SANS, layout.FOOT_SIZE)
