"""A store with the sample quarter, brought in from its workbook."""

from __future__ import annotations

from pathlib import Path

from app.exchange.workbook.apply import apply
from app.models.store import Store
from tests.exchange.books import plan_of

WORKBOOK = Path(__file__).parent.parent / "data" / "quarter.xlsx"


def quarter_store(path: Path) -> Store:
    """Return an open store that holds the sample quarter."""
    store = Store.open(path)
    apply(store, plan_of(store, WORKBOOK))
    return store
