"""Links to other records: text in the accent colour that wraps where a name is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy

from app.ui.button import Button
from app.ui.icons import paint_icon
from app.ui.painting import frame
from app.ui.theme import font, look
from app.ui.tokens import FOCUS_RING, XS, S

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from app.ui.icons import Icon

_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_FAR = 10_000


class Link(Button):
    """A link on as many lines as its text needs; `clicked` by mouse, Enter or Space."""

    def __init__(self, text: str, which: Icon | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", "link", which, parent=parent)
        self.setText(text)  # as it is: an ampersand makes no shortcut
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        words = self._words_in(_FAR)
        return QSize(self._indent() + words.width() + 1, words.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().scaled(64), self._words_in(_FAR).height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        return self._words_in(arg__1 - self._indent()).height()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        tokens = look()
        painter = QPainter(self)
        colour = tokens.palette.accent if self.isEnabled() else tokens.palette.muted
        if self._icon is not None:
            line = QFontMetrics(font("body", tokens)).height()
            spot = QRect(0, (line - tokens.icon) // 2, tokens.icon, tokens.icon)
            paint_icon(painter, spot, self._icon, colour)
        face = QFont(font("body", tokens))
        face.setUnderline(self.underMouse() and self.isEnabled())
        painter.setFont(face)
        painter.setPen(QColor(colour))
        painter.drawText(self.rect().adjusted(self._indent(), 0, 0, 0), _WRAP, self.text())
        if self.hasFocus():
            frame(painter, self.rect(), XS, None, tokens.palette.accent, FOCUS_RING)

    def _indent(self) -> int:
        return look().icon + S if self._icon is not None else 0

    def _words_in(self, width: int) -> QRect:
        metrics = QFontMetrics(font("body", look()))
        return metrics.boundingRect(QRect(0, 0, max(width, 1), _FAR), _WRAP, self.text())
