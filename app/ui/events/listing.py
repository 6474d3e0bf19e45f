"""Which events a filter lets through, and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models import events
from app.models.search import Slice
from app.ui.events.columns import Listed
from app.ui.record_model import Order, Source, numbered_source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.models.periods import Period
    from app.models.store import Store

NEWEST_FIRST = Order("day", descending=True)


def filter_of(key: str, text: str, today: date, period: Period) -> events.Filter:
    """Return what the saved filter `key` asks for, together with a text."""
    match key:
        case "period":
            return events.Filter(text, last_from=period.first, last_to=period.last)
        case "ahead":
            return events.Filter(text, statuses=("planned", "confirmed"), last_from=today)
        case "complete":
            return events.Filter(text, to_complete=today)
        case "held" | "not_held":
            return events.Filter(text, statuses=(key,))
        case _:
            return events.Filter(text)


def events_source(store: Store, wanted: events.Filter, kinds: Mapping[str, str]) -> Source:
    """Return the events that fit, with the names of their kinds."""

    def numbers(order: Order | None) -> Sequence[int]:
        by = order or NEWEST_FIRST
        return events.numbers(store, wanted, Slice(by.key, by.descending))

    def rows(ids: tuple[int, ...]) -> list[Listed]:
        found = events.page(store, events.Filter(ids=ids))
        return [Listed(each.id, each, kinds.get(each.kind, each.kind)) for each in found]

    return numbered_source(numbers, rows)
