"""What is wrong with a form, each with the question it is in; Enter leads there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext
from app.messages import explain
from app.models.forms.cells import cells_of
from app.models.forms.source import CHOICES, SURVEY
from app.models.problems import Severity
from app.ui.empty import Empty
from app.ui.icons import Icon
from app.ui.notice import Notice
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.tokens import XXL, M, S

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.problems import Problem
    from app.ui.questionnaires.forms.manuscript import Manuscript
    from app.ui.tokens import Tone


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is wrong; `set` names the answer set where it is a choice."""

    id: int
    problem: Problem
    words: str
    where: str
    set: str = ""


_LOOKS: Final[Mapping[Severity, tuple[Icon, Tone]]] = {
    Severity.ERROR: (Icon.WARNING, "bad"),
    Severity.WARNING: (Icon.WARNING, "warn"),
    Severity.NOTE: (Icon.INFO, "info"),
}


def _what(found: Found) -> Cell:
    icon, tone = _LOOKS[found.problem.severity]
    return Cell(found.words, icon=icon, tone=tone)


COLUMNS: Final = (
    Column("what", N_("What is wrong"), _what, stretch=3, sortable=False),
    Column("where", N_("Where"), lambda each: Cell(each.where), stretch=1, sortable=False),
    Column(
        "cell",
        N_("Cell of the XLSForm"),
        lambda each: Cell(
            f"{each.problem.sheet} {each.problem.column}{each.problem.row or ''}", muted=True
        ),
        width=170,
        sortable=False,
    ),
)


class CheckPane(QWidget):
    """The list of problems; `asked(row)` leads to a question, `set_asked(name)` to its answers."""

    asked = Signal(int)
    set_asked = Signal(str)

    def __init__(self, manuscript: Manuscript) -> None:
        super().__init__()
        self._manuscript = manuscript
        self._told = Notice(parent=self)
        self.table = RecordTable(COLUMNS, name=_("What is wrong"))
        self.table.set_empty(
            Empty(
                _("The questionnaire is in order."),
                _("It can be handed out in every way."),
                "",
                Icon.CHECK,
            )
        )
        self.table.activated.connect(self._on_activated)
        self.table.view.clicked.connect(self._on_clicked)
        box = QVBoxLayout(self)
        box.setContentsMargins(XXL, M, XXL, M)
        box.setSpacing(S)
        box.addWidget(self._told)
        box.addWidget(self.table, 1)

    def refresh(self) -> None:
        """Look through the form again."""
        problems = self._manuscript.reading.problems
        found = [self._found(number, each) for number, each in enumerate(problems)]
        self.table.feed(list_source(found))
        errors = sum(1 for each in problems if each.severity is Severity.ERROR)
        words = ngettext(
            "{n} mistake must be mended before the questionnaire is handed out.",
            "{n} mistakes must be mended before the questionnaire is handed out.",
            errors,
        )
        only = _("Nothing stands in the way; look at what is said below.")
        told = words.format(n=errors) if errors else only
        self._told.say(told if problems else "", "bad" if errors else "warn")

    def _found(self, number: int, problem: Problem) -> Found:
        source = self._manuscript.source
        lines = {each.row: each for each in cells_of(source, problem.sheet).lines}
        line = lines.get(problem.row or 0)
        if line is None:
            return Found(number, problem, explain(problem), "")
        if problem.sheet == CHOICES:
            name = line.get("list_name")
            where = f"{name} · {line.get('name')}"
            return Found(number, problem, explain(problem), where, name)
        words = " ".join(self._manuscript.form.text(line.texts("label"), "").split())
        where = " · ".join(filter(None, (line.get("name"), words)))
        return Found(number, problem, explain(problem), where)

    def _on_clicked(self) -> None:
        self._on_activated(self.table.current())

    def _on_activated(self, found: Found | None) -> None:
        if found is None:
            return
        if found.set:
            self.set_asked.emit(found.set)
        elif found.problem.sheet == SURVEY and found.problem.row:
            self.asked.emit(found.problem.row)
