"""Responses one by one, without what would betray anybody; and what is wrong with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext, spoken
from app.messages import describe
from app.models.errors import AppError
from app.models.forms.wording import told
from app.models.problems import error
from app.models.studies import review
from app.models.studies.responses import REJECTED
from app.ui.button import Button
from app.ui.detail import DetailPane
from app.ui.empty import Empty
from app.ui.fields import Field, Text
from app.ui.form_pane import FormPane
from app.ui.icons import Icon
from app.ui.locking import lock
from app.ui.notice import Notice
from app.ui.plain import Label
from app.ui.questionnaires.responses.beside import Beside
from app.ui.questionnaires.responses.words import form_title, state_pill
from app.ui.record_model import Cell, Column, Order, Source
from app.ui.record_table import RecordTable
from app.ui.tokens import XS, M

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.models.forms.form import Form
    from app.models.forms.wording import Told
    from app.models.problems import Problem
    from app.models.store import Store
    from app.models.studies.review import Reviewed

_COLUMNS: Final = (
    Column("number", N_("No."), lambda line: line.number(), width=64, align="right",
           sortable=False),
    Column("form", N_("Questionnaire"), lambda line: line.form(), stretch=3, sortable=False),
    Column("state", N_("State"), lambda line: line.state(), width=184, sortable=False),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Line:
    """A response as the list shows it: its place in the list says nothing of when it came."""

    id: int
    at: int
    reviewed: Reviewed
    questionnaire: Form | None

    def number(self) -> Cell:
        return Cell(str(self.at), muted=True)

    def form(self) -> Cell:
        n = len(self.reviewed.answers)
        answered = ngettext("{n} answer", "{n} answers", n).format(n=n)
        return Cell(form_title(self.questionnaire), self.reviewed.reason or answered)

    def state(self) -> Cell:
        return Cell(pill=state_pill(self.reviewed.state))


class SinglePane(Beside):
    """The list and the answers; `changed(text)` after a response was set aside or approved."""

    changed = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.list = RecordTable(_COLUMNS, two_lines=True, name=_("Responses"))
        self.list.selected.connect(self._show)
        self._detail = DetailPane(_("Choose a response to read its answers."))
        lock(self._detail, locked=store.read_only)
        self._answers = _Answers()
        self._reason = Notice()
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(M)
        box.addWidget(self._reason)
        box.addWidget(self._answers)
        self._detail.add_tab("answers", _("Answers"), holder)
        self._pane = FormPane(store, "response_aside", _check)
        self._pane.save_requested.connect(self._set_aside)
        self._pane.given_up.connect(self._close_form)
        self._side = QStackedWidget()
        self._side.addWidget(self._detail)
        self._side.addWidget(self._pane)
        self._few = Notice()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._few)
        column.addWidget(self.list, 1)
        self.hold(left, self._side, (640, 520))

    def show_numbers(
        self, numbers: Sequence[int], forms: Mapping[int, Form], withheld: int
    ) -> None:
        """List these responses; their answers are read when they come into sight.

        `withheld` are so many more, in groups that are too small to be looked at one by one.
        """
        self._say_few(withheld, shown=bool(numbers))

        def rows(offset: int, limit: int, _order: Order | None) -> Sequence[_Line]:
            wanted = numbers[offset : offset + limit]
            found = {each.id: each for each in review.records(self._store, wanted)}
            return [
                _Line(number, at, found[number], forms.get(found[number].form))
                for at, number in enumerate(wanted, start=offset + 1)
                if number in found
            ]

        self.list.feed(Source(lambda _order: len(numbers), rows))
        if self.list.current() is None:
            self.list.select_first()

    def _say_few(self, withheld: int, *, shown: bool) -> None:
        why = _("Fewer than five are not shown one by one: somebody could be made out.")
        told = _("Not shown one by one: {n}.").format(n=withheld)
        self._few.say(f"{told} {why}" if withheld and shown else "", "info")
        self._few.setVisible(bool(withheld and shown))
        self.list.set_empty(
            Empty(told, why, which=Icon.LOCK) if withheld else Empty(_("No such responses"))
        )

    def _show(self, line: _Line | None) -> None:
        self._side.setCurrentWidget(self._detail)
        if line is None:
            self._detail.show_hint()
            return
        reviewed, form = line.reviewed, line.questionnaire
        self._detail.set_heading(
            _("Response {number}").format(number=line.at),
            form_title(form),
            _("School, day and order are not shown."),
            state_pill(reviewed.state),
        )
        self._reason.say(reviewed.reason, "warn")
        self._reason.setVisible(bool(reviewed.reason))
        self._answers.show_answers(told(form, reviewed.answers, spoken()) if form else [])
        self._detail.set_actions([self._button(reviewed)])

    def _button(self, reviewed: Reviewed) -> Button:
        if reviewed.state == REJECTED:
            button = Button(_("Approve again"), "secondary", Icon.CHECK, small=True)
            button.setObjectName("approve_again")
            button.clicked.connect(self._approve)
        else:
            button = Button(_("Set aside"), "secondary", Icon.CROSS, small=True)
            button.setObjectName("set_aside")
            button.clicked.connect(self._open_form)
        return button

    def _open_form(self) -> None:
        line: _Line | None = self.list.current()
        if line is not None:
            fields = [Field("reason", N_("Reason"), Text(200), required=True)]
            self._pane.open(_("Set aside: not counted"), fields, line.id, {"reason": ""})
            self._side.setCurrentWidget(self._pane)

    def _close_form(self) -> None:
        self._side.setCurrentWidget(self._detail)
        self.list.setFocus()

    def _set_aside(self, number: int, values: Mapping[str, Any]) -> None:
        self._pane.done()
        self._write(lambda: review.set_aside(self._store, number, values["reason"].strip()),
                    _("Set aside"))  # fmt: skip

    def _approve(self) -> None:
        line: _Line | None = self.list.current()
        if line is not None:
            self._write(
                lambda: review.approve(self._store, line.id),
                _("Approved. The answers are counted."),
            )

    def _write(self, deed: Callable[[], None], done: str) -> None:
        try:
            deed()
        except AppError as problem:
            done = describe(problem)
        self._close_form()
        self.changed.emit(done)


def _check(_number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    return [] if values["reason"].strip() else [error("required", "reason")]


class _Answers(QWidget):
    """Questions and answers; the labels are used again for the next response."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(XS)
        self._lines: list[tuple[Label, Label, Label]] = []

    def show_answers(self, found: Sequence[Told]) -> None:
        """Show these answers."""
        while len(self._lines) < len(found):
            self._lines.append(self._line())
        before = ""
        for at, labels in enumerate(self._lines):
            each = found[at] if at < len(found) else None
            heading = each.heading if each and each.heading != before else ""
            before = each.heading if each else ""
            question = (
                f"{each.number}. {each.question}"
                if each and each.number
                else (each.question if each else "")
            )
            for label, text in zip(
                labels, (heading, question, each.answer if each else ""), strict=True
            ):
                label.setText(text)
                label.setVisible(bool(text))

    def _line(self) -> tuple[Label, Label, Label]:
        labels = (Label("", "strong"), Label("", "muted"), Label("").selectable())
        labels[0].setContentsMargins(0, M, 0, 0)
        labels[2].setContentsMargins(0, 0, 0, XS)
        for label in labels:
            self._box.addWidget(label)
        return labels
