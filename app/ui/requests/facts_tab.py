"""The tab with the details of a request, and what can be said of it today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, ngettext, spoken
from app.models import closed_days, event_kinds, letters, people, requests
from app.models.deadlines import Deadlines
from app.models.period_titles import day
from app.models.request_events import feedback, fulfilling, newest_held
from app.models.requests import UNDECIDED
from app.models.vocabulary import word
from app.ui.closed_notice import ClosedNotice
from app.ui.detail import Fact, FactList
from app.ui.icons import Icon
from app.ui.notice import Notice
from app.ui.requests.similar import SimilarRequests
from app.ui.tokens import L

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.models.events import Event
    from app.models.requests import Request
    from app.models.store import Store
    from app.ui.requests.columns import Row


class FactsTab(QWidget):
    """The details of a request.

    `link_activated` tells a record as `school:3`.
    """

    link_activated = Signal(str)
    period_asked = Signal(object, object)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._closed = ClosedNotice()
        self._closed.period_asked.connect(self.period_asked)
        self._held = Notice(parent=self)
        self._facts = FactList()
        self._facts.link_activated.connect(self.link_activated)
        self._similar = SimilarRequests()
        self._similar.link_activated.connect(self.link_activated)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        box.addWidget(self._closed)
        box.addWidget(self._held)
        box.addWidget(self._facts)
        box.addWidget(self._similar)

    def show_request(self, row: Row, events: Sequence[Event]) -> None:
        """Show a request with its linked events."""
        request = row.request
        self._closed.show_span(closed_days.covering(self._store, request.leading, request.received))
        self._show_held(request, events)
        self._facts.show_facts(
            [
                *_wish(row.request),
                *self._people(row.request),
                *self._decision(row),
                *self._outcome(row.request, events),
            ]
        )
        self._show_similar(row.request)

    def _show_held(self, request: Request, events: Sequence[Event]) -> None:
        held = fulfilling(request, events)
        text = _("Event {number} was held on {day}. Is the request fulfilled?")
        self._held.say(
            text.format(number=held.number, day=day(held.last_day)) if held else "", "ok"
        )

    # What is known

    def _people(self, request: Request) -> list[Fact]:
        if request.responsible is None:
            return []
        name = people.get(self._store, request.responsible, request.received).name
        return [Fact(_("Responsible"), name, f"person:{request.responsible}", Icon.USER)]

    def _decision(self, row: Row) -> list[Fact]:
        request = row.request
        facts = [
            Fact(_("Decision"), self._decided(request)),
            Fact(_("Date closed"), day(request.closed) if request.closed else ""),
        ]
        if request.status in UNDECIDED:
            facts.append(Fact(_("Due date"), _due(row.due, row.today)))
        letter = letters.of_request(self._store, request.id)
        answer = f"№ {letter.number}, {day(letter.day)}" if letter else ""
        return [*facts, Fact(_("Reason"), request.reason or ""), Fact(_("Answer letter"), answer)]

    def _decided(self, request: Request) -> str:
        if request.decided is None:
            return ""
        n = Deadlines(self._store).days_taken(request.received, request.decided)
        if request.decided == request.received:
            return _("{day}, the same day").format(day=day(request.decided))
        words = ngettext("{day}, {n} working day", "{day}, {n} working days", n)
        return words.format(day=day(request.decided), n=n)

    def _outcome(self, request: Request, events: Sequence[Event]) -> list[Fact]:
        kinds = {each.code: each.name(spoken()) for each in event_kinds.every(self._store)}
        links = [
            Fact(
                "" if place else _("Event"),
                f"{each.number} · {kinds.get(each.kind, each.kind)}, {day(each.last_day)}",
                f"event:{each.id}",
                Icon.LINK,
            )
            for place, each in enumerate(events)
        ]
        return [*links, Fact(_("Feedback"), _feedback(events)), Fact(_("Note"), request.note or "")]

    def _show_similar(self, request: Request) -> None:
        found = requests.similar(self._store, request.topic, request.direction, but=request.id)
        sentences = [_("There is no similar open request.")]
        newest = newest_held(self._store, request.direction) if request.direction else None
        if newest:
            sentences.append(_("Last event in this direction: {day}.").format(day=day(newest)))
        self._similar.show_similar(found, " ".join(sentences))


def _wish(request: Request) -> list[Fact]:
    language = spoken()
    n = request.participants
    count = _people_count(n) if n is not None else ""
    kind = request.desired_kind or ""
    dates = request.desired_dates or ""
    channel = word("requests.channel", request.channel, language) if request.channel else ""
    letter = (
        _("incoming No. {number}").format(number=request.letter_number)
        if request.letter_number
        else ""
    )
    direction = word("requests.direction", request.direction, language) if request.direction else ""
    return [
        Fact(_("Direction"), direction),
        Fact(_("Audience"), _joined(" · ", request.audience or "", count)),
        Fact(_("Desired kind of event"), word("requests.desired_kind", kind, language)),
        Fact(_("Desired dates"), dates),
        Fact(_("Channel"), _joined(", ", channel, letter)),
    ]


def _feedback(events: Sequence[Event]) -> str:
    found = feedback(events)
    if found is None:
        return ""
    if found.mean is None:
        return _("Too few responses; the result is hidden.")
    mean = f"{found.mean:.1f}" if spoken() == "en" else f"{found.mean:.1f}".replace(".", ",")
    words = ngettext("{mean} ({n} form)", "{mean} ({n} forms)", found.forms)
    return words.format(mean=mean, n=found.forms)


def _people_count(n: int) -> str:
    words = ngettext("{n} person", "{n} people", n).format(n=n)
    return words.replace(" ", "\u00a0")  # the number stays with its word


def _due(due: date, today: date) -> str:
    if due < today:
        return _("{day}, overdue").format(day=day(due))
    if due == today:
        return _("{day}, today").format(day=day(due))
    return day(due)


def _joined(sign: str, *parts: str) -> str:
    return sign.join(part for part in parts if part)
