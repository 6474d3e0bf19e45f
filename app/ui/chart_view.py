"""Charts on the screen: the primitives of app.reports.charts painted by Qt in the palette."""

from __future__ import annotations

from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.reports.charts import SIZE, Chart, Hatch, Line, Rect, Shade, Text, bars
from app.reports.stacked_bars import stacked
from app.ui.theme import look
from app.ui.tokens import SANS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from app.reports.charts import Bar
    from app.reports.stacked_bars import Stacked
    from app.ui.tokens import Palette

_DARKEST: Final = 0.6
_FINE: Final = 100
"""Widths are measured with letters so many pixels high, then scaled down."""


@cache
def _metrics() -> QFontMetricsF:
    face = QFont(SANS)
    face.setPixelSize(_FINE)
    return QFontMetricsF(face)


def measure(text: str, size: float) -> float:
    """Return how wide this painter draws a text."""
    return _metrics().horizontalAdvance(text) * size / _FINE


class ChartView(QWidget):
    """A chart as wide as its place, its letters as large as the second lines of lists."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw_for: Callable[[float], Chart] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_bars(self, items: Sequence[Bar], name: str) -> None:
        """Show horizontal bars; without any the widget takes no room."""
        kept = tuple(items)
        told = "; ".join(f"{each.label}: {each.value}" for each in kept)
        self._show((lambda width: bars(kept, width, measure)) if kept else None, name, told)

    def show_stacked(self, content: Stacked, name: str) -> None:
        """Show stacked bars under their legend."""
        self._show(lambda width: stacked(content, width, measure), name, content.told())

    def _show(self, draw_for: Callable[[float], Chart] | None, name: str, told: str) -> None:
        self._draw_for = draw_for
        self.setAccessibleName(name)
        self.setAccessibleDescription(told)
        self.setVisible(draw_for is not None)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        return ceil(self._chart(arg__1).height * _scale()) + 2

    def sizeHint(self) -> QSize:
        width = max(self.width(), look().scaled(320))
        return QSize(look().scaled(320), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().scaled(160), 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(_scale(), _scale())
        colours = look().palette
        chart = self._chart(self.width())
        shaded = any(isinstance(mark, Shade) for mark in chart.marks)
        for mark in chart.marks:
            match mark:
                case Shade():
                    painter.fillRect(_place(mark), _mixed(colours, mark.tone))
                case Rect() if shaded:
                    painter.setPen(QPen(QColor(colours.field_border), 0.7))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(_place(mark))
                case Hatch():
                    painter.fillRect(_place(mark), QColor(colours.accent))
                case Rect():
                    painter.fillRect(_place(mark), QColor(colours.line))
                case Line():
                    painter.setPen(QPen(QColor(colours.accent), 0.7))
                    painter.drawLine(QPointF(mark.x1, mark.y1), QPointF(mark.x2, mark.y2))
                case Text():
                    _write(painter, mark, colours.text)

    def _chart(self, pixels: int) -> Chart:
        if self._draw_for is None:
            return Chart(0, 0, ())
        return self._draw_for(max(pixels / _scale(), 1.0))


def _scale() -> float:
    """Return how many pixels one unit of a drawing takes."""
    return look().text_pixels("secondary") / SIZE


def _place(mark: Hatch | Rect | Shade) -> QRectF:
    return QRectF(mark.x, mark.y, mark.width, mark.height)


def _mixed(colours: Palette, tone: float) -> QColor:
    """Return so much of the accent that words are still read on it."""
    ink = QColor(colours.accent)
    ink.setAlphaF(_DARKEST * tone)
    return ink


def _write(painter: QPainter, mark: Text, colour: str) -> None:
    face = QFont(SANS)
    face.setPixelSize(max(round(mark.size), 1))
    painter.setFont(face)
    painter.setPen(QColor(colour))
    left = mark.x - mark.align * measure(mark.text, mark.size)
    painter.drawText(QPointF(left, mark.y), mark.text)
