"""What an expression is made of, as plain data: the same tree is evaluated here and in the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True, slots=True)
class Text:
    """A text between quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to another question: `${name}`; of a repeat, one for each of its rounds."""

    name: str


@dataclass(frozen=True, slots=True)
class Own:
    """The answer to the question itself: `.`."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the choice that is being looked at, in a filter of choices: its bare name."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; `name` is one of `functions.SIGNATURES`."""

    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """Two values joined by one of `or and = != < <= > >= + - * div mod`."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Minus:
    """The negative of a number."""

    value: Node


Node = Number | Text | Answer | Own | Column | Call | Operation | Minus


def children(node: Node) -> tuple[Node, ...]:
    """Return the parts of a node, in the order they are written."""
    match node:
        case Call(arguments=arguments):
            return arguments
        case Operation(left=left, right=right):
            return left, right
        case Minus(value=value):
            return (value,)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and everything below it."""
    yield node
    for child in children(node):
        yield from walk(child)


def names(node: Node) -> frozenset[str]:
    """Return the names of the questions that an expression asks about."""
    return frozenset(each.name for each in walk(node) if isinstance(each, Answer))


def as_data(node: Node) -> list[object]:
    """Return a tree as lists for JSON, the way the page of a form reads it."""
    below = [as_data(each) for each in children(node)]
    match node:
        case Number(value=value) | Text(value=value):
            return ["value", value]
        case Answer(name=name) | Column(name=name) | Call(name=name):
            return [type(node).__name__.lower(), name, *below]
        case Operation(operator=operator):
            return ["operation", operator, *below]
        case Own() | Minus():
            return [type(node).__name__.lower(), *below]
