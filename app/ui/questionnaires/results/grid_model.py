"""The cells of a table of results as Qt asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from app.reports.results.grid import Grid, shown

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

_NOWHERE: Final = QModelIndex()


class GridModel(QAbstractTableModel):
    """The cells of a grid, in the words of a language."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid("")
        self._language = "kk"
        self._numbers: list[bool] = []

    def show_grid(self, grid: Grid, language: str) -> None:
        """Show another grid."""
        self.beginResetModel()
        self.grid, self._language = grid, language
        self._numbers = [_holds_numbers(grid, at) for at in range(len(grid.head))]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.head)

    def text(self, row: int, column: int) -> str:
        """Return a cell as people read it."""
        return shown(self.grid.rows[row][column], self._language)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.grid.head[section]
        return None

    def is_number(self, column: int) -> bool:
        """Say whether a column holds numbers."""
        return self._numbers[column]

    def is_sum(self, row: int) -> bool:
        """Say whether a row is the sum of the others."""
        return self.grid.total and row == len(self.grid.rows) - 1


def _holds_numbers(grid: Grid, column: int) -> bool:
    return column > 0 and not any(
        isinstance(cell := row[column], str) and any(sign.isalpha() for sign in cell)
        for row in grid.rows
    )
