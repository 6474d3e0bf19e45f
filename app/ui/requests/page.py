"""The screen of requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from app.i18n import N_, _
from app.messages import describe
from app.models import closed_days, events, requests
from app.models.errors import AppError
from app.models.period_titles import day as day_text
from app.models.request_events import event_values, fulfilling
from app.models.requests import Step
from app.models.settings import read as read_settings
from app.ui.attachments_view import AttachmentsView
from app.ui.button import Button
from app.ui.closed_notice import ClosedNotice
from app.ui.history_view import HistoryView
from app.ui.icons import Icon
from app.ui.record_page import RecordPage, Words
from app.ui.record_papers import RecordPapers
from app.ui.request_words import status_pill
from app.ui.requests.columns import COLUMNS, FILTERS, Row
from app.ui.requests.events_tab import EventsTab
from app.ui.requests.facts_tab import FactsTab
from app.ui.requests.fields import LOCKED, request_fields, tidied, values_of
from app.ui.requests.listing import NEWEST, counted, listed, source_of
from app.ui.requests.similar import SimilarRequests
from app.ui.requests.step_buttons import step_buttons
from app.ui.requests.step_pane import RequestStepPane, reason_of
from app.ui.requests.steps import step_change, usual_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.models.gate import Change
    from app.models.problems import Problem
    from app.ui.form import Field
    from app.ui.page import Workplace
    from app.ui.record_model import Source
    from app.ui.requests.papers import RequestPapers


class RequestsPage(RecordPage):
    """Requests of partner schools; `create_requested(table, values)` asks for an event's form."""

    title = N_("Requests")
    table = "request"
    reads = frozenset({
        "request", "request_status", "event_request", "event", "school", "person", "attachment",
        "holiday", "period", "school_year", "setting", "closed_version", "letter",
    })  # fmt: skip
    words = Words(
        add=N_("Request"),
        new_title=N_("New request"),
        edit_title=N_("Edit request"),
        empty_title=N_("No requests here"),
        empty_hint=N_("Enter a request while you are on the phone, or import a workbook."),
        added=N_("Add request {number}"),
        edited=N_("Edit request {number}"),
        icon=Icon.REQUESTS,
    )
    columns = COLUMNS
    filters = FILTERS

    create_requested = Signal(str, object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._number_follows_day = False
        self._papers = RecordPapers(self, _papers)
        self.list.records.order = NEWEST
        self._add_tabs()
        self.step = RequestStepPane(self.store, place.today)
        self.step.save_requested.connect(self._on_step)
        self.step.given_up.connect(self._leave_step)
        self.strip.chosen.connect(self.unpin)
        self._locked = ClosedNotice()
        self.pane.hints.addWidget(self._locked)
        for notice in (self._locked, self._facts):
            notice.period_asked.connect(self.period_requested)
        self._similar = SimilarRequests()
        self._similar.link_activated.connect(self._follow)
        self.pane.hints.addWidget(self._similar)

    def _add_tabs(self) -> None:
        self._facts = FactsTab(self.store)
        self._events = EventsTab(self.store)
        self._files = AttachmentsView(self.store)
        self._history = HistoryView(self.store)
        for key, title, tab in (
            ("facts", _("Details"), self._facts),
            ("events", _("Events"), self._events),
            ("files", _("Documents"), self._files),
            ("history", _("History"), self._history),
        ):
            self.detail.add_tab(key, title, tab)
        self.detail.tab_changed.connect(self._show_history)
        self.detail.link_activated.connect(self._follow)
        self._facts.link_activated.connect(self._follow)
        self._events.link_activated.connect(self._follow)
        self._events.linked.connect(self._link)
        self._events.unlinked.connect(self._unlink)
        self._events.create_requested.connect(self._ask_for_event)
        self._files.said.connect(self.said)
        self._history.said.connect(self.said)

    # The list

    def source(self) -> Source:
        today = self.place.today()
        if self.rows_shown is not None:
            return source_of(self.store, requests.Filter(ids=self.rows_shown), today)
        return listed(self.store, self.strip.active(), self.search.text(), today)

    def counts(self) -> Mapping[str, int]:
        return counted(self.store, self.place.today())

    # The record

    def show_detail(self, record: Row) -> None:
        request = record.request
        linked = events.of_request(self.store, request.id)
        self.detail.set_heading(
            f"{request.number} · {day_text(request.received)}",
            request.topic,
            request.school_name,
            status_pill(request, record.due, record.today),
            link=f"school:{request.school}",
        )
        self._facts.show_request(record, linked)
        self._events.show_request(request, linked)
        self.detail.set_tab_count("events", len(linked) or None)
        files = self._files.show_record("request", request.id)
        self.detail.set_tab_count("files", files or None)
        self._show_history()
        buttons = step_buttons(request, fulfilling(request, linked), self._open_step)
        self.detail.set_actions(
            buttons, [self._papers.button(_("Answer"), self._show_papers), self._edit_button()]
        )

    def _show_history(self) -> None:
        record = self.list.current()
        if record is not None and self.detail.open_key() == "history":
            self._history.show_record("request", record.id)

    def _show_papers(self) -> None:
        record = self.list.current()
        if record is not None:
            self.papers().open_request(record.id)
            self._papers.show()

    def papers(self) -> RequestPapers:
        """Return the page with the documents of a record."""
        return self._papers.page()

    def refresh(self) -> None:
        super().refresh()
        self._papers.refresh()

    def _edit_button(self) -> Button:
        button = Button(_("Edit"), "quiet")
        button.setObjectName("edit")
        button.clicked.connect(self.edit)
        return button

    def _follow(self, key: str) -> None:
        table, _colon, number = key.partition(":")
        if table == self.table:
            self.show_record(int(number))
        else:
            self.open_requested.emit(table, int(number))

    # Steps

    def _open_step(self, status: str) -> None:
        row = self.list.current()
        if row is not None:
            held = fulfilling(row.request, events.of_request(self.store, row.id))
            day = usual_day(row.request, status, held, self.place.today())
            self.step.open_step(row.request, status, day)
            self.show_beside(self.step)
            self.step.focus_first()

    def _on_step(self, number: int, values: Mapping[str, Any]) -> None:
        request = requests.get(self.store, number)
        step = Step(values["status"], values["day"], reason_of(values))
        label = step_change(request, step.status)
        try:
            with self.store.change(label, origin=self, number=request.number) as change:
                requests.move(self.store, change, request, step)
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self.step.done()
        self._leave_step()
        self.refresh()
        self.said.emit(_("Saved"), True)

    def _leave_step(self) -> None:
        self.leave_beside()
        self.list.setFocus()

    # Events

    def _link(self, number: int) -> None:
        self._change_link(N_("Link event {event} to request {request}"), events.link, number)

    def _unlink(self, number: int) -> None:
        self._change_link(N_("Unlink event {event} from request {request}"), events.unlink, number)

    def _change_link(self, label: str, write: Any, number: int) -> None:  # noqa: ANN401 - link or unlink
        row = self.list.current()
        args = {"event": events.get(self.store, number).number, "request": row.request.number}
        try:
            with self.store.change(label, origin=self, **args) as change:
                write(self.store, change, number, row.id)
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self.refresh()
        self.said.emit(_("Saved"), True)

    def _ask_for_event(self) -> None:
        row = self.list.current()
        if row is not None:
            self.create_requested.emit("event", event_values(self.store, row.request))

    # The form

    def fields(self, number: int | None) -> Sequence[Field]:
        request = requests.get(self.store, number) if number is not None else None
        return request_fields(self.place, request)

    def values(self, number: int | None) -> Mapping[str, Any]:
        if number is not None:
            return values_of(requests.get(self.store, number))
        today = self.place.today()
        return {"received": today, "number": self._next_number(today)}

    def problems(self, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
        return requests.problems(self.store, number, tidied(values))

    def write(self, change: Change, number: int | None, values: Mapping[str, Any]) -> int:
        return requests.save(self.store, change, number, tidied(values))

    def label_args(self, values: Mapping[str, Any]) -> Mapping[str, object]:
        return {"number": tidied(values)["number"]}

    def _next_number(self, received: date) -> str:
        return requests.next_number(self.store, read_settings(self.store).own_school, received)

    def _open_form(self, number: int | None, title: str) -> None:
        super()._open_form(number, title)
        if self.pane.form is not None:
            self.pane.form.edited.connect(self._on_form_edited)
        self._number_follows_day = number is None
        if number is None:
            self._renew_taken_number()
        self._lock_fields(number)
        self._show_similar()

    def _lock_fields(self, number: int | None) -> None:
        """Grey out what a closed period has locked, and say why."""
        request = requests.get(self.store, number) if number is not None else None
        span = request and closed_days.covering(self.store, request.leading, request.received)
        self._locked.show_span(span)
        if span and self.pane.form is not None:
            for name in LOCKED:
                self.pane.form.editor(name).setEnabled(False)

    def _on_form_edited(self, name: str) -> None:
        values = self.pane.values()
        if name == "number":
            self._number_follows_day = self.pane.number() is None and not values["number"]
        elif name == "received" and self._number_follows_day:
            self._renew_number(values["received"])
        elif name in {"topic", "direction"}:
            self._show_similar()

    def _renew_taken_number(self) -> None:
        """Give a draft another number where its own was taken by now."""
        values = self.pane.values()
        codes = {each.code for each in self.problems(None, values)}
        if "repeated_number" in codes:
            self._renew_number(values["received"])

    def _renew_number(self, received: date | None) -> None:
        if received is not None and self.pane.form is not None:
            self.pane.form.editor("number").set_value(self._next_number(received))

    def _show_similar(self) -> None:
        values = self.pane.values()
        topic, direction = values.get("topic") or "", values.get("direction")
        found = requests.similar(self.store, topic, direction, but=self.pane.number())
        self._similar.show_similar(found)


def _papers(place: Workplace) -> RequestPapers:
    from app.ui.requests.papers import RequestPapers  # noqa: PLC0415 - Qt's PDF comes with it

    return RequestPapers(place)
