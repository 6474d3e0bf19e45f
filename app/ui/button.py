"""Buttons: one primary per page, the others quieter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcutEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from app.ui.icons import Icon, icon, paint_icon
from app.ui.locking import is_locked
from app.ui.painting import frame, text_width, write
from app.ui.plain import tooltip
from app.ui.theme import font, look
from app.ui.tokens import FOCUS_RING, RADIUS, S

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from app.ui.tokens import Palette, TextRole, Tokens

Kind = Literal["primary", "secondary", "quiet", "danger", "link"]


class Button(QPushButton):
    """A push button with an optional icon and, in lighter letters, its shortcut."""

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        which: Icon | None = None,
        *,
        shortcut: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind: Kind = kind
        self._icon = which
        self._small = small
        self._hint = shortcut.replace("+", " ")
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        self.setAutoDefault(False)
        self.setProperty("painted", "true")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_icon(self, which: Icon | None) -> None:
        """Show another icon."""
        self._icon = which
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:
        kept = self.shortcut()  # Qt would put the mnemonic of the new text in its place
        super().setText(text)
        self.setShortcut(kept)
        self.updateGeometry()

    def setEnabled(self, arg__1: bool) -> None:  # noqa: FBT001 - as in Qt
        super().setEnabled(arg__1 and not self._is_locked())

    def showEvent(self, event: QShowEvent) -> None:
        if self._is_locked():
            super().setEnabled(False)
        super().showEvent(event)

    def _is_locked(self) -> bool:
        return self._kind != "link" and is_locked(self)

    def event(self, e: QEvent) -> bool:
        # Qt would press the button for a tenth of a second, and lose what is typed meanwhile.
        if isinstance(e, QShortcutEvent) and not e.isAmbiguous():
            self.click()
            return True
        return super().event(e)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do nothing: what a first click brought under the pointer is not to be pressed by it."""

    def sizeHint(self) -> QSize:
        tokens = look()
        width = 2 * self._pad(tokens) + self._content_width(tokens)
        if self._kind == "link":
            return QSize(width, tokens.scaled(22))
        return QSize(width, tokens.control_small if self._small else tokens.control)

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        if self._kind != "link":
            return whole
        return QSize(min(whole.width(), look().scaled(72)), whole.height())

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        tokens = look()
        painter = QPainter(self)
        self._paint_ground(painter, tokens)
        left = (self.width() - self._content_width(tokens)) // 2
        if self._kind == "link":
            left = self._pad(tokens)
        self._paint_content(painter, tokens, left)

    def _pad(self, tokens: Tokens) -> int:
        if self._kind == "link":
            return tokens.scaled(2)
        return tokens.scaled(12 if self._small else 14)

    def _role(self) -> TextRole:
        return "strong" if self._kind == "primary" else "body"

    def _content_width(self, tokens: Tokens) -> int:
        width = text_width(self.text(), self._role(), tokens)
        if self._icon is not None:
            width += tokens.icon + (S if self.text() else 0)
        if self._hint:
            width += S + text_width(self._hint, "secondary", tokens)
        return width

    def _ink(self, colours: Palette) -> str:
        if not self.isEnabled():
            return colours.muted
        match self._kind:
            case "primary":
                return colours.on_accent
            case "danger":
                return colours.bad
            case "link":
                return colours.accent
            case "quiet":
                return colours.text if self.underMouse() else colours.muted
            case "secondary":
                return colours.text

    def _paint_ground(self, painter: QPainter, tokens: Tokens) -> None:
        colours = tokens.palette
        over = self.underMouse() and self.isEnabled()
        ground: str | None = colours.hover if over else colours.surface
        border: str | None = colours.border
        if self._kind == "primary":
            ground = colours.accent_hover if over or self.isDown() else colours.accent
            border = None
        elif self._kind in {"quiet", "link"}:
            ground = colours.hover if over and self._kind == "quiet" else None
            border = None
        if not self.isEnabled() and self._kind not in {"quiet", "link"}:
            ground, border = colours.line, colours.border
        elif self.isDown() and self._kind != "primary":
            ground = colours.line
        frame(painter, self.rect(), RADIUS, ground, border)
        if self.hasFocus():
            ring = colours.text if self._kind == "primary" else colours.accent
            frame(painter, self.rect(), RADIUS, None, ring, FOCUS_RING)

    def _paint_content(self, painter: QPainter, tokens: Tokens, left: int) -> None:
        ink = self._ink(tokens.palette)
        if self._icon is not None:
            size = tokens.icon
            spot = QRect(left, (self.height() - size) // 2, size, size)
            paint_icon(painter, spot, self._icon, ink)
            left += size + S
        painter.setFont(font(self._role(), tokens))
        if self._kind == "link" and self.underMouse():
            underlined = painter.font()
            underlined.setUnderline(True)
            painter.setFont(underlined)
        width = text_width(self.text(), self._role(), tokens)
        room = min(width + 2, self.width() - left)
        write(painter, QRect(left, 0, room, self.height()), self.text(), ink)
        if self._hint:
            painter.setFont(font("secondary", tokens))
            painter.setOpacity(0.85 if self._kind == "primary" else 1.0)
            faint = ink if self._kind == "primary" else tokens.palette.muted
            place = QRect(left + width + S, 0, self.width(), self.height())
            write(painter, place, self._hint, faint)


class IconButton(QToolButton):
    """A button that is an icon alone; its name is its tooltip and what a screen reader says."""

    def __init__(
        self, which: Icon, name: str, colour: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setIcon(icon(which, colour))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_name(name)
        self._fit()

    def set_name(self, name: str) -> None:
        """Say what the button does."""
        self.setToolTip(tooltip(name))
        self.setAccessibleName(name)

    def showEvent(self, arg__1: QShowEvent) -> None:
        if is_locked(self):
            self.setEnabled(False)
        super().showEvent(arg__1)

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        tokens = look()
        self.setIconSize(QSize(tokens.icon_large, tokens.icon_large))
        self.setFixedSize(tokens.control_small, tokens.control_small)
