"""Schools, people, requests and events made through the models, in as few words as a test needs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.models import attendance, event_steps, events, people, requests, schools
from app.models.sessions import sessions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.store import Store

NOVEMBER = date(2025, 11, 10)


def add_school(
    store: Store,
    code: str,
    status: str | None = "partner",
    leading: int | None = None,
    teachers: int | None = None,
    **values: Any,
) -> int:
    """Add a school whose status, attachment and number of teachers hold always."""
    row = {"code": code, "name_kk": f"«{code}» мектебі", "status": status, "leading": leading}
    with store.change("Add school {code}", code=code) as change:
        return schools.save(change, None, {**row, "teachers": teachers, **values})


def add_person(
    store: Store,
    code: str,
    school: int,
    role: str = "teacher",
    name: str = "",
    since: date | None = None,
) -> int:
    """Add a person with a post from `since` on."""
    row = {"code": code, "name": name or f"Адам {code}", "school": school, "role": role}
    with store.change("Add person {code}", code=code) as change:
        return people.save(store, change, None, row, since)


def add_post(store: Store, person: int, school: int, role: str, since: date) -> None:
    """Let a person work elsewhere, or as somebody else, from `since` on."""
    with store.change("Edit person") as change:
        people.save(store, change, person, {"school": school, "role": role}, since)


def add_request(store: Store, number: str, school: int, received: date, **values: Any) -> int:
    """Add a request; a new one is «new»."""
    row = {"number": number, "received": received, "school": school, "topic": "Баға", **values}
    with store.change("Add request {number}", number=number) as change:
        return requests.save(store, change, None, row)


def move(store: Store, request: int, status: str, day: date, reason: str | None = None) -> None:
    """Bring a request to a status, whether the screen would allow it or not."""
    with store.change("Move request") as change:
        step = requests.Step(status, day, reason)
        requests.move(store, change, requests.get(store, request), step)


def add_event(
    store: Store,
    number: str,
    first_day: date,
    status: str = "planned",
    present: Iterable[int] = (),
    **values: Any,
) -> int:
    """Add an event with its first session's attendance."""
    row = {"number": number, "topic": "Баға", "kind": "training", "first_day": first_day, **values}
    with store.change("Add event {number}", number=number) as change:
        event = events.save(store, change, None, row)
        if status != "planned":
            event_steps.move(change, events.get(store, event), status, "себебі")
    mark(store, event, *present)
    return event


def mark(
    store: Store, event: int, *persons: int, wanted: str | None = "present", session: int = 0
) -> None:
    """Mark people at a session of an event."""
    with store.change("Mark attendance") as change:
        at = sessions(store, event)[session].id
        assert at is not None
        for person in persons:
            attendance.mark(store, change, at, person, wanted)
