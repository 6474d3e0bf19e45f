"""A form being filled: what is asked now, what is calculated, and what is wrong with the answers.

The screen, the desk that types from paper and the import all ask here; the page of a form does the
same in JavaScript.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.expressions.evaluation import evaluate, holds
from app.models.expressions.values import text
from app.models.forms.canonical import UnreadableAnswerError, canonical
from app.models.forms.form import Group, Kind, Question
from app.models.forms.record import Place, Record, positions, rounds_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from app.models.expressions.tree import Node
    from app.models.expressions.values import Value
    from app.models.forms.form import Choice, Form, Item, Texts

SETTLING = 10
"""How often calculations that ask each other are worked out again at most."""
SILENT = frozenset({Kind.NOTE, Kind.CALCULATE, Kind.HIDDEN, Kind.META, Kind.KEPT})
"""Kinds that nobody answers, so that nothing is wrong with them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an answer: the question, the rounds it stands in, and words of the form.

    `code` is answer_required, answer_outside, answer_filtered_out or one of `canonical`.
    """

    question: Question
    rounds: tuple[int, ...]
    code: str
    words: Texts


class Filling:
    """The answers to a form on their way; `record` is changed in place."""

    def __init__(self, form: Form, record: Record, now: datetime, language: str = "") -> None:
        self.form = form
        self.record = record
        self.now = now
        self.language = language or form.default
        self.known = positions(form)

    @property
    def whole(self) -> Place:
        """The place of all that stands in no repeat."""
        return Place((self.record,))

    # What is asked

    def is_relevant(self, item: Item, place: Place) -> bool:
        """Say whether an item is asked there: neither it nor a group around it is skipped."""
        within = self.known.get(item.name)
        around = within.around if within else ()
        return all(self._applies(each, place) for each in (*around, item))

    def _applies(self, item: Item, place: Place) -> bool:
        condition = item.rules.relevant
        if condition is None:
            return True
        within = self.known.get(item.name)
        depth = len(within.repeats) if within else len(place.repeats)
        return holds(condition, _Asking(self, place.outside(depth), None))

    def asked(self) -> Iterator[tuple[Question, Place]]:
        """Yield every question that is asked, with its place, in the order of the form."""
        yield from self._asked(self.form.items, self.whole)

    def _asked(self, items: tuple[Item, ...], place: Place) -> Iterator[tuple[Question, Place]]:
        for item in items:
            if not self._applies(item, place):
                continue
            if isinstance(item, Question):
                yield item, place
            elif item.repeats:
                for inside in place.inside(item.name):
                    yield from self._asked(item.items, inside)
            else:
                yield from self._asked(item.items, place)

    def holds(self, condition: Node, question: Question | None = None) -> bool:
        """Say whether a condition is fulfilled at a question that stands in no repeat."""
        return holds(condition, _Asking(self, self.whole, question))

    def choices(self, question: Question, place: Place) -> tuple[Choice, ...]:
        """Return the choices that a question offers at its place."""
        every = self.form.lists.get(question.choices, ())
        condition = question.rules.choice_filter
        if condition is None:
            return every
        return tuple(
            each for each in every if holds(condition, _Asking(self, place, question, each))
        )

    # Answers

    def answer(self, question: Question, place: Place, given: str) -> None:
        """Take an answer, in the one way it is written; raise `UnreadableAnswerError`."""
        place.record[question.name] = canonical(self.form, question, given)
        self.settle()

    def begin(self) -> None:
        """Give the questions that have none the answer they begin with."""
        for question, place in list(self.asked()):
            default = question.rules.default
            if default is not None and not text_of(place.record, question.name):
                place.record[question.name] = text(
                    evaluate(default, _Asking(self, place, question))
                )
        self.settle()

    def settle(self) -> None:
        """Make as many rounds as are counted and work calculations out until none changes."""
        for _time in range(SETTLING):
            if not (self._count_rounds(self.form.items, self.whole) | self._calculate()):
                return

    def _calculate(self) -> bool:
        changed = False
        for question, place in list(self.asked()):
            node = question.rules.calculation
            if node is not None:
                value = text(evaluate(node, _Asking(self, place, question)))
                changed |= value != text_of(place.record, question.name)
                place.record[question.name] = value
        return changed

    def _count_rounds(self, items: tuple[Item, ...], place: Place) -> bool:
        changed = False
        for item in items:
            if isinstance(item, Group):
                if item.repeats and item.count is not None:
                    changed |= self._set_rounds(item, item.count, place)
                inner = place.inside(item.name) if item.repeats else [place]
                for each in inner:
                    changed |= self._count_rounds(item.items, each)
        return changed

    def _set_rounds(self, repeat: Group, count: Node, place: Place) -> bool:
        wanted = text(evaluate(count, _Asking(self, place, None)))
        rounds = rounds_of(place.record, repeat.name)
        number = min(int(wanted), 1_000) if wanted.isdecimal() else 0
        if number == len(rounds):
            return False
        place.record[repeat.name] = [*rounds, *({} for _ in range(number))][:number]
        return True

    def finished(self) -> Record:
        """Return the answers as they are stored: only what was asked, nothing that is empty."""
        kept: Record = {}
        for question, place in self.asked():
            value = text_of(place.record, question.name)
            if value and question.kind is not Kind.NOTE:
                _at(kept, place)[question.name] = value
        return kept

    # What is wrong

    def faults(self) -> list[Fault]:
        """Return what is wrong with the answers, in the order of the form."""
        return [
            Fault(question, place.rounds, code, question.messages.get(rule, {}))
            for question, place in self.asked()
            if question.kind not in SILENT
            for code, rule in self._wrong(question, place)
        ]

    def _wrong(self, question: Question, place: Place) -> Iterator[tuple[str, str]]:
        value, rules = text_of(place.record, question.name), question.rules
        asking = _Asking(self, place, question)
        if not value:
            if rules.required is not None and holds(rules.required, asking):
                yield "answer_required", "required"
            return
        try:
            canonical(self.form, question, value)
        except UnreadableAnswerError as fault:
            yield fault.code, ""
            return
        if rules.constraint is not None and not holds(rules.constraint, asking):
            yield "answer_outside", "constraint"
        offered = {each.code for each in self.choices(question, place)}
        if rules.choice_filter is not None and not set(value.split()) <= offered:
            yield "answer_filtered_out", ""


def _at(record: Record, place: Place) -> Record:
    """Return the record of a place among finished answers, making the rounds on the way."""
    for repeat, number in zip(place.repeats, place.rounds, strict=True):
        rounds = rounds_of(record, repeat)
        rounds += [{} for _ in range(number - len(rounds))]
        record[repeat] = rounds
        record = rounds[number - 1]
    return record


class _Asking:
    """What an expression may ask at its place."""

    def __init__(
        self,
        filling: Filling,
        place: Place,
        question: Question | None,
        choice: Choice | None = None,
    ) -> None:
        self._filling = filling
        self._place = place
        self._question = question
        self._choice = choice
        self.now = filling.now

    @property
    def own(self) -> str:
        return text_of(self._place.record, self._question.name) if self._question else ""

    @property
    def position(self) -> int:
        return self._place.rounds[-1] if self._place.rounds else 1

    def answer(self, name: str) -> Value:
        within = self._filling.known.get(name)
        if within is None:
            return ""
        common = _common(within.repeats, self._place.repeats)
        found = self._below(self._place.outside(common), within.repeats[common:], name)
        inside = len(within.repeats) > common
        return found if inside or _is_repeat(within.item) else "".join(found[:1])

    def _below(self, place: Place, repeats: tuple[str, ...], name: str) -> tuple[str, ...]:
        """Return the answers under a place, one for each round on the way down."""
        if repeats:
            return tuple(
                each
                for inside in place.inside(repeats[0])
                for each in self._below(inside, repeats[1:], name)
            )
        item = self._filling.known[name].item
        if not self._filling.is_relevant(item, place):
            return ()
        if _is_repeat(item):
            return ("",) * len(rounds_of(place.record, name))
        return (text_of(place.record, name),)

    def column(self, name: str) -> str:
        if self._choice is None:
            return ""
        if name == "name":
            return self._choice.code
        return self._choice.cells.get(name, "")

    def choice_name(self, code: str, name: str) -> str:
        within = self._filling.known.get(name)
        form = self._filling.form
        if within is None or not isinstance(within.item, Question):
            return ""
        offered = form.lists.get(within.item.choices, ())
        words = (
            form.text(each.labels, self._filling.language) for each in offered if each.code == code
        )
        return next(words, "")


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many repeats two places share."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _is_repeat(item: Item) -> bool:
    return isinstance(item, Group) and item.repeats
