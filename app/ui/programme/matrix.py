"""Schools down, steps across: where each school stands, at one look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from app.i18n import _, spoken
from app.models.programme import StepState
from app.ui.icons import paint_icon
from app.ui.painting import frame, write
from app.ui.plain import tooltip
from app.ui.programme.states import LOOKS, look_of, state_word
from app.ui.theme import font, look
from app.ui.tokens import FOCUS_RING, RADIUS, XS, S

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.models.programme import Step

    Index = QModelIndex | QPersistentModelIndex

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NOWHERE = QModelIndex()
_NAME: Final = 236
_DONE: Final = 58
_MOST_ROWS: Final = 12
"""So many rows are seen at once; more of them scroll."""


@dataclass(frozen=True, slots=True)
class Row:
    """A school of the matrix, with what is written of its steps."""

    id: int
    name: str
    states: Mapping[str, StepState]

    def state(self, step: str) -> StepState:
        """Return how far the school is with a step."""
        return self.states.get(step) or StepState(None, self.id, step)


class MatrixModel(QAbstractTableModel):
    """The rows, a column for each step, and how many of them are done."""

    def __init__(self, steps: Sequence[Step], today: date) -> None:
        super().__init__()
        self.steps = tuple(steps)
        self.today = today
        self.lines: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these schools."""
        self.beginResetModel()
        self.lines = rows
        self.endResetModel()

    def state(self, index: Index) -> StepState | None:
        """Return the state in a cell, None for the cells that count."""
        if not index.isValid() or index.column() >= len(self.steps):
            return None
        return self.lines[index.row()].state(self.steps[index.column()].code)

    def place(self, school: int, step: str) -> QModelIndex:
        """Return the cell of a school's step."""
        rows = [row for row, each in enumerate(self.lines) if each.id == school]
        columns = [column for column, each in enumerate(self.steps) if each.code == step]
        return self.index(rows[0], columns[0]) if rows and columns else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.steps) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.column() >= len(self.steps):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        row = self.lines[index.row()]
        state = self.state(index)
        if state is None:
            return self._counted(row) if role == Qt.ItemDataRole.DisplayRole else None
        step = self.steps[index.column()]
        words = f"{row.name}: {step.code} {step.name.of(spoken())} – {state_word(state.state)}"
        return tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else words

    def _counted(self, row: Row) -> str:
        found = [row.state(each.code).state for each in self.steps]
        needed = len(found) - found.count("not_needed")
        return f"{found.count('done')} / {needed}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            known = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
            return self.lines[section].name if role in known else None
        if section == len(self.steps):
            return tooltip(_("Done")) if role == Qt.ItemDataRole.ToolTipRole else None
        step = self.steps[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(f"{step.code} {step.name.of(spoken())}")
        return step.code if role == Qt.ItemDataRole.DisplayRole else None


class _Cells(QStyledItemDelegate):
    """Paints a state as a tile with its icon."""

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.focused = False
        self.current = QModelIndex()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - missing in the stubs
        tokens = look()
        state = self._model.state(index)
        if state is None:
            painter.setFont(font("muted", tokens))
            text = str(index.data())
            write(painter, place, text, tokens.palette.muted, Qt.AlignmentFlag.AlignHCenter)
            return
        tone, icon = LOOKS[look_of(state, self._model.today)]
        ink, ground = tokens.palette.of_tone(tone)
        tile = place.adjusted(XS, XS, -XS, -XS)
        hollow = icon is None
        edge = tokens.palette.border if hollow else ground
        frame(painter, tile, RADIUS, None if hollow else ground, edge)
        if icon is not None:
            side = tokens.icon
            corner = tile.center()
            spot = QRect(corner.x() - side // 2 + 1, corner.y() - side // 2 + 1, side, side)
            paint_icon(painter, spot, icon, ink)
        if (index.row(), index.column()) == (self.current.row(), self.current.column()):
            ring = tokens.palette.accent if self.focused else tokens.palette.field_border
            frame(painter, tile.adjusted(-1, -1, 1, 1), RADIUS, None, ring, FOCUS_RING)


class Matrix(QTableView):
    """The matrix; `chosen(school, step)` as the cursor moves, `entered` with Enter."""

    chosen = Signal(int, str)
    entered = Signal(int, str)

    def __init__(self, steps: Sequence[Step], today: date, name: str) -> None:
        super().__init__()
        self.grid_model = MatrixModel(steps, today)
        self._cells = _Cells(self.grid_model, self)
        self.setItemDelegate(self._cells)
        self.setModel(self.grid_model)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        names, steps_across = self.verticalHeader(), self.horizontalHeader()
        for header in (names, steps_across):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._enter)
        self._fit()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these schools; the cursor stays on its cell if it is there."""
        kept = self.place()
        self.grid_model.show_rows(rows)
        self._fit()
        if kept is not None:
            self.go_to(*kept)

    def place(self) -> tuple[int, str] | None:
        """Return the school and the step under the cursor."""
        state = self.grid_model.state(self.currentIndex())
        return (state.school, state.step) if state else None

    def go_to(self, school: int, step: str) -> bool:
        """Put the cursor on a cell; say whether it is there."""
        index = self.grid_model.place(school, step)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    def leave(self) -> None:
        """Take the cursor away: another matrix has it."""
        self.setCurrentIndex(QModelIndex())

    def _enter(self) -> None:
        if (place := self.place()) is not None:
            self.entered.emit(*place)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._cells.current = self.currentIndex()
        self.viewport().update()
        if (place := self.place()) is not None:
            self.chosen.emit(*place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._enter()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - of focus
        super().focusInEvent(event)  # pyright: ignore[reportArgumentType] - the same
        self._cells.focused = True
        if self.place() is None and self.grid_model.lines:
            self.setCurrentIndex(self.grid_model.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - of focus
        super().focusOutEvent(event)  # pyright: ignore[reportArgumentType] - the same
        self._cells.focused = False
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are no names of cells."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - named otherwise
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        tokens = look()
        names = self.verticalHeader()
        names.setMinimumSectionSize(1)
        names.setDefaultSectionSize(tokens.row + XS)
        names.setFixedWidth(tokens.scaled(_NAME))
        self.horizontalHeader().setFixedHeight(tokens.row)
        rows = max(1, min(len(self.grid_model.lines), _MOST_ROWS))
        self.setFixedHeight(tokens.row + rows * (tokens.row + XS) + S)
        self._fit_columns()

    def _fit_columns(self) -> None:
        tokens = look()
        header = self.horizontalHeader()
        header.setMinimumSectionSize(1)
        count = len(self.grid_model.steps)
        last = tokens.scaled(_DONE)
        each = max((self.viewport().width() - last) // max(count, 1), tokens.scaled(24))
        for column in range(count):
            header.resizeSection(column, each)
        header.resizeSection(count, last)

    def minimumSizeHint(self) -> QSize:
        return QSize(look().scaled(_NAME), super().minimumSizeHint().height())
