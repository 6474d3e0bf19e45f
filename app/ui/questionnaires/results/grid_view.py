"""A table of results on the screen: as high as its rows, words wrapped, numbers at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTableView,
)

from app.ui.copied import cells
from app.ui.questionnaires.results.grid_model import GridModel
from app.ui.theme import font, look
from app.ui.tokens import XS, M, S

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from app.reports.results.grid import Grid

_NUMBER: Final = 70
_WORDS: Final = 190
_FEW: Final = 120
_CODE: Final = 56
_SHORT: Final = 6
_MANY: Final = 9
"""With more columns than this the table may scroll sideways inside its place."""
_LONG: Final = 200
"""A table of more rows scrolls inside its place."""
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)
_HIGH: Final = 4000


class GridView(QTableView):
    """Shows a grid; `row_chosen(row)` tells which row the user is on, -1 for none."""

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = GridModel(self)
        self.setHorizontalHeader(_Header(self.cells, self))
        self.setItemDelegate(_Cells(self.cells, self))
        self.setModel(self.cells)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def grid(self) -> Grid:
        """Return what is shown."""
        return self.cells.grid

    def show_grid(self, grid: Grid, language: str) -> None:
        """Show another grid; the row the user was on stays where it is, if there is one."""
        row = self.currentIndex().row()
        self.cells.show_grid(grid, language)
        self.setAccessibleName(grid.title)
        self.setVisible(bool(grid.rows))
        self._fit()
        if 0 <= row < len(grid.rows):
            self.selectRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do nothing: there is nothing to open."""

    def copy(self) -> None:
        """Put the whole table on the clipboard, under its headings."""
        grid, columns = self.grid(), range(self.cells.columnCount())
        texts = [[self.cells.text(row, at) for at in columns] for row in range(len(grid.rows))]
        QGuiApplication.clipboard().setText(cells([list(grid.head), *texts]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.StyleChange:
            self._fit()

    def _on_row(self, current: QModelIndex) -> None:
        self.row_chosen.emit(current.row())

    # Widths and heights

    def _fit(self) -> None:
        if not self.cells.columnCount():
            self.setFixedHeight(0)
            return
        self.verticalHeader().setDefaultSectionSize(look().scaled(30))
        widths = self._widths()
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        wide, long = sum(widths) > self.width() + 1, self.cells.rowCount() > _LONG
        rows = look().scaled(420) if long else self._fit_rows(widths)
        self.setHorizontalScrollBarPolicy(_policy(needed=wide))
        self.setVerticalScrollBarPolicy(_policy(needed=long))
        header = self.horizontalHeader()
        header.setFixedHeight(_head_height(self.cells, widths))
        self.setFixedHeight(rows + header.height() + (M if wide else 0) + 1)

    def _fit_rows(self, widths: list[int]) -> int:
        """Make each row as high as its words need and return the height of all."""
        heights = [self._row_height(row, widths) for row in range(self.cells.rowCount())]
        for row, height in enumerate(heights):
            self.setRowHeight(row, height)
        return sum(heights)

    def _widths(self) -> list[int]:
        tokens, count = look(), self.cells.columnCount()
        room = self.width() - (M if self.cells.rowCount() > _LONG else 0)
        widths = [self._least(at) for at in range(count)]
        words = [at for at in range(count) if widths[at] == tokens.scaled(_WORDS)]
        left = room - sum(widths)
        if left > 0:
            for at in words or [0]:
                widths[at] += left // len(words or [0])
            return widths
        for at in words:  # words wrap, numbers do not
            widths[at] = max(widths[at] + left // len(words), tokens.scaled(_FEW))
        if sum(widths) > room and count <= _MANY:
            widths = [max(width * room // sum(widths), tokens.scaled(40)) for width in widths]
        return widths

    def _least(self, column: int) -> int:
        tokens = look()
        if column == 0 and _is_code(self.grid()):
            return tokens.scaled(_CODE)
        if not self.cells.is_number(column):
            return min(self._widest(column), tokens.scaled(_WORDS))
        metrics = QFontMetrics(font("secondary", tokens))
        words = self.grid().head[column].split()
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return min(max(tokens.scaled(_NUMBER), longest + S + XS), tokens.scaled(_WORDS) - 1)

    def _widest(self, column: int) -> int:
        metrics = QFontMetrics(font("body", look()))
        rows = range(min(self.cells.rowCount(), _LONG))
        texts = [self.cells.text(row, column) for row in rows]
        texts.append(self.grid().head[column])
        return max(metrics.horizontalAdvance(text) for text in texts) + S + 2 * XS

    def _row_height(self, row: int, widths: list[int]) -> int:
        tokens = look()
        metrics = QFontMetrics(font("strong" if self.cells.is_sum(row) else "body", tokens))
        heights = [metrics.height()]
        for at, width in enumerate(widths):
            if not self.cells.is_number(at):
                text, room = self.cells.text(row, at), max(width - S - XS, 1)
                heights.append(metrics.boundingRect(0, 0, room, _HIGH, _WRAP, text).height())
        return max(heights) + tokens.scaled(S + XS)


def _policy(*, needed: bool) -> Qt.ScrollBarPolicy:
    policy = Qt.ScrollBarPolicy
    return policy.ScrollBarAsNeeded if needed else policy.ScrollBarAlwaysOff


def _head_height(model: GridModel, widths: list[int]) -> int:
    metrics = QFontMetrics(font("secondary", look()))
    rooms = [max(width - S - XS, 1) for width in widths]
    heights = [
        metrics.boundingRect(0, 0, room, _HIGH, _WRAP, title).height()
        for room, title in zip(rooms, model.grid.head, strict=True)
    ]
    return max(heights, default=metrics.height()) + S


def _is_code(grid: Grid) -> bool:
    """Say whether the first column holds short codes, so that the second one needs the room."""
    return len(grid.head) > 1 and all(len(str(row[0])) <= _SHORT for row in grid.rows)


def _inside(place: QRect) -> QRect:
    return place.adjusted(XS, 0, -S, 0)


def _side(*, number: bool) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft


class _Cells(QStyledItemDelegate):
    """Paints a cell: its text wrapped, a thin line under it, the chosen row on a soft ground."""

    def __init__(self, cells: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells = cells

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens, place = look(), QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType] - not in the stubs
        colours = tokens.palette
        chosen = option.state & QStyle.StateFlag.State_Selected  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - as above
        painter.save()
        if chosen:
            painter.fillRect(place, QColor(colours.accent_soft))
        line = QRect(place.left(), place.bottom(), place.width(), 1)
        painter.fillRect(line, QColor(colours.line))
        total = self._cells.is_sum(index.row())
        painter.setFont(font("strong" if total else "body", tokens))
        painter.setPen(QColor(colours.text))
        side = _side(number=self._cells.is_number(index.column()))
        flags = int(side | Qt.AlignmentFlag.AlignVCenter) | _WRAP
        painter.drawText(_inside(place), flags, self._cells.text(index.row(), index.column()))
        painter.restore()


class _Header(QHeaderView):
    """Paints titles in grey at the bottom, wrapped."""

    def __init__(self, cells: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._cells = cells
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        colours = look().palette
        painter.save()
        painter.fillRect(rect, QColor(colours.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.border))
        painter.setFont(font("secondary", look()))
        painter.setPen(QColor(colours.muted))
        side = _side(number=self._cells.is_number(logicalIndex))
        flags = int(side | Qt.AlignmentFlag.AlignBottom) | _WRAP
        title = self._cells.grid.head[logicalIndex]
        painter.drawText(_inside(rect).adjusted(0, 0, 0, -XS), flags, title)
        painter.restore()
