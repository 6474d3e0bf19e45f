"""The search over the attendance list: while nothing is typed, its keys are those of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal

from app.ui.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

_KEYS_OF_LIST: Final = {
    Qt.Key.Key_Space,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}


class AttendeeSearch(SearchField):
    """Hands Space, Up, Down, Home and End to `view` while it is empty.

    `typing(on)` tells whether keys type now: the cursor is here and something is typed.
    """

    typing = Signal(bool)

    def __init__(self, placeholder: str, view: QWidget) -> None:
        super().__init__(placeholder)
        self._view = view
        self.textChanged.connect(self._tell)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() in _KEYS_OF_LIST and not self.text():
            QCoreApplication.sendEvent(self._view, arg__1)
            arg__1.accept()
        else:
            super().keyPressEvent(arg__1)

    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        self._tell()

    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        super().focusOutEvent(arg__1)
        self._tell()

    def _tell(self) -> None:
        self.typing.emit(self.hasFocus() and bool(self.text()))
