"""An empty database, and ways to take responses into it."""

from __future__ import annotations

import pytest

from app.exchange.responses.apply import applying
from app.exchange.responses.reading import planning
from app.models.progress import finish
from app.models.store import Store


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "school.db") as opened:
        yield opened


@pytest.fixture
def plan(store):
    def plan(*paths, form="", wave="w1"):
        return finish(planning(store, paths, form, wave))

    return plan


@pytest.fixture
def take(store, plan):
    def take(*paths, form="", wave="w1"):
        found = plan(*paths, form=form, wave=wave)
        finish(applying(store, found, wave))
        return found

    return take


@pytest.fixture
def stored(store):
    def stored():
        return {row["uuid"]: row["answers"] for row in store.rows("SELECT * FROM response")}

    return stored
