"""How a cell of a table is painted: one or two lines, a pill, the line under the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.icons import paint_icon
from app.ui.painting import write
from app.ui.pill import paint_pill
from app.ui.record_model import Cell, CellRole
from app.ui.theme import font, look
from app.ui.tokens import FOCUS_RING, XS, M, S

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.ui.pill import PillSpec
    from app.ui.tokens import Tokens

_RIGHT = Qt.AlignmentFlag.AlignRight
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_LEFT = Qt.AlignmentFlag.AlignLeft


class RecordDelegate(QStyledItemDelegate):
    """Paints the cells of every table in the house."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self.focused = False

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        return QSize(look().scaled(80), look().row)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens = look()
        place: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - missing in the stubs
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - the same
        painter.save()
        self._paint_ground(painter, place, tokens, index, chosen=chosen)
        cell = index.data(CellRole)
        if isinstance(cell, Cell):
            align = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
            inner = place.adjusted(M, 0, -S, -1)
            _paint_cell(painter, inner, cell, align, tokens)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        place: QRect,
        tokens: Tokens,
        index: QModelIndex | QPersistentModelIndex,
        *,
        chosen: bool,
    ) -> None:
        colours = tokens.palette
        if chosen:
            painter.fillRect(place, QColor(colours.accent_soft))
        elif index.row() == self.hovered_row:
            painter.fillRect(place, QColor(colours.hover))
        painter.fillRect(
            QRect(place.left(), place.bottom(), place.width(), 1), QColor(colours.line)
        )
        if chosen and self.focused and index.column() == 0:
            bar = QRect(place.left(), place.top(), FOCUS_RING + 1, place.height() - 1)
            painter.fillRect(bar, QColor(colours.accent))


def _paint_cell(
    painter: QPainter, place: QRect, cell: Cell, align: Qt.AlignmentFlag, tokens: Tokens
) -> None:
    if cell.pill is not None and cell.secondary and not cell.text:
        _paint_pill_over_words(painter, place, cell, cell.pill, tokens)
        return
    if cell.pill is not None:
        top = place.top() + (place.height() - tokens.pill) // 2
        used = paint_pill(painter, QPoint(place.left(), top), cell.pill, tokens, place.width())
        place = place.adjusted(used + S, 0, 0, 0)
    if cell.icon is not None:
        side = tokens.icon
        spot = QRect(place.left(), place.top() + (place.height() - side) // 2, side, side)
        paint_icon(painter, spot, cell.icon, _colour(cell, tokens))
        place = place.adjusted(side + S, 0, 0, 0)
    _paint_lines(painter, place, cell, align, tokens)


def _paint_pill_over_words(
    painter: QPainter, place: QRect, cell: Cell, pill: PillSpec, tokens: Tokens
) -> None:
    lower = tokens.scaled(17)
    top = place.top() + (place.height() - tokens.pill - lower) // 2
    paint_pill(painter, QPoint(place.left(), top), pill, tokens, place.width())
    painter.setFont(font("small", tokens))
    words = QRect(place.left(), top + tokens.pill, place.width(), lower)
    ink = _colour(cell, tokens) if cell.tone else tokens.palette.muted
    write(painter, words.adjusted(XS, 0, 0, 0), cell.secondary, ink)


def _paint_lines(
    painter: QPainter, place: QRect, cell: Cell, align: Qt.AlignmentFlag, tokens: Tokens
) -> None:
    across = next((each for each in (_RIGHT, _CENTRE) if align & each), _LEFT)
    painter.setFont(font("strong" if cell.bold else "body", tokens))
    if not cell.secondary:
        write(painter, place, cell.text, _colour(cell, tokens), across)
        return
    upper, lower = tokens.scaled(18), tokens.scaled(17)
    top = place.top() + (place.height() - upper - lower) // 2
    first = QRect(place.left(), top, place.width(), upper)
    write(painter, first, cell.text, _colour(cell, tokens), across)
    painter.setFont(font("secondary", tokens))
    second = QRect(place.left(), top + upper, place.width(), lower)
    write(painter, second, cell.secondary, tokens.palette.muted, across)


def _colour(cell: Cell, tokens: Tokens) -> str:
    if cell.tone == "accent":
        return tokens.palette.accent
    if cell.tone is not None:
        return tokens.palette.of_tone(cell.tone)[0]
    return tokens.palette.muted if cell.muted else tokens.palette.text
