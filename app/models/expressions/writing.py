"""Writing a tree as an expression again, with no more brackets than it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEVELS: Final[Mapping[str, int]] = {
    sign: level
    for level, signs in enumerate(
        (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
    )
    for sign in signs
}
_TIGHTEST: Final = 6


def written(node: Node) -> str:  # noqa: PLR0911 - one for each kind of node
    """Return the expression of a tree; `parse` makes the same tree of it.

    A text with both kinds of quotes cannot be written in XPath 1.0: its double ones are bent.
    """
    match node:
        case Number(value=value):
            return number_text(value)
        case Text(value=value):
            return quoted(value)
        case Answer(name=name):
            return f"${{{name}}}"
        case Own():
            return "."
        case Column(name=name):
            return name
        case Call(name=name, arguments=arguments):
            return f"{name}({', '.join(map(written, arguments))})"
        case Minus(value=value):
            return f"-{_bound(value, _TIGHTEST)}"
        case Operation(operator=sign, left=left, right=right):
            level = _LEVELS[sign]
            return f"{_bound(left, level)} {sign} {_bound(right, level + 1)}"


def number_text(value: float) -> str:
    """Return a number as people write it: 5, not 5.0."""
    whole = f"{value:.12f}".rstrip("0").rstrip(".")
    return whole or "0"


def quoted(text: str) -> str:
    """Return a text between quotes that do not stand in it."""
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace('"', "”") + '"'


def _bound(node: Node, level: int) -> str:
    """Return a part of an operation, in brackets where it binds less than that."""
    loose = isinstance(node, Operation) and _LEVELS[node.operator] < level
    return f"({written(node)})" if loose else written(node)
