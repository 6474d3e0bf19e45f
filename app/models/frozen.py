"""Values kept as JSON for years: dataclasses by the names of their fields, read by their types.

A field that a later version of the program adds takes its default when older JSON is read, or is
empty; a field that it gives up is left out. So what was frozen once can always be read.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable

# Types are looked at as values here, which a checker cannot follow
# pyright: reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false

_T = TypeVar("_T")

_WRITTEN: Final[dict[type, Callable[[Any], Any]]] = {
    date: date.isoformat,
    Decimal: str,
    Fraction: str,
}
_READ: Final[dict[Any, Callable[[Any], Any]]] = {
    date: date.fromisoformat,
    Decimal: Decimal,
    Fraction: Fraction,
}


def freeze(value: object) -> str:
    """Return a value as JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def thaw(kind: type[_T], text: str) -> _T:
    """Return the value of a type that JSON holds."""
    return _typed(kind, json.loads(text))


def _plain(value: Any) -> Any:  # noqa: ANN401 - anything that can be kept
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return _WRITTEN.get(type(value), _same)(value)


def _same(value: Any) -> Any:  # noqa: ANN401 - as above
    return value


def _typed(kind: Any, data: Any) -> Any:  # noqa: ANN401 - as the type says
    origin, parts = get_origin(kind), get_args(kind)
    if data is None:
        return None
    if origin in (Union, types.UnionType):
        return _typed(next(each for each in parts if each is not types.NoneType), data)
    if origin is tuple:
        return tuple(_typed(parts[0], each) for each in data)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {parts[0](key): _typed(parts[1], each) for key, each in data.items()}
    if is_dataclass(kind):
        return _object(kind, data)
    return _READ[kind](data) if kind in _READ else kind(data)


def _object(kind: Any, data: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as the type says
    hints = _hints(kind)
    found = {name: _typed(hints[name], data[name]) for name in hints if name in data}
    for each in fields(kind):
        if each.name not in found and each.default is MISSING and each.default_factory is MISSING:
            found[each.name] = _nothing(hints[each.name])
    return kind(**found)


def _nothing(kind: Any) -> Any:  # noqa: ANN401 - as the type says
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None
    return () if origin is tuple else {} if origin else kind()


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    return get_type_hints(kind)
