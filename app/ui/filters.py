"""Saved filters as a strip of chips with counters; exactly one is active."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.flow import FlowLayout
from app.ui.icons import Icon, paint_icon
from app.ui.painting import frame, text_width, write
from app.ui.theme import font, look
from app.ui.tokens import FOCUS_RING, M, S

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPaintEvent

    from app.ui.tokens import TextRole


@dataclass(frozen=True, slots=True)
class Filter:
    """One saved filter; `label` is a marked message."""

    key: str
    label: str
    icon: Icon | None = None


class FilterStrip(QWidget):
    """Chips of which one is active; `chosen(key)` when the user takes another."""

    chosen = Signal(str)

    def __init__(self, filters: Sequence[Filter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, FilterChip] = {}
        self._group = QButtonGroup(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._flow = FlowLayout(spacing=S)
        box.addStretch(1)
        box.addLayout(self._flow)
        box.addStretch(1)
        for each in filters:
            chip = FilterChip(_(each.label), each.icon)
            chip.setObjectName(each.key)
            chip.clicked.connect(self._on_clicked)
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            self._chips[each.key] = chip
        if filters:
            self.activate(filters[0].key)

    def activate(self, key: str) -> None:
        """Make a filter the active one, without a signal."""
        self._chips[key].setChecked(True)

    def active(self) -> str:
        """Return the key of the active filter."""
        button = self._group.checkedButton()
        return button.objectName() if button else ""

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many records each filter lets through."""
        for key, count in counts.items():
            if key in self._chips:
                self._chips[key].set_count(count)

    def _on_clicked(self) -> None:
        self.chosen.emit(self.active())


class FilterChip(QAbstractButton):
    """One round button with a counter; also good alone, as a switch between views."""

    def __init__(self, text: str, which: Icon | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon = which
        self._count: int | None = None
        self.set_count(None)
        self.toggled.connect(self.updateGeometry)

    def set_count(self, count: int | None) -> None:
        """Show a counter after the word; None shows none."""
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()}: {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        tokens = look()
        width = 2 * M + text_width(self.text(), self._role(), tokens)
        if self._icon is not None:
            width += tokens.icon + S
        if self._count is not None:
            width += S + text_width(str(self._count), "body", tokens)
        return QSize(width, tokens.scaled(28))

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(e)

    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, e: QPaintEvent) -> None:
        tokens = look()
        colours = tokens.palette
        painter = QPainter(self)
        on = self.isChecked()
        idle = colours.hover if self.underMouse() else colours.surface
        ground = colours.accent_soft if on else idle
        radius = self.height() / 2
        frame(painter, self.rect(), radius, ground, colours.accent if on else colours.border)
        if self.hasFocus():
            frame(painter, self.rect(), radius, None, colours.accent, FOCUS_RING)
        ink = colours.accent if on else colours.text
        left = self._paint_icon(painter, ink)
        painter.setFont(font(self._role(), tokens))
        width = text_width(self.text(), self._role(), tokens)
        write(painter, QRect(left, 0, width + 2, self.height()), self.text(), ink)
        if self._count is not None:
            painter.setFont(font("body", tokens))
            count = QRect(left + width + S, 0, self.width() - left - width - S, self.height())
            faint = ink if on else colours.muted
            write(painter, count, str(self._count), faint)

    def _role(self) -> TextRole:
        return "strong" if self.isChecked() else "body"

    def _paint_icon(self, painter: QPainter, ink: str) -> int:
        if self._icon is None:
            return M
        side = look().icon
        paint_icon(painter, QRect(M, (self.height() - side) // 2, side, side), self._icon, ink)
        return M + side + S
