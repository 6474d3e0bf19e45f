"""Which edition of the report is in sight: the data of today or a closed version of the period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.i18n import spoken, translation
from app.models import closing, contents, narratives, people_by_number, periods
from app.models.difference_words import Names, lines
from app.models.differences import between
from app.models.figures import Figures

if TYPE_CHECKING:
    from datetime import date

    from app.models.closing import Version
    from app.models.contents import Account
    from app.models.difference_words import Line
    from app.models.figures import FigureValues
    from app.models.narratives import Written
    from app.models.periods import Period
    from app.models.store import Store

TODAY: Final = 0
"""The number by which the data of today are chosen among the versions."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What is shown of a period: `version`, or the data of today where it is None.

    `drift` is in what the data of today differ from the newest version, `corrections` in what the
    version shown differs from the one before it.
    """

    period: Period
    versions: tuple[Version, ...]
    standing: Version | None
    version: Version | None
    figures: FigureValues
    before: FigureValues
    texts: tuple[Written, ...]
    drift: tuple[Line, ...]
    corrections: tuple[Line, ...]


def edition(
    store: Store, leading: int | None, period: Period, number: int | None, today: date
) -> Edition:
    """Read an edition by its number; None is the version in force, else the data of today."""
    known = closing.versions(store, leading, period)
    if not known:
        return _of_today(store, leading, period)
    standing = next((each for each in known if each.in_force), None)
    shown = next((each for each in known if each.number == number), None)
    if number is None:
        shown = standing
    now = contents.account(store, leading, period, today)
    newest = closing.frozen(store, known[0])
    account = closing.frozen(store, shown) if shown else now
    earlier = next((each for each in known if shown and each.number == shown.number - 1), None)
    return Edition(
        period=period,
        versions=tuple(known),
        standing=standing,
        version=shown,
        figures=account.figures,
        before=account.before,
        texts=account.content.texts,
        drift=_differences(store, newest, now),
        corrections=_differences(store, closing.frozen(store, earlier), account) if earlier else (),
    )


def _of_today(store: Store, leading: int | None, period: Period) -> Edition:
    """Return the edition of a period that was never closed: nothing is read but what is shown."""
    return Edition(
        period=period,
        versions=(),
        standing=None,
        version=None,
        figures=Figures(store, period, leading),
        before=Figures(store, periods.before(store, period), leading),
        texts=narratives.every(store, leading, period),
        drift=(),
        corrections=(),
    )


def _differences(store: Store, old: Account, new: Account) -> tuple[Line, ...]:
    found = between(old, new)
    names = Names((old, new), people_by_number.names(store, found.people()))
    return tuple(lines(found, names, translation(spoken())))
