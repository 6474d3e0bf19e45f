"""The header of a page: its name, its one primary action, search and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.i18n import _
from app.ui.button import Button, IconButton
from app.ui.icons import Icon, paint_icon
from app.ui.painting import frame, text_width, write
from app.ui.plain import ElidedLabel, Label, tooltip
from app.ui.theme import font, look
from app.ui.tokens import FOCUS_RING, RADIUS, XS, XXL, L, M, S

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class PageHeader(QFrame):
    """The page's name, its primary button, the search button and undo/redo."""

    search_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("plane", "header")
        self._title = Label(title, "page", wrap=False)
        self._search = SearchButton()
        self._undo = IconButton(Icon.UNDO, _("Undo"))
        self._redo = IconButton(Icon.REDO, _("Redo"))
        # Undo stays under the pointer while Redo comes and goes.
        policy = self._redo.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._redo.setSizePolicy(policy)
        self._search.clicked.connect(self.search_requested)
        self._undo.clicked.connect(self.undo_requested)
        self._redo.clicked.connect(self.redo_requested)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(XXL, 0, XXL, 0)
        self._box.setSpacing(M)
        self._box.addWidget(self._title)
        self._box.addSpacing(L)
        self._box.addStretch(1)
        self._box.addWidget(self._search)
        self._box.addWidget(self._undo)
        self._box.addWidget(self._redo)
        self.set_undo("")
        self.set_redo("")
        self._fit()

    def set_title(self, title: str) -> None:
        """Change the page's name."""
        self._title.setText(title)

    def add_button(self, button: Button) -> Button:
        """Put a button after the page's name and return it."""
        self._box.insertWidget(self._box.count() - 4, button)
        return button

    def set_undo(self, label: str) -> None:
        """Say what would be undone; an empty label greys the button out."""
        _offer(self._undo, _("Undo"), label, "Ctrl+Z")

    def set_redo(self, label: str) -> None:
        """Say what would be done again; an empty label hides the button."""
        _offer(self._redo, _("Redo"), label, "Ctrl+Y")
        self._redo.setVisible(bool(label))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(look().page_header)


def _offer(button: IconButton, name: str, label: str, shortcut: str) -> None:
    button.setEnabled(bool(label))
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    whole = f"{name}: {label}" if label else name
    button.set_name(whole)
    button.setToolTip(tooltip(f"{whole} ({keys})"))


class SearchButton(QPushButton):
    """Looks like a search field and opens the search over everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Search"))
        self.setProperty("painted", "true")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        tokens = look()
        return QSize(tokens.search, tokens.control)

    def minimumSizeHint(self) -> QSize:
        tokens = look()
        return QSize(tokens.control, tokens.control)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        tokens = look()
        colours = tokens.palette
        painter = QPainter(self)
        ring = colours.accent if self.hasFocus() else colours.border
        width = FOCUS_RING if self.hasFocus() else 1
        frame(painter, self.rect(), RADIUS, colours.bg, ring, width)
        side = tokens.icon
        spot = QRect(M, (self.height() - side) // 2, side, side)
        paint_icon(painter, spot, Icon.SEARCH, "muted")
        keys = _paint_keys(painter, self.rect().adjusted(0, 0, -M, 0), "Ctrl K")
        painter.setFont(font("body", tokens))
        words = QRect(M + side + S, 0, self.width() - M - side - S - keys - S, self.height())
        write(painter, words, _("Search: school, person, request…"), colours.muted)


def _paint_keys(painter: QPainter, place: QRect, keys: str) -> int:
    tokens = look()
    width = text_width(keys, "small", tokens) + 2 * XS + 4
    height = tokens.scaled(18)
    spot = QRect(place.right() - width + 1, place.center().y() - height // 2, width, height)
    if spot.left() < place.left() + tokens.scaled(80):
        return 0
    frame(painter, spot, XS, tokens.palette.surface, tokens.palette.border)
    painter.setFont(font("small", tokens))
    write(painter, spot, keys, tokens.palette.muted, Qt.AlignmentFlag.AlignHCenter)
    return width + M


class Breadcrumb(QWidget):
    """Where we are inside a page: a way back, the record's name, and room for a pill."""

    back_requested = Signal()

    def __init__(self, above: str, here: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(M)
        back = Button(above, "link", Icon.BACK)
        back.clicked.connect(self.back_requested)
        self._here = ElidedLabel(here, "strong")
        # The name gives way to what stands after it, and takes no more than it needs.
        self._here.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._box.addWidget(back)
        self._box.addWidget(self._here)
        self._box.addStretch(1)

    def set_here(self, here: str) -> None:
        """Change the name of the place."""
        self._here.setText(here)

    def add(self, widget: QWidget) -> None:
        """Put a pill or a remark after the name."""
        self._box.insertWidget(self._box.count() - 1, widget)
