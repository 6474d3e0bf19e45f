"""A database, and a table brought into it."""

from __future__ import annotations

import pytest

from app.exchange.registry.apply import applying
from app.exchange.registry.compare import planning
from app.exchange.registry.layout import guess
from app.models.progress import finish
from app.models.store import Store
from tests.exchange.registry.registries import source


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "team.db") as opened:
        yield opened


@pytest.fixture
def plan_of(store):
    def planned(kind, table, columns=None, school=None):
        found = source(table)
        layout = guess(kind, found, store)
        layout = layout.corrected(columns) if columns else layout
        return finish(planning(found, layout, store, school))

    return planned


@pytest.fixture
def bring_in(store, plan_of):
    def brought(kind, table, **options):
        plan = plan_of(kind, table, **options)
        finish(applying(store, plan, accept_good=True))
        return plan

    return brought


@pytest.fixture
def told():
    """Return where a plan has problems: (code, row, column), notes aside."""

    def places(plan):
        return [
            (each.code, each.row, each.column) for each in plan.problems if each.severity != "note"
        ]

    return places
