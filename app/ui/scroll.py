"""Scrolling for what may be longer than the page, and columns that stay narrow enough to read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from app.ui.theme import look


def scrolled(content: QWidget) -> QScrollArea:
    """Return an area in which `content` scrolls up and down, never sideways."""
    return _dressed(QScrollArea(), content)


def _dressed(area: QScrollArea, content: QWidget) -> QScrollArea:
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


class _Whole(QScrollArea):
    """An area that is never narrower than its content and its bar need."""

    def minimumSizeHint(self) -> QSize:
        least, content = super().minimumSizeHint(), self.widget()
        needed = content.minimumSizeHint().width() if content else 0
        return QSize(needed + self.verticalScrollBar().sizeHint().width(), least.height())


def scrolled_whole(content: QWidget) -> QScrollArea:
    """Return an area as `scrolled`, which a splitter cannot make too narrow for its content."""
    return _dressed(_Whole(), content)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the area around `widget`, if it is in one, until it is seen."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(widget)


class ReadingColumn(QWidget):
    """Keeps its content at most so wide (in pixels at 100 % text) and at the left."""

    def __init__(self, content: QWidget, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._widest = widest
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(content, 1)
        box.addStretch(0)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._content.setMaximumWidth(look().scaled(self._widest))
