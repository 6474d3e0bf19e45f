"""Small strokes that several painted widgets share."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.ui.theme import font

if TYPE_CHECKING:
    from app.ui.tokens import TextRole, Tokens


def frame(
    painter: QPainter,
    place: QRect,
    radius: float,
    ground: str | None,
    border: str | None = None,
    width: float = 1.0,
) -> None:
    """Paint a rounded rectangle, its border inside `place`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(border), width) if border else Qt.PenStyle.NoPen)
    inset = width / 2 if border else 0.0
    shape = QRectF(place).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(shape, radius, radius)
    painter.restore()


def write(
    painter: QPainter,
    place: QRect,
    text: str,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write one line in the painter's font, with dots where it does not fit."""
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    flags = int(align | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
    painter.drawText(place, flags, shown)


def text_width(text: str, role: TextRole, tokens: Tokens) -> int:
    """Return how wide `text` is in `role`, so that it fits without dots."""
    return ceil(QFontMetricsF(font(role, tokens)).horizontalAdvance(text))
