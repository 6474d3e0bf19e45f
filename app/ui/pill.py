"""Pills: a status as a word, an icon and a colour, in lists and alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import Icon, paint_icon
from app.ui.painting import frame, text_width, write
from app.ui.theme import font, look
from app.ui.tokens import XS, S

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.ui.tokens import Tokens, Tone


@dataclass(frozen=True, slots=True)
class PillSpec:
    """What a pill says; never by its colour alone."""

    text: str
    tone: Tone = "neutral"
    icon: Icon | None = None


def pill_size(spec: PillSpec, tokens: Tokens) -> QSize:
    """Return how large the pill is painted."""
    width = 2 * S + text_width(spec.text, "secondary", tokens) + 2
    if spec.icon is not None:
        width += tokens.icon_small + XS
    return QSize(width, tokens.pill)


def paint_pill(painter: QPainter, corner: QPoint, spec: PillSpec, tokens: Tokens, room: int) -> int:
    """Paint the pill with its left upper corner at `corner`; return its width, at most `room`."""
    size = pill_size(spec, tokens).boundedTo(QSize(max(room, 0), tokens.pill))
    place = QRect(corner, size)
    ink, ground = tokens.palette.of_tone(spec.tone)
    frame(painter, place, size.height() / 2, ground)
    left = place.left() + S
    if spec.icon is not None:
        side = tokens.icon_small
        spot = QRect(left, place.top() + (size.height() - side) // 2, side, side)
        paint_icon(painter, spot, spec.icon, ink)
        left += side + XS
    painter.setFont(font("secondary", tokens))
    words = QRect(left, place.top(), place.right() - left - S + 3, size.height())
    write(painter, words, spec.text, ink)
    return size.width()


class Pill(QWidget):
    """A pill that stands alone."""

    def __init__(self, spec: PillSpec | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: PillSpec | None = None
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_spec(spec)

    def show_spec(self, spec: PillSpec | None) -> None:
        """Show another pill; None shows nothing."""
        self._spec = spec
        self.setAccessibleName(spec.text if spec else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._spec, look()) if self._spec else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), look().scaled(48)), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._spec is not None:
            paint_pill(QPainter(self), QPoint(0, 0), self._spec, look(), self.width())
