"""A list and what is chosen in it: side by side, or one above the other in a narrow window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.theme import look

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_NARROW: Final = 1000
"""Under this many pixels at 100 % text there is no room for both side by side."""


class Beside(QSplitter):
    """The two; `sizes` are their widths in pixels at 100 % text."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)

    def hold(self, chosen_from: QWidget, chosen: QWidget, sizes: tuple[int, int]) -> None:
        """Take in the list and the detail."""
        self.addWidget(chosen_from)
        self.addWidget(chosen)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([look().scaled(each) for each in sizes])

    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        narrow = self.width() < look().scaled(_NARROW)
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.orientation() is not wanted:
            self.setOrientation(wanted)
