"""Charts on paper: the primitives of app.reports.charts painted by reportlab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.platypus import Flowable

from app.reports import lines
from app.reports.charts import Chart, Hatch, Line, Rect, Shade, Text
from app.reports.fonts import Face
from app.reports.lines import Writer
from app.reports.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable

# reportlab's stubs are partial
# pyright: reportUnknownMemberType=false

_FACE: Final = Face.SERIF
_LINE: Final = 0.5
_HATCH: Final = 0.35
DARKEST: Final = 0.5
"""How much black the darkest shade has: black words are read on it."""


def measure(text: str, size: float) -> float:
    """Return how wide this painter draws a text."""
    return lines.width(printable(text), _FACE, size)


class ChartDrawing(Flowable):
    """A chart in the flow of a document, made for the width that it finds there."""

    def __init__(self, draw_for: Callable[[float], Chart]) -> None:
        super().__init__()
        self._draw_for = draw_for
        self._chart = Chart(0, 0, ())
        self.spaceBefore = self.spaceAfter = 6

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002
        """Draw the chart for the width there is, and say how high it is."""
        self._chart = self._draw_for(aW)
        self.width, self.height = self._chart.width, self._chart.height
        return self.width, self.height

    def draw(self) -> None:
        """Paint the marks."""
        texts = [mark for mark in self._chart.marks if isinstance(mark, Text)]
        outlines = [each for mark in self._chart.marks for each in outline(mark)]
        hatching = [mark for mark in self._chart.marks if isinstance(mark, Hatch)]
        self._fill([mark for mark in self._chart.marks if isinstance(mark, Shade)])
        self._draw_lines(_LINE, outlines)
        self._draw_lines(_HATCH, [line for mark in hatching for line in mark.lines()])
        writers = {size: Writer(self.canv, size, size) for size in {each.size for each in texts}}
        for mark in texts:
            line = printable(mark.text)
            x = mark.x - mark.align * lines.width(line, _FACE, mark.size)
            writers[mark.size].put(x, self.height - mark.y, (line,), _FACE)
        for size in sorted(writers):
            writers[size].finish()

    def _fill(self, marks: list[Shade]) -> None:
        for each in marks:
            self.canv.setFillGray(1 - DARKEST * each.tone)
            low = self.height - each.y - each.height
            self.canv.rect(each.x, low, each.width, each.height, stroke=0, fill=1)
        self.canv.setFillGray(0)

    def _draw_lines(self, thickness: float, marks: list[Line]) -> None:
        self.canv.setLineWidth(thickness)
        top = self.height
        self.canv.lines([(each.x1, top - each.y1, each.x2, top - each.y2) for each in marks])


def outline(mark: object) -> list[Line]:
    """Return the lines that a mark is drawn with; texts and hatching have none here."""
    match mark:
        case Line():
            return [mark]
        case Rect(x, y, width, height):
            right, bottom = x + width, y + height
            return [
                Line(x, y, right, y),
                Line(right, y, right, bottom),
                Line(right, bottom, x, bottom),
                Line(x, bottom, x, y),
            ]
        case _:
            return []
