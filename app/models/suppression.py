"""Small groups of respondents: which single results to hide so that nobody can be made out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

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


def tells(sizes: Mapping[_Key, int], group: AbstractSet[_Key]) -> bool:
    """Say whether a mean over `group` would tell a hidden result, by what it leaves in or out."""
    secret = hidden(sizes)
    return any(
        part and (len(part) == 1 or _answers(sizes, part) < LEAST)
        for part in (secret & group, secret - group)
    )


def _answers(sizes: Mapping[_Key, int], keys: Iterable[_Key]) -> int:
    return sum(sizes[key] for key in keys)
