"""Stacked bars of results: answers from one end of a scale to the other, in ordered shades."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from app.models.forms.form import Kind
from app.models.studies.questions import choices_of
from app.reports.formatting import number
from app.reports.stacked_bars import Part, Stack, Stacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.forms.form import Choice, Form, Question
    from app.models.studies.tallies import Tally
    from app.reports.results.words import Words

_LIGHTEST: Final = 0.22
_MOST: Final = 11
"""A scale of more steps than these is no row of shades."""
_RISING: Final = frozenset({"DIFF4"})
"""Lists whose last answer weighs most (the difficulty index of section 4.2)."""


def of_choices(words: Words, form: Form, tallies: Sequence[Tally]) -> Stacked:
    """Return the answers to questions that share their choices, one bar for each question."""
    first = tallies[0].question
    codes = list(dict.fromkeys(code for each in tallies for code in each.counts))
    tones = _tones(form, first, codes)
    parts = tuple(Part(words.choice(form, first, code), tones[code]) for code in codes)
    rows = tuple(
        Stack(
            words.question(form, each.question) if len(tallies) > 1 else "",
            tuple(each.counts.get(code, 0) / each.n if each.n else 0.0 for code in codes),
            number(each.n, words.language),
        )
        for each in tallies
    )
    return Stacked(parts, rows)


def _tones(form: Form, question: Question, codes: Sequence[str]) -> dict[str, float]:
    """Return how dark each answer is; one that says nothing («hard to say») is white."""
    choices = {each.code: each for each in choices_of(form, question)}
    silent = {code for code, each in choices.items() if each.cells.get("_missing")}
    telling = [code for code in codes if code in choices and code not in silent]
    if _rises(form, question, [choices[code] for code in telling]):
        telling.reverse()
    return dict.fromkeys(codes, 0.0) | _shades(telling)


def _shades(codes: Sequence[str]) -> dict[str, float]:
    step = (1 - _LIGHTEST) / max(len(codes) - 1, 1)
    return {code: 1 - step * place for place, code in enumerate(codes)}


def _rises(form: Form, question: Question, choices: Sequence[Choice]) -> bool:
    """Say whether the last answer is the most: of marks, which are written as numbers."""
    marks = all(form.text(each.labels, form.default).startswith(each.code) for each in choices)
    return question.choices in _RISING or (marks and _ascend([each.code for each in choices]))


def _ascend(codes: Sequence[str]) -> bool:
    return all(code.isdecimal() for code in codes) and codes == sorted(codes, key=int)


def of_scale(words: Words, tally: Tally) -> Stacked | None:
    """Return the marks given on a scale; None where it is no scale of few whole steps."""
    ends = [tally.question.parameters.get(name, "") for name in ("start", "end", "step")]
    if tally.question.kind is not Kind.RANGE or not tally.n or not all(map(str.isdecimal, ends)):
        return None
    first, last, step = map(int, ends)
    steps = list(range(first, last + 1, max(step, 1)))
    if not 1 < len(steps) <= _MOST:
        return None
    tones = _shades([str(mark) for mark in reversed(steps)])
    given = Counter(tally.values)
    shares = tuple(given[Fraction(mark)] / tally.n for mark in steps)
    parts = tuple(Part(number(mark, words.language), tones[str(mark)]) for mark in steps)
    return Stacked(parts, (Stack("", shares, number(tally.n, words.language)),))
