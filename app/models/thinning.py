"""Which backups stay: close together of late, further apart before.

Nothing here asks what day it is today: a clock that was wrong for a while makes no backup old.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    Stretch = Callable[[datetime], tuple[int, ...]]

Item = TypeVar("Item")

LATEST: Final = 12
"""The newest ones stay whatever their date, so that a clock which stands still loses none."""

RULES: Final[tuple[tuple[int, Stretch], ...]] = (
    (12, lambda at: (at.year, at.month, at.day)),
    (10, lambda at: at.isocalendar()[:2]),
    (9, lambda at: (at.year, at.month)),
)
"""The newest of each of so many days, weeks and months of work, each beyond the ones before."""


def surplus(backups: Sequence[Item], at: Callable[[Item], datetime]) -> list[Item]:
    """Return the backups that need not stay; they come newest first."""
    moments = [at(each) for each in backups]
    kept: set[int] = set()
    for number, stretch in RULES:
        newest = [place for place in _newest_of_each(moments, stretch) if place not in kept]
        kept.update(newest[:number])
    return [each for place, each in enumerate(backups) if place not in kept and place >= LATEST]


def _newest_of_each(moments: Sequence[datetime], stretch: Stretch) -> list[int]:
    """Return the place of the first moment within each day, week or month."""
    first: dict[tuple[int, ...], int] = {}
    for place, moment in enumerate(moments):
        first.setdefault(stretch(moment), place)
    return list(first.values())
