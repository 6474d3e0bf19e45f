"""The navigation on the left: pages with icon, word and counter; icons alone when it is narrow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.ui.icons import Icon, paint_icon
from app.ui.painting import frame, text_width, write
from app.ui.plain import divider, tooltip
from app.ui.theme import font, look
from app.ui.tokens import FOCUS_RING, RADIUS, XS, M, S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent


@dataclass(frozen=True, slots=True)
class NavItem:
    """One page of the navigation; `label` is a marked message, `keys` a shortcut to show."""

    key: str
    label: str
    icon: Icon
    keys: str = ""


class Navigation(QFrame):
    """Pages above, settings and help at the foot; `chosen(key)` when the user picks one."""

    chosen = Signal(str)

    def __init__(
        self, pages: Sequence[NavItem], foot: Sequence[NavItem], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("plane", "nav")
        self._buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self._narrow = False
        self.brand = Brand()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(S, S, S, S)
        self._box.setSpacing(0)
        self._box.addWidget(self.brand)
        self._box.addSpacing(XS)
        for item in pages:
            self._add(item)
        self._box.addStretch(1)
        self._box.addWidget(divider())
        self._box.addSpacing(S)
        for item in foot:
            self._add(item)
        self._fit()

    def activate(self, key: str) -> None:
        """Show a page as the current one, without a signal."""
        self._buttons[key].setChecked(True)

    def set_counter(self, key: str, count: int) -> None:
        """Show how much waits on a page; 0 shows nothing."""
        self._buttons[key].set_badge(str(count) if count else "")

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a switch
        """Show icons alone, or icons with words."""
        self._narrow = narrow
        for button in self._buttons.values():
            button.set_narrow(narrow)
        self.brand.set_narrow(narrow)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        at = next((place for place, each in enumerate(buttons) if each.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
        else:
            buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _add(self, item: NavItem) -> None:
        button = NavButton(item)
        button.clicked.connect(self._on_clicked)
        self._group.addButton(button)
        self._box.addWidget(button)
        self._buttons[item.key] = button

    def _on_clicked(self) -> None:
        button = self._group.checkedButton()
        if button is not None:
            self.chosen.emit(button.objectName())

    def _fit(self) -> None:
        tokens = look()
        self.setFixedWidth(tokens.nav_narrow if self._narrow else tokens.nav)


class NavButton(QAbstractButton):
    """One line of the navigation."""

    def __init__(self, item: NavItem) -> None:
        super().__init__()
        self._item = item
        self._badge = item.keys
        self._narrow = False
        self.setText(_(item.label))
        self.setObjectName(item.key)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_badge(item.keys)

    def set_badge(self, badge: str) -> None:
        """Show a counter or a shortcut at the right end."""
        self._badge = badge
        self.setAccessibleName(f"{self.text()}: {badge}" if badge else self.text())
        self._tell()
        self.update()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a switch
        """Show the icon alone; the word goes into the tooltip."""
        self._narrow = narrow
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        tokens = look()
        return QSize(tokens.scaled(36), tokens.scaled(34))

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif e.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            e.ignore()
        else:
            super().keyPressEvent(e)

    def paintEvent(self, e: QPaintEvent) -> None:
        tokens = look()
        colours = tokens.palette
        painter = QPainter(self)
        on = self.isChecked()
        if on or self.underMouse():
            frame(painter, self.rect(), RADIUS, colours.accent_soft if on else colours.line)
        if self.hasFocus():
            frame(painter, self.rect(), RADIUS, None, colours.accent, FOCUS_RING)
        side = tokens.icon_large
        left = (self.width() - side) // 2 if self._narrow else M - 2
        ink = colours.accent if on else colours.text
        faint = colours.accent if on else colours.muted
        spot = QRect(left, (self.height() - side) // 2, side, side)
        paint_icon(painter, spot, self._item.icon, faint)
        if self._narrow:
            self._paint_dot(painter)
            return
        right = self._paint_badge(painter)
        painter.setFont(font("strong" if on else "body", tokens))
        left += side + M - 2
        write(painter, QRect(left, 0, right - left - XS, self.height()), self.text(), ink)

    def _paint_badge(self, painter: QPainter) -> int:
        if not self._badge:
            return self.width() - S
        tokens = look()
        height = tokens.scaled(18)
        width = max(text_width(self._badge, "small", tokens) + 2 * (S - 1), height + 2)
        spot = QRect(self.width() - width - S - 2, (self.height() - height) // 2, width, height)
        ground = tokens.palette.surface if self.isChecked() else tokens.palette.line
        frame(painter, spot, height / 2, ground)
        painter.setFont(font("small", tokens))
        write(painter, spot, self._badge, tokens.palette.muted, Qt.AlignmentFlag.AlignHCenter)
        return spot.left()

    def _paint_dot(self, painter: QPainter) -> None:
        if self._badge.isdecimal():
            side = look().scaled(7)
            spot = QRect(self.width() - side - XS, XS, side, side)
            frame(painter, spot, side / 2, look().palette.accent)

    def _tell(self) -> None:
        self.setToolTip(tooltip(self.accessibleName()) if self._narrow else "")


class Brand(QWidget):
    """The program's mark and name, and under it the school's."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._school = ""
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_names(self, name: str, school: str) -> None:
        """Show the program's name and the school's."""
        self._name, self._school = name, school
        self.setAccessibleName(f"{name}, {school}" if school else name)
        self.setToolTip(tooltip(school))
        self.update()

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a switch
        """Show the mark alone."""
        self._narrow = narrow
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().scaled(36), look().scaled(66))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look()
        painter = QPainter(self)
        side = tokens.scaled(28)
        left = (self.width() - side) // 2 if self._narrow else S - 1
        middle = (self.height() - side) // 2
        paint_icon(painter, QRect(left, middle + 1, side, side), Icon.APP, "text")
        if self._narrow:
            return
        left += side + M - 2
        width, line = self.width() - left, tokens.scaled(20)
        flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        room = QRect(left, 0, width, tokens.scaled(34))
        painter.setFont(font("small", tokens))
        needed = painter.boundingRect(room, flags, self._school).height() if self._school else 0
        top = (self.height() - line - min(needed, room.height())) // 2
        painter.setPen(QColor(tokens.palette.muted))
        painter.drawText(room.translated(0, top + line), flags, self._school)
        painter.setFont(font("section", tokens))
        write(painter, QRect(left, top, width, line), self._name, tokens.palette.text)
