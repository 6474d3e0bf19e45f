"""Where results are shown: title, chart and table, one under the other, scrolling together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import spoken
from app.ui.chart_view import ChartView
from app.ui.plain import Label, clear_layout, plane
from app.ui.questionnaires.results.grid_view import GridView
from app.ui.scroll import scrolled
from app.ui.tokens import XL, XS, XXL, L, M, S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.results.grid import Grid


class Plate(QWidget):
    """One grid: title, what the bars show, the chart, the table, the notes."""

    row_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "section").selectable()
        self._drawn = Label("", "secondary")
        self._notes = Label("", "secondary").selectable()
        self.chart = ChartView()
        self.table = GridView()
        self.table.row_chosen.connect(self.row_chosen)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(S)
        for each in (self._title, self._notes, self._drawn, self.chart, self.table):
            box.addWidget(each)

    def show_grid(self, grid: Grid) -> None:
        """Show a grid."""
        self._title.setText(grid.title)
        self._notes.setText("\n".join(grid.notes))
        self._notes.setVisible(bool(grid.notes))
        self._drawn.setText(grid.drawn)
        self._drawn.setVisible(bool(grid.drawn and (grid.bars or grid.stacked)))
        if grid.stacked is not None:
            self.chart.show_stacked(grid.stacked, grid.title)
        else:
            self.chart.show_bars(grid.bars, grid.title)
        self.table.show_grid(grid, spoken())


class Board(QWidget):
    """Grids one under the other; `extra` holds what stands above them, `foot` buttons below.

    `row_chosen(place, row)` tells the row of a grid the user is on.
    """

    row_chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.plates: list[Plate] = []
        self._inset = plane("surface")
        self._box = QVBoxLayout(self._inset)
        self._box.setContentsMargins(XXL, L, XXL, L)
        self._box.setSpacing(L)
        self.extra = QVBoxLayout()
        self.extra.setSpacing(M)
        self._box.addLayout(self.extra)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(XL + XS)
        self._box.addLayout(self._stack)
        self._box.addStretch(1)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(XXL, M, XXL, M)
        self.foot.setSpacing(S)
        self._foot = plane("foot")
        self._foot.setLayout(self.foot)
        self._foot.hide()
        self._area = scrolled(self._inset)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._area, 1)
        box.addWidget(self._foot)

    def show_grids(self, grids: Sequence[Grid]) -> None:
        """Show grids; those before keep their places, so that the user's row stays."""
        while len(self.plates) < len(grids):
            self._add_plate()
        for place, plate in enumerate(self.plates):
            plate.setVisible(place < len(grids))
            if place < len(grids):
                plate.show_grid(grids[place])

    def grids(self) -> list[Grid]:
        """Return the grids that are shown."""
        return [each.table.grid() for each in self.plates if not each.isHidden()]

    def add_button(self, button: QWidget) -> None:
        """Put a button at the foot."""
        self.foot.addWidget(button)
        self._foot.show()

    def add_stretch(self) -> None:
        """Keep the buttons of the foot together at the left."""
        self.foot.addStretch(1)

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self._area.verticalScrollBar().setValue(0)

    def clear_extra(self) -> None:
        """Take away what stands above the grids."""
        clear_layout(self.extra)

    def _add_plate(self) -> None:
        plate, place = Plate(), len(self.plates)
        plate.row_chosen.connect(partial(self.row_chosen.emit, place))
        self.plates.append(plate)
        self._stack.addWidget(plate)
