"""Tabs: words in a line, the open one underlined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from app.ui.painting import frame, text_width, write
from app.ui.theme import font, look
from app.ui.tokens import FOCUS_RING, RADIUS, XL, XS, S

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.ui.tokens import TextRole


@dataclass(slots=True)
class _Tab:
    """What a tab says."""

    key: str
    title: str
    count: int | None


def _width(tab: _Tab) -> int:
    """Return how wide the words of a tab are, open or not: bold ones may be narrower."""
    tokens = look()
    width = 1 + max(text_width(tab.title, role, tokens) for role in ("strong", "body"))
    if tab.count is not None:
        width += XS + text_width(str(tab.count), "body", tokens)
    return width


class Tabs(QTabBar):
    """A line of tabs; `opened(key)` when another one is open. Arrow keys move between them."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[_Tab] = []
        self.setExpanding(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.currentChanged.connect(self._on_changed)

    def add(self, key: str, title: str) -> None:
        """Add a tab at the end."""
        self._all.append(_Tab(key, title, None))
        self.addTab(title)

    def set_count(self, key: str, count: int | None) -> None:
        """Show how much is on a tab; None shows nothing."""
        at = self._place(key)
        tab = self._all[at]
        tab.count = count
        self.setTabText(at, tab.title if count is None else f"{tab.title} {count}")

    def open_tab(self, key: str) -> None:
        """Open a tab."""
        self.setCurrentIndex(self._place(key))

    def open_key(self) -> str:
        """Return the key of the open tab, "" when there are none."""
        return self._all[self.currentIndex()].key if self._all else ""

    def tabSizeHint(self, index: int) -> QSize:
        after = self._gap() if index < len(self._all) - 1 else 0
        return QSize(_width(self._all[index]) + after, look().scaled(36))

    def sizeHint(self) -> QSize:
        words = sum(_width(tab) for tab in self._all)
        return QSize(words + S * max(len(self._all) - 1, 0), look().scaled(36))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(look().scaled(40), self.tabSizeHint(index).height())

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        for at, tab in enumerate(self._all):
            self._paint_tab(painter, self.tabRect(at), tab, is_open=at == self.currentIndex())

    def _paint_tab(self, painter: QPainter, place: QRect, tab: _Tab, *, is_open: bool) -> None:
        tokens = look()
        colours = tokens.palette
        place.setWidth(min(_width(tab), place.width()))
        role: TextRole = "strong" if is_open else "body"
        painter.setFont(font(role, tokens))
        write(painter, place, tab.title, colours.text if is_open else colours.muted)
        if tab.count is not None:
            left = min(text_width(tab.title, role, tokens) + XS, place.width())
            painter.setFont(font("body", tokens))
            write(painter, place.adjusted(left, 0, 0, 0), str(tab.count), colours.muted)
        if is_open:
            under = QRect(place.left(), place.bottom() - 1, place.width(), FOCUS_RING)
            painter.fillRect(under, QColor(colours.accent))
        if is_open and self.hasFocus():
            around = place.adjusted(-XS, XS, XS, -S)
            frame(painter, around, RADIUS, None, colours.accent, FOCUS_RING)

    def _gap(self) -> int:
        """Return the room between two tabs: less where there are many."""
        left = self.width() - sum(_width(tab) for tab in self._all)
        return min(max(left // max(len(self._all) - 1, 1), S), XL)

    def _place(self, key: str) -> int:
        return next(at for at, tab in enumerate(self._all) if tab.key == key)

    def _on_changed(self, at: int) -> None:
        if 0 <= at < len(self._all):
            self.opened.emit(self._all[at].key)
