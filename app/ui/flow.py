"""A layout that puts widgets in lines like words in a text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from app.ui.tokens import S


class FlowLayout(QLayout):
    """Left to right, and on to the next line where the room ends."""

    def __init__(self, spacing: int = S) -> None:
        super().__init__()
        self._held: list[QLayoutItem] = []
        self._gap = spacing
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, arg__1: QLayoutItem) -> None:
        self._held.append(arg__1)
        self.invalidate()

    def count(self) -> int:
        return len(self._held)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._held[index] if 0 <= index < len(self._held) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._held.pop(index) if 0 <= index < len(self._held) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        # A form asks for the same width hundreds of times while a line is being typed.
        if arg__1 not in self._heights:
            self._heights[arg__1] = self._arrange(QRect(0, 0, arg__1, 0), move=False)
        return self._heights[arg__1]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        self._arrange(arg__1, move=True)

    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() for item in self._held if not item.isEmpty()]
        whole = sum(widths) + self._gap * max(len(widths) - 1, 0)
        return QSize(whole, self.minimumSize().height())

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._held:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, room: QRect, *, move: bool) -> int:
        left, top, line = room.left(), room.top(), 0
        for item in self._held:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(room.width(), 1), 10_000))
            if left > room.left() and left + size.width() > room.right() + 1:
                left, top, line = room.left(), top + line + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self._gap
            line = max(line, size.height())
        return top + line - room.top()
