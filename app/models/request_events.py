"""What linked events say of a request: whether it is fulfilled, and how people liked it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any, Final

from app.i18n import LANGUAGES
from app.models import event_kinds
from app.models.requests import TRANSITIONS
from app.models.vocabulary import squeezed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.events import Event
    from app.models.requests import Request
    from app.models.store import Store

SMALLEST_GROUP: Final = 5
"""Of fewer forms no mean is shown: it would tell what one person answered."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Feedback forms of several events; `mean` to one place, None while there are too few."""

    forms: int
    mean: Decimal | None


def feedback(events: Sequence[Event]) -> Feedback | None:
    """Return the feedback on events together; None where no form came back."""
    marked = [each for each in events if each.feedback_forms and each.feedback_mean is not None]
    forms = sum(each.feedback_forms or 0 for each in marked)
    if forms < SMALLEST_GROUP:
        return Feedback(forms, None) if forms else None
    total = sum(
        (Fraction(each.feedback_mean or 0) * (each.feedback_forms or 0) for each in marked),
        Fraction(0),
    )
    return Feedback(forms, Decimal(floor(total / forms * 10 + Fraction(1, 2))) / 10)


def fulfilling(request: Request, events: Sequence[Event]) -> Event | None:
    """Return the newest held event that may have fulfilled an accepted or planned request."""
    if "partly" not in TRANSITIONS[request.status]:
        return None
    held = [each for each in events if each.status == "held"]
    return max(held, key=lambda each: each.last_day, default=None)


def event_values(store: Store, request: Request) -> dict[str, Any]:
    """Return what an event that is planned for a request begins with."""
    wish = squeezed(request.desired_kind or "")
    known = {
        squeezed(each.name(language)): each.code
        for each in event_kinds.every(store)
        for language in LANGUAGES
    }
    return {
        "topic": request.topic,
        "kind": known.get(wish),
        "planned": request.participants,
        "schools": [request.school],
        "requests": [request.id],
    }


def newest_held(store: Store, direction: str) -> date | None:
    """Return the last day of the newest event held for requests of a direction."""
    found = store.value(
        "SELECT max(event.last_day) FROM request JOIN event_request l ON l.request = request.id"
        " JOIN event ON event.id = l.event WHERE request.direction = ? AND event.status = 'held'",
        (direction,),
    )
    return date.fromisoformat(found) if found else None
