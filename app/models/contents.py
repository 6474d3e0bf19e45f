"""Everything a report of a period is made of, whatever its language: read at once, or kept frozen.

Of people it holds numbers alone: their names are asked for when the report is printed, so that
somebody whose name was taken away is named in no old report either.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping  # noqa: TC003 - frozen contents are read by these types
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - as above
from typing import TYPE_CHECKING

from app.models import (
    digests,
    event_kinds,
    events,
    listing,
    narratives,
    people,
    periods,
    requests,
    schools,
)
from app.models.digests import GivenDigest, StudyDigest  # noqa: TC001 - as above
from app.models.event_kinds import Kind  # noqa: TC001 - as above
from app.models.events import Event  # noqa: TC001 - as above
from app.models.facts import EventFact  # noqa: TC001 - as above
from app.models.figures import FIGURES, Figures
from app.models.listing import SchoolName  # noqa: TC001 - as above
from app.models.narratives import Written  # noqa: TC001 - as above
from app.models.periods import Period  # noqa: TC001 - as above
from app.models.plan_review import Review, review_of
from app.models.requests import Request  # noqa: TC001 - as above
from app.models.schools import School  # noqa: TC001 - as above
from app.models.search import Slice

if TYPE_CHECKING:
    from app.models.facts import Facts
    from app.models.figures import FigureValues
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Line:
    """An event with what the report says of it: educators by school code, numbers of requests."""

    event: Event
    present: Mapping[str, int]
    bases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the development team: the number of the person, and the post of that time."""

    person: int
    role: str | None
    position: str | None
    directions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What the report of one leading school, or of the whole network (no `school`), tells.

    `schools` are those that anything here names, `reached` counts teachers by school code, `ahead`
    are events of the next period, `studies` waves of questionnaires and `given` resources; `asked`
    are all requests that a figure counts. The figures stand beside it, in an `Account`.
    """

    period: Period
    before: Period
    as_of: date
    school: School | None
    team: tuple[Member, ...]
    partners: tuple[School, ...]
    schools: Mapping[int, SchoolName]
    kinds: tuple[Kind, ...]
    reached: Mapping[str, int]
    held: tuple[EventFact, ...]
    lines: tuple[Line, ...]
    ahead: tuple[Line, ...]
    received: tuple[Request, ...]
    carried_out: tuple[Request, ...]
    texts: tuple[Written, ...]
    plan: Review | None
    studies: tuple[StudyDigest, ...] = ()
    studies_before: tuple[StudyDigest, ...] = ()
    given: GivenDigest | None = None
    asked: tuple[Request, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """A content with the figures of its period and those of the period before."""

    content: Content
    figures: FigureValues
    before: FigureValues


def account(store: Store, leading: int | None, period: Period, as_of: date) -> Account:
    """Read the account of a period as things stand; `leading` None means the whole network."""
    figures = Figures(store, period, leading)
    before = Figures(store, periods.before(store, period), leading)
    return Account(content(store, figures, as_of), figures, before)


def content(store: Store, figures: Figures, as_of: date) -> Content:
    """Read what the report of a period tells beside its figures."""
    period, leading = figures.period, figures.leading
    lines = _lines(store, leading, period, figures.facts)
    ahead = _ahead(store, leading, periods.after(store, period))
    received = _requests(store, figures.rows("requests.received").ids)
    carried_out = _requests(store, figures.rows("requests.carried_out").ids)
    partners = _partners(store, leading, period.last)
    asked = _requests(store, _counted(figures))
    review = review_of(store, leading, period)
    return Content(
        period=period,
        before=periods.before(store, period),
        as_of=as_of,
        school=None if leading is None else schools.get(store, leading, period.last),
        team=_team(store, leading, period.last),
        partners=partners,
        schools=_named(store, figures.facts, (*lines, *ahead), (*asked, *carried_out), review),
        kinds=tuple(event_kinds.every(store)),
        reached=_reached(figures.facts),
        held=tuple(figures.facts.held),
        lines=lines,
        ahead=ahead,
        received=received,
        carried_out=carried_out,
        texts=narratives.every(store, leading, period),
        plan=review,
        studies=digests.studies_of(store, period),
        studies_before=digests.studies_of(store, periods.before(store, period)),
        given=digests.given_in(store, leading, period),
        asked=asked,
    )


def _team(store: Store, leading: int | None, day: date) -> tuple[Member, ...]:
    """Return the heads and the trainers of the leading school."""
    if leading is None:
        return ()
    found = people.page(store, people.Filter(school=leading), day)
    return tuple(
        Member(each.id, each.role, each.position, each.directions)
        for each in found
        if each.role == "head" or each.directions
    )


def _partners(store: Store, leading: int | None, day: date) -> tuple[School, ...]:
    wanted = schools.Filter(status="partner", leading=leading)
    return tuple(schools.page(store, wanted, day, Slice("code")))


def _named(
    store: Store,
    facts: Facts,
    lines: tuple[Line, ...],
    asked: tuple[Request, ...],
    review: Review | None,
) -> dict[int, SchoolName]:
    """Return the names of the schools that the report names, in the order of the whole list."""
    wanted = {each.school for each in asked} | {each.leading for each in asked}
    for line in lines:
        wanted |= {line.event.place_school, line.event.leading}
    wanted |= {each.school for each in facts.presences} | {each.id for each in facts.partners}
    wanted |= review.schools() if review else set()
    return listing.school_names(store, (each for each in wanted if each is not None))


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


def _counted(figures: Figures) -> tuple[int, ...]:
    """Return the requests that any figure counts."""
    rows = [figures.rows(each.code) for each in FIGURES]
    return tuple(sorted({one for each in rows if each.table == "request" for one in each.ids}))


def _requests(store: Store, ids: tuple[int, ...]) -> tuple[Request, ...]:
    wanted = requests.Filter(ids=ids)
    return tuple(requests.page(store, wanted, Slice("received"))) if ids else ()
