"""The quarter of the worked example, imported once and copied for every test."""

from __future__ import annotations

import json
import shutil
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pypdf import PdfReader

from app.exchange.workbook.apply import apply
from app.models import periods
from app.models.store import Store
from app.reports.quarterly import render_quarterly
from tests.exchange.books import plan_of

DATA = Path(__file__).parent.parent / "data"
EXPECTED: dict[str, Any] = json.loads((DATA / "quarter_expected.json").read_text("utf-8"))
AS_OF = date(2025, 12, 23)


@cache
def _imported() -> tuple[TemporaryDirectory[str], Path]:
    folder = TemporaryDirectory()
    path = Path(folder.name) / "quarter.db"
    with Store.open(path) as store:
        apply(store, plan_of(store, DATA / "quarter.xlsx"))
    return folder, path


def copied(folder: Path) -> Path:
    return Path(shutil.copy(_imported()[1], folder / "quarter.db"))


def report(
    store: Store,
    folder: Path,
    language: str = "en",
    period: str = "academic:2025-26/2",
    leading: int | None = 1,
) -> PdfReader:
    """Print the report of a period and read the file back."""
    found = periods.parse(store, period)
    assert found is not None
    path = folder / f"report_{language}.pdf"
    for _ in render_quarterly(store, leading, found, language, path, as_of=AS_OF):
        pass
    return PdfReader(path)
