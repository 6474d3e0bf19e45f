"""The value of an expression, worked out on its tree; nothing is ever run as code."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, Protocol

from app.models.expressions.functions import PLAIN
from app.models.expressions.tree import (
    Answer,
    Call,
    Column,
    Minus,
    Node,
    Number,
    Operation,
    Own,
    Text,
)
from app.models.expressions.values import Value, number, text, truth

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


class Surroundings(Protocol):
    """What an expression may ask: answers, the round of the repeat it stands in, and the clock."""

    def answer(self, name: str) -> Value:
        """Return the answer to a question, "" for none; of a repeat seen from outside, all."""
        ...

    def column(self, name: str) -> str:
        """Return a column of the choice that a filter looks at, "" for none."""
        ...

    def choice_name(self, code: str, name: str) -> str:
        """Return the words of a choice of the question `name`."""
        ...

    @property
    def own(self) -> str:
        """The answer to the question the expression belongs to."""
        ...

    @property
    def position(self) -> int:
        """Which round of the repeat this is, from 1 on."""
        ...

    @property
    def now(self) -> datetime:
        """What time it is."""
        ...


def evaluate(node: Node, around: Surroundings) -> Value:
    """Return the value of an expression where it stands."""
    match node:
        case Number(value=value) | Text(value=value):
            return value
        case Answer(name=name):
            return around.answer(name)
        case Own():
            return around.own
        case Column(name=name):
            return around.column(name)
        case _:
            return _worked_out(node, around)


def _worked_out(node: Call | Operation | Minus, around: Surroundings) -> Value:
    match node:
        case Minus(value=inner):
            return -number(evaluate(inner, around))
        case Operation():
            return _operation(node, around)
        case Call():
            return _call(node, around)


def holds(node: Node, around: Surroundings) -> bool:
    """Say whether a condition is fulfilled."""
    return truth(evaluate(node, around))


def _operation(node: Operation, around: Surroundings) -> Value:
    if node.operator == "or":
        return holds(node.left, around) or holds(node.right, around)
    if node.operator == "and":
        return holds(node.left, around) and holds(node.right, around)
    left, right = evaluate(node.left, around), evaluate(node.right, around)
    if node.operator in _COMPARING:
        return _compare(node.operator, left, right)
    return _CALCULATING[node.operator](number(left), number(right))


_COMPARING: Final = frozenset({"=", "!=", "<", "<=", ">", ">="})


def _compare(operator: str, left: Value, right: Value) -> bool:
    """Compare as XPath does: of several answers of a repeat one is enough."""
    if isinstance(left, tuple):
        return any(_compare(operator, each, right) for each in left)
    if isinstance(right, tuple):
        return any(_compare(operator, left, each) for each in right)
    if operator in {"=", "!="}:
        return _equal(left, right) == (operator == "=")
    one, other = number(left), number(right)
    return {"<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other}[operator]


def _equal(left: Value, right: Value) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return truth(left) == truth(right)
    if isinstance(left, float) or isinstance(right, float):
        return number(left) == number(right)
    return left == right


def _divide(one: float, other: float) -> float:
    if other:
        return one / other
    return math.nan if not one or math.isnan(one) else math.copysign(math.inf, one)


def _modulo(one: float, other: float) -> float:
    if not other or math.isinf(one) or math.isnan(one) or math.isnan(other):
        return math.nan
    return math.fmod(one, other)


_CALCULATING: Final[dict[str, Callable[[float, float], float]]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "div": _divide,
    "mod": _modulo,
}


# Functions that ask their surroundings; the others are in `functions`


def _call(node: Call, around: Surroundings) -> Value:
    if node.name in _ASKING:
        return _ASKING[node.name](node, around)
    values = [evaluate(each, around) for each in node.arguments]
    return PLAIN[node.name](*values)


def _if(node: Call, around: Surroundings) -> Value:
    condition, then, otherwise = node.arguments
    return evaluate(then if holds(condition, around) else otherwise, around)


def _once(node: Call, around: Surroundings) -> Value:
    """Keep what is there already; only an empty answer is worked out."""
    return around.own or evaluate(node.arguments[0], around)


def _choice_name(node: Call, around: Surroundings) -> Value:
    code, name = (text(evaluate(each, around)) for each in node.arguments)
    return around.choice_name(code, name.strip().removeprefix("${").removesuffix("}").strip())


def _string_length(node: Call, around: Surroundings) -> Value:
    value = evaluate(node.arguments[0], around) if node.arguments else around.own
    return float(len(text(value)))


_ASKING: Final[dict[str, Callable[[Call, Surroundings], Value]]] = {
    "if": _if,
    "jr:choice-name": _choice_name,
    "now": lambda _node, around: around.now.isoformat(timespec="minutes"),
    "once": _once,
    "position": lambda _node, around: float(around.position),
    "string-length": _string_length,
    "today": lambda _node, around: around.now.date().isoformat(),
}
