"""Bringing in a table of schools or of people: sheet, columns, rows and decisions on one page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.exchange.registry.plan import Verdict
from app.i18n import N_, _
from app.ui.button import Button
from app.ui.editors import ComboBox
from app.ui.exchange.mapping import Mapping
from app.ui.exchange.registry_work import Table, plan_sheet
from app.ui.exchange.row_detail import RowDetail, choices
from app.ui.exchange.rows import Rows
from app.ui.fields import Field
from app.ui.form import Form
from app.ui.icons import Icon
from app.ui.jobs import Job
from app.ui.lookups import school_lookup
from app.ui.notice import Notice
from app.ui.plain import ElidedLabel, Label, plane
from app.ui.theme import look
from app.ui.tokens import XL, XXL, M, S

if TYPE_CHECKING:
    from app.exchange.registry.layout import Layout
    from app.exchange.registry.plan import Decision, Plan, Row
    from app.exchange.registry.source import Source
    from app.ui.page import Workplace

TITLES: Final = {"schools": N_("Schools from a list"), "people": N_("Educators from a list")}
"""What bringing in a list of each kind is called."""
_DETAIL: Final = 430


class RegistryPane(QWidget):
    """Everything about one table before it is written.

    `accepted(plan, good rows only)`, `rest_wanted(plan)` and `given_up` lead on; `failed(problem)`
    when comparing went wrong.
    """

    accepted = Signal(object, bool)
    rest_wanted = Signal(object)
    given_up = Signal()
    failed = Signal(object)

    def __init__(self, place: Workplace, table: Table) -> None:
        super().__init__()
        self._place = place
        self._table = table
        self._plan = table.plan
        self._guessed = table.plan.layout
        self._by_hand: dict[str, str | None] = {}
        self._decisions: dict[int, Decision | None] = {}
        self._row: Row | None = None
        self._job: Job | None = None
        self._sheet = ComboBox()
        self._school = Form((Field("school", N_("School of these people"), school_lookup(place)),))
        self._verdict = Notice(parent=self)
        self._columns = Mapping()
        self.rows = Rows()
        self.detail = RowDetail()
        self._import = Button("", "primary", shortcut="Ctrl+S")
        self._rest = Button(_("Save the rest for mending…"), which=Icon.SAVE)
        self._build()
        self._connect()
        self._show_plan(self._plan)

    def _build(self) -> None:
        top = plane("surface")
        head = QVBoxLayout(top)
        head.setContentsMargins(XXL, M, XXL, M)
        head.setSpacing(S)
        head.addLayout(self._build_title())
        head.addWidget(self._school)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.rows)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 1)
        split.setSizes([look().scaled(716), look().scaled(_DETAIL)])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(top)
        box.addWidget(self._columns)
        box.addWidget(self.rows.line)
        box.addWidget(split, 1)
        box.addWidget(self._build_foot())

    def _build_title(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(M)
        line.addWidget(Label(f"{_(TITLES[self._plan.kind])}:", "section", wrap=False))
        line.addWidget(ElidedLabel(self._plan.name, "section"), 1)
        self._sheet.setObjectName("sheet")
        self._sheet.setAccessibleName(_("Sheet"))
        self._sheet.setFixedWidth(look().scaled(240))
        for each in self._table.sheets:
            self._sheet.addItem(each.sheet)
        self._sheet.setCurrentIndex(self._table.sheets.index(self._plan.source))
        for widget in (Label(_("Sheet"), "muted", wrap=False), self._sheet):
            line.addWidget(widget)
            if len(self._table.sheets) == 1:
                widget.hide()
        return line

    def _build_foot(self) -> QWidget:
        foot = plane("foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(XL, M, XL, M)
        line.setSpacing(S)
        cancel = Button(_("Cancel"))
        for name, button in (
            ("import_rows", self._import), ("save_rest", self._rest), ("cancel_import", cancel),
        ):  # fmt: skip
            button.setObjectName(name)
            line.addWidget(button)
        line.addSpacing(M)
        line.addWidget(self._verdict, 1)
        cancel.clicked.connect(self.given_up)
        return foot

    def _connect(self) -> None:
        self._sheet.activated.connect(self._on_sheet)
        self._verdict.asked.connect(self._show_open)
        self._school.edited.connect(self._replan)
        self._columns.corrected.connect(self._on_corrected)
        self.rows.selected.connect(self._on_selected)
        self.rows.decided_by_key.connect(self._on_key)
        self.detail.decided.connect(self._decide)
        self._import.clicked.connect(self._accept)
        self._rest.clicked.connect(self._want_rest)

    # What is shown

    def _show_plan(self, plan: Plan) -> None:
        self._plan = plan
        self._school.setVisible(plan.kind == "people" and "school" not in plan.layout.letters)
        self._columns.show_layout(plan.layout)
        self.rows.show_plan(plan)
        self._show_row()
        self._show_verdict(plan)
        work = plan.count(Verdict.NEW) + plan.count(Verdict.CHANGED)
        text = _("Import") if plan.may_apply() else _("Import the good rows")
        self._import.setText(f"{text}: {work}" if work else text)
        self._import.setEnabled(bool(work) and plan.may_apply(accept_good=True))
        self._rest.setVisible(bool(_rest(plan)))

    def _show_verdict(self, plan: Plan) -> None:
        waiting, rejected = plan.count(Verdict.WAITING), plan.count(Verdict.REJECTED)
        if plan.broken:
            self._verdict.say(_("Say above which column holds the names."), "bad")
        elif plan.kind == "people" and not self._school.isHidden() and not self._chosen_school():
            self._verdict.say(_("Choose above at which school these people work."), "warn")
        elif waiting:
            text = _("Likely duplicates to decide on: {n}. Nothing is joined by itself.")
            self._verdict.say(text.format(n=waiting), "warn", _("Show"))
        elif rejected:
            text = _("Rejected rows: {n}. The good ones can be imported, the rest saved.")
            self._verdict.say(text.format(n=rejected), "warn", _("Show"))
        else:
            text = _("Nothing is written yet. An import can be undone as a whole.")
            self._verdict.say(text, "info")

    def _show_open(self) -> None:
        """Show the rows that stand against importing all."""
        waits = self._plan.count(Verdict.WAITING)
        self.rows.show_only(Verdict.WAITING if waits else Verdict.REJECTED)

    def _on_selected(self, row: Row | None) -> None:
        self._row = row
        self._show_row()

    def _show_row(self) -> None:
        self.detail.show_row(self._plan, self._row)

    # What the user says better

    def _on_sheet(self) -> None:
        self._decisions, self._by_hand = {}, {}
        self._compare(self._table.sheets[self._sheet.currentIndex()], None)

    def _on_corrected(self, letter: str, field: str | None) -> None:
        self._by_hand.pop(letter, None)
        self._by_hand[letter] = field
        self._compare(self._plan.source, self._corrected())

    def _corrected(self) -> Layout:
        """Return the columns as guessed, with what was said by hand; what was said last wins.

        Going through the fields of one column by the arrow keys takes none from the others.
        """
        wanted: dict[str, str | None] = {}
        for letter, field in reversed(self._by_hand.items()):
            wanted[letter] = None if field in wanted.values() else field
        return self._guessed.corrected(wanted) if wanted else self._guessed

    def _replan(self, _name: str) -> None:
        self._compare(self._plan.source, self._corrected())

    def _compare(self, source: Source, layout: Layout | None) -> None:
        """Compare anew, and forget a comparison that still runs."""
        if self._job is not None:
            self._job.cancel()
        kind, school = self._plan.kind, self._chosen_school()
        work = plan_sheet(self._place.store, kind, source, layout, school)
        job = Job(work, _("Comparing {name}").format(name=self._plan.name), self)
        job.succeeded.connect(partial(self._compared, job))
        job.failed.connect(self.failed)
        self._job = job
        self._place.jobs.start(job)

    def _chosen_school(self) -> int | None:
        return self._school.values()["school"]

    def _compared(self, job: Job, plan: Plan) -> None:
        if job is self._job:
            self._guessed = self._guessed if self._by_hand else plan.layout
            self._show_plan(plan.decided(self._decisions) if self._decisions else plan)

    # Decisions on likely duplicates

    def _on_key(self, key: str) -> None:
        if self._row is not None:
            for choice in choices(self._plan, self._row):
                if choice.key == key:
                    self._decide(self._row.number, choice.decision)

    def _decide(self, number: int, decision: Decision | None) -> None:
        """Keep a decision, count anew, and go on to the next row that waits."""
        self._decisions[number] = decision
        plan = self._plan.decided({number: decision})
        following = self._following(plan, number) if decision else number
        self._show_plan(plan)
        self.rows.go_to(following)
        self.rows.table.setFocus()

    def _following(self, plan: Plan, number: int) -> int:
        waiting = [each.number for each in plan.rows if each.verdict is Verdict.WAITING]
        return next((each for each in waiting if each > number), waiting[0] if waiting else number)

    # The end

    def _accept(self) -> None:
        self.accepted.emit(self._plan, not self._plan.may_apply())

    def _want_rest(self) -> None:
        self.rest_wanted.emit(self._plan)


def _rest(plan: Plan) -> int:
    return plan.count(Verdict.REJECTED) + plan.count(Verdict.WAITING)
