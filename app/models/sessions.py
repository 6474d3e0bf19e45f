"""Sessions of an event: each sitting with its day and its academic hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.models.problems import Problem, error, warning
from app.models.schema import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.models.gate import Change
    from app.models.store import Store


def scaled(value: Decimal | int | None) -> int | None:
    """Return a number as whole ten-thousandths, half up; None stays None."""
    if value is None:
        return None
    return int((Decimal(value) * SCALE + Decimal("0.5")).__floor__())


def unscaled(value: int | None) -> Decimal | None:
    """Return whole ten-thousandths as the number they stand for."""
    # Adding 0 brings an exponent back to digits: 2E+1 is 20.
    return None if value is None else (Decimal(value) / SCALE).normalize() + 0


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


def session_problems(store: Store, event: int | None, values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with the `sessions` among the values of an event.

    Each lies within the days of the event; taking one away that people were marked at is doubtful.
    """
    wanted: list[Session] = values.get("sessions") or []
    if not wanted:
        return []
    first = values.get("first_day")
    last = values.get("last_day") or first
    found: list[Problem] = []
    outside = [each.day for each in wanted if first and last and not first <= each.day <= last]
    if outside:
        found.append(error("session_outside", "sessions", day=min(outside)))
    if any(each.hours < 0 for each in wanted):
        found.append(error("negative", "sessions"))
    kept = {each.id for each in wanted}
    if any(each not in kept for each in marked_sessions(store, event)):
        found.append(warning("session_with_marks", "sessions"))
    return found


def marked_sessions(store: Store, event: int | None) -> list[int]:
    """Return the sessions of an event at which somebody was marked."""
    rows = store.rows(
        "SELECT DISTINCT x.id FROM event_session x JOIN attendance a ON a.session = x.id"
        " WHERE x.event = ?",
        (event,),
    )
    return [row["id"] for row in rows]


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
