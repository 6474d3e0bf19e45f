"""What a wave asked, as results show it: single questions, and groups that belong together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from app.models.forms.form import Group, Kind, Question
from app.models.forms.record import positions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.models.forms.form import Choice, Form, Item, Texts
    from app.models.forms.record import Within

SCHOOL: Final = "school"
"""Under this name a respondent tells the school: no question to be counted."""

ALWAYS_MISSING: Final = frozenset({"DIFF4", "SAT5"})
"""Lists whose "not applicable" is never counted (section 4.2, rule 2)."""

_SPLIT: Final = "percent-split"
_MATRIX: Final = "table-list"


class Shape(StrEnum):
    """How the answers to a block are shown."""

    ONE = "one"
    MANY = "many"
    NUMBER = "number"
    TEXT = "text"
    MATRIX = "matrix"
    RANKS = "ranks"
    SPLIT = "split"


_SHAPES: Final = {
    Kind.TEXT: Shape.TEXT,
    Kind.DATE: Shape.TEXT,
    Kind.TIME: Shape.TEXT,
    Kind.DATE_TIME: Shape.TEXT,
    Kind.INTEGER: Shape.NUMBER,
    Kind.DECIMAL: Shape.NUMBER,
    Kind.RANGE: Shape.NUMBER,
    Kind.CALCULATE: Shape.NUMBER,
    Kind.ONE: Shape.ONE,
    Kind.ACKNOWLEDGE: Shape.ONE,
    Kind.MANY: Shape.MANY,
    Kind.RANK: Shape.RANKS,
}


@dataclass(frozen=True, slots=True)
class Block:
    """What stands together in results: one question, or those of a matrix, of ranks, of a split."""

    shape: Shape
    name: str
    number: str
    labels: Texts
    questions: tuple[Question, ...]
    above: Texts | None = None
    """The words of a numbered question that this one is a part of."""


def blocks(form: Form) -> tuple[Block, ...]:
    """Return what results show of a questionnaire, in the order it was asked."""
    return tuple(_blocks(form.items))


def _blocks(items: Iterable[Item], above: Texts | None = None) -> Iterator[Block]:
    for item in items:
        if isinstance(item, Group):
            yield from _of_group(item, above)
        elif item.kind in _SHAPES and item.name != SCHOOL:
            yield Block(_SHAPES[item.kind], item.name, item.number, item.labels, (item,), above)


def _of_group(group: Group, above: Texts | None) -> Iterator[Block]:
    shape = _together(group)
    if shape is None:
        yield from _blocks(group.items, group.labels if group.number else above)
    else:
        asked = tuple(each for each in group.items if isinstance(each, Question))
        labels = group.labels
        number = group.number or asked[0].number
        yield Block(shape, group.name, number, labels, asked, above)


def _together(group: Group) -> Shape | None:
    asked = [each for each in group.items if isinstance(each, Question)]
    if len(asked) < 2 or len(asked) < len(group.items) or group.repeats:
        return None
    kinds = {each.kind for each in asked}
    if _SPLIT in group.appearance and kinds <= {Kind.INTEGER, Kind.DECIMAL}:
        return Shape.SPLIT
    if kinds != {Kind.ONE} or len({each.choices for each in asked}) > 1:
        return None
    if _MATRIX in group.appearance:
        return Shape.MATRIX
    places = [f"{group.name}_{place}" for place in range(1, len(asked) + 1)]
    return Shape.RANKS if [each.name for each in asked] == places else None


def choices_of(form: Form, question: Question) -> tuple[Choice, ...]:
    """Return the answers to choose from, in the order of the form."""
    return form.lists.get(question.choices, ())


def missing_codes(form: Form, *, exclude_nine: bool) -> dict[str, frozenset[str]]:
    """Return by question the codes that count as no answer.

    "Not applicable" of `ALWAYS_MISSING` always does, "hard to say" with the setting exclude9.
    """
    of_list = {
        name: frozenset(each.code for each in choices if each.cells.get("_missing"))
        for name, choices in form.lists.items()
        if exclude_nine or name in ALWAYS_MISSING
    }
    return {
        each.name: of_list[each.choices] for each in form.questions() if of_list.get(each.choices)
    }


def is_scale(form: Form, question: Question) -> bool:
    """Say whether the answers are marks from the best to the worst, so that a mean makes sense."""
    codes = [each.code for each in choices_of(form, question) if not each.cells.get("_missing")]
    return len(codes) > 2 and codes == [str(n) for n in range(len(codes), 0, -1)]


def around(form: Form) -> Mapping[str, Within]:
    """Return where the questions stand, for what they are asked under and which repeats."""
    return positions(form)
