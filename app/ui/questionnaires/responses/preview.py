"""What taking responses in would do: counted, row by row with the reason, nothing written yet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.exchange.responses.plan import (
    GROUP_NAMES,
    UNKNOWN_SCHOOL,
    Group,
    Row,
    Verdict,
)
from app.i18n import N_, _
from app.ui.button import Button
from app.ui.check import CheckBox
from app.ui.editors import ComboBox
from app.ui.empty import Empty
from app.ui.filters import Filter, FilterStrip
from app.ui.icons import Icon
from app.ui.notice import Notice
from app.ui.plain import Label, plane
from app.ui.questionnaires.responses.words import (
    form_title,
    group_pill,
    place_words,
    reason_words,
)
from app.ui.record_model import Cell, Column, Order, Source
from app.ui.record_table import RecordTable
from app.ui.strip import Strip
from app.ui.theme import look
from app.ui.tokens import XL, XXL, M, S

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.exchange.responses.plan import Plan

_ALL: Final = "all"
_UNKNOWN: Final = "unknown_school"
_NOTED: Final = "noted"
_WAVE_WIDTH: Final = 200


@dataclass(frozen=True, slots=True)
class _Line:
    """A response of the plan as the list shows it."""

    id: int
    row: Row

    def place(self) -> Cell:
        return Cell(self.row.place.file, place_words(self.row))

    def what(self) -> Cell:
        title, reason = form_title(self.row.form), reason_words(self.row)
        if title:
            return Cell(title, reason)
        what, stop, then = reason.partition(". ")  # what to do stands behind what is wrong
        return Cell(what + stop.strip(), then)

    def group(self) -> Cell:
        return Cell(pill=group_pill(self.row.group))


_COLUMNS: Final = (
    Column("place", N_("File"), lambda line: line.place(), stretch=2, sortable=False),
    Column("what", N_("Questionnaire and reason"), lambda line: line.what(), stretch=4,
           sortable=False),
    Column("group", N_("What becomes of it"), lambda line: line.group(), width=176,
           sortable=False),
)  # fmt: skip


class Preview(QWidget):
    """Counts, every response, the wave to choose, and what can be done.

    `accepted(wave, approve, good_only)`; `wave_left(code)` when another wave was chosen or typed;
    `form_chosen(code)` when it was chosen which questionnaire the tables answer.
    """

    accepted = Signal(str, bool, bool)
    wave_left = Signal(str)
    form_chosen = Signal(str)
    refused_wanted = Signal()
    given_up = Signal()

    def __init__(self, plan: Plan, name: str, waves: Sequence[str], *, approve: bool) -> None:
        super().__init__()
        self._plan = plan
        self._approve = CheckBox(_("Approve at once: the answers are counted"))
        self._approve.setObjectName("approve_at_once")
        self._approve.setChecked(approve)
        self._wave = self._wave_box(waves)
        self._chips = FilterStrip(_filters(plan))
        self._chips.set_counts(_counts(plan))
        self._chips.chosen.connect(self._feed)
        self._table = RecordTable(_COLUMNS, two_lines=True, name=_("Responses"))
        self._table.set_empty(Empty(_("No such responses")))
        self._trouble = Notice(parent=self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head(name))
        box.addWidget(Strip(self._chips))
        box.addWidget(self._table, 1)
        box.addWidget(self._foot())
        QShortcut(QKeySequence("Escape"), self, self.given_up.emit)
        self._feed()

    def take_focus(self) -> None:
        """Let the keyboard begin where the decision is made."""
        self._table.setFocus()

    def _wave_box(self, waves: Sequence[str]) -> ComboBox:
        box = ComboBox()
        box.setObjectName("wave_of_delivery")
        box.setAccessibleName(_("Wave"))
        box.setEditable(True)
        box.setFixedWidth(look().scaled(_WAVE_WIDTH))
        box.addItems(list(waves))
        box.setCurrentText(self._plan.wave)
        edit = box.lineEdit()
        assert edit  # noqa: S101 - it is editable
        edit.editingFinished.connect(self._on_wave)
        box.activated.connect(self._on_wave)
        return box

    def _head(self, name: str) -> QWidget:
        head = plane("surface")
        box = QVBoxLayout(head)
        box.setContentsMargins(XXL, XL, XXL, M)
        box.setSpacing(M)
        box.addWidget(Label(name or _("Answer files"), "section"))
        box.addWidget(self._verdict())
        if forms := self._plan.unclear_forms():
            box.addLayout(self._asking(forms))
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(Label(_("Into the wave"), "muted", wrap=False))
        line.addWidget(self._wave)
        line.addWidget(Label(_("Type a new code for a new wave."), "secondary", wrap=False))
        line.addSpacing(XL)
        line.addWidget(self._approve)
        line.addStretch(1)
        box.addLayout(line)
        box.addWidget(self._trouble)
        return head

    def _asking(self, forms: Sequence[str]) -> QHBoxLayout:
        """Ask which questionnaire the tables answer that fit several."""
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(Label(_("Which questionnaire does the table answer?"), "muted", wrap=False))
        for code in forms:
            button = Button(code, small=True)
            button.setObjectName(f"form:{code}")
            button.clicked.connect(partial(self.form_chosen.emit, code))
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _verdict(self) -> Notice:
        if self._plan.count(Verdict.REJECTED):
            return Notice(_("Some of it cannot be taken in. Nothing is written until you decide."),
                          "bad")  # fmt: skip
        if not self._plan.work():
            return Notice(_("Everything here is known already: there is nothing to do."), "ok")
        return Notice(
            _("Nothing is written yet. The whole delivery can be removed again later."), "info"
        )

    def _foot(self) -> QWidget:
        foot = plane("foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(XXL, M, XXL, M)
        line.setSpacing(S)
        work = self._plan.work()
        if work:
            refused = not self._plan.may_apply()
            text = _("Take in only the good ones") if refused else _("Take in")
            take = Button(f"{text}: {work}", "primary", shortcut="Ctrl+S")
            take.setObjectName("take_good" if refused else "take")
            take.clicked.connect(self._accept)
            line.addWidget(take)
        if self._plan.count(Verdict.REJECTED):
            save = Button(_("Save the list of the bad ones"), which=Icon.SAVE)
            save.setObjectName("save_refused")
            save.clicked.connect(self.refused_wanted)
            line.addWidget(save)
        cancel = Button(_("Cancel"))
        cancel.setObjectName("cancel_import")
        cancel.clicked.connect(self.given_up)
        line.addWidget(cancel)
        line.addStretch(1)
        return foot

    def _accept(self) -> None:
        wave = self._wave.currentText().strip()
        if not wave:
            self._trouble.say(_("Choose a wave, or type the code of a new one."), "bad")
            self._wave.setFocus()
            return
        self.accepted.emit(wave, self._approve.isChecked(), not self._plan.may_apply())

    def _on_wave(self) -> None:
        self._trouble.say("")
        self.wave_left.emit(self._wave.currentText().strip())

    def _feed(self) -> None:
        chosen = self._chips.active()
        rows = self._plan.rows
        places = [at for at, row in enumerate(rows) if _fits(row, chosen)]

        def read(offset: int, limit: int, _order: Order | None) -> Sequence[_Line]:
            return [_Line(at, rows[at]) for at in places[offset : offset + limit]]

        self._table.feed(Source(lambda _order: len(places), read))


def _fits(row: Row, chosen: str) -> bool:
    if chosen == _UNKNOWN:
        return row.warns_of(UNKNOWN_SCHOOL)
    if chosen == _NOTED:
        return _is_noted(row)
    return chosen in (_ALL, row.group)


def _is_noted(row: Row) -> bool:
    """Say whether a response is taken though something in it should be looked at."""
    return row.verdict is not Verdict.REJECTED and bool(row.problems)


def _counts(plan: Plan) -> dict[str, int]:
    groups = {group.value: count for group, count in plan.groups().items()}
    noted = sum(_is_noted(row) for row in plan.rows)
    return {**groups, _ALL: len(plan.rows), _UNKNOWN: plan.unknown_schools(), _NOTED: noted}


def _filters(plan: Plan) -> list[Filter]:
    """Return a filter for everything, and one for each group that has something in it."""
    found = plan.groups()
    filters = [Filter(_ALL, N_("All"))]
    filters += [Filter(each.value, GROUP_NAMES[each]) for each in Group if found[each]]
    if plan.unknown_schools():
        filters.append(Filter(_UNKNOWN, N_("Unknown school"), Icon.WARNING))
    if any(_is_noted(row) for row in plan.rows):
        filters.append(Filter(_NOTED, N_("To look at"), Icon.EYE))
    return filters
