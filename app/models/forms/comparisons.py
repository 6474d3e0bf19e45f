"""Rules as rows of plain comparisons, joined by and/or: what the builder shows and writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from app.models.expressions.tree import (
    Answer,
    Call,
    Minus,
    Node,
    Number,
    Operation,
    Own,
    Text,
)
from app.models.expressions.values import day_of
from app.models.expressions.writing import written
from app.models.forms.form import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.forms.form import Question


class Sign(StrEnum):
    """How an answer is compared."""

    IS = "="
    IS_NOT = "!="
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    CHOSEN = "chosen"
    NOT_CHOSEN = "not chosen"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"


class Measure(StrEnum):
    """What of an answer is compared: itself, how many choices it has, how long it is."""

    VALUE = "value"
    COUNT = "count-selected"
    LENGTH = "string-length"


Value = Number | Text | Answer | Call | Minus
"""What an answer is compared with: a number, a code, a day, another answer."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row: the question's name ("" is the answer itself), a sign, a value."""

    name: str
    sign: Sign
    value: Value | None = None
    measure: Measure = Measure.VALUE


@dataclass(frozen=True, slots=True)
class Rows:
    """Comparisons, all of which must hold (`and`), or any one (`or`)."""

    rows: tuple[Comparison, ...]
    joined: str = "and"


_SIGNS: Final = frozenset({"=", "!=", ">", ">=", "<", "<="})
_TURNED: Final = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "=", "!=": "!="}
WITHOUT_VALUE: Final = frozenset({Sign.ANSWERED, Sign.UNANSWERED})
_NUMBERS: Final = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.RANGE, Kind.CALCULATE})
_ORDER: Final = (Sign.IS, Sign.IS_NOT, Sign.MORE, Sign.AT_LEAST, Sign.LESS, Sign.AT_MOST)
_DAY: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_KNOWN: Final = (Sign.ANSWERED, Sign.UNANSWERED)


def rows_of(node: Node) -> Rows | None:
    """Return a rule as rows; None for one that rows cannot show."""
    joined = node.operator if isinstance(node, Operation) else ""
    word = joined if joined in {"and", "or"} else "and"
    found = [_comparison(each) for each in _parts(node, word)]
    rows = tuple(each for each in found if each is not None)
    return Rows(rows, word) if len(rows) == len(found) else None


def expression_of(rows: Rows) -> str:
    """Return rows as the expression that a form stores, "" for none."""
    return f" {rows.joined} ".join(written(_node(each)) for each in rows.rows)


def signs_for(question: Question | None, measure: Measure = Measure.VALUE) -> tuple[Sign, ...]:
    """Return the comparisons that make sense for a question."""
    if measure is not Measure.VALUE:
        return _ORDER
    if question is None:
        return (*_ORDER, *_KNOWN)
    if question.kind is Kind.ONE:
        return (Sign.IS, Sign.IS_NOT, *_KNOWN)
    if question.kind in {Kind.MANY, Kind.RANK}:
        return (Sign.CHOSEN, Sign.NOT_CHOSEN, *_KNOWN)
    if question.kind in _NUMBERS or question.kind in {Kind.DATE, Kind.TIME, Kind.DATE_TIME}:
        return (*_ORDER, *_KNOWN)
    return (Sign.IS, Sign.IS_NOT, *_KNOWN)


def value_of(question: Question | None, text: str, measure: Measure = Measure.VALUE) -> Value:
    """Return what somebody typed as the value of a comparison with that question."""
    kind = question.kind if question else None
    plain = text.strip()
    if plain.startswith("${") and plain.endswith("}"):
        return Answer(plain[2:-1].strip())
    if kind is Kind.DATE:
        return Call("today", ()) if plain == "today()" else Call("date", (Text(_day(plain)),))
    number = _number(plain)
    if number is not None and (kind in _NUMBERS or measure is not Measure.VALUE):
        return number
    return Text(plain)


def value_text(value: Value | None) -> str:
    """Return a value as it is typed; the other way of `value_of`."""
    match value:
        case None:
            return ""
        case Text(value=text):
            return text
        case Call(name="date", arguments=(Text(value=text),)):
            return text
        case _:
            return written(value)


def _day(text: str) -> str:
    """Return a day as ISO has it, whichever way it was typed."""
    found = _DAY.fullmatch(text)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text


def is_complete(question: Question | None, row: Comparison) -> bool:
    """Say whether a comparison has the value that it needs: a number, a day, a code, a text."""
    if row.sign in WITHOUT_VALUE or isinstance(row.value, Answer):
        return True
    kind = question.kind if question else None
    numeric = kind in _NUMBERS or row.measure is not Measure.VALUE
    match row.value:
        case None | Text(value=""):
            return False
        case Text():
            return not numeric
        case Call(name="date", arguments=(Text(value=day),)):
            return day_of(day) is not None
        case _:
            return True


def _number(text: str) -> Number | Minus | None:
    digits = text.replace(",", ".").removeprefix("-")
    if not digits.replace(".", "", 1).isascii() or not digits.replace(".", "", 1).isdecimal():
        return None
    found = Number(float(digits))
    return Minus(found) if text.startswith("-") else found


def _parts(node: Node, word: str) -> Iterator[Node]:
    if isinstance(node, Operation) and node.operator == word:
        yield from _parts(node.left, word)
        yield from _parts(node.right, word)
    else:
        yield node


def _comparison(node: Node) -> Comparison | None:
    match node:
        case Operation(operator=sign, left=left, right=right) if sign in _SIGNS:
            return _compared(left, sign, right) or _compared(right, _TURNED[sign], left)
        case Call(name="selected", arguments=(Answer() | Own() as asked, Text() as code)):
            return Comparison(_name(asked), Sign.CHOSEN, code)
        case Call(
            name="not",
            arguments=(
                Call(name="selected", arguments=(Answer() | Own() as asked, Text() as code)),
            ),
        ):
            return Comparison(_name(asked), Sign.NOT_CHOSEN, code)
        case _:
            return None


def _compared(asked: Node, sign: str, value: Node) -> Comparison | None:
    measure = Measure.VALUE
    if isinstance(asked, Call) and asked.name in set(Measure) and len(asked.arguments) == 1:
        measure, asked = Measure(asked.name), asked.arguments[0]
    if not isinstance(asked, Answer | Own) or not _is_value(value):
        return None
    if value == Text("") and measure is Measure.VALUE:
        known = {"=": Sign.UNANSWERED, "!=": Sign.ANSWERED}.get(sign)
        return Comparison(_name(asked), known) if known else None
    return Comparison(_name(asked), Sign(sign), value, measure)  # pyright: ignore[reportArgumentType] - _is_value has looked


def _is_value(node: Node) -> bool:
    match node:
        case Number() | Text() | Answer() | Minus(value=Number()) | Call(name="today"):
            return True
        case Call(name="date", arguments=(Text(),)):
            return True
        case _:
            return False


def _name(asked: Node) -> str:
    return asked.name if isinstance(asked, Answer) else ""


def _node(row: Comparison) -> Node:
    asked: Node = Answer(row.name) if row.name else Own()
    value = row.value if row.value is not None else Text("")
    match row.sign:
        case Sign.CHOSEN:
            return Call("selected", (asked, value))
        case Sign.NOT_CHOSEN:
            return Call("not", (Call("selected", (asked, value)),))
        case Sign.ANSWERED:
            return Operation("!=", asked, Text(""))
        case Sign.UNANSWERED:
            return Operation("=", asked, Text(""))
        case sign:
            measured = asked if row.measure is Measure.VALUE else Call(row.measure, (asked,))
            return Operation(sign, measured, value)
