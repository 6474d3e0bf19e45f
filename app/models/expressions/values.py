"""The values of expressions and how one kind becomes another, as XPath 1.0 has it.

The page of a form does the same in JavaScript; `tests/data/expressions.json` proves them equal.
"""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

Value = str | float | bool | tuple[str, ...]
"""A text, a number, a truth, or the answers to a question of a repeat."""

_EPOCH: Final = date(1970, 1, 1)
_NUMBER: Final = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_POSITIONAL: Final = 1e21
"""From here on JavaScript writes numbers with an exponent; no form has such numbers."""


def number(value: Value) -> float:
    """Return a value as a number; a day counts from 1 January 1970, other text is no number."""
    if isinstance(value, tuple):
        value = first(value)
    if isinstance(value, str):
        return _number_of(value.strip())
    return float(value)


def _number_of(text: str) -> float:
    if _NUMBER.fullmatch(text):
        return float(text)
    day = day_of(text)
    return math.nan if day is None else float((day - _EPOCH).days)


def day_of(text: str) -> date | None:
    """Return an ISO day, with or without a time of day; None for what is none."""
    found = _DAY.match(text)
    if not found or text[10:11] not in {"", "T"}:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def day_at(number_: float) -> str:
    """Return the ISO day so many days after 1 January 1970, or "" where there is none."""
    try:
        return (_EPOCH + timedelta(days=math.floor(number_))).isoformat()
    except (OverflowError, ValueError):
        return ""


def text(value: Value) -> str:
    """Return a value as text: whole numbers without a point, truths as true and false."""
    match value:
        case bool():
            return "true" if value else "false"
        case float() | int():
            return _text_of(value)
        case str():
            return value
        case _:
            return first(value)


def _text_of(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value.is_integer() and abs(value) < _POSITIONAL:
        return str(int(value))
    shortest = repr(value)
    return f"{Decimal(shortest):f}" if "e-" in shortest else shortest


def truth(value: Value) -> bool:
    """Return a value as a truth: an empty text, zero and no number at all are false."""
    if isinstance(value, float):
        return not math.isnan(value) and bool(value)
    return bool(value)


def first(values: tuple[str, ...]) -> str:
    """Return the first answer of a repeat, "" where there is none."""
    return values[0] if values else ""


def words(value: Value) -> tuple[str, ...]:
    """Return the choices of an answer with many of them."""
    return tuple(text(value).split())
