"""Outgoing letters: the number and day of the answer to a request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.models.letterhead import read as read_letterhead
from app.models.requests import next_in_series
from app.models.settings import read as read_settings

if TYPE_CHECKING:
    from app.models.gate import Change
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Letter:
    """The answer to a request as it went out."""

    id: int
    number: str
    day: date


def of_request(store: Store, request: int) -> Letter | None:
    """Return the newest answer to a request; None while none was registered."""
    row = store.one(
        "SELECT id, number, day FROM letter WHERE request = ? ORDER BY id DESC LIMIT 1", (request,)
    )
    return Letter(row["id"], row["number"], date.fromisoformat(row["day"])) if row else None


def next_number(store: Store, day: date) -> str:
    """Return the next outgoing number of the calendar year; used numbers never come again."""
    own, prefix = read_settings(store).own_school, read_letterhead(store).letter_prefix
    return next_in_series(store, "letter", own, str(day.year), prefix)


def register(store: Store, change: Change, request: int, day: date) -> int:
    """Give the answer to a request its outgoing number and return the number of its row."""
    row = {
        "leading": read_settings(store).own_school,
        "school_year": str(day.year),
        "number": next_number(store, day),
        "day": day.isoformat(),
        "request": request,
    }
    return change.insert("letter", row)
