"""What stands in place of an empty list: why it is empty and what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.button import Button
from app.ui.icons import Icon, paint_icon
from app.ui.plain import Label
from app.ui.theme import look
from app.ui.tokens import XXL, M, S


class Empty(QWidget):
    """An icon, a title, a hint and the button that begins; `asked` when it is pressed."""

    asked = Signal()

    def __init__(
        self,
        title: str,
        hint: str = "",
        action: str = "",
        which: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(XXL, XXL, XXL, XXL)
        box.setSpacing(S)
        box.addStretch(2)
        if which is not None:
            box.addWidget(_Picture(which), alignment=Qt.AlignmentFlag.AlignHCenter)
            box.addSpacing(S)
        for label in (Label(title, "section"), Label(hint, "secondary")):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(label)
        if action:
            button = Button(action)
            button.clicked.connect(self.asked)
            box.addSpacing(M)
            box.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)


class _Picture(QWidget):
    """An icon, large and pale."""

    def __init__(self, which: Icon) -> None:
        super().__init__()
        self._which = which
        side = look().scaled(40)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self.rect(), self._which, "field_border")
