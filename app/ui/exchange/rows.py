"""The rows of a table that is brought in: counted by what becomes of them, filtered, chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.exchange.registry.plan import Row, Verdict, title_of
from app.i18n import N_, _
from app.messages import explain
from app.models.text import fold
from app.ui.empty import Empty
from app.ui.exchange.registry_words import pill_of, place_words, what_words
from app.ui.filters import Filter, FilterStrip
from app.ui.icons import Icon
from app.ui.pill import PillSpec
from app.ui.record_model import Cell, Column, Order, Source
from app.ui.record_table import RecordTable
from app.ui.search_field import SearchField
from app.ui.strip import Strip
from app.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.exchange.registry.plan import Plan
    from app.models.problems import Problem

NOTES: Final = "notes"
_FILTERS: Final = (
    Filter("all", N_("All")),
    Filter(Verdict.NEW, N_("New")),
    Filter(Verdict.CHANGED, N_("Changed")),
    Filter(Verdict.SAME, N_("Same")),
    Filter(Verdict.WAITING, N_("To decide"), Icon.MERGE),
    Filter(Verdict.REJECTED, N_("Rejected"), Icon.WARNING),
    Filter(Verdict.LEFT_OUT, N_("Left out")),
    Filter(NOTES, N_("Notes")),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table as the list shows it, or a note on the table itself."""

    id: int
    plan: Plan
    row: Row | None = None
    note: Problem | None = None

    def number(self) -> Cell:
        """Return where it stands in the file."""
        if self.note:
            return Cell(str(self.note.row or ""), muted=True)
        return Cell(str(self.id), muted=True)

    def title(self) -> Cell:
        """Return what the row calls its record, and what is to be told of it."""
        if self.note:
            return Cell(explain(self.note), place_words(self.note))
        assert self.row  # noqa: S101 - the one or the other
        return Cell(title_of(self.row.values) or NO_TITLE, what_words(self.plan, self.row))

    def verdict(self) -> Cell:
        """Return what becomes of it."""
        if self.row is None:
            return Cell(pill=PillSpec(_("note"), "info", Icon.INFO))
        return Cell(pill=pill_of(self.row.verdict))


NO_TITLE: Final = "—"
_COLUMNS: Final = (
    Column("number", N_("Row"), lambda line: line.number(), width=64, align="right"),
    Column("title", N_("What it says, what changes"), lambda line: line.title(), sortable=False),
    Column("verdict", N_("What becomes of it"), lambda line: line.verdict(), width=156),
)


class Rows(QWidget):
    """The list; its filters stand in `line`. `selected(row)` tells the row chosen, None for a note.

    Digits, Delete and Backspace on the list are `decided_by_key(key)`.
    """

    selected = Signal(object)
    decided_by_key = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self._folded: dict[int, str] = {}
        self.strip = FilterStrip(_FILTERS)
        self.strip.chosen.connect(self._feed)
        self._search = SearchField(_("Filter"))
        self._search.setObjectName("filter_rows")
        self._search.setMaximumWidth(look().scaled(140))
        self._search.searched.connect(self._feed)
        self.line = Strip(self.strip)
        self.line.add(self._search)
        self.table = RecordTable(_COLUMNS, two_lines=True, multiple=True, name=_("Rows"))
        self.table.set_empty(Empty(_("No such rows")))
        self.table.selected.connect(self._on_selected)
        self._search.left_downwards.connect(self.table.setFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.table, 1)
        for key in ("0", "1", "2", "3", "4", "5", "Delete", "Backspace"):
            shortcut = QShortcut(QKeySequence(key), self.table.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.decided_by_key.emit, key))

    def show_plan(self, plan: Plan) -> None:
        """Show a plan; the same row stays chosen."""
        if self._plan is None or self._plan.source is not plan.source:
            self._folded = {}
        self._plan = plan
        counts = {verdict.value: plan.count(verdict) for verdict in Verdict}
        notes = len(plan.notes) + len(plan.skipped)
        self.strip.set_counts({"all": plan.seen, NOTES: notes, **counts})
        self._feed()

    def go_to(self, number: int) -> None:
        """Choose a row by its number."""
        if not self.table.select(number):
            self._search.empty_out()
            self.strip.activate("all")
            self._feed()
            self.table.select(number)

    def show_only(self, verdict: Verdict) -> None:
        """Show the rows with a verdict, and choose the first."""
        self.strip.activate(verdict)
        self._feed()
        self.table.select_first()
        self.table.setFocus()

    def _feed(self) -> None:
        if self._plan is None:
            return
        plan, lines = self._plan, self._lines(self._plan)
        numbers = {row.number: at for at, row in enumerate(lines) if isinstance(row, Row)}

        def rows(offset: int, limit: int, order: Order | None) -> Sequence[Line]:
            part = _ordered(lines, order)[offset : offset + limit]
            return [_line(plan, each, offset + at) for at, each in enumerate(part)]

        def place(number: int, order: Order | None) -> int | None:
            if order is None:
                return numbers.get(number)
            found = (at for at, each in enumerate(_ordered(lines, order)) if _id(each) == number)
            return next(found, None)

        self.table.feed(Source(lambda _order=None: len(lines), rows, place))
        if self.table.current() is None:
            self.table.select_first()

    def _lines(self, plan: Plan) -> Sequence[Row | Problem]:
        chosen = self.strip.active()
        if chosen == NOTES:
            return [*plan.notes, *plan.skipped]
        words = fold(self._search.text()).split()
        return [
            row
            for row in plan.rows
            if chosen in ("all", row.verdict) and all(each in self._text(row) for each in words)
        ]

    def _text(self, row: Row) -> str:
        """Return everything a row says, folded once."""
        if row.number not in self._folded:
            cells = " ".join(str(cell.value) for cell in row.entry.cells)
            self._folded[row.number] = fold(cells)
        return self._folded[row.number]

    def _on_selected(self, line: Line | None) -> None:
        self.selected.emit(line.row if line else None)


def _ordered(lines: Sequence[Row | Problem], order: Order | None) -> Sequence[Row | Problem]:
    if order is None:
        return lines
    if order.key == "verdict":
        return sorted(lines, key=_verdict, reverse=order.descending)
    return sorted(lines, key=_id, reverse=order.descending)


def _verdict(each: Row | Problem) -> str:
    return each.verdict if isinstance(each, Row) else ""


def _id(each: Row | Problem) -> int:
    return each.number if isinstance(each, Row) else each.row or 0


def _line(plan: Plan, each: Row | Problem, at: int) -> Line:
    if isinstance(each, Row):
        return Line(each.number, plan, row=each)
    return Line(-at - 1, plan, note=each)
