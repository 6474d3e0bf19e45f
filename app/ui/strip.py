"""The strip under a page's header: filters or a breadcrumb on the left, actions on the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.ui.theme import look
from app.ui.tokens import XXL, S


class Strip(QFrame):
    """One line under the header."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("plane", "strip")
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(XXL, S, XXL, S)
        self._box.setSpacing(S)
        self._box.addWidget(content, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._fit()

    def add(self, widget: QWidget) -> QWidget:
        """Put a widget at the right end and return it."""
        self._box.addWidget(widget)
        return widget

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(look().strip)
