"""How events and requests of the sample come about: topics, places, who came, what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.demo.content import content
from app.demo.drafts import Event, Request, Step

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

    from app.demo.days import WorkingDays
    from app.demo.schools import Cluster, Made

_HOURS_OF_DAY: Final = ("09:00", "10:00", "11:30", "14:30", "15:00", "15:30")
_CHANNELS: Final = ("letter", "letter", "phone", "phone", "messenger", "in_person", "questionnaire")
_WINTER: Final = frozenset({12, 1, 2})
_ROOM: Final = 24
"""So many people fit into a room, and into a video call."""

_WITH_SUBJECT: Final = frozenset({"assessment", "methods", "tasks", "subject"})


def imagine(
    rng: Random, cluster: Cluster, day: date, kind: str, *, invited: Sequence[Made] = ()
) -> Event:
    """Return a held event of some kind on a day, to which nobody has come yet."""
    told: dict[str, Any] = content()["kinds"][kind]
    guests = list(invited) or rng.sample(cluster.partners, rng.choice((1, 1, 1, 2, 2, 3)))
    direction: str = rng.choice(told["directions"])
    form: str = rng.choice(told["formats"])
    trainers = cluster.leading.trainers
    return Event(
        leading=cluster.leading,
        day=day,
        kind=kind,
        format=form,
        direction=direction,
        topic=_topic(rng, direction),
        invited=guests,
        place=_place(rng, form, cluster.leading, guests),
        hours=rng.choice(told["hours"]),
        planned=rng.randint(*told["planned"]),
        facilitators=rng.sample(trainers, min(len(trainers), rng.choice((1, 1, 2)))),
        starts=rng.choice(_HOURS_OF_DAY),
    )


def _topic(rng: Random, direction: str) -> str:
    return _with_subject(rng, direction, rng.choice(content()["topics"][direction]))


def _with_subject(rng: Random, direction: str, topic: str) -> str:
    if direction in _WITH_SUBJECT and rng.random() < 0.6:
        return f"{topic} ({rng.choice(content()['subjects'])})"
    return topic


def _place(rng: Random, form: str, leading: Made, guests: list[Made]) -> Made | None:
    if form == "online":
        return None
    return guests[0] if form == "visit" or rng.random() < 0.3 else leading


def attend(rng: Random, event: Event) -> None:
    """Let people of the invited schools come to an event, and give their feedback."""
    people = [person for school in event.invited for person in school.people]
    if event.kind == "parents_lecture":
        people = people[:2]
        event.parents = rng.randint(18, event.planned)
    elif len(people) > _ROOM:
        people = sorted(rng.sample(people, _ROOM))
    marks = rng.choices(("present", "absent", "excused"), (86, 9, 5), k=len(people))
    event.marks = dict(zip(people, marks, strict=True))
    if "present" not in event.marks.values():
        event.marks[people[0]] = "present"
    if event.parents is None:
        event.planned = len(people)
    _give_feedback(rng, event)


def _give_feedback(rng: Random, event: Event) -> None:
    present = sum(mark == "present" for mark in event.marks.values()) + (event.parents or 0)
    event.forms = max(1, present - rng.choice((0, 0, 1, 1, 2)))
    event.mean = rng.randint(42, 50)


def ask(rng: Random, event: Event, school: Made, received: date) -> Request:
    """Return the request of a school that an event answers, without its steps."""
    told = content()
    return Request(
        leading=event.leading,
        school=school,
        received=received,
        direction=event.direction,
        topic=_with_subject(rng, event.direction, rng.choice(told["wishes"][event.direction])),
        channel=rng.choice(_CHANNELS),
        audience=rng.choice(told["audiences"]),
        participants=max(2, len(school.people) - rng.randrange(4)),
        desired_kind=event.kind if rng.random() < 0.8 else None,
        desired_dates=rng.choice((None, *told["desired_dates"])),
        responsible=event.facilitators[0] if event.facilitators else None,
        events=[event],
    )


def fulfil(rng: Random, request: Request, days: WorkingDays) -> None:
    """Let a request be decided and closed by the event that answers it."""
    event = request.events[0]
    decided = min(days.ahead(request.received, rng.choice((0, 1, 1, 2, 3, 4, 5))), event.day)
    request.steps = [
        Step("new", request.received),
        Step("planned", decided),
        Step("fulfilled", event.day),
    ]


def move(rng: Random, event: Event, days: WorkingDays) -> None:
    """Say that an event was planned for some days earlier and had to move."""
    event.original_day = days.back(event.day, rng.randint(2, 7))
    event.move_reason = rng.choice(content()["moved"][_season(event.original_day)])


def call_off(rng: Random, event: Event) -> None:
    """Say that an event did not take place."""
    event.status = "not_held"
    event.reason = rng.choice(content()["not_held"][_season(event.day)])
    event.parents = event.forms = event.mean = None
    event.marks = {}


def _season(day: date) -> str:
    return "winter" if day.month in _WINTER else "other"


def say_no(rng: Random, request: Request, status: str, day: date) -> None:
    """Let a request end without an event: forwarded, refused, withdrawn or deferred."""
    request.events = []
    reason = rng.choice(content()["reasons"][status])
    request.steps = [Step("new", request.received), Step(status, day, reason)]
