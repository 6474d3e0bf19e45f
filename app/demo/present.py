"""A team's year up to today and a little beyond, so that every screen has something to tell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from app.demo.content import content
from app.demo.drafts import Event, Request, Step
from app.demo.imagining import (
    ask,
    attend,
    call_off,
    fulfil,
    imagine,
    move,
    say_no,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from random import Random

    from app.demo.days import WorkingDays
    from app.demo.schools import Cluster, Made

BACK: Final = timedelta(days=330)
AHEAD: Final = timedelta(days=75)

_KINDS: Final = (
    ("training_seminar",) * 4 + ("master_class",) * 6 + ("training",) * 3 + ("online_seminar",) * 2
    + ("online_lesson", "visiting_consultation", "team_teaching", "parents_lecture")
    + ("lesson_observation",) * 3
)  # fmt: skip
_SUMMER: Final = frozenset({6, 7, 8})


@dataclass(slots=True)
class Year:
    """What a team has done and is about to do, around today."""

    rng: Random
    cluster: Cluster
    days: WorkingDays
    today: date
    events: list[Event] = field(default_factory=list[Event])
    requests: list[Request] = field(default_factory=list[Request])


def live_through(year: Year, *, held: bool) -> None:
    """Let a team live through its year; without `held` nothing has taken place in it yet."""
    if held:
        _hold_events(year)
        _hold_last_week(year)
    _plan_ahead(year)
    _end_without_events(year)
    _wait_for_decision(year)


# What is over


def _hold_events(year: Year) -> None:
    """Hold one or two events in every week of school and one in every third week of the summer."""
    week = year.today - BACK
    turn = 0
    while week < year.today - timedelta(days=10):
        turn += 1
        days = year.days.between(week, week + timedelta(days=6))
        count = turn % 3 == 0 if week.month in _SUMMER else year.rng.choice((1, 1, 2))
        for day in year.rng.sample(days, min(int(count), len(days))):
            _hold(year, day, turn)
        week += timedelta(days=7)


def _hold(year: Year, day: date, turn: int) -> None:
    event = _imagine(year, day, _kind(year, turn), invited=_guests(year, turn))
    year.events.append(event)
    attend(year.rng, event)
    tomorrow = day + timedelta(days=1)
    if event.kind == "training" and tomorrow in year.days.between(tomorrow, tomorrow):
        event.days = 2
    if year.rng.random() < 0.6:
        request = _asked(year, event, year.rng.randint(5, 14))
        fulfil(year.rng, request, year.days)
        year.requests.append(request)
        _change_plans(year, event, request)
    elif year.rng.random() < 0.2:
        move(year.rng, event, year.days)


def _kind(year: Year, turn: int) -> str:
    return _KINDS[(turn + year.rng.randrange(3)) % len(_KINDS)]


def _guests(year: Year, turn: int) -> list[Made]:
    """Return the schools to invite: each in its turn but the last, which hears of little."""
    partners = year.cluster.partners[:-1] if turn % 11 else year.cluster.partners[-1:]
    return year.rng.sample(partners, min(len(partners), year.rng.choice((1, 2, 2))))


def _change_plans(year: Year, event: Event, request: Request) -> None:
    """Let a few events fail, so that what was asked for is done in part."""
    if year.rng.random() < 0.1:
        second = _imagine(
            year, year.days.ahead(event.day, 6), "lesson_observation",
            invited=[request.school],
        )  # fmt: skip
        if second.day < year.today:
            call_off(year.rng, second)
            second.topic = event.topic
            year.events.append(second)
            _leave_half_done(year, request, [event, second])


def _leave_half_done(year: Year, request: Request, events: list[Event]) -> None:
    request.events = events
    reason = year.rng.choice(content()["reasons"]["partly"])
    request.steps[-1] = Step("partly", events[0].day, reason)


def _asked(year: Year, event: Event, before: int) -> Request:
    """Return a request received so many working days before its event."""
    received = year.days.back(event.original_day or event.day, before)
    return _ask(year, event, year.rng.choice(event.invited), min(received, year.today))


def _hold_last_week(year: Year) -> None:
    """Leave to the events of the last days what is still to be entered of them."""
    for back, kind in enumerate(("master_class", "training_seminar", "lesson_observation"), 2):
        day = year.days.back(year.today - timedelta(days=1), back)
        year.events.append(_imagine(year, day, kind))
    unmarked, silent, planned = year.events[-3:]
    attend(year.rng, silent)
    silent.forms = silent.mean = None
    unmarked.forms = unmarked.mean = None
    planned.status = "planned"
    done = _imagine(year, year.days.back(year.today, 1), "online_seminar",
                   invited=year.cluster.partners[:-1])  # fmt: skip
    attend(year.rng, done)
    year.events.append(done)
    request = _asked(year, done, 8)
    fulfil(year.rng, request, year.days)
    _leave_half_done(year, request, [done])
    year.requests.append(request)


# What is ahead

_AHEAD: Final = (0, 1, 2, 4, 6, 9, 13, 18, 26)
"""After how many working days the next events are."""


def _plan_ahead(year: Year) -> None:
    for place, after in enumerate(_AHEAD):
        day = year.days.ahead(year.today, after)
        event = _imagine(year, day, _kind(year, place * 2))
        event.status = "confirmed" if place < 3 else "planned"
        year.events.append(event)
        if place % 2:
            request = _asked(year, event, year.rng.randint(6, 12) + after)
            decided = year.days.ahead(request.received, 2)
            request.steps = [Step("new", request.received), Step("planned", decided)]
            year.requests.append(request)
    year.events[-4].original_day = year.days.ahead(year.today, 8)
    year.events[-4].move_reason = content()["moved"]["other"][0]


_LATE: Final = 8
_TRIES: Final = 12

Draft = TypeVar("Draft", Event, Request)


def _unheard(draw: Callable[[], Draft], before: Sequence[Draft]) -> Draft:
    """Return a draft on a topic that was not heard of late, if the lot brings one."""
    late = {each.topic for each in before[-_LATE:]}
    found = draw()
    for _try in range(_TRIES):
        if found.topic not in late:
            break
        found = draw()
    return found


def _imagine(year: Year, day: date, kind: str, *, invited: Sequence[Made] = ()) -> Event:
    """Return an event for the schools that are usually asked; the last one hears of little."""
    rng, usual = year.rng, year.cluster.partners[:-1]
    schools = invited or rng.sample(usual, rng.choice((1, 1, 2)))
    return _unheard(
        lambda: imagine(rng, year.cluster, day, kind, invited=schools),
        year.events,
    )


def _ask(year: Year, event: Event, school: Made, received: date) -> Request:
    return _unheard(lambda: ask(year.rng, event, school, received), year.requests)


# Requests without an event


def _end_without_events(year: Year) -> None:
    for place, status in enumerate(("forwarded", "refused", "withdrawn", "deferred") * 2):
        day = year.days.back(year.today, 12 + place * 9)
        request = _request(year, day)
        decided = year.days.ahead(day, 1 + place % 4)
        say_no(year.rng, request, status, decided)
        year.requests.append(request)
    refused = year.requests[-3]
    refused.direction = "other"
    refused.topic = content()["wishes"]["other"][0]
    refused.desired_kind = None


_WAITING: Final = (
    (0, ("new",)), (0, ("new",)), (1, ("new",)), (2, ("new", "review")),
    (4, ("new", "review")), (5, ("new",)), (7, ("new",)), (8, ("new", "review")),
    (6, ("new", "clarify")), (3, ("new", "accepted")), (9, ("new", "accepted")),
)  # fmt: skip
"""How many working days ago a request came, and what has happened to it since."""


def _wait_for_decision(year: Year) -> None:
    """Leave requests of every age open: new, due today, overdue, asked back, accepted."""
    for back, statuses in _WAITING:
        day = year.days.back(year.today, back)
        request = _request(year, day)
        reason = content()["reasons"]["clarify"][0]
        request.steps = [
            Step(status, year.days.ahead(day, place), reason if status == "clarify" else None)
            for place, status in enumerate(statuses)
        ]
        year.requests.append(request)


def _request(year: Year, day: date) -> Request:
    """Return a request of its own, asked on a day."""
    event = _imagine(year, day, year.rng.choice(_KINDS))
    request = _ask(year, event, event.invited[0], day)
    return replace(request, events=[])
