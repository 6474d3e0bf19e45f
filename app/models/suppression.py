"""Small groups of respondents: which single results to hide so that nobody can be made out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

_Key = TypeVar("_Key", int, str)

LEAST: Final = 5
"""Results of fewer respondents than this are not shown."""


def hidden(sizes: Mapping[_Key, int]) -> frozenset[_Key]:
    """Return the groups whose single results are hidden, given how many answered in each.

    Hiding one group is not enough: the total less the others would tell it. So the next larger ones
    are hidden with it until at least two groups and `LEAST` respondents are.
    """
    ordered = sorted((key for key in sizes if sizes[key] > 0), key=lambda key: (sizes[key], key))
    count = sum(sizes[key] < LEAST for key in ordered)
    if count == 0:
        return frozenset()
    while count < len(ordered) and (count == 1 or _answers(sizes, ordered[:count]) < LEAST):
        count += 1
    return frozenset(ordered[:count])


def _answers(sizes: Mapping[_Key, int], keys: list[_Key]) -> int:
    return sum(sizes[key] for key in keys)
