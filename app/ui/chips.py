"""Small round parts: picked records with a cross to take them away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.i18n import _
from app.ui.icons import Icon, paint_icon
from app.ui.painting import frame, text_width, write
from app.ui.theme import font, look
from app.ui.tokens import FOCUS_RING, XS, M, S

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Chip(QAbstractButton):
    """A name with a cross; a click, Delete or Backspace asks to take it away."""

    removed = Signal()

    def __init__(self, key: Any, text: str, parent: QWidget | None = None) -> None:  # noqa: ANN401
        super().__init__(parent)
        self.key = key
        self.setText(text)
        self.setAccessibleName(_("Remove: {name}").format(name=text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.removed)

    def sizeHint(self) -> QSize:
        tokens = look()
        width = 2 * M + text_width(self.text(), "secondary", tokens) + S + tokens.icon_small
        return QSize(width, tokens.scaled(26))

    def keyPressEvent(self, e: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if e.key() in keys:
            self.removed.emit()
        else:
            super().keyPressEvent(e)

    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, e: QPaintEvent) -> None:
        tokens = look()
        colours = tokens.palette
        painter = QPainter(self)
        frame(painter, self.rect(), self.height() / 2, colours.accent_soft)
        if self.hasFocus():
            frame(painter, self.rect(), self.height() / 2, None, colours.accent, FOCUS_RING)
        painter.setFont(font("secondary", tokens))
        side = tokens.icon_small
        words = self.rect().adjusted(M, 0, -M - side - XS, 0)
        write(painter, words, self.text(), colours.text)
        spot = QRect(self.width() - M - side + XS, (self.height() - side) // 2, side, side)
        paint_icon(painter, spot, Icon.CROSS, "text" if self.underMouse() else "muted")
