"""Large things to press: a choice with its words, and a cell of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.ui.icons import Icon, paint_icon
from app.ui.painting import frame
from app.ui.theme import font, look
from app.ui.tokens import FOCUS_RING, RADIUS, XS, L, M

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

Mark = Literal["circle", "square", "place"]

_WRAP: Final = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
)
_BEHIND: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_HIGH: Final = 46
_SIDE: Final = 20
_CELL: Final = 40


def large() -> QFont:
    """Return the letters of what a respondent reads: larger than those of the office."""
    return font("large", look())


class ChoiceTarget(QAbstractButton):
    """A choice: its mark, its words, and the digit that chooses it.

    `place` shows the place among ranked ones, 0 for none.
    """

    def __init__(self, code: str, text: str, mark: Mark, digit: str) -> None:
        super().__init__()
        self.code = code
        self.place = 0
        self._mark: Mark = mark
        self._digit = digit
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _inset(self) -> tuple[int, int]:
        """Return where the words begin, and how much is left free behind them."""
        side = look().scaled(_SIDE)
        return L + side + M, look().scaled(26) + M if self._digit else M

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        left, right = self._inset()
        room = QRect(0, 0, max(arg__1 - left - right, 40), 10_000)
        words = QFontMetrics(large()).boundingRect(room, _WRAP, self.text())
        return max(look().scaled(_HIGH), words.height() + 2 * M)

    def sizeHint(self) -> QSize:
        width = look().scaled(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().scaled(160), look().scaled(_HIGH))

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        painter = QPainter(self)
        colours = look().palette
        on = self.isChecked()
        idle = colours.hover if self.underMouse() else colours.surface
        edge = colours.accent if on else colours.border
        frame(painter, self.rect(), RADIUS, colours.accent_soft if on else idle, edge)
        if self.hasFocus():
            frame(painter, self.rect(), RADIUS, None, colours.accent, FOCUS_RING)
        self._paint_mark(painter)
        left, right = self._inset()
        painter.setFont(large())
        painter.setPen(colours.text)
        painter.drawText(self.rect().adjusted(left, 0, -right, 0), _WRAP, self.text())
        if self._digit:
            painter.setFont(font("secondary", look()))
            painter.setPen(colours.muted)
            behind = self.rect().adjusted(0, 0, -L, 0)
            painter.drawText(
                behind,
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                self._digit,
            )

    def _paint_mark(self, painter: QPainter) -> None:
        side = look().scaled(_SIDE)
        spot = QRect(L, (self.height() - side) // 2, side, side)
        paint_mark(painter, spot, self._mark, chosen=self.isChecked(), place=self.place)


class CellTarget(QAbstractButton):
    """A cell of a table of choices; keys are the table's, so it takes no focus."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__()
        self.code = code
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(look().scaled(_CELL), look().scaled(_CELL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        painter = QPainter(self)
        if self.underMouse():
            frame(painter, self.rect(), XS, look().palette.accent_soft)
        side = look().scaled(24)
        spot = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        paint_mark(painter, spot, "circle", chosen=self.isChecked())
        if not self.isChecked():
            painter.setFont(font("small", look()))
            painter.setPen(look().palette.muted)
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), self.code)


def paint_mark(painter: QPainter, spot: QRect, mark: Mark, *, chosen: bool, place: int = 0) -> None:
    """Paint the circle or square of a choice; of a ranked one, its place."""
    colours = look().palette
    radius = XS if mark == "square" else spot.height() / 2
    if not chosen:
        frame(painter, spot, radius, colours.surface, colours.field_border)
        return
    frame(painter, spot, radius, colours.accent)
    if mark == "place":
        painter.setFont(font("strong", look()))
        painter.setPen(colours.on_accent)
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), str(place))
    elif mark == "square":
        paint_icon(painter, spot.adjusted(2, 2, -2, -2), Icon.CHECK, "on_accent")
    else:
        inset = spot.height() * 3 // 10
        dot = spot.adjusted(inset, inset, -inset, -inset)
        frame(painter, dot, dot.height() / 2, colours.on_accent)
