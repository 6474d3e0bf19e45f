"""The selected event beside the list: its facts, attendance, requests, files and history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.models import attachments, attendance, events, people, requests, schools
from app.models.deadlines import Deadlines
from app.ui.attachments_view import AttachmentsView
from app.ui.closed_notice import ClosedNotice
from app.ui.detail import DetailPane, Fact, FactList
from app.ui.event_words import status_pill
from app.ui.events.naming import amount, days_of, format_name, joined
from app.ui.events.offers import Offers
from app.ui.history_view import HistoryView
from app.ui.icons import Icon
from app.ui.notice import Notice
from app.ui.record_model import Cell, Column
from app.ui.related_list import RelatedList
from app.ui.request_words import status_pill as status_pill_of_request
from app.ui.tokens import L

if TYPE_CHECKING:
    from datetime import date

    from app.models.events import Event
    from app.models.requests import Request
    from app.ui.events.columns import Listed
    from app.ui.page import Workplace
    from app.ui.pill import PillSpec


@dataclass(frozen=True, slots=True)
class LinkedRequest:
    """A request that an event answers, with its pill of today."""

    request: Request
    pill: PillSpec

    @property
    def id(self) -> int:
        """Return the number of the request."""
        return self.request.id


_REQUESTS: Final = (
    Column(
        "topic",
        N_("Topic"),
        lambda each: Cell(
            each.request.topic, f"{each.request.number} · {each.request.school_name}"
        ),
    ),
    Column("status", N_("Status"), lambda each: Cell(pill=each.pill), width=140),
)


class EventRecord(QObject):
    """Fills the detail pane with an event; `linked(key)` where a value leads, as «school:3»."""

    linked = Signal(str)
    said = Signal(str, bool)
    period_asked = Signal(object, object)

    def __init__(self, place: Workplace, detail: DetailPane) -> None:
        super().__init__(detail)
        self._place = place
        self._store = place.store
        self._detail = detail
        self._shown: Listed | None = None
        self._asking: int | None = None
        self.notice = Notice()
        self.closed = ClosedNotice()
        self.offers = Offers(place.store)
        self._facts = FactList()
        self._attendance = FactList()
        self._requests = RelatedList(
            _REQUESTS, _("Requests"), _("By own plan: no request is linked. “Edit” links one.")
        )
        self._files = AttachmentsView(place.store)
        self._history = HistoryView(place.store)
        self._build()

    def _build(self) -> None:
        front = QWidget()
        box = QVBoxLayout(front)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        for widget in (self.closed, self.notice, self.offers, self._facts):
            box.addWidget(widget)
        self._requests.opened.connect(self._on_request)
        for key, title, widget in (
            ("facts", _("Details"), front),
            ("attendance", _("Attendance"), self._attendance),
            ("requests", _("Requests"), self._requests),
            ("files", _("Documents"), self._files),
            ("history", _("History"), self._history),
        ):
            self._detail.add_tab(key, title, widget)
        self._detail.tab_changed.connect(self._fill)
        self.closed.period_asked.connect(self.period_asked)
        self._facts.link_activated.connect(self.linked)
        for each in (self.offers, self._files, self._history):
            each.said.connect(self.said)

    def show_event(self, listed: Listed) -> None:
        """Show an event; only the open tab is read."""
        before = self._shown.event if self._shown else None
        if before is None or (before.id, before.status) != (listed.id, listed.event.status):
            self.notice.say("")
            self._asking = None
        self._shown = listed
        event = listed.event
        self._detail.set_heading(
            f"{event.number} · {days_of(event)}", event.topic, "", status_pill(event)
        )
        files = len(attachments.every(self._store, "event", event.id))
        counts = {"attendance": event.present, "requests": event.requests, "files": files}
        for key, count in counts.items():
            self._detail.set_tab_count(key, count or None)
        self._fill(self._detail.open_key())

    def ask(self, text: str, action: str) -> None:
        """Say what makes a step doubtful, with the button that takes it all the same."""
        self._asking = self._shown.id if self._shown else None
        self._detail.open_tab("facts")
        self.notice.say(text, "warn", action)

    def is_asking(self, event: int) -> bool:
        """Say whether the doubt about this event is on screen."""
        return self._asking == event

    def _fill(self, key: str) -> None:
        if self._shown is None:
            return
        event = self._shown.event
        match key:
            case "attendance":
                self._attendance.show_facts(self._attendance_facts(event))
            case "requests":
                self._show_requests(event)
            case "files":
                self._files.show_record("event", event.id)
            case "history":
                self._history.show_record("event", event.id)
            case _:
                self.offers.show_event(event)
                self._facts.show_facts(self._event_facts(self._shown))

    # Details

    def _event_facts(self, listed: Listed) -> list[Fact]:
        event = listed.event
        place = f"school:{event.place_school}" if event.place_school else ""
        return [
            Fact(_("Kind of event"), listed.kind),
            Fact(_("Format"), format_name(event.format)),
            Fact(_("Venue"), event.place_name or "", place, Icon.LINK if place else None),
            Fact(_("Date"), days_of(event) if event.sessions < 2 else ""),
            Fact(_("Sessions"), self._sessions(event) if event.sessions > 1 else ""),
            Fact(_("Duration (academic hours)"), amount(event.hours) if event.hours else ""),
            Fact(_("Facilitators"), self._names(event, "facilitators")),
            Fact(_("Invited schools"), self._names(event, "schools")),
            Fact(_("Planned participants"), _number(event.planned)),
            Fact(_("Present"), _number(event.present or None)),
            Fact(_("Parents"), _number(event.parents)),
            Fact(_("Feedback"), _feedback(event)),
            Fact(_("Rescheduled from"), _day(event.original_day)),
            Fact(_("Reason for rescheduling"), event.move_reason or ""),
            Fact(_("Reason not held"), event.reason or ""),
            Fact(_("Note"), event.note or ""),
        ]

    def _sessions(self, event: Event) -> str:
        return "\n".join(
            joined(
                f"{each.day:%d.%m.%Y}",
                each.starts,
                each.topic,
                _("h: {n}").format(n=amount(each.hours)) if each.hours else "",
            )
            for each in events.sessions(self._store, event.id)
        )

    def _names(self, event: Event, link: str) -> str:
        day = self._place.today()
        numbers = events.linked(self._store, event.id, link)
        if link == "facilitators":
            return ", ".join(people.get(self._store, each, day).name for each in numbers)
        return "\n".join(schools.get(self._store, each, day).name(spoken()) for each in numbers)

    # Attendance

    def _attendance_facts(self, event: Event) -> list[Fact]:
        found = attendance.present_by_school(self._store, event.id)
        return [
            Fact(_("Present"), str(event.present)),
            Fact(_("Planned participants"), _number(event.planned)),
            Fact(_("Parents"), _number(event.parents)),
            *(Fact(name, str(count)) for name, count in found),
        ]

    # Requests

    def _show_requests(self, event: Event) -> None:
        deadlines, today = Deadlines(self._store), self._place.today()
        linked = events.linked(self._store, event.id, "requests")
        found = [requests.get(self._store, each) for each in linked]
        self._requests.show_records(
            [
                LinkedRequest(
                    each, status_pill_of_request(each, deadlines.due(each.received), today)
                )
                for each in found
            ]
        )

    def _on_request(self, number: int) -> None:
        self.linked.emit(f"request:{number}")


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _day(value: date | None) -> str:
    return f"{value:%d.%m.%Y}" if value else ""


def _feedback(event: Event) -> str:
    if not event.feedback_forms:
        return ""
    mean = amount(event.feedback_mean)
    if not mean:
        return _("forms: {n}").format(n=event.feedback_forms)
    return _("{mean} (forms: {n})").format(mean=mean, n=event.feedback_forms)
