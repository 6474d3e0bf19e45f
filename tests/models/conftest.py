"""What tests of the models need: an empty store, and one with the quarter of the worked example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.models.store import Store
from tests.models import quarter as example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "field.db") as made:
        yield made


@pytest.fixture
def quarter(store: Store) -> example.Quarter:
    return example.build(store)
