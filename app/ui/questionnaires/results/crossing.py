"""Cross-tables: a question by what the registry knows of schools, or by another question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from app.i18n import _
from app.models.forms.form import Kind
from app.models.studies.groups import Attribute
from app.models.studies.questions import Shape, blocks
from app.reports.results.crossing import MEASURES, Crossing, Measure, cross_grid, first_telling
from app.reports.results.grid import Grid
from app.reports.results.words import ATTRIBUTES
from app.ui.filters import Filter, FilterStrip
from app.ui.questionnaires.results.board import Board
from app.ui.questionnaires.results.desk import Panel, Picker, question_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from app.models.forms.form import Question
    from app.ui.questionnaires.results.desk import Desk

_KINDS = frozenset({Kind.ONE, Kind.MANY, Kind.INTEGER, Kind.DECIMAL, Kind.RANGE})


class CrossPanel(Panel):
    """Rows, columns and what stands in the cells are chosen; small groups are hidden."""

    needs_group = False

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._questions: dict[str, Question] = {}
        self._picked = False
        self.rows = Picker(_("Question"), 420)
        self.columns = Picker(_("By"), 300)
        self.measures = FilterStrip([Filter(each.value, MEASURES[each]) for each in MEASURES])
        self.rows.picked.connect(self._on_picked)
        self.columns.picked.connect(self._on_picked)
        self.measures.chosen.connect(self._show)
        self.board = Board()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.board, 1)

    def pickers(self) -> Sequence[QWidget]:
        return self.rows, self.columns, self.measures

    def grids(self) -> list[Grid]:
        return self.board.grids()

    def show_desk(self, desk: Desk) -> None:
        self._desk = desk
        titles = dict(self._named(desk))
        self.rows.offer(list(titles.items()))
        by: list[tuple[str, str]] = [(each.value, _(ATTRIBUTES[each])) for each in Attribute]
        single = [
            (name, title)
            for name, title in titles.items()
            if self._questions[name].kind is Kind.ONE
        ]
        self.columns.offer([*by, *single])
        if not self._picked:
            self._begin(desk)
        self._show()

    def _begin(self, desk: Desk) -> None:
        """Begin with a table that tells something, if there is any."""
        found = first_telling(desk.words, desk.form, list(self._questions.values()))
        if found is not None:
            question, by = found
            self.rows.set_value(question.name)
            self.columns.set_value(by.value if isinstance(by, Attribute) else by.name)

    def _on_picked(self) -> None:
        self._picked = True
        self._show()

    def _named(self, desk: Desk) -> Iterator[tuple[str, str]]:
        self._questions = {}
        words = desk.words
        for block in blocks(desk.study.forms[desk.form]):
            if block.shape is Shape.TEXT:
                continue
            for question in block.questions:
                if question.kind in _KINDS:
                    self._questions[question.name] = question
                    yield question.name, question_title(words, desk.form, block, question)

    def take(self, what: object) -> None:
        if what in self._questions:
            self.rows.set_value(what)
            self._on_picked()

    def _crossing(self) -> Crossing | None:
        question, by = self._questions.get(self.rows.value()), self.columns.value()
        if self._desk is None or question is None or by is None:
            return None
        other = self._questions.get(by) or Attribute(by)
        return Crossing(self._desk.form, question, other, Measure(self.measures.active()))

    def _show(self) -> None:
        crossing = self._crossing()
        if self._desk is None or crossing is None:
            self.board.show_grids([])
            return
        grid = cross_grid(self._desk.words, crossing)
        self.board.show_grids([turned(grid)])


def turned(grid: Grid) -> Grid:
    """Return a wide table with its rows as columns, so that it is read downwards."""
    if len(grid.head) <= len(grid.rows) + 1:
        return grid
    columns = list(zip(grid.head, *grid.rows, strict=True))
    first, *rest = columns
    head = tuple(str(cell) for cell in first)
    return Grid(grid.title, head, tuple(rest), grid.notes, grid.bars, grid.drawn, total=grid.total)
