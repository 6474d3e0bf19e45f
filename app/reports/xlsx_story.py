"""A document's content as XLSX: a sheet for each section, every figure named and with its rows."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final, cast

from app.i18n import translation
from app.models.files import atomic_write
from app.reports.blocks import BLANK
from app.reports.content import (
    Approval,
    Bars,
    Fact,
    Grid,
    Line,
    NewPage,
    Passports,
    Quantity,
    Saying,
    Signature,
    Subheading,
    ToFill,
    Tone,
    Typed,
    plain,
    quantities,
)
from app.reports.docx_xml import readable
from app.reports.rows import Align, Column, Look
from app.reports.xlsx_book import Book, exact, height, pattern
from app.reports.xlsx_records import put_records

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from app.reports.content import Chapter, Document, Part, Passport, Words
    from app.reports.record_sheets import Behind

_NUMBERS: Final = "№"
_NARROW, _LEAST, _MOST = 7, 9, 38
"""Widths of columns in characters."""
_TEXT: Final = 88
"""The width over which paragraphs go, in characters."""
_PIXELS: Final = 20
"""The height of a row where nothing is said, in pixels."""
_BAR_PIXELS: Final = 34
_PORTRAIT: Final = 100
_WIDE: Final = 640


def write_xlsx(document: Document, behind: Behind, path: Path) -> Generator[int]:
    """Write a document as XLSX with the rows behind its figures; yield how many sheets are told.

    The file appears whole at the end. Raises `FileProblem` as `atomic_write`.
    """
    with atomic_write(path) as file:
        book = Book(file, document)
        teller = _Teller(book, document)
        for place, chapter in enumerate(document.chapters, start=1):
            teller.tell(chapter)
            yield place
        teller.finish()
        links = put_records(book, behind, teller.labels)
        yield len(document.chapters) + 1
        teller.link(links)
        book.close()


class _Teller:
    """Puts chapters on sheets; what has no heading goes on the sheet before it."""

    def __init__(self, book: Book, document: Document) -> None:
        self._book = book
        self._document = document
        self._t = translation(document.language)
        self._page: Worksheet | None = None
        self._row = 0
        self._widths: dict[int, int] = {}
        self._texts: list[tuple[Worksheet, int, str, Format]] = []
        self._cells: dict[int, list[tuple[int, str]]] = {}
        self._figures: list[tuple[Worksheet, tuple[int, int], Quantity, Format]] = []
        self.labels: dict[str, str] = {}

    # Sheets

    def tell(self, chapter: Chapter) -> None:
        """Put one chapter on a sheet of its own."""
        t = self._t
        if chapter.heading or self._page is None:
            self.finish()
            title = chapter.heading.numbered() if chapter.heading else t("Title page")
            self._page = self._book.sheet(title)
            if chapter.heading:
                self._say(title, bold=True, font_size=13)
                self._page.freeze_panes(1, 0)
        for part in chapter.parts:
            self._put(part)

    def finish(self) -> None:
        """Set the widths of the sheet that is full, and the heights of its paragraphs."""
        if self._page is None:
            return
        widths = {column: min(width, _MOST) for column, width in self._widths.items()}
        last = max([*widths, 1])
        total = sum(widths.get(column, _LEAST) for column in range(last + 1))
        if total < _TEXT:
            widths[last] = widths.get(last, _LEAST) + _TEXT - total
            total = _TEXT
        for column in range(last + 1):
            self._page.set_column(column, column, widths.get(column, _LEAST))
        for page, row, text, look in self._texts:
            page.merge_range(row, 0, row, last, "", look)
            self._book.write(page, (row, 0), text, look)
            page.set_row(row, height(text, total, look.font_size))
        for row, cells in self._cells.items():
            tall = max(height(text, widths.get(column, _LEAST)) for column, text in cells)
            self._page.set_row(row, tall)
        if total > _PORTRAIT:
            self._page.set_landscape()
        self._page, self._row, self._widths, self._texts, self._cells = None, 0, {}, [], {}

    def link(self, links: Mapping[str, str]) -> None:
        """Let every figure lead to its rows, and be found by its code."""
        t = self._t
        for page, place, quantity, look in self._figures:
            if target := links.get(quantity.code):
                tip = t("Show the rows")
                page.write_url(*place, f"internal:{target}", look, quantity.text, tip)
            if quantity.exact is None:
                page.write_string(*place, quantity.text, look)
            else:
                page.write_number(*place, exact(quantity.exact), look)
            self._book.name(quantity.code, page, place)

    # Parts

    def _put(self, part: Part) -> None:
        match part:
            case Subheading(text):
                self._row += 1
                self._say(text, bold=True, font_size=11)
            case Saying(words, tone):
                bold = {"bold": True, "font_size": 14} if tone is Tone.TITLE else {}
                self._say(plain(words), **bold)
            case Typed(text):
                for line in text.splitlines():
                    if line.strip():
                        self._say(line.strip())
            case Fact(label, words):
                self._fact(label, words)
            case Grid():
                self._grid(part)
            case Bars():
                self._bars(part)
            case Passports():
                self._passports(part)
            case _:
                self._frame(part)

    def _frame(self, part: Part) -> None:
        t = self._t
        match part:
            case Approval(school, director, year):
                year_line = t("“___” ______________ {year}").format(year=year)
                self._say(t("APPROVED"), bold=True, align="right")
                sign = f"{BLANK} / {director or BLANK}"
                for line in (
                    t("Director"),
                    school,
                    sign,
                    year_line,
                    t("Place of seal"),
                ):
                    self._say(line, align="right")
                self._row += 1
            case Signature(label, name):
                self._row += 1
                self._say(f"{label}: {BLANK} / {name or BLANK}")
            case ToFill():
                self._say(BLANK * 5)
            case NewPage():
                self._row += 1
            case _:
                raise TypeError(part)

    def _say(self, text: str, **look: Any) -> None:  # noqa: ANN401 - properties of a format
        page = self._at_work()
        self._texts.append((page, self._row, text, self._book.format(text_wrap=True, **look)))
        self._row += 1

    def _at_work(self) -> Worksheet:
        assert self._page is not None  # noqa: S101 - `tell` has begun one
        return self._page

    def _fact(self, label: str, words: Words) -> None:
        self._say(f"{label}: {plain(words)}")

    # Tables

    def _grid(self, grid: Grid) -> None:
        first = 0 if grid.columns[0].title == _NUMBERS else 1
        self._head(grid.columns, first)
        for line in grid.lines:
            self._line(line, grid.columns, first)
        self._row += 1

    def _head(self, columns: Sequence[Column], first: int) -> None:
        for place, column in enumerate(columns, start=first):
            look = self._book.cell(Look.HEAD, column.align)
            self._text((self._row, place), column.title, look)
            longest = max(map(len, column.title.split()), default=0) + 2
            self._widen(place, _NARROW if column.title == _NUMBERS else max(longest, _LEAST))
        self._row += 1

    def _line(self, line: Line, columns: Sequence[Column], first: int) -> None:
        page = self._at_work()
        if line.look is Look.GROUP:
            look = self._book.cell(line.look, Align.LEFT)
            page.merge_range(self._row, first, self._row, first + len(columns) - 1, "", look)
            self._book.write(page, (self._row, first), plain(line.cells[0]), look)
            self._row += 1
            return
        for place, (words, column) in enumerate(zip(line.cells, columns, strict=True), start=first):
            self._cell((self._row, place), words, line.look, column.align)
        self._row += 1

    def _cell(self, place: tuple[int, int], words: Words, look: Look, align: Align) -> None:
        page = self._at_work()
        if isinstance(words, Quantity):
            known = words.exact is not None
            form = pattern(words, self._document.language) if known else "@"
            style = self._book.cell(look, align, form)
            if words.code:
                self._figures.append((page, place, words, style))
            elif words.exact is not None:
                page.write_number(*place, exact(words.exact), style)
            else:
                self._book.write(page, place, words.text, style)
            return
        text = plain(words)
        self._text(place, text, self._book.cell(look, align))
        if place[1]:
            self._widen(place[1], min(max(map(len, text.split("\n"))) + 2, _MOST))
        elif look is Look.TOTAL:
            self._widen(0, max(map(len, text.split()), default=0) + 3)

    def _text(self, place: tuple[int, int], text: str, look: Format) -> None:
        self._book.write(self._at_work(), place, text, look)
        self._cells.setdefault(place[0], []).append((place[1], text))

    def _widen(self, column: int, width: int) -> None:
        self._widths[column] = max(self._widths.get(column, _LEAST if column else _NARROW), width)

    # Charts

    def _bars(self, chart: Bars) -> None:
        page, top = self._at_work(), self._row
        for item in chart.items:
            self._cell((self._row, 1), item.label, Look.PLAIN, Align.LEFT)
            found = list(quantities(item.words))
            value: Words = found[-1] if found else item.words
            self._cell((self._row, 2), value, Look.PLAIN, Align.RIGHT)
            self._row += 1
        tall = _BAR_PIXELS * len(chart.items) + 2 * _PIXELS
        page.insert_chart(self._row + 1, 1, self._drawn(chart, page, top, tall))
        self._row += ceil(tall / _PIXELS) + 3

    def _drawn(self, chart: Bars, page: Worksheet, top: int, tall: int) -> Any:  # noqa: ANN401 - as above
        drawn = self._book.chart()
        name, last = cast("str", page.name), top + len(chart.items) - 1
        hatched = {"pattern": "wide_upward_diagonal", "fg_color": "black", "bg_color": "white"}
        drawn.add_series(
            {
                "categories": [name, top, 1, last, 1],
                "values": [name, top, 2, last, 2],
                "pattern": hatched,
                "border": {"color": "black"},
                "data_labels": {"value": True},
                "gap": 60,
            }
        )
        drawn.set_title({"name": readable(chart.title), "name_font": {"size": 11, "bold": False}})
        drawn.set_legend({"none": True})
        drawn.set_y_axis({"reverse": True})
        drawn.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
        drawn.set_size({"width": _WIDE, "height": tall})
        return drawn

    # The annex

    def _passports(self, found: Passports) -> None:
        t = self._t
        columns = (
            Column(_NUMBERS, 1),
            Column(t("Code"), 1),
            Column(t("Value"), 1, Align.RIGHT),
            Column(t("Definition"), 1),
            Column(t("Rows"), 1, Align.RIGHT),
        )
        self._at_work().repeat_rows(self._row)
        self._head(columns, 0)
        for each in found.items:
            self._passport(each, columns)

    def _passport(self, each: Passport, columns: Sequence[Column]) -> None:
        self.labels[each.code] = each.label
        words = f"{each.label}. {each.definition}"
        for place, value in enumerate(each.values):
            self.labels.setdefault(value.code, f"{each.label} · {value.code}")
            first = place == 0
            number, told = (each.number, words) if first else ("", "")
            rows = Quantity(str(each.rows), each.rows) if first else ""
            self._line(Line((number, value.code, value, told, rows)), columns, 0)
