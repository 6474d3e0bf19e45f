"""Counting the answers to a question: who was asked, who answered, and what.

A cell that says "no answer" or a code that counts as none is missing; all others are valid, and
shares are of the valid ones. Of many choices the shares are of respondents and may add up to more
than a hundred.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from app.models.expressions.values import number
from app.models.forms.form import Kind
from app.models.studies.answers import judge, unfolded
from app.models.studies.groups import parted
from app.models.studies.questions import Shape, around, choices_of, is_scale
from app.models.suppression import LEAST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from app.models.expressions.tree import Node
    from app.models.forms.form import Form, Question
    from app.models.forms.record import Within
    from app.models.studies.answers import Answered
    from app.models.studies.questions import Block

_NUMBERS: Final = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.RANGE, Kind.CALCULATE})
_SEVERAL: Final = frozenset({Kind.MANY, Kind.RANK})


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers to one question.

    `base` were asked, `n` gave valid answers, `empty` none, `marked` one that counts as missing;
    `counts` are of choices by their codes, `values` numbers in their order. `marks` is the mean of
    marks from the best to the worst, where the choices are such.
    """

    question: Question
    base: int
    n: int
    empty: int
    marked: int
    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    values: tuple[Fraction, ...] = ()
    marks: Fraction | None = None

    @property
    def missing(self) -> int:
        """How many of those asked gave no valid answer."""
        return self.empty + self.marked

    @property
    def hidden(self) -> bool:
        """Whether so few answered that single people could be recognised."""
        return 0 < self.n < LEAST

    def share(self, code: str) -> Fraction | None:
        """Return the exact share of a choice among the valid answers, in per cent."""
        return Fraction(100 * self.counts.get(code, 0), self.n) if self.n else None

    @property
    def mean(self) -> Fraction | None:
        """The exact mean of numbers, or of marks."""
        return sum(self.values, Fraction(0)) / self.n if self.values else self.marks

    @property
    def median(self) -> Fraction | None:
        """The number in the middle; between two of them, their mean."""
        if not self.values:
            return None
        half, odd = divmod(len(self.values), 2)
        return self.values[half] if odd else (self.values[half - 1] + self.values[half]) / 2


class Counting:
    """Counts the questions of one questionnaire; `missing` are the codes that count as no answer.

    Conditions of being asked are worked out once for equal answers. `parts` are the versions of a
    questionnaire that was changed: each says itself whom it asks.
    """

    def __init__(
        self,
        form: Form,
        missing: Mapping[str, frozenset[str]],
        parts: Mapping[str, Form] | None = None,
    ) -> None:
        self.form = form
        self._missing = missing
        self._around = {version: around(each) for version, each in (parts or {"": form}).items()}
        self._joins = bool(parts)
        self._judges: dict[Node, Callable[[Answered], bool]] = {}

    def valid(self, question: Question, each: Answered) -> str:
        """Return an answer that counts, "" for none."""
        text = each.text(question.name)
        return "" if text in self._missing.get(question.name, ()) else text

    def asked(self, question: Question, answered: Iterable[Answered]) -> list[Answered]:
        """Return those who were asked; who answered all the same, on paper, counts as asked."""
        of_version = parted(answered, lambda each: each.version if self._joins else "")
        return [
            each
            for version, where in self._around.items()
            for each in self._asked(question, where.get(question.name), of_version.get(version, ()))
        ]

    def _asked(
        self, question: Question, where: Within | None, answered: Iterable[Answered]
    ) -> list[Answered]:
        if where is None:
            return []
        rules = [each.rules.relevant for each in (*where.around, where.item)]
        tests = [self._judge(each) for each in rules if each is not None]
        return [
            each
            for each in unfolded(answered, where.repeats)
            if each.text(question.name) or all(test(each) for test in tests)
        ]

    def _judge(self, node: Node) -> Callable[[Answered], bool]:
        if node not in self._judges:
            self._judges[node] = judge(node)
        return self._judges[node]

    def tally(self, question: Question, answered: Iterable[Answered]) -> Tally:
        """Return the tally of a question."""
        asked = self.asked(question, answered)
        given = [text for each in asked if (text := self.valid(question, each))]
        empty = sum(not each.text(question.name) for each in asked)
        marked = len(asked) - empty - len(given)
        counts, values = self._counts(question, given), _values(question, given)
        n = len(values) if question.kind in _NUMBERS else len(given)
        marks = self._marks(question, counts) if n else None
        return Tally(question, len(asked), n, empty, marked, counts, values, marks)

    def _counts(self, question: Question, given: Iterable[str]) -> dict[str, int]:
        choices = choices_of(self.form, question)
        if not choices:
            return {}
        found = counted(question, given)
        gone = self._missing.get(question.name, frozenset())
        known = [each.code for each in choices if each.code not in gone]
        strange = sorted(set(found) - set(known))
        return {code: found[code] for code in (*known, *strange)}

    def _marks(self, question: Question, counts: Mapping[str, int]) -> Fraction | None:
        if not is_scale(self.form, question):
            return None
        gone = {each.code for each in choices_of(self.form, question) if each.cells.get("_missing")}
        marks = {code: count for code, count in counts.items() if code not in gone}
        n = sum(marks.values())
        total = sum(int(code) * count for code, count in marks.items() if code.isdecimal())
        return Fraction(total, n) if n else None


def counted(question: Question, given: Iterable[str]) -> Counter[str]:
    """Return how many gave each choice; of many choices each counts once for a respondent."""
    several = question.kind in _SEVERAL
    return Counter(code for text in given for code in (set(text.split()) if several else (text,)))


def _values(question: Question, given: Iterable[str]) -> tuple[Fraction, ...]:
    if question.kind not in _NUMBERS:
        return ()
    found = (number(text) for text in given)
    return tuple(sorted(Fraction(str(value)) for value in found if value - value == 0))


@dataclass(frozen=True, slots=True)
class Ranked:
    """One choice among ranks: how many gave it each place, of `n` who ranked at all."""

    code: str
    places: tuple[int, ...]
    n: int

    @property
    def chosen(self) -> int:
        """How many named it at all."""
        return sum(self.places)

    @property
    def mean_rank(self) -> Fraction | None:
        """The exact mean place among those who named it."""
        total = sum(place * count for place, count in enumerate(self.places, start=1))
        return Fraction(total, self.chosen) if self.chosen else None

    @property
    def first_share(self) -> Fraction | None:
        """The exact share of those who put it first, in per cent of who ranked."""
        return Fraction(100 * self.places[0], self.n) if self.n else None


@dataclass(frozen=True, slots=True)
class RankTally:
    """The places that choices were given: as `Tally`, but by place."""

    base: int
    n: int
    ranked: tuple[Ranked, ...]

    @property
    def hidden(self) -> bool:
        """Whether so few answered that single people could be recognised."""
        return 0 < self.n < LEAST


def rank_tally(counting: Counting, block: Block, answered: Iterable[Answered]) -> RankTally:
    """Return the places that choices were given in a block of ranks, the most wanted first."""
    assert block.shape is Shape.RANKS  # noqa: S101 - a mistake of ours
    asked = counting.asked(block.questions[0], answered)
    orders = [order for each in asked if any(order := _order(block.questions, each))]
    codes = [each.code for each in choices_of(counting.form, block.questions[0])]
    depth = len(block.questions) if len(block.questions) > 1 else len(codes)
    places: dict[str, list[int]] = {code: [0] * depth for code in codes}
    for order in orders:
        for place, code in enumerate(order[:depth]):
            if code:
                places.setdefault(code, [0] * depth)[place] += 1
    found = [Ranked(code, tuple(counts), len(orders)) for code, counts in places.items()]
    return RankTally(len(asked), len(orders), tuple(sorted(found, key=_wanted)))


def _order(questions: Sequence[Question], each: Answered) -> list[str]:
    if len(questions) == 1:
        return each.text(questions[0].name).split()
    return [each.text(question.name) for question in questions]


def _wanted(ranked: Ranked) -> tuple[int, ...]:
    depth = len(ranked.places)
    points = sum((depth - place) * count for place, count in enumerate(ranked.places))
    return (-points, *(-count for count in ranked.places))
