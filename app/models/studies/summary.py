"""What questionnaires say of a period, for reports: its waves, their responses, needs, indicators.

A wave belongs to the period of its last day, as an event does; where nobody wrote that down, to
that of its last response.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from app.models.studies import waves
from app.models.studies.indicators import computed, definitions
from app.models.studies.needs import ranking
from app.models.studies.study import read
from app.models.suppression import LEAST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.models.store import Store
    from app.models.studies.answers import Answered
    from app.models.studies.indicators import Result
    from app.models.studies.needs import Ranking
    from app.models.studies.returns import FormCount
    from app.models.studies.waves import Wave

SATISFACTION: Final = {"needs_teachers": "T19", "needs_heads": "H18"}
"""Where each questionnaire asks how satisfied people are, from 5 down to 1; 9 is no contact."""

_SATISFIED: Final = frozenset({"4", "5"})
_MARKS: Final = frozenset({"1", "2", "3", "4", "5"})


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """How satisfied people are: of `n` marks from 1 to 5, `satisfied` are 4 or 5."""

    n: int
    satisfied: int
    total: int

    @property
    def mean(self) -> Fraction | None:
        """The exact mean of the marks; None where there are none."""
        return Fraction(self.total, self.n) if self.n else None

    @property
    def share(self) -> Fraction | None:
        """The exact share of 4 and 5 in per cent; None where there are no marks."""
        return Fraction(100 * self.satisfied, self.n) if self.n else None

    @property
    def hidden(self) -> bool:
        """Whether so few answered that single people could be recognised."""
        return 0 < self.n < LEAST


@dataclass(frozen=True, slots=True)
class WaveSummary:
    """One wave in short; `satisfaction` and `ranking` are of its approved responses.

    Mind `hidden` of each part: what it covers may not be shown.
    """

    wave: Wave
    forms: tuple[FormCount, ...]
    ranking: Ranking
    satisfaction: Mapping[str, Satisfaction]
    indicators: tuple[Result, ...]


def satisfaction(answered: Iterable[Answered], form: str) -> Satisfaction:
    """Return how satisfied the respondents of a questionnaire of `SATISFACTION` are."""
    marks = [each.text(SATISFACTION[form]) for each in answered if each.form == form]
    valid = [mark for mark in marks if mark in _MARKS]
    return Satisfaction(len(valid), sum(m in _SATISFIED for m in valid), sum(map(int, valid)))


def of_wave(store: Store, wave: Wave) -> WaveSummary:
    """Return a wave in short."""
    study = read(store, wave)
    answered, forms = study.all(), study.forms
    return WaveSummary(
        wave,
        study.returned,
        ranking(answered),
        {form: satisfaction(answered, form) for form in SATISFACTION if form in forms},
        tuple(
            computed(each, answered, study.missing) for each in definitions() if each.form in forms
        ),
    )


def of_period(store: Store, first: date, last: date) -> tuple[WaveSummary, ...]:
    """Return the waves that end in a period (both days inclusive), the oldest first."""
    ends = {each.id: _end(store, each) for each in waves.every(store)}
    found = [each for each in waves.every(store) if first <= (ends[each.id] or date.min) <= last]
    ordered = sorted(found, key=lambda each: (ends[each.id] or last, each.id))
    return tuple(of_wave(store, each) for each in ordered)


def _end(store: Store, wave: Wave) -> date | None:
    if wave.last is not None:
        return wave.last
    day = store.value("SELECT max(day) FROM response WHERE wave = ?", (wave.id,))
    return date.fromisoformat(day) if day else None
