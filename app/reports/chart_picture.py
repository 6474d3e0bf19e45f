"""Charts as pictures: the primitives of app.reports.charts painted by Pillow, black on white."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageFont

from app.reports.chart_painter import DARKEST
from app.reports.charts import Chart, Hatch, Line, Rect, Shade, Text
from app.reports.fonts import Face, face_file
from app.reports.text import BOX, printable

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

DPI: Final = 300
_POINT: Final = DPI / 72
_LINE: Final = 2
_HATCH: Final = 1
"""How thick lines are, in dots."""
_EDGE: Final = 2
"""Dots around the drawing, so that its outermost lines are whole."""


def measure(text: str, size: float) -> float:
    """Return how wide this painter draws a text, in points."""
    return _font(size).getlength(_drawable(text)) / _POINT


def picture(chart: Chart) -> bytes:
    """Return a chart as a PNG of 300 dots an inch; the same chart gives the same bytes."""
    width, height = (round(side * _POINT) + 2 * _EDGE for side in (chart.width, chart.height))
    image = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(image)
    for mark in chart.marks:
        match mark:
            case Rect(x, y, across, down):
                pen.rectangle((*_at(x, y), *_at(x + across, y + down)), outline=0, width=_LINE)
            case Shade(x, y, across, down, tone):
                grey = round(255 * (1 - DARKEST * tone))
                pen.rectangle((*_at(x, y), *_at(x + across, y + down)), fill=grey)
            case Line():
                _draw(pen, mark, _LINE)
            case Hatch():
                for line in mark.lines():
                    _draw(pen, line, _HATCH)
            case Text(x, y, text, size, align):
                left = x - align * measure(text, size)
                pen.text(_at(left, y), _drawable(text), fill=0, font=_font(size), anchor="ls")
    content = BytesIO()
    image.save(content, "PNG", dpi=(DPI, DPI))
    return content.getvalue()


def _draw(pen: ImageDraw.ImageDraw, line: Line, width: int) -> None:
    pen.line((*_at(line.x1, line.y1), *_at(line.x2, line.y2)), fill=0, width=width)


def _at(x: float, y: float) -> tuple[float, float]:
    return x * _POINT + _EDGE, y * _POINT + _EDGE


@cache
def _font(size: float) -> FreeTypeFont:
    return ImageFont.truetype(str(face_file(Face.SERIF)), size * _POINT)


def _drawable(text: str) -> str:
    """Return a text that the face can draw; what it lacks stands as its code in brackets."""
    return BOX.sub(r"[\1]", printable(text)).replace("\n", " ")
