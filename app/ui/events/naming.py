"""How an event is called on its screen: its days, its kind, the line under its topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import spoken
from app.models import event_kinds
from app.models.vocabulary import word

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from app.models.events import Event
    from app.models.store import Store


def kind_names(store: Store) -> dict[str, str]:
    """Return the name of every kind of event by its code, in the language of the interface."""
    return {each.code: each.name(spoken()) for each in event_kinds.every(store)}


def format_name(code: str | None) -> str:
    """Return the word for a format, "" for none."""
    return word("events.format", code, spoken()) if code else ""


def days(first: date, last: date) -> str:
    """Return the days of an event, what they share said once: «05–07.11.2025»."""
    if first == last:
        return f"{last:%d.%m.%Y}"
    if first.year != last.year:
        return f"{first:%d.%m.%Y}–{last:%d.%m.%Y}"
    if first.month != last.month:
        return f"{first:%d.%m}–{last:%d.%m.%Y}"
    return f"{first:%d}–{last:%d.%m.%Y}"


def days_of(event: Event) -> str:
    """Return the days of an event."""
    return days(event.first_day, event.last_day)


def amount(value: Decimal | None) -> str:
    """Return hours or a mean as people write it, "" for none."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text if spoken() == "en" else text.replace(".", ",")


def joined(*parts: str | None) -> str:
    """Return what there is of `parts`, with dots between."""
    return " · ".join(part for part in parts if part)
