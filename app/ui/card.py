"""Cards: framed parts of a page, and the tiles with one figure each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.plain import Label, divider, set_styled
from app.ui.tokens import XS, L, M, S

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent


class Card(QFrame):
    """A frame with a title, a remark at the right (a count, a date), and rows under them."""

    def __init__(self, title: str = "", remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("plane", "card")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(1, 1, 1, 1)
        self._box.setSpacing(0)
        self._remark = Label(remark, "secondary", wrap=False)
        if title:
            self._box.addLayout(self._top(title))
        self._rows = 0

    def set_remark(self, remark: str) -> None:
        """Change what stands at the right of the title."""
        self._remark.setText(remark)

    def add(self, widget: QWidget, *, padded: bool = True) -> QWidget:
        """Put a row under the others, with a line between; return it."""
        if self._box.count():
            self._box.addWidget(divider())
        if padded:
            inset = QVBoxLayout()
            inset.setContentsMargins(L, M, L, M)
            inset.addWidget(widget)
            self._box.addLayout(inset)
        else:
            self._box.addWidget(widget)
        return widget

    def _top(self, title: str) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setContentsMargins(L, M, L, M)
        top.addWidget(Label(title, "section"), 1)
        top.addWidget(self._remark)
        return top


class FigureTile(QFrame):
    """A label, a big number, a few words beside it and a second line; `clicked` if it leads on."""

    clicked = Signal()

    def __init__(
        self, label: str, *, clickable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("plane", "card")
        self._label = Label(label, "secondary")
        self._figure = Label("", "figure", wrap=False)
        self._suffix = Label("", "secondary")
        self._second = Label("", "secondary", tone="accent")
        self._build()
        if clickable:
            set_styled(self, "clickable", "true")
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_figure(self, figure: str, suffix: str = "", second: str = "") -> None:
        """Show a number, the words beside it and the line under it."""
        self._figure.setText(figure)
        self._suffix.setText(suffix)
        self._second.setText(second)
        parts = (self._label.text(), figure, suffix, second)
        self.setAccessibleName(", ".join(part for part in parts if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._click_if_clickable()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._click_if_clickable()
        else:
            super().keyPressEvent(event)

    def _click_if_clickable(self) -> None:
        if self.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            self.clicked.emit()

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(L, M, L, M)
        box.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(self._figure)
        line.addWidget(self._suffix, 1, alignment=Qt.AlignmentFlag.AlignBottom)
        self._suffix.setContentsMargins(0, 0, 0, XS)
        box.addWidget(self._label)
        box.addLayout(line)
        box.addWidget(self._second)
