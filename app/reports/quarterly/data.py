"""Everything the quarterly report prints, read from the store at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models import event_kinds, events, listing, narratives, people, periods, requests, schools
from app.models.figures import Figures
from app.models.search import Slice
from app.models.settings import read as read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.models.events import Event
    from app.models.facts import EventFact, Facts
    from app.models.figures import Value
    from app.models.people import Person
    from app.models.periods import Period
    from app.models.requests import Request
    from app.models.schools import School
    from app.models.store import Store

REASONED = ("forwarded", "refused", "withdrawn", "deferred")
"""Statuses of requests that the report explains one by one."""


@dataclass(frozen=True, slots=True)
class Line:
    """An event with what the report says of it: educators by school code, numbers of requests."""

    event: Event
    present: Mapping[str, int]
    bases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A period with all its figures by code."""

    period: Period
    figures: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Quarterly:
    """The content of the report of one leading school, or of the whole network (no `school`).

    `places` names schools by their numbers in the store and `names` by their codes, `codes` gives
    the codes by number; `kinds` names kinds of events; `reached` counts teachers by school code.
    """

    language: str
    as_of: date
    now: Span
    before: Span
    school: School | None
    director: str
    author: str
    team: tuple[Person, ...]
    partners: tuple[School, ...]
    places: Mapping[int, str]
    codes: Mapping[int, str]
    names: Mapping[str, str]
    kinds: Mapping[str, str]
    reached: Mapping[str, int]
    held: tuple[EventFact, ...]
    lines: tuple[Line, ...]
    ahead: tuple[Line, ...]
    explained: tuple[Request, ...]
    carried_out: tuple[Request, ...]
    texts: Mapping[str, str]


def data(
    store: Store, leading: int | None, period: Period, language: str, as_of: date
) -> Quarterly:
    """Read the report of a period; `leading` None means the whole network."""
    figures = Figures(store, period, leading)
    before = periods.before(store, period)
    settings = read_settings(store)
    schools_known = listing.school_names(store)
    own = leading is not None and leading == settings.own_school
    return Quarterly(
        language=language,
        as_of=as_of,
        now=Span(period, figures.all()),
        before=Span(before, Figures(store, before, leading).all()),
        school=None if leading is None else schools.get(store, leading, period.last),
        director=settings.director if own else "",
        author=settings.author if own else "",
        team=_team(store, leading, period.last),
        partners=_partners(store, leading, period.last),
        places={number: each.name(language) for number, each in schools_known.items()},
        codes={number: each.code for number, each in schools_known.items()},
        names={each.code: each.name(language) for each in schools_known.values()},
        kinds={kind.code: kind.name(language) for kind in event_kinds.every(store)},
        reached=_reached(figures.facts),
        held=tuple(figures.facts.held),
        lines=_lines(store, leading, period, figures.facts),
        ahead=_ahead(store, leading, periods.after(store, period)),
        explained=_requests(store, figures.rows("requests.received").ids, REASONED),
        carried_out=_requests(store, figures.rows("requests.carried_out").ids),
        texts=narratives.read(store, leading, period, language),
    )


def _team(store: Store, leading: int | None, day: date) -> tuple[Person, ...]:
    """Return the heads and the trainers of the leading school."""
    if leading is None:
        return ()
    found = people.page(store, people.Filter(school=leading), day)
    return tuple(each for each in found if each.role == "head" or each.directions)


def _partners(store: Store, leading: int | None, day: date) -> tuple[School, ...]:
    wanted = schools.Filter(status="partner", leading=leading)
    return tuple(schools.page(store, wanted, day, Slice("code")))


def _reached(facts: Facts) -> dict[str, int]:
    """Return how many teachers of each partner school the events reached, by school code."""
    return {
        school.code: len(facts.reached_teachers.get(school.id, [])) for school in facts.partners
    }


def _lines(store: Store, leading: int | None, period: Period, facts: Facts) -> tuple[Line, ...]:
    present: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for each in facts.presences:
        present[each.event][each.school_code] += 1
    return _in(store, leading, period, present)


def _ahead(store: Store, leading: int | None, period: Period) -> tuple[Line, ...]:
    lines = _in(store, leading, period, {})
    return tuple(line for line in lines if line.event.status in {"planned", "confirmed"})


def _in(
    store: Store, leading: int | None, period: Period, present: Mapping[int, Mapping[str, int]]
) -> tuple[Line, ...]:
    wanted = events.Filter(last_from=period.first, last_to=period.last, leading=leading)
    bases = listing.request_numbers(store, period, leading)
    return tuple(
        Line(event, present.get(event.id, {}), bases.get(event.id, ()))
        for event in events.page(store, wanted, Slice("day"))
    )


def _requests(
    store: Store, ids: tuple[int, ...], statuses: tuple[str, ...] = ()
) -> tuple[Request, ...]:
    wanted = requests.Filter(ids=ids, statuses=statuses)
    return tuple(requests.page(store, wanted, Slice("received"))) if ids else ()
