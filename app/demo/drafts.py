"""Events and requests before they are written: what they are, whom they reach, how they went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from app.demo.content import content
from app.models.periods import school_year_of
from app.models.requests import CLOSED, DECIDING
from app.models.schema import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.demo.schools import Made
    from app.models.filling import Filling

ONLINE: Final = "Онлайн"


@dataclass(slots=True)
class Event:
    """An event; `marks` tells the mark of each person, `mean` is in tenths."""

    leading: Made
    day: date
    kind: str
    format: str
    direction: str
    topic: str
    invited: list[Made]
    place: Made | None
    hours: int
    planned: int
    facilitators: list[int]
    starts: str
    status: str = "held"
    days: int = 1
    original_day: date | None = None
    move_reason: str | None = None
    reason: str | None = None
    parents: int | None = None
    marks: dict[int, str] = field(default_factory=dict[int, str])
    forms: int | None = None
    mean: int | None = None
    number: str = ""
    id: int = 0

    @property
    def school_year(self) -> str:
        """The school year of the first day ever planned, in which the number counts."""
        return school_year_of(self.original_day or self.day)


@dataclass(frozen=True, slots=True)
class Step:
    """A status of a request from a day on."""

    status: str
    day: date
    reason: str | None = None


@dataclass(slots=True)
class Request:
    """A request with the statuses it went through, and the events that answered it."""

    leading: Made
    school: Made
    received: date
    direction: str
    topic: str
    channel: str
    audience: str
    participants: int
    desired_kind: str | None
    desired_dates: str | None
    responsible: int | None
    letter: str | None = None
    steps: list[Step] = field(default_factory=list[Step])
    events: list[Event] = field(default_factory=list[Event])
    number: str = ""

    @property
    def school_year(self) -> str:
        """The school year of receipt, in which the number counts."""
        return school_year_of(self.received)


def write(filling: Filling, events: list[Event], requests: list[Request]) -> None:
    """Add and number events by day and requests by receipt, with all that belongs to them."""
    events.sort(key=lambda event: event.original_day or event.day)
    requests.sort(key=lambda request: request.received)
    _give_numbers("Ш-", events)
    _give_numbers("С-", requests)
    for event in events:
        _write_event(filling, event)
    for request in requests:
        _write_request(filling, request)


def _give_numbers(prefix: str, drafts: Iterable[Event | Request]) -> None:
    newest: Counter[tuple[int, str]] = Counter()
    for draft in drafts:
        series = draft.leading.id, draft.school_year
        newest[series] += 1
        draft.number = f"{prefix}{newest[series]:02}"


def _write_event(filling: Filling, event: Event) -> None:
    last = event.day + timedelta(days=event.days - 1)
    event.id = filling.add("event", {
        "leading": event.leading.id, "school_year": event.school_year, "number": event.number,
        "topic": event.topic, "kind": event.kind, "format": event.format,
        "place_school": event.place.id if event.place else None,
        "place": None if event.place else ONLINE, "first_day": event.day.isoformat(),
        "last_day": last.isoformat(), "original_day": _iso(event.original_day),
        "move_reason": event.move_reason, "planned": event.planned, "parents": event.parents,
        "status": event.status, "reason": event.reason, "feedback_forms": event.forms,
        "feedback_mean": None if event.mean is None else event.mean * SCALE // 10,
    })  # fmt: skip
    for place in range(event.days):
        session = filling.add("event_session", {
            "event": event.id, "day": (event.day + timedelta(days=place)).isoformat(),
            "starts": event.starts, "hours": event.hours * SCALE,
            "topic": content()["sittings"][place] if event.days > 1 else None,
        })  # fmt: skip
        for person, mark in event.marks.items():
            filling.add("attendance", {"session": session, "person": person, "mark": mark})
    for school in event.invited:
        filling.add("event_school", {"event": event.id, "school": school.id})
    for person in event.facilitators:
        filling.add("event_facilitator", {"event": event.id, "person": person})


def _write_request(filling: Filling, request: Request) -> None:
    number = filling.add("request", {
        "leading": request.leading.id, "school_year": request.school_year,
        "number": request.number, "received": request.received.isoformat(),
        "school": request.school.id, "channel": request.channel, "letter_number": request.letter,
        "topic": request.topic, "direction": request.direction, "audience": request.audience,
        "participants": request.participants, "desired_kind": request.desired_kind,
        "desired_dates": request.desired_dates, "responsible": request.responsible,
        **_outcome(request.steps),
    })  # fmt: skip
    for step in request.steps:
        filling.add("request_status", {
            "request": number, "status": step.status, "day": step.day.isoformat(),
            "reason": step.reason,
        })  # fmt: skip
    for event in request.events:
        filling.add("event_request", {"event": event.id, "request": number})


def _outcome(steps: list[Step]) -> dict[str, Any]:
    """Return what the steps of a request come to, as `app.models.requests.move` would have it."""
    last = steps[-1]
    decided = next((each.day for each in steps if each.status in DECIDING), None)
    return {
        "status": last.status,
        "reason": last.reason,
        "decided": _iso(decided),
        "closed": _iso(last.day) if last.status in CLOSED else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
