"""The screen of schools over a leading school and three partners, on 2 December 2025."""

from __future__ import annotations

import pytest

from app.models import settings
from app.models.store import Store
from tests.ui.schools.acting import add, screen


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "schools.db") as made:
        with made.change("Schools") as change:
            own = {"region": "61", "district": "Жаңабұлақ ауданы", "territory": "urban"}
            leading = add(change, "LS", "№4 «Білім»", status="leading", teachers=84, **own)
            rural = {"status": "partner", "leading": leading, "territory": "rural"}
            add(change, "P1", "«Ақсу»", teachers=38, pupils=412, name_ru="«Аксу»", **rural)
            add(change, "P2", "«Қызылтаң»", teachers=16, small=True, **rural)
            add(change, "P6", "«Теректі»", **rural)
            settings.write(made, change, own_school=leading)
        yield made


@pytest.fixture
def page(store, shown):
    return shown(screen(store), 1150, 700)
