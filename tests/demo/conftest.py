"""Databases of sample data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.demo.making import making
from app.models.progress import finish
from app.models.sample import Sample, Size
from app.models.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TUESDAY = date(2026, 3, 10)


def make(path: Path, size: Size, seed: int = 1, today: date = TUESDAY) -> Path:
    finish(making(path, Sample(size, seed, today)))
    return path


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Store]:
    with Store.open(make(tmp_path / "school.db", Size.SCHOOL)) as store:
        yield store
