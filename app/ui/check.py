"""Check boxes and radio buttons, painted from the palette."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from app.ui.icons import Icon, paint_icon
from app.ui.painting import frame
from app.ui.plain import tooltip
from app.ui.theme import font, look
from app.ui.tokens import FOCUS_RING, XS, S


class CheckBox(QCheckBox):
    """A check box."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        _prepare(self)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _minimum_size(self)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        place = _paint_mark(painter, self, radius=XS)
        if self.isChecked():
            paint_icon(painter, place.adjusted(2, 2, -2, -2), Icon.CHECK, "on_accent")
        _paint_words(painter, self, place)


class RadioButton(QRadioButton):
    """A radio button."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        _prepare(self)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _minimum_size(self)

    def hitButton(self, arg__1: QPoint) -> bool:
        return self.rect().contains(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        place = _paint_mark(painter, self, radius=look().scaled(9))
        if self.isChecked():
            inset = look().scaled(5)
            dot = place.adjusted(inset, inset, -inset, -inset)
            frame(painter, dot, dot.height() / 2, look().palette.on_accent)
        _paint_words(painter, self, place)


def _prepare(button: QAbstractButton) -> None:
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


def _side() -> int:
    return look().scaled(18)


def _size(button: QAbstractButton) -> QSize:
    tokens = look()
    words = QFontMetrics(font("body", tokens)).horizontalAdvance(button.text())
    return QSize(_side() + (S + words if words else 0) + XS, tokens.scaled(26))


def _minimum_size(button: QAbstractButton) -> QSize:
    whole = _size(button)
    return QSize(min(whole.width(), look().scaled(90)), whole.height())


def _paint_mark(painter: QPainter, button: QAbstractButton, radius: float) -> QRect:
    colours = look().palette
    side = _side()
    place = QRect(1, (button.height() - side) // 2, side, side)
    if button.isChecked():
        ground = colours.accent if button.isEnabled() else colours.field_border
        frame(painter, place, radius, ground)
    else:
        ground = colours.surface if button.isEnabled() else colours.bg
        wrong = button.property("problem") == "error"
        frame(painter, place, radius, ground, colours.bad if wrong else colours.field_border)
    if button.hasFocus():
        around = button.rect().adjusted(0, 0, 0, 0)
        frame(painter, around, XS, None, colours.accent, FOCUS_RING)
    return place


def _paint_words(painter: QPainter, button: QAbstractButton, mark: QRect) -> None:
    tokens = look()
    painter.setFont(font("body", tokens))
    words = button.rect().adjusted(mark.right() + S, 0, 0, 0)
    shown = painter.fontMetrics().elidedText(
        button.text(), Qt.TextElideMode.ElideRight, words.width()
    )
    button.setToolTip(tooltip(button.text()) if shown != button.text() else "")
    ink = tokens.palette.text if button.isEnabled() else tokens.palette.muted
    painter.setPen(ink)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
