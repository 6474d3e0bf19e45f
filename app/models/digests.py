"""What questionnaires and resources say of a period, short enough to be kept with a report.

Results of fewer than five respondents are left out when a digest is made: what is not in it cannot
be printed by mistake.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - frozen digests are read by these types
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - as above
from fractions import Fraction  # noqa: TC003 - as above
from typing import TYPE_CHECKING

from app.models import resources_given
from app.models.studies import summary

if TYPE_CHECKING:
    from app.models.periods import Period
    from app.models.store import Store
    from app.models.studies.summary import WaveSummary


@dataclass(frozen=True, slots=True)
class FormDigest:
    """How many answered a questionnaire, of how many asked (None where unknown).

    Satisfaction is asked on a scale from 5 down to 1: `marks` how many gave one, `satisfied` the
    share of 4 and 5 in per cent, `mean` the mean; both None where too few answered.
    """

    code: str
    titles: Mapping[str, str]
    responses: int
    asked: int | None
    marks: int = 0
    satisfied: Fraction | None = None
    mean: Fraction | None = None


@dataclass(frozen=True, slots=True)
class NeedDigest:
    """A direction that people want support in, with its points (3, 2, 1 for the first places)."""

    direction: str
    points: int
    chosen: int


@dataclass(frozen=True, slots=True)
class IndicatorDigest:
    """An indicator of the study: `share` in per cent, None where there is nothing to show."""

    code: str
    names: Mapping[str, str]
    respondents: int
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class StudyDigest:
    """A wave in short; `ranked` respondents named at least one direction."""

    code: str
    name: str
    first: date | None
    last: date | None
    forms: tuple[FormDigest, ...]
    ranked: int
    needs: tuple[NeedDigest, ...]
    indicators: tuple[IndicatorDigest, ...]


@dataclass(frozen=True, slots=True)
class GivenDigest:
    """Resources given in a period: copies by code of their category, and how many schools got."""

    copies: int
    resources: int
    schools: int
    by_category: Mapping[str, int]


def studies_of(store: Store, period: Period) -> tuple[StudyDigest, ...]:
    """Return the waves that end in a period, the oldest first."""
    return tuple(_study(each) for each in summary.of_period(store, period.first, period.last))


def _study(found: WaveSummary) -> StudyDigest:
    needs = () if found.ranking.hidden else found.ranking.needs
    return StudyDigest(
        code=found.wave.code,
        name=found.wave.name,
        first=found.wave.first,
        last=found.wave.last,
        forms=tuple(_form(found, each.code) for each in found.forms),
        ranked=found.ranking.n,
        needs=tuple(NeedDigest(each.direction, each.points, each.chosen) for each in needs),
        indicators=tuple(
            IndicatorDigest(
                each.definition.code,
                dict(each.definition.names),
                each.respondents,
                each.total.share if each.total and not each.hidden else None,
            )
            for each in found.indicators
            if each.respondents
        ),
    )


def _form(found: WaveSummary, code: str) -> FormDigest:
    counted = next(each for each in found.forms if each.code == code)
    titles = dict(counted.titles)
    felt = found.satisfaction.get(code)
    if felt is None or felt.hidden:
        return FormDigest(code, titles, counted.responses, counted.asked)
    return FormDigest(code, titles, counted.responses, counted.asked, felt.n, felt.share, felt.mean)


def given_in(store: Store, leading: int | None, period: Period) -> GivenDigest:
    """Return what a leading school, or all of them (None), gave in a period."""
    found = resources_given.given_in(store, period, leading)
    return GivenDigest(found.copies, found.resources, len(found.by_school), dict(found.by_category))
