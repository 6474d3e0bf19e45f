"""A form one step at a time: a question, or questions that belong together, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.models.forms.form import Group, Kind, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.forms.filling import Fault, Filling
    from app.models.forms.form import Item
    from app.models.forms.record import Place

_UNSEEN: Final = frozenset({Kind.CALCULATE, Kind.HIDDEN, Kind.META})
_UNTYPED: Final = _UNSEEN | {Kind.NOTE, Kind.KEPT}
_TOGETHER: Final = frozenset({"field-list", "table-list"})


@dataclass(frozen=True, slots=True)
class Step:
    """What is seen at once: a question, a group, or (a repeat) whether to add one more round.

    `around` are the groups it stands in, the outermost first.
    """

    item: Item
    place: Place
    around: tuple[Group, ...] = ()

    @property
    def key(self) -> tuple[int, tuple[int, ...]]:
        """What tells a step apart from the others of its form, also after a restart."""
        return self.item.row, self.place.rounds

    @property
    def asks_for_more(self) -> bool:
        """Whether this is the question for one more round of a repeat."""
        return isinstance(self.item, Group) and self.item.repeats


def steps(filling: Filling, given: frozenset[str] = frozenset()) -> list[Step]:
    """Return the steps of a form as far as they are asked now; `given` are answered already."""
    return list(_steps(filling, filling.form.items, filling.whole, (), given))


def _steps(
    filling: Filling,
    items: tuple[Item, ...],
    place: Place,
    around: tuple[Group, ...],
    given: frozenset[str],
) -> Iterator[Step]:
    for item in items:
        if item.name in given or not filling.is_relevant(item, place):
            continue
        if isinstance(item, Question):
            if item.kind not in _UNSEEN:
                yield Step(item, place, around)
        elif item.repeats:
            for inside in place.inside(item.name):
                yield from _steps(filling, item.items, inside, (*around, item), given)
            if item.count is None:
                yield Step(item, place, around)
        elif item.number or item.appearance & _TOGETHER:
            yield Step(item, place, around)
        else:
            yield from _steps(filling, item.items, place, (*around, item), given)


def questions_of(filling: Filling, step: Step) -> list[tuple[Question, Place]]:
    """Return the questions that a step asks now, with their places."""
    if isinstance(step.item, Question):
        return [(step.item, step.place)]
    return [] if step.asks_for_more else list(_inner(filling, step.item.items, step.place))


def _inner(
    filling: Filling, items: tuple[Item, ...], place: Place
) -> Iterator[tuple[Question, Place]]:
    for item in items:
        if not filling.is_relevant(item, place):
            continue
        if isinstance(item, Question):
            yield item, place
        elif item.repeats:
            for inside in place.inside(item.name):
                yield from _inner(filling, item.items, inside)
        else:
            yield from _inner(filling, item.items, place)


def faults_of(filling: Filling, step: Step) -> list[Fault]:
    """Return what is wrong with the answers of a step."""
    asked = {(question.name, place.rounds) for question, place in questions_of(filling, step)}
    return [each for each in filling.faults() if (each.question.name, each.rounds) in asked]


def typed_in(filling: Filling, given: frozenset[str] = frozenset()) -> list[tuple[Question, Place]]:
    """Return the questions whose answers are typed in from paper, as far as they are asked."""
    return [
        (question, place)
        for question, place in filling.asked()
        if question.kind not in _UNTYPED and question.name not in given
    ]
