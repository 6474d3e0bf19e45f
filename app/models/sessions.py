"""Sessions of an event: each sitting with its day and its academic hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.models.schema import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.gate import Change
    from app.models.store import Store


def scaled(value: Decimal | int | None) -> int | None:
    """Return a number as whole ten-thousandths, half up; None stays None."""
    if value is None:
        return None
    return int((Decimal(value) * SCALE + Decimal("0.5")).__floor__())


def unscaled(value: int | None) -> Decimal | None:
    """Return whole ten-thousandths as the number they stand for."""
    return None if value is None else (Decimal(value) / SCALE).normalize()


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting of an event: its day, hour of beginning («14:30»), topic and academic hours."""

    id: int | None
    day: date
    starts: str | None = None
    topic: str | None = None
    hours: Decimal = Decimal(0)


def sessions(store: Store, event: int) -> list[Session]:
    """Return the sessions of an event in order of time."""
    rows = store.rows(
        "SELECT id, day, starts, topic, hours FROM event_session WHERE event = ?"
        " ORDER BY day, starts, id",
        (event,),
    )
    return [
        Session(
            row["id"],
            date.fromisoformat(row["day"]),
            row["starts"],
            row["topic"],
            unscaled(row["hours"]) or Decimal(0),
        )
        for row in rows
    ]


def save_sessions(store: Store, change: Change, event: int, wanted: Iterable[Session]) -> None:
    """Make the sessions of an event those given; ones without a number are new."""
    kept = list(wanted)
    for each in sessions(store, event):
        if each.id not in {session.id for session in kept} and each.id is not None:
            change.delete("event_session", each.id)
    for each in kept:
        row = {
            "event": event,
            "day": each.day.isoformat(),
            "starts": each.starts,
            "topic": each.topic,
            "hours": scaled(each.hours) or 0,
        }
        change.save("event_session", each.id, row)
