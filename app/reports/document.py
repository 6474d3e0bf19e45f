"""The frame of every printed document: pages, their header and foot, properties, the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final

from reportlab import rl_config
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame

from app.i18n import translation
from app.models.files import atomic_write
from app.reports import fonts, lines
from app.reports.blocks import NewPage, NewPart
from app.reports.encoding import Encodings
from app.reports.fonts import Face
from app.reports.formatting import short_date, shortened
from app.reports.keeping import kept_together
from app.reports.lines import Writer
from app.reports.styles import PORTRAIT, Paper
from app.reports.text import printable

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from datetime import date
    from pathlib import Path

# reportlab's stubs are partial
# pyright: reportUnknownMemberType=false

rl_config.useA85 = 0  # binary streams: smaller, and the text form took a third of the time

_EDGE: Final = 11 * mm
_SMALL: Final = 9.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a document says of itself on every page and in its properties.

    `header` stands at the top of the second and later pages; at the foot of all stands `foot`, or
    the day of the data, `as_of`; a `bare` document has neither, nor numbers of pages.
    """

    title: str
    language: str
    as_of: date
    author: str = ""
    header: str = ""
    foot: str = ""
    paper: Paper = PORTRAIT
    bare: bool = False


def write(story: Iterable[Flowable], sheet: Sheet, path: Path) -> Generator[int]:
    """Lay out `story` and write it to `path`; yield the number of the page after each of its parts.

    A part of many pages is told page by page. The file appears whole at the end. The same story
    gives the same bytes.
    """
    fonts.register()
    with atomic_write(path) as file:
        pages = _Pages(_canvas(file, sheet), sheet)
        for flowable in kept_together(story, *sheet.paper.room):
            for _ in pages.put(flowable):
                yield pages.number
            yield pages.number
        pages.close()


def _canvas(file: IO[bytes], sheet: Sheet) -> Canvas:
    canvas = Canvas(
        file,
        (sheet.paper.width, sheet.paper.height),
        invariant=1,
        initialFontName=Face.SERIF.value,  # pyright: ignore[reportArgumentType] - a mistake in the stubs
        lang=sheet.language,
    )
    canvas.setTitle(sheet.title)
    canvas.setSubject(sheet.header)
    canvas.setAuthor(sheet.author)
    canvas.setCreator("Жетекші")
    canvas.setProducer("Жетекші")
    # The day of the data stands for the day of making: equal data make equal files.
    day = f"D:{sheet.as_of:%Y%m%d}000000"
    canvas.setDateFormatter(lambda *_: day)  # pyright: ignore[reportUnknownLambdaType] - not in the stubs
    return canvas


class _Pages:
    """The pages of a document in the making."""

    def __init__(self, canvas: Canvas, sheet: Sheet) -> None:
        self._canvas = canvas
        self._sheet = sheet
        self._encodings = Encodings()
        self.number = 1
        self._header = sheet.header
        self._starts = [1]
        self._empty: set[int] = set()
        self._frame = self._begin()

    def _begin(self) -> Frame:
        self._fresh = True
        paper = self._sheet.paper
        return Frame(paper.left, paper.bottom, *paper.room, 0, 0, 0, 0)

    def put(self, flowable: Flowable) -> Iterator[None]:
        """Put a part of the story where the last one ended; yield after each page it fills."""
        waiting = [flowable]
        while waiting:
            each = waiting.pop(0)
            if isinstance(each, NewPart):
                self._begin_part(each)
            elif isinstance(each, NewPage):
                self._turn()
                yield
            elif self._frame.add(each, self._canvas, trySplit=1):
                self._fresh = self._fresh and each.height == 0
            elif parts := self._frame.split(each, self._canvas):
                waiting = [*parts, *waiting]
            else:
                assert not self._fresh, each.identity()  # noqa: S101 - it would never fit
                self._turn()
                yield
                waiting.insert(0, each)

    def _begin_part(self, part: NewPart) -> None:
        if self.number > 1 or not self._fresh:
            self._turn()
            if (self.number - self._starts[-1]) % 2:
                self._empty.add(self.number)
                self._canvas.showPage()
                self.number += 1
            self._starts.append(self.number)
        self._header = part.header

    def _turn(self) -> None:
        self._finish()
        self.number += 1
        self._frame = self._begin()

    def _finish(self) -> None:
        if self._header and self.number > self._starts[-1]:
            self._put_line(self._header, self._sheet.paper.height - _EDGE, 0.5)
        self._canvas.showPage()

    def close(self) -> None:
        """Fill the foot of every page and write the file."""
        self._finish()
        if not self._sheet.bare:
            self._fill_feet()
        self._canvas.save()

    def _fill_feet(self) -> None:
        t = translation(self._sheet.language)
        as_of = t("Data as of {day}").format(day=short_date(self._sheet.as_of))
        foot = self._sheet.foot or as_of
        ends = [*(start - 1 for start in self._starts[1:]), self.number]
        for first, last in zip(self._starts, ends, strict=True):
            pages = [page for page in range(first, last + 1) if page not in self._empty]
            for page in pages:
                place = t("Page {page} of {pages}").format(page=page - first + 1, pages=len(pages))
                self._fill_foot(page, foot, place)

    def _fill_foot(self, page: int, left: str, right: str) -> None:
        """Add to a page that is done: forms for the feet made file and time a third longer."""
        canvas: Any = self._canvas  # neither its code nor its pages are in the stubs
        kept, canvas._code = canvas._code, []  # noqa: SLF001
        self._put_line(left, _EDGE, 0)
        self._put_line(right, _EDGE, 1)
        code, canvas._code = "\n".join(canvas._code), kept  # pyright: ignore[reportUnknownArgumentType] - as said  # noqa: SLF001
        canvas._doc.Pages.pages[page - 1].stream += f"{code}\n"  # noqa: SLF001

    def _put_line(self, text: str, y: float, align: float) -> None:
        paper = self._sheet.paper
        room, _ = paper.room
        line = printable(shortened(text, room, _foot_width))
        x = paper.left + align * (room - _foot_width(line))
        writer = Writer(self._canvas, _SMALL, _SMALL, self._encodings)
        writer.put(x, y, (line,), Face.SERIF)
        writer.finish()


def _foot_width(text: str) -> float:
    return lines.width(printable(text), Face.SERIF, _SMALL)
