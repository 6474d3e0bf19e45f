"""Steps of an event: held, not held, moved to another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.identity import personal_number_problems
from app.models.problems import Problem, error, warning
from app.models.sessions import sessions

if TYPE_CHECKING:
    from datetime import date, timedelta

    from app.models.events import Event
    from app.models.gate import Change
    from app.models.store import Store


def move_problems(event: Event, status: str, reason: str | None, today: date) -> list[Problem]:
    """Return what forbids a status: an event that did not take place needs its reason."""
    found = [error("required", "reason")] if status == "not_held" and not reason else []
    if status == "held" and event.last_day > today:
        found.append(warning("held_in_future", "status"))
    return found + personal_number_problems("reason", reason)


def move(change: Change, event: Event, status: str, reason: str | None = None) -> None:
    """Bring an event to another status; the reason stays with one that was not held."""
    kept = reason if status == "not_held" else None
    change.update("event", event.id, {"status": status, "reason": kept})


def reschedule_problems(event: Event, day: date | None, reason: str | None) -> list[Problem]:
    """Return what forbids moving an event to another day."""
    found = [
        error("required", name) for name, value in (("day", day), ("reason", reason)) if not value
    ]
    if day == event.first_day:
        found.append(error("same_day", "day"))
    return found + personal_number_problems("reason", reason)


def reschedule(store: Store, change: Change, event: Event, day: date, reason: str) -> None:
    """Move an event with its sessions to begin on `day`; the first date ever planned is kept."""
    shift: timedelta = day - event.first_day
    original = event.original_day or event.first_day
    change.update(
        "event",
        event.id,
        {
            "first_day": day.isoformat(),
            "last_day": (event.last_day + shift).isoformat(),
            "original_day": original.isoformat(),
            "move_reason": reason,
        },
    )
    for each in sessions(store, event.id):
        if each.id is not None:
            change.update("event_session", each.id, {"day": (each.day + shift).isoformat()})
