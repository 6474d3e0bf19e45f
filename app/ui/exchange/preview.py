"""What an import would do: counts by sheet and every problem with its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.exchange.workbook.layout import SHEETS, sheet_name
from app.exchange.workbook.plan import Plan, Verdict
from app.i18n import N_, _, spoken
from app.messages import explain
from app.models.problems import Severity
from app.ui.button import Button
from app.ui.icons import Icon
from app.ui.notice import Notice
from app.ui.pill import PillSpec
from app.ui.plain import Label, plane
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.tokens import XL, XXL, M, S

if TYPE_CHECKING:
    from app.models.problems import Problem
    from app.ui.tokens import Tone

_VERDICTS: Final = (
    (Verdict.NEW, N_("New")),
    (Verdict.CHANGED, N_("Changed")),
    (Verdict.SAME, N_("Same")),
    (Verdict.REJECTED, N_("Rejected")),
)
_SEVERITIES: Final[dict[Severity, tuple[str, Tone, Icon]]] = {
    Severity.ERROR: (N_("rejected"), "bad", Icon.CROSS),
    Severity.WARNING: (N_("to mend"), "warn", Icon.WARNING),
    Severity.NOTE: (N_("note"), "info", Icon.INFO),
}


@dataclass(frozen=True, slots=True)
class _Line:
    """One problem as the list shows it."""

    id: int
    problem: Problem
    title: str

    def place(self) -> Cell:
        where = f"{self.problem.column}{self.problem.row or ''}"
        return Cell(" · ".join(part for part in (self.title, where) if part))

    def what(self) -> Cell:
        return Cell(explain(self.problem))

    def severity(self) -> Cell:
        word, tone, icon = _SEVERITIES[self.problem.severity]
        return Cell(pill=PillSpec(_(word), tone, icon))


def _lines(plan: Plan) -> list[_Line]:
    """Return the problems, each with the sheet's name as it stands in the file."""
    return [
        _Line(at, each, plan.titles.get(each.sheet, "")) for at, each in enumerate(plan.problems)
    ]


_COLUMNS: Final = (
    Column("place", N_("Sheet and cell"), lambda line: line.place(), width=180, sortable=False),
    Column("what", N_("What to do"), lambda line: line.what(), stretch=3, sortable=False),
    Column("severity", N_("Kind"), lambda line: line.severity(), width=150, sortable=False),
)


class Preview(QWidget):
    """Counts, problems, and what can be done: import, only the good rows, save the bad ones."""

    accepted = Signal(bool)
    rejected_wanted = Signal()
    given_up = Signal()

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        top = plane("surface")
        inside = QVBoxLayout(top)
        inside.setContentsMargins(XXL, XL, XXL, M)
        inside.setSpacing(M)
        inside.addWidget(Label(plan.name, "section"))
        inside.addLayout(_counts(plan))
        inside.addWidget(_verdict(plan))
        box.addWidget(top)
        problems = RecordTable(_COLUMNS, name=_("Problems"))
        problems.feed(list_source(_lines(plan)))
        problems.setHidden(not plan.problems)
        box.addWidget(problems, 1)
        if not plan.problems:
            box.addStretch(1)
        box.addWidget(self._foot(plan))

    def _foot(self, plan: Plan) -> QWidget:
        foot = plane("foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(XXL, M, XXL, M)
        line.setSpacing(S)
        work = plan.count(Verdict.NEW) + plan.count(Verdict.CHANGED)
        if plan.may_apply() and work:
            line.addWidget(self._button("import", _("Import"), accept_good=False))
        elif plan.may_apply(accept_good=True) and work:
            good = _("Import only the good rows")
            line.addWidget(self._button("import_good", good, accept_good=True))
        if plan.count(Verdict.REJECTED):
            save = Button(_("Save the rejected rows"), which=Icon.SAVE)
            save.setObjectName("save_rejected")
            save.clicked.connect(self.rejected_wanted)
            line.addWidget(save)
        cancel = Button(_("Cancel"))
        cancel.setObjectName("cancel_import")
        cancel.clicked.connect(self.given_up)
        line.addWidget(cancel)
        line.addStretch(1)
        return foot

    def _button(self, name: str, text: str, *, accept_good: bool) -> Button:
        button = Button(text, "primary", shortcut="Ctrl+S")
        button.setObjectName(name)
        button.clicked.connect(partial(self._accept, accept_good))
        return button

    def _accept(self, accept_good: bool) -> None:  # noqa: FBT001 - a slot of a signal
        self.accepted.emit(accept_good)


def _verdict(plan: Plan) -> Notice:
    if plan.count(Verdict.REJECTED):
        text = _("Rows are rejected. Nothing is written until you decide.")
        return Notice(text, "bad")
    if not plan.count(Verdict.NEW) + plan.count(Verdict.CHANGED):
        return Notice(_("All rows are the same as in the program: there is nothing to do."), "ok")
    return Notice(_("Nothing is written yet. An import can be undone as a whole."), "info")


def _counts(plan: Plan) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(XXL)
    grid.setVerticalSpacing(S)
    for column, (_verdict_code, title) in enumerate(_VERDICTS, start=1):
        grid.addWidget(Label(_(title), "muted"), 0, column)
    for row, sheet in enumerate(SHEETS, start=1):
        grid.addWidget(Label(sheet_name(sheet, spoken())), row, 0)
        for column, (verdict, _title) in enumerate(_VERDICTS, start=1):
            count = plan.count(verdict, sheet)
            tone: Tone | None = "bad" if verdict is Verdict.REJECTED and count else None
            shown = Label(str(count), "strong" if count else "muted", tone=tone)
            grid.addWidget(shown, row, column)
    grid.setColumnStretch(len(_VERDICTS) + 1, 1)
    return grid
