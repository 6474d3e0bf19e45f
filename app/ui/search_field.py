"""A field that searches while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt

from app.i18n import _
from app.ui.icons import Icon
from app.ui.line_edit import LineEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PAUSE_MS = 150


class SearchField(LineEdit):
    """`searched(text)` comes after a short pause in typing, at once with Enter or when cleared."""

    searched = Signal(str)
    left_downwards = Signal()

    def __init__(
        self, placeholder: str = "", *, pause_ms: int = PAUSE_MS, parent: QWidget | None = None
    ) -> None:
        super().__init__(Icon.SEARCH, parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder or _("Search"))
        self._clear = self.add_button(Icon.CROSS, _("Clear"))
        self._clear.hide()
        self._clear.clicked.connect(self.empty_out)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self._search)
        self._told = ""
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._search)

    def empty_out(self) -> None:
        """Clear the field and search for nothing at once."""
        self.clear()
        self._search()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_Escape and self.text():
            self.empty_out()
        elif arg__1.key() == Qt.Key.Key_Down:
            self._search()
            self.left_downwards.emit()
        else:
            super().keyPressEvent(arg__1)

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _search(self) -> None:
        self._pause.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)
