"""Question by question: the list at the left, its table and chart at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from app.i18n import N_, _
from app.models.studies.questions import Shape, blocks
from app.reports.results.questions import question_grid
from app.ui.button import Button
from app.ui.questionnaires.results.board import Board
from app.ui.questionnaires.results.desk import Panel
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.theme import look

if TYPE_CHECKING:
    from app.models.studies.questions import Block
    from app.reports.results.grid import Grid
    from app.ui.questionnaires.results.desk import Desk

SHAPES = {
    Shape.ONE: N_("One choice"),
    Shape.MANY: N_("Several choices"),
    Shape.NUMBER: N_("Number"),
    Shape.TEXT: N_("Own words"),
    Shape.MATRIX: N_("Matrix"),
    Shape.RANKS: N_("Ranking"),
    Shape.SPLIT: N_("Percentage split"),
}
_CROSSED = {Shape.ONE, Shape.MANY, Shape.NUMBER, Shape.MATRIX, Shape.RANKS, Shape.SPLIT}


@dataclass(frozen=True, slots=True)
class Row:
    """A block in the list."""

    id: str
    number: str
    title: str
    block: Block


_COLUMNS = (
    Column("number", N_("No."), lambda row: Cell(row.number), width=48, sortable=False),
    Column(
        "title",
        N_("Question"),
        lambda row: Cell(row.title, _(SHAPES[row.block.shape])),
        sortable=False,
    ),
)


def _listed(desk: Desk, block: Block) -> str:
    """Return the words of a block for the list: of a part, its own words first."""
    form, language = desk.study.forms[desk.form], desk.words.language
    text = form.text(block.labels, language)
    return text if block.above is None else f"{text} – {form.text(block.above, language)}"


class QuestionsPanel(Panel):
    """Every question with its base, what is missing, its shares and its chart."""

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self.list = RecordTable(_COLUMNS, two_lines=True, name=_("Questions"))
        self.list.selected.connect(self._show)
        self.board = Board()
        self._cross = Button(_("Cross-table"))
        self._cross.setObjectName("cross")
        self._cross.clicked.connect(self._ask_for_table)
        self._free = Button(_("Read the answers"))
        self._free.setObjectName("read")
        self._free.clicked.connect(self._ask_for_answers)
        for each in (self._cross, self._free):
            self.board.add_button(each)
        self.board.add_stretch()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.board)
        split.setStretchFactor(1, 1)
        split.setSizes([look().scaled(400), look().scaled(740)])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(split)

    def grids(self) -> list[Grid]:
        return self.board.grids()

    def show_desk(self, desk: Desk) -> None:
        self._desk = desk
        form = desk.study.forms[desk.form]
        rows = [Row(each.name, each.number, _listed(desk, each), each) for each in blocks(form)]
        self.list.feed(list_source(rows))
        if self.list.current() is None:
            self.list.select_first()
        self._show(self.list.current())

    def _show(self, row: Row | None) -> None:
        if row is None or self._desk is None:
            self.board.show_grids([])
            return
        desk = self._desk
        self._cross.setVisible(row.block.shape in _CROSSED)
        self._free.setVisible(row.block.shape is Shape.TEXT)
        self.board.show_grids([question_grid(desk.words, desk.form, row.block, desk.group)])
        self.board.to_top()

    def _ask_for_table(self) -> None:
        self._hand_over("cross")

    def _ask_for_answers(self) -> None:
        self._hand_over("free")

    def _hand_over(self, part: str) -> None:
        row: Row | None = self.list.current()
        if row is not None:
            self.part_requested.emit(part, row.block.questions[0].name)
