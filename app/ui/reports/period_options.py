"""The periods that a report can be of, for lists to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models import closing, periods
from app.models.periods import Kind, Period
from app.models.settings import read as read_settings

if TYPE_CHECKING:
    from datetime import date

    from app.models.store import Store


def key_of(period: Period) -> str:
    """Return the key by which a period is chosen."""
    return f"{period.kind}:{period.first}..{period.last}"


def period_options(store: Store, today: date) -> dict[str, Period]:
    """Return the known periods by their keys, and those that were closed."""
    current = periods.at(store, today)
    known = [current] if current.kind is Kind.CALENDAR else []
    for year in periods.school_years(store):
        known += periods.known(year)
    known += closing.closed_periods(store, read_settings(store).own_school)
    return {key_of(each): each for each in known}
