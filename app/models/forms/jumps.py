"""Where an answer on paper leads past the questions that it makes needless."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.models.expressions.tree import Answer, Call, Node, Number, Operation, Text
from app.models.forms.form import Group, Kind, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.forms.form import Form, Item

END: Final = ""
"""Stands for the end of the form in place of a number."""

_UNSEEN: Final = frozenset({Kind.NOTE, Kind.CALCULATE, Kind.HIDDEN, Kind.META, Kind.KEPT})


@dataclass(frozen=True, slots=True)
class _Stop:
    """A question, or a table or repeat as one, with all conditions it is asked under."""

    item: Item
    rules: tuple[Node, ...]

    def passed(self, name: str, code: str) -> bool:
        """Say whether nobody is asked this who has given that answer."""
        return any(_holds(rule, name, code) is False for rule in self.rules)


def jumps(form: Form) -> dict[str, dict[str, str]]:
    """Return by question and code the number of the question to go to, or `END`.

    Only where the very next questions hang at this one choice, so that nothing else is passed.
    """
    stops = list(_stops(form.items, ()))
    found: dict[str, dict[str, str]] = {}
    for place, stop in enumerate(stops):
        item = stop.item
        if isinstance(item, Question) and item.kind is Kind.ONE:
            after = stops[place + 1 :]
            codes = [each.code for each in form.lists.get(item.choices, ())]
            targets = {code: _target(after, item.name, code) for code in codes}
            found[item.name] = {code: to for code, to in targets.items() if to is not None}
    return found


def _stops(items: tuple[Item, ...], around: tuple[Node, ...]) -> Iterator[_Stop]:
    for item in items:
        rules = around if item.rules.relevant is None else (*around, item.rules.relevant)
        if isinstance(item, Group) and not (item.number or item.repeats):
            yield from _stops(item.items, rules)
        elif isinstance(item, Group) or item.kind not in _UNSEEN:
            yield _Stop(item, rules)


def _target(after: list[_Stop], name: str, code: str) -> str | None:
    passed = 0
    while passed < len(after) and after[passed].passed(name, code):
        passed += 1
    if not any(each.item.number for each in after[:passed]):
        return None  # nothing, or only the line for the words of «Other»
    if passed == len(after):
        return END
    return after[passed].item.number or None


def _holds(node: Node, name: str, code: str) -> bool | None:
    """Say whether a condition holds after an answer; None where it hangs at anything else."""
    match node:
        case Operation(operator="and" | "or" as word, left=left, right=right):
            return _joined(word, {_holds(left, name, code), _holds(right, name, code)})
        case Operation(operator="=" | "!=" as sign, left=Answer(name=asked), right=right):
            given = _code(right)
            known = asked == name and given is not None
            return (given == code) is (sign == "=") if known else None
        case Call(name="selected", arguments=(Answer(name=asked), Text(value=wanted))):
            return wanted == code if asked == name else None
        case Call(name="not", arguments=(inner,)):
            found = _holds(inner, name, code)
            return None if found is None else not found
        case _:
            return None


def _joined(word: str, parts: set[bool | None]) -> bool | None:
    """Join conditions of which any may be unknown: one that decides is enough."""
    decides = word == "or"
    if decides in parts:
        return decides
    return None if None in parts else not decides


def _code(node: Node) -> str | None:
    match node:
        case Text(value=text):
            return text
        case Number(value=value):
            return f"{value:g}"
        case _:
            return None
