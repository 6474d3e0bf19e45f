"""What the deck tells, read from the models once: numbers and texts, nothing drawn yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.models import event_kinds, narratives, network, programme_progress, regions, schools
from app.models.settings import read as read_settings
from app.models.studies import comparison, indicators, study, waves

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.models.network import Part, Scope, Trainers
    from app.models.periods import Period
    from app.models.programme_progress import Progress
    from app.models.schools import School
    from app.models.store import Store
    from app.models.studies.comparison import Compared
    from app.models.studies.study import Study
    from app.models.studies.waves import Wave

FORMS: Final = ("needs_heads", "needs_teachers")
_WAVES: Final = 4
"""So many waves are compared at most: the newest ones."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A wave with how many heads and teachers of the scope answered."""

    wave: Wave
    heads: int
    teachers: int


@dataclass(frozen=True, slots=True)
class Content:
    """All that the deck says, but for words.

    `partners` are the schools of one leading school, `parts` the country's regions or a region's
    districts. `declared` is how many leading schools the network says it has. `texts` are what
    people concluded.
    """

    scope: Scope
    period: Period
    as_of: date
    name: str
    author: str
    town: str
    declared: int | None
    parts: tuple[Part, ...]
    part_names: Mapping[str, str]
    partners: tuple[School, ...]
    by_status: Mapping[str, int]
    trainers: Trainers
    progress: tuple[Progress, ...]
    events: Mapping[str, int]
    kinds: Mapping[str, str]
    waves: tuple[Asked, ...]
    indicators: tuple[Compared, ...]
    texts: str


def read(store: Store, scope: Scope, period: Period, language: str) -> Content:
    """Read everything of a scope and a period; schools are as on its last day, or today."""
    today = store.today()
    day = min(period.last, today)
    settings = read_settings(store)
    members = network.schools_of(store, scope, day)
    counted = [_status(status, members) for status in schools.STATUSES]
    studies = _studies(store, period, members)
    texts = narratives.read(store, scope.leading, period, language)
    parts = () if scope.leading is not None else tuple(network.parts(store, scope, day))
    return Content(
        scope=scope,
        period=period,
        as_of=today,
        name=_name(store, scope, day, language),
        author=settings.author,
        town=settings.town,
        declared=settings.declared_leading if scope == network.COUNTRY else None,
        parts=parts,
        part_names={each.key: _part_name(each.key, scope, day, language) for each in parts},
        partners=_partners(store, scope, day),
        by_status=dict(counted),
        trainers=network.trainers(store, scope, day),
        progress=programme_progress.progress(store, day, scope.leading, scope.region),
        events=network.events_held(store, scope, period),
        kinds={each.code: each.name(language) for each in event_kinds.every(store)},
        waves=tuple(_asked(each) for each in studies),
        indicators=_indicators(studies),
        texts=texts.get(scope.section, ""),
    )


def _status(status: str, members: Mapping[int, str]) -> tuple[str, int]:
    return status, sum(each == status for each in members.values())


def _name(store: Store, scope: Scope, day: date, language: str) -> str:
    """Return what a scope is called; the country needs no name."""
    if scope.leading is not None:
        return schools.get(store, scope.leading, day).name(language)
    return regions.name_of(scope.region, language, day) if scope.region else ""


def _part_name(key: str, scope: Scope, day: date, language: str) -> str:
    return key if scope.region is not None else regions.name_of(key, language, day)


def _partners(store: Store, scope: Scope, day: date) -> tuple[School, ...]:
    if scope.leading is None:
        return ()
    wanted = schools.Filter(status="partner", leading=scope.leading)
    return tuple(schools.page(store, wanted, day))


def _studies(store: Store, period: Period, members: Mapping[int, str]) -> list[Study]:
    """Return the newest waves that began by the end of the period, with the scope's answers."""
    begun = [each for each in waves.every(store) if each.first and each.first <= period.last]
    found = [study.read(store, each) for each in reversed(begun[:_WAVES])]
    return [_within(each, members) for each in found]


def _within(whole: Study, members: Mapping[int, str]) -> Study:
    answered = {
        form: [each for each in some if each.registered in members]
        for form, some in whole.answered.items()
    }
    return replace(whole, answered=answered)


def _asked(each: Study) -> Asked:
    heads, teachers = (len(each.answered.get(form, ())) for form in FORMS)
    return Asked(each.wave, heads, teachers)


def _indicators(studies: Sequence[Study]) -> tuple[Compared, ...]:
    """Compare I1 to I10; I8, whose label is lost in the source, never has a value."""
    wanted = [each for each in indicators.definitions() if each.code.startswith("I")]
    answering = [each for each in studies if any(each.answered.values())]
    return tuple(comparison.compared(answering, wanted)) if answering else ()
