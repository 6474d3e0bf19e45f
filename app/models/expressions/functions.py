"""The functions of expressions and how many arguments each takes, (least, most).

The set is the one that forms of ODK and KoboToolbox use; others are named as unknown.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from app.models.expressions import patterns
from app.models.expressions.values import Value, day_at, day_of, number, text, truth, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

MANY: Final = 99

SIGNATURES: Final[dict[str, tuple[int, int]]] = {
    "abs": (1, 1),
    "boolean": (1, 1),
    "ceiling": (1, 1),
    "coalesce": (2, 2),
    "concat": (1, MANY),
    "contains": (2, 2),
    "count": (1, 1),
    "count-non-empty": (1, 1),
    "count-selected": (1, 1),
    "date": (1, 1),
    "decimal-date-time": (1, 1),
    "ends-with": (2, 2),
    "false": (0, 0),
    "floor": (1, 1),
    "format-date": (2, 2),
    "if": (3, 3),
    "int": (1, 1),
    "join": (2, MANY),
    "jr:choice-name": (2, 2),
    "max": (1, MANY),
    "min": (1, MANY),
    "normalize-space": (1, 1),
    "not": (1, 1),
    "now": (0, 0),
    "number": (1, 1),
    "once": (1, 1),
    "position": (0, 0),
    "regex": (2, 2),
    "round": (1, 2),
    "selected": (2, 2),
    "selected-at": (2, 2),
    "starts-with": (2, 2),
    "string": (1, 1),
    "string-length": (0, 1),
    "substr": (2, 3),
    "sum": (1, MANY),
    "today": (0, 0),
    "true": (0, 0),
}


def _all(values: tuple[Value, ...]) -> list[str]:
    """Return every answer among the arguments that is not empty."""
    return [each for value in values for each in _texts(value) if each]


def _texts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (text(value),)


def _numbers(values: tuple[Value, ...]) -> list[float]:
    return [number(each) for each in _all(values)]


def _least(*values: Value) -> Value:
    found = _numbers(values)
    return math.nan if not found or any(map(math.isnan, found)) else min(found)


def _greatest(*values: Value) -> Value:
    found = _numbers(values)
    return math.nan if not found or any(map(math.isnan, found)) else max(found)


_PLACES: Final = 15
"""No number has more decimals than these."""


def _whole(value: float, way: Callable[[float], int]) -> float:
    return float(way(value)) if math.isfinite(value) else value


def _round(value: Value, places: Value = 0.0) -> Value:
    """Round half up, the way of the page of the form too."""
    wanted = number(places)
    if not math.isfinite(wanted):
        return math.nan
    factor = float(10 ** min(abs(int(wanted)), _PLACES))
    up, down = (1.0, factor) if wanted < 0 else (factor, 1.0)
    return _whole(number(value) * up / down + 0.5, math.floor) * down / up


def _selected_at(value: Value, place: Value) -> Value:
    found, at = words(value), number(place)
    return found[int(at)] if math.isfinite(at) and 0 <= at < len(found) else ""


def _substr(value: Value, begin: Value, end: Value = math.inf) -> Value:
    whole = text(value)
    return whole[_cut(number(begin), whole) : _cut(number(end), whole)]


def _cut(place: float, whole: str) -> int:
    """Return a place in a text, counted from its end where negative; what is no number is 0."""
    if math.isnan(place):
        return 0
    return int(min(max(place, -len(whole)), len(whole)))


def _date(value: Value) -> Value:
    if isinstance(value, float):
        return day_at(value)
    found = day_of(text(value))
    return found.isoformat() if found else ""


def _format_date(value: Value, pattern: Value) -> Value:
    day = day_of(text(_date(value)))
    return _dated(text(pattern), day) if day else ""


def _dated(pattern: str, day: date) -> str:
    parts = {
        "%Y": f"{day.year:04}",
        "%y": f"{day.year % 100:02}",
        "%m": f"{day.month:02}",
        "%n": str(day.month),
        "%d": f"{day.day:02}",
        "%e": str(day.day),
    }
    for mark, part in parts.items():
        pattern = pattern.replace(mark, part)
    return pattern


def _abs(value: Value) -> Value:
    return abs(number(value))


def _boolean(value: Value) -> Value:
    return truth(value)


def _ceiling(value: Value) -> Value:
    return _whole(number(value), math.ceil)


def _coalesce(one: Value, other: Value) -> Value:
    return text(one) or text(other)


def _concat(*values: Value) -> Value:
    return "".join(each for value in values for each in _texts(value))


def _contains(value: Value, part: Value) -> Value:
    return text(part) in text(value)


def _count(value: Value) -> Value:
    return float(len(value) if isinstance(value, tuple) else truth(value))


def _count_non_empty(value: Value) -> Value:
    return float(len(_all((value,))))


def _count_selected(value: Value) -> Value:
    return float(len(words(value)))


def _decimal_date_time(value: Value) -> Value:
    return number(value)


def _ends_with(value: Value, part: Value) -> Value:
    return text(value).endswith(text(part))


def _false() -> Value:
    return False


def _floor(value: Value) -> Value:
    return _whole(number(value), math.floor)


def _int(value: Value) -> Value:
    return _whole(number(value), math.trunc)


def _join(between: Value, *values: Value) -> Value:
    return text(between).join(each for value in values for each in _texts(value))


def _normalize_space(value: Value) -> Value:
    return " ".join(text(value).split())


def _not(value: Value) -> Value:
    return not truth(value)


def _regex(value: Value, pattern: Value) -> Value:
    return patterns.matches(text(value), text(pattern))


def _selected(value: Value, code: Value) -> Value:
    return text(code) in words(value)


def _starts_with(value: Value, part: Value) -> Value:
    return text(value).startswith(text(part))


def _sum(*values: Value) -> Value:
    total = 0.0
    for each in _numbers(values):  # one after the other, as the page of the form does
        total += each
    return total


def _true() -> Value:
    return True


PLAIN: Final[dict[str, Callable[..., Value]]] = {
    "abs": _abs,
    "boolean": _boolean,
    "ceiling": _ceiling,
    "coalesce": _coalesce,
    "concat": _concat,
    "contains": _contains,
    "count": _count,
    "count-non-empty": _count_non_empty,
    "count-selected": _count_selected,
    "date": _date,
    "decimal-date-time": _decimal_date_time,
    "ends-with": _ends_with,
    "false": _false,
    "floor": _floor,
    "format-date": _format_date,
    "int": _int,
    "join": _join,
    "max": _greatest,
    "min": _least,
    "normalize-space": _normalize_space,
    "not": _not,
    "number": number,
    "regex": _regex,
    "round": _round,
    "selected": _selected,
    "selected-at": _selected_at,
    "starts-with": _starts_with,
    "string": text,
    "substr": _substr,
    "sum": _sum,
    "true": _true,
}
"""What each function makes of the values of its arguments, but for those that ask further."""
