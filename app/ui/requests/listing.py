"""What the list of requests is filled with: saved filters, and rows read a page at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from app.models import requests
from app.models.deadlines import Deadlines
from app.models.periods import at as period_at
from app.models.requests import UNDECIDED
from app.models.search import Slice
from app.ui.record_model import Order, Source, numbered_source
from app.ui.requests.columns import FILTERS, Row

if TYPE_CHECKING:
    from datetime import date

    from app.models.store import Store

NEWEST: Final = Order("received", descending=True)


def saved_filter(store: Store, key: str, today: date) -> requests.Filter:
    """Return what the saved filter `key` lets through today."""
    match key:
        case "period":
            period = period_at(store, today)
            return requests.Filter(received_from=period.first, received_to=period.last)
        case "ours":
            return requests.Filter(statuses=UNDECIDED)
        case "theirs":
            return requests.Filter(statuses=("clarify",))
        case "overdue":
            newest = Deadlines(store).newest_overdue(today)
            return requests.Filter(statuses=UNDECIDED, received_to=newest)
        case _:
            return requests.Filter()


def counted(store: Store, today: date) -> dict[str, int]:
    """Return how many requests each saved filter lets through."""
    filters = {each.key: saved_filter(store, each.key, today) for each in FILTERS}
    return {key: requests.count(store, wanted) for key, wanted in filters.items()}


def listed(store: Store, key: str, text: str, today: date) -> Source:
    """Return the requests of a saved filter that contain `text`."""
    return source_of(store, replace(saved_filter(store, key, today), text=text), today)


def source_of(store: Store, wanted: requests.Filter, today: date) -> Source:
    """Return the requests that `wanted` lets through, as rows of the list."""
    deadlines = Deadlines(store)

    def rows(ids: tuple[int, ...]) -> list[Row]:
        found = requests.page(store, requests.Filter(ids=ids))
        return [Row(each, deadlines.due(each.received), today) for each in found]

    return numbered_source(lambda order: requests.numbers(store, wanted, _slice(order)), rows)


def _slice(order: Order | None) -> Slice:
    order = order or NEWEST
    return Slice(order.key, order.descending)
