"""The numbers of questions: as the form has them, else counted; the same wherever it is shown."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Final

from app.models.forms.form import Group, Item, Kind, Question, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOGETHER: Final = frozenset({"table-list", "percent-split"})
_UNNUMBERED: Final = frozenset({Kind.NOTE, Kind.CALCULATE, Kind.HIDDEN, Kind.META, Kind.KEPT})


def numbered(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return items with their numbers; a form that has a number anywhere has its own."""
    if any(each.number for each in walk(items)):
        return items
    return tuple(_counted(items, count(1)))


def _counted(items: tuple[Item, ...], numbers: Iterator[int]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Question):
            silent = item.kind in _UNNUMBERED
            yield item if silent else replace(item, number=str(next(numbers)))
        elif _TOGETHER & item.appearance:  # a table, a split: one question with many parts
            yield _table(item, str(next(numbers)))
        else:
            yield replace(item, items=tuple(_counted(item.items, numbers)))


def _table(group: Group, number: str) -> Group:
    rows = tuple(
        replace(each, number=f"{number}.{place}") for place, each in enumerate(group.items, start=1)
    )
    return replace(group, number=number, items=rows)
