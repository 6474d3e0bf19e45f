"""Expressions invented by chance, for two evaluators to be compared on."""

from __future__ import annotations

import random

from app.models.expressions.functions import SIGNATURES
from app.models.expressions.parsing import DEPTH
from app.models.expressions.tree import Answer, Call, Minus, Number, Operation, Own, Text

OPERATORS = ("or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod")
TEXTS = ("", "a", "c", "3", "-2.5", "2026-11-23", "1990-02-28", "абв", "Ә", "a c", "%d.%m.%Y")
NUMBERS = (0.0, 1.0, 2.0, 0.5, 3.0, 10.0, 45984.0)
NAMES = ("age", "name", "many", "empty", "day", "born", "half", "neg", "loop", "none", "nothing")
UNLIKE = frozenset({"regex", "once", "now"})
"""What a pattern by chance would not be, what needs a form, and what is told by the clock."""
FUNCTIONS = sorted(set(SIGNATURES) - UNLIKE)
DEEPEST = min(4, DEPTH)


def invented(seed):
    """Return a tree; the same seed makes the same one."""
    return _tree(random.Random(seed), 0)


def _tree(chance, depth):
    if depth == DEEPEST or chance.random() < 0.2:
        return _leaf(chance)
    kind = chance.random()
    if kind < 0.45:
        parts = (_tree(chance, depth + 1), _tree(chance, depth + 1))
        return Operation(chance.choice(OPERATORS), *parts)
    if kind < 0.5:
        return Minus(_tree(chance, depth + 1))
    name = chance.choice(FUNCTIONS)
    least, most = SIGNATURES[name]
    number = chance.randint(least, min(most, least + 2))
    return Call(name, tuple(_tree(chance, depth + 1) for _each in range(number)))


def _leaf(chance):
    match chance.randint(0, 4):
        case 0:
            return Number(chance.choice(NUMBERS))
        case 1 | 2:
            return Answer(chance.choice(NAMES))
        case 3:
            return Text(chance.choice(TEXTS))
        case _:
            return Own()
