"""Waves side by side: the same figures of each, what changed, and averages by two methods.

`simple` is the mean of the waves' exact shares, `pooled` all numerators over all denominators
(section 4.2, rule 6). Both are of the waves that have the figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from app.models.studies.indicators import computed
from app.models.studies.questions import choices_of
from app.models.suppression import LEAST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.models.forms.form import Form, Texts
    from app.models.studies.indicators import Definition, Result, Share
    from app.models.studies.study import Study


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator in several waves, in the order of the waves.

    A result is None where the wave did not ask or too few answered. `reworded` are the questions
    whose words differ between the waves.
    """

    definition: Definition
    results: tuple[Result | None, ...]
    reworded: tuple[str, ...]

    def _totals(self) -> list[Share]:
        found = [each.total for each in self.results if each is not None]
        return [total for total in found if total is not None and total.denominator]

    @property
    def change(self) -> Fraction | None:
        """The exact change from the first wave to the last, in percentage points."""
        ends = [self.results[0], self.results[-1]] if len(self.results) > 1 else []
        shares = [each.total.share for each in ends if each is not None and each.total is not None]
        told = [share for share in shares if share is not None]
        return told[1] - told[0] if len(told) == 2 else None

    @property
    def simple(self) -> Fraction | None:
        """The mean of the waves' exact shares."""
        shares = [share for total in self._totals() if (share := total.share) is not None]
        return sum(shares, Fraction(0)) / len(shares) if shares else None

    @property
    def pooled(self) -> Fraction | None:
        """The share of all numerators in all denominators."""
        totals = self._totals()
        base = sum(total.denominator for total in totals)
        return Fraction(100 * sum(total.numerator for total in totals), base) if base else None


@dataclass(frozen=True, slots=True)
class Matching:
    """How many schools answered in all of the waves, and in each of them."""

    matched: int
    of_waves: tuple[int, ...]


def schools_in_all(studies: Sequence[Study], form: str) -> frozenset[str]:
    """Return the codes of the schools that answered a questionnaire in every wave."""
    first, *others = [_schools(study, form) for study in studies]
    return first.intersection(*others)


def _schools(study: Study, form: str) -> frozenset[str]:
    return frozenset(each.school for each in study.answered.get(form, ()) if each.school)


def matching(studies: Sequence[Study], form: str) -> Matching:
    """Return how many schools can be followed from wave to wave."""
    of_waves = tuple(len(_schools(study, form)) for study in studies)
    return Matching(len(schools_in_all(studies, form)), of_waves)


def compared(
    studies: Sequence[Study], definitions: Iterable[Definition], *, matched: bool = False
) -> list[Compared]:
    """Compare indicators; `matched` looks only at schools that answered in every wave."""
    return [_compared(studies, each, matched=matched) for each in definitions]


def _compared(studies: Sequence[Study], definition: Definition, *, matched: bool) -> Compared:
    kept = schools_in_all(studies, definition.form) if matched else None
    results = tuple(_result(study, definition, kept) for study in studies)
    return Compared(definition, results, reworded(studies, definition))


def _result(study: Study, definition: Definition, kept: frozenset[str] | None) -> Result | None:
    if definition.form not in study.forms:
        return None
    whole = study.result(definition)
    if kept is None or whole is None:
        return whole
    answered = [each for each in study.answered[definition.form] if each.school in kept]
    found = computed(definition, answered, study.missing)
    few = (found.respondents, whole.respondents - found.respondents)
    return None if not study.whole and any(0 < n < LEAST for n in few) else found


def reworded(studies: Sequence[Study], definition: Definition) -> tuple[str, ...]:
    """Return the questions of an indicator whose words, or whose choices', differ by wave."""
    forms = [study.forms[definition.form] for study in studies if definition.form in study.forms]
    return tuple(sorted(name for name in definition.questions if differs(forms, name)))


def differs(forms: Sequence[Form], name: str) -> bool:
    """Say whether a question has other words in one of the forms than in the others."""
    said = [_said(form, name) for form in forms]
    return any(_unlike(one, other) for one in said for other in said)


def _said(form: Form, name: str) -> tuple[Texts, ...] | None:
    found = next((each for each in form.questions() if each.name == name), None)
    if found is None:
        return None
    choices = choices_of(form, found)
    return (
        found.labels,
        {each.code: each.code for each in choices},
        *(each.labels for each in choices),
    )


def _unlike(one: tuple[Texts, ...] | None, other: tuple[Texts, ...] | None) -> bool:
    """Compare words in the languages that both have; a language more is no rewording."""
    if one is None or other is None:
        return one is not other
    if len(one) != len(other) or one[1] != other[1]:
        return True
    pairs = zip(one, other, strict=True)
    return any(
        " ".join(mine[code].split()) != " ".join(theirs[code].split())
        for mine, theirs in pairs
        for code in mine.keys() & theirs.keys()
    )
