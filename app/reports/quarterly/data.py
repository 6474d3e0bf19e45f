"""Everything the quarterly report prints, read from the store at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models import closing, contents, narratives, people_by_number
from app.models.difference_words import Names, lines
from app.models.differences import between
from app.models.settings import read as read_settings
from app.reports.quarterly.sections import TITLES, numbers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.i18n import Translation
    from app.models.closing import Version
    from app.models.contents import Account, Content, Line, Member
    from app.models.difference_words import Line as DifferenceLine
    from app.models.digests import GivenDigest, StudyDigest
    from app.models.facts import EventFact
    from app.models.figures import FigureValues, Value
    from app.models.periods import Period
    from app.models.plan_review import Review
    from app.models.requests import Request
    from app.models.schools import School
    from app.models.store import Store

REASONED = ("forwarded", "refused", "withdrawn", "deferred")
"""Statuses of requests that the report explains one by one."""


@dataclass(frozen=True, slots=True)
class Span:
    """A period with all its figures by code."""

    period: Period
    figures: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Changes:
    """In what a report differs from the closed version `against`, and why that was reopened."""

    against: int
    reason: str
    lines: tuple[DifferenceLine, ...]


@dataclass(frozen=True, slots=True)
class Quarterly:
    """The content of the report of one leading school, or of the whole network (no `school`).

    `version` is the number of a closed version, 0 where the data are of today. `places` names
    schools by their numbers in the store and `names` by their codes, `codes` gives the codes by
    number; `kinds` names kinds of events, `people` people; `reached` counts teachers by school
    code. `wanted` are the sections in their order, `numbers` the numbers of figures by their codes,
    none where they are not to be printed; `source` gives the rows that figures were counted from,
    `kept` what was frozen of them in a closed version.
    """

    language: str
    as_of: date
    version: int
    changes: Changes | None
    now: Span
    before: Span
    school: School | None
    director: str
    author: str
    team: tuple[Member, ...]
    people: Mapping[int, str]
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
    plan: Review | None
    studies: tuple[StudyDigest, ...]
    studies_before: tuple[StudyDigest, ...]
    given: GivenDigest | None
    wanted: tuple[str, ...]
    numbers: Mapping[str, str]
    source: FigureValues
    kept: Content | None


@dataclass(frozen=True, slots=True)
class Order:
    """Which report is wanted: of whom, of which period, and of which version of it.

    `leading` None means the whole network; without a `version` the data are those of now. `wanted`
    are the codes of its sections in their order, `codes` says whether figures carry their numbers.
    """

    leading: int | None
    period: Period
    as_of: date
    version: Version | None = None
    wanted: tuple[str, ...] = tuple(TITLES)
    codes: bool = True


def data(store: Store, order: Order, t: Translation) -> Quarterly:
    """Read the report that is wanted, in the language of `t`."""
    if order.version is None:
        found = contents.account(store, order.leading, order.period, order.as_of)
    else:
        found = closing.frozen(store, order.version)
    return _told(store, order, found, t)


def _told(store: Store, order: Order, found: Account, t: Translation) -> Quarterly:
    content, language = found.content, t.language
    settings = read_settings(store)
    own = order.leading is not None and order.leading == settings.own_school
    schools = content.schools
    return Quarterly(
        language=language,
        as_of=content.as_of,
        version=order.version.number if order.version else 0,
        changes=_changes(store, order, found, t),
        now=Span(content.period, found.figures.all()),
        before=Span(content.before, found.before.all()),
        school=content.school,
        director=settings.director if own else "",
        author=settings.author if own else "",
        team=content.team,
        people=people_by_number.names(store, _people(content)),
        partners=content.partners,
        places={number: each.name(language) for number, each in schools.items()},
        codes={number: each.code for number, each in schools.items()},
        names={each.code: each.name(language) for each in schools.values()},
        kinds={kind.code: kind.name(language) for kind in content.kinds},
        reached=content.reached,
        held=content.held,
        lines=content.lines,
        ahead=content.ahead,
        explained=tuple(each for each in content.received if each.status in REASONED),
        carried_out=content.carried_out,
        texts=narratives.told(content.texts, language),
        plan=content.plan,
        studies=content.studies,
        studies_before=content.studies_before,
        given=content.given,
        wanted=order.wanted,
        numbers=numbers(order.wanted) if order.codes else {},
        source=found.figures,
        kept=content if order.version else None,
    )


def _people(content: contents.Content) -> set[int]:
    """Return the people whom the report names."""
    planned = content.plan.people() if content.plan else set[int]()
    return {each.person for each in content.team} | planned


def _changes(store: Store, order: Order, found: Account, t: Translation) -> Changes | None:
    """Compare with the closed version before this one, or with the newest where it is of now."""
    known = closing.versions(store, order.leading, order.period)
    number = order.version.number if order.version else len(known) + 1
    base = next((each for each in known if each.number < number), None)
    if base is None:
        return None
    old = closing.frozen(store, base)
    differences = between(old, found)
    codes = people_by_number.codes(store, differences.people())
    told = lines(differences, Names((old, found), codes), t)
    return Changes(base.number, base.reason or "", tuple(told))
