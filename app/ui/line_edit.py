"""A line to type in, with icons inside that grow with the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from app.ui.icons import Icon, icon, paint_icon
from app.ui.plain import tooltip
from app.ui.theme import look
from app.ui.tokens import XS, S


class LineEdit(QLineEdit):
    """A line with an icon before the text and a button after it, if they are wanted.

    The button takes no focus: whatever it does can be done by keys as well.
    """

    def __init__(self, leading: Icon | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leading = leading
        self._button: QToolButton | None = None
        self._fit()

    def event(self, arg__1: QEvent) -> bool:
        # Ctrl+Z is the window's where the line itself has nothing to undo.
        if isinstance(arg__1, QKeyEvent) and arg__1.type() == QEvent.Type.ShortcutOverride:
            undo = arg__1.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = arg__1.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                arg__1.ignore()
                return False
        return super().event(arg__1)

    def add_button(self, which: Icon, name: str) -> QToolButton:
        """Put a button at the end of the line and return it."""
        button = QToolButton(self)
        button.setIcon(icon(which, "muted"))
        button.setToolTip(tooltip(name))
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button = button
        self._fit()
        return button

    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._place_button()

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        if self._leading is not None:
            side = look().icon
            spot = QRect(look().scaled(11), (self.height() - side) // 2, side, side)
            paint_icon(QPainter(self), spot, self._leading, "muted")

    def _fit(self) -> None:
        side = look().icon
        before = side + XS if self._leading is not None else 0
        after = side + S if self._button is not None else 0
        self.setTextMargins(before, 0, after, 0)
        self._place_button()

    def _place_button(self) -> None:
        if self._button is None:
            return
        tokens = look()
        side = tokens.icon + 2 * XS
        self._button.setIconSize(QSize(tokens.icon, tokens.icon))
        self._button.setGeometry(self.width() - side - XS, (self.height() - side) // 2, side, side)
