"""The sums of an event beside its attendance list, with the numbers that are typed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from app.i18n import N_, _, ngettext
from app.messages import describe, explain
from app.models import attendance, events, requests
from app.models.errors import AppError
from app.models.problems import has_errors
from app.ui.events.naming import amount
from app.ui.fields import Amount, Field, Number, Section
from app.ui.form import Form
from app.ui.link import Link
from app.ui.plain import Label, clear_layout, plane
from app.ui.scroll import scrolled
from app.ui.theme import look
from app.ui.tokens import XL, XS, L, S

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from app.models.events import Event
    from app.models.store import Store

_FIELDS: Final = (
    Field("parents", N_("Parents"), Number()),
    Section(N_("Feedback")),
    Field("feedback_forms", N_("Number of forms"), Number(), width="half"),
    Field("feedback_mean", N_("Mean mark"), Amount(places=4, low=1, high=5), width="half"),
)
_LABELS: Final = {
    "parents": N_("Event {number}: parents"),
    "feedback_forms": N_("Event {number}: feedback"),
    "feedback_mean": N_("Event {number}: feedback"),
}


class AttendanceTotals(QFrame):
    """Present and planned, by school, hours; parents and feedback, saved when a field is left."""

    linked = Signal(str)
    said = Signal(str, bool)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.setProperty("plane", "side")
        self._store = store
        self._event: Event | None = None
        self._present, self._planned = Label("", "figure"), Label("", "secondary")
        self._schools = Label("", "figure")
        self._schools_word = Label("", "secondary")
        self._sums = QGridLayout()
        self._form = Form(_FIELDS)
        self._form.field_left.connect(self._save)
        self._requests = QVBoxLayout()
        self._build()

    def show_event(self, event: Event, *, closed: bool) -> None:
        """Show the sums of an event; a field that is being typed in is left alone.

        In a `closed` period parents and feedback can only be read.
        """
        self._event = event
        self._form.set_editable(not closed and not self._store.read_only)
        by_school = attendance.present_by_school(self._store, event.id)
        self._present.setText(str(event.present))
        planned = _("present, planned: {n}").format(n=event.planned)
        self._planned.setText(planned if event.planned is not None else _("present"))
        self._schools.setText(str(len(by_school)))
        self._schools_word.setText(ngettext("school", "schools", len(by_school)))
        self._show_sums(event, by_school)
        self._show_requests(event)
        typing = QApplication.focusWidget()
        if typing is None or not self._form.isAncestorOf(typing):
            self._form.load({name: getattr(event, name) for name in _LABELS})

    def _show_sums(self, event: Event, by_school: list[tuple[str, int]]) -> None:
        clear_layout(self._sums)
        lines = [(name, str(count)) for name, count in by_school]
        if event.hours:
            lines.append((_("Duration (academic hours)"), amount(event.hours)))
        for row, (name, count) in enumerate(lines):
            self._sums.addWidget(Label(name, "secondary"), row, 0)
            self._sums.addWidget(Label(count, wrap=False), row, 1)

    def _show_requests(self, event: Event) -> None:
        clear_layout(self._requests)
        for number in events.linked(self._store, event.id, "requests"):
            request = requests.get(self._store, number)
            link = Link(f"{request.number} · {request.school_name}")
            link.setObjectName(f"request:{number}")
            link.clicked.connect(partial(self.linked.emit, f"request:{number}"))
            self._requests.addWidget(link)
        if not event.requests:
            self._requests.addWidget(Label(_("By own plan"), "secondary"))

    def _save(self, name: str) -> None:
        event = self._event
        if event is None or any(each[0] == name for each in self._form.unreadable()):
            return
        values: dict[str, Any] = self._form.values()
        if values[name] == getattr(event, name):
            return
        found = events.feedback_problems(values) if name != "parents" else []
        self._form.show_problems([(p.field, p.severity.value, explain(p)) for p in found])
        if has_errors(found):
            return
        label = _LABELS[name]
        try:
            with self._store.change(label, origin=self, number=event.number) as change:
                events.save(self._store, change, event.id, {name: values[name]})
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self._event = events.get(self._store, event.id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(look().scaled(308))

    def _build(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(XL)
        for figure, words in (
            (self._present, self._planned),
            (self._schools, self._schools_word),
        ):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(figure)
            column.addWidget(words)
            figures.addLayout(column)
        figures.addStretch(1)
        self._sums.setColumnStretch(0, 1)
        self._sums.setVerticalSpacing(S)
        self._requests.setSpacing(XS)
        inset = plane("surface")
        box = QVBoxLayout(inset)
        box.setContentsMargins(XL, L, XL, L)
        box.setSpacing(L)
        box.addWidget(Label(_("Totals"), "section"))
        box.addLayout(figures)
        box.addLayout(self._sums)
        box.addWidget(self._form)
        box.addWidget(Label(_("Requests"), "section"))
        box.addLayout(self._requests)
        box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(scrolled(inset))
        self._fit()
