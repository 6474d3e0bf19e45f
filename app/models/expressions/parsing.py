"""Reading an expression: words, then a tree by the precedence of XPath 1.0."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from app.models.expressions.functions import SIGNATURES
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
    from collections.abc import Callable, Iterator

Read = TypeVar("Read")

TOKENS: Final = 2_000
DEPTH: Final = 50
"""More than this is no rule that a person wrote."""

_LEVELS: Final = (
    ("or",),
    ("and",),
    ("=", "!="),
    ("<", "<=", ">", ">="),
    ("+", "-"),
    ("*", "div", "mod"),
)
_STRAIGHT: Final = str.maketrans("‘’‚“”„", "'''\"\"\"")
_NAME: Final = r"[^\W\d][\w.\-]*"
_TOKEN: Final = re.compile(
    rf"""\s*(?:
      (?P<text>'[^']*'|"[^"]*")
    | (?P<answer>\$\{{\s*{_NAME}\s*\}})
    | (?P<number>\d+(?:\.\d*)?|\.\d+)
    | (?P<name>{_NAME}(?::{_NAME})?)
    | (?P<sign><=|>=|!=|\.\.|[()\[\],=<>+\-*/.|@])
    )""",
    re.VERBOSE,
)


class ExpressionError(Exception):
    """An expression that cannot be read.

    `code` is one of expression_unreadable, expression_unfinished, expression_unknown_function,
    expression_arguments, expression_unsupported, expression_too_long; `text` is the piece that is
    wrong and `place` where it begins, counted from 0.
    """

    def __init__(self, code: str, text: str, place: int) -> None:
        super().__init__(code, text, place)
        self.code = code
        self.text = text
        self.place = place


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    place: int


def parse(text: str, *, of_choice: bool = False) -> Node:
    """Return the tree of an expression; raise `ExpressionError` where it cannot be read.

    In a filter of choices (`of_choice`) a bare name is a column of the choice.
    """
    return _Parser(text, of_choice=of_choice).whole()


def _tokens(text: str) -> Iterator[_Token]:
    straight = text.translate(_STRAIGHT)  # word processors bend the quotes
    place, end = 0, len(straight.rstrip())
    while place < end:
        found = _TOKEN.match(straight, place)
        if not found:
            begin = end - len(straight[place:end].lstrip())
            raise ExpressionError("expression_unreadable", straight[begin : begin + 20], begin)
        kind = str(found.lastgroup)
        yield _Token(kind, found[kind], found.start(kind))
        place = found.end()


class _Parser:
    """Takes one word after another; each level of precedence is the same small loop."""

    def __init__(self, text: str, *, of_choice: bool) -> None:
        self._of_choice = of_choice
        self._tokens = list(_tokens(text))
        self._end = _Token("end", "", len(text.rstrip()))
        self._at = 0
        self._depth = 0
        if len(self._tokens) > TOKENS:
            raise ExpressionError("expression_too_long", "", 0)

    def whole(self) -> Node:
        node = self._level(0)
        if self._next is not self._end:
            raise self._wrong("expression_unreadable")
        return node

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else self._end

    def _take(self) -> _Token:
        token = self._next
        if token is self._end:
            raise self._wrong("expression_unfinished")
        self._at += 1
        return token

    def _accept(self, text: str) -> bool:
        found = self._next.kind == "sign" and self._next.text == text
        self._at += found
        return found

    def _expect(self, text: str) -> None:
        if not self._accept(text):
            raise self._wrong(
                "expression_unfinished" if self._next is self._end else "expression_unreadable"
            )

    def _wrong(self, code: str, token: _Token | None = None) -> ExpressionError:
        at = token or self._next
        return ExpressionError(code, at.text, at.place)

    def _level(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self._minus()
        node = self._level(level + 1)
        while self._next.kind in {"sign", "name"} and self._next.text in _LEVELS[level]:
            operator = self._take().text
            node = Operation(operator, node, self._level(level + 1))
        return node

    def _minus(self) -> Node:
        if self._accept("-"):
            return self._deeper(lambda: Minus(self._minus()))
        return self._primary()

    def _primary(self) -> Node:
        token = self._take()
        match token.kind, token.text:
            case "text", text:
                return Text(text[1:-1])
            case "number", text:
                return Number(float(text))
            case "answer", text:
                return self._after_answer(Answer(text[2:-1].strip()))
            case "name", _:
                return self._call(token)
            case "sign", "(":
                return self._in_brackets()
            case "sign", ".":
                return self._after_answer(Own())
            case "sign", ".." | "/" | "@":
                raise self._wrong("expression_unsupported", token)
            case _:
                raise self._wrong("expression_unreadable", token)

    def _after_answer(self, node: Node) -> Node:
        if self._next.text in {"/", "["}:
            raise self._wrong("expression_unsupported")
        return node

    def _in_brackets(self) -> Node:
        node = self._deeper(lambda: self._level(0))
        self._expect(")")
        return node

    def _deeper(self, read: Callable[[], Read]) -> Read:
        self._depth += 1
        if self._depth > DEPTH:
            raise self._wrong("expression_too_long")
        found = read()
        self._depth -= 1
        return found

    def _call(self, token: _Token) -> Node:
        if self._next.text != "(":
            if self._of_choice:
                return Column(token.text)
            raise self._wrong("expression_unsupported", token)  # a step of a path
        if token.text not in SIGNATURES:
            raise self._wrong("expression_unknown_function", token)
        arguments = self._deeper(self._arguments)
        least, most = SIGNATURES[token.text]
        if not least <= len(arguments) <= most:
            raise self._wrong("expression_arguments", token)
        return Call(token.text, arguments)

    def _arguments(self) -> tuple[Node, ...]:
        self._expect("(")
        if self._accept(")"):
            return ()
        if self._accept(".."):  # position(..) asks for the round of a repeat
            self._expect(")")
            return ()
        found = [self._level(0)]
        while self._accept(","):
            found.append(self._level(0))
        self._expect(")")
        return tuple(found)
