"""What tests of documents need: print a story for real and read it back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from app.reports.document import Sheet, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reportlab.platypus import Flowable

    Print = Callable[..., PdfReader]


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    """Print a story and read the real file back."""

    def work(story: Iterable[Flowable], **values: str) -> PdfReader:
        sheet = Sheet("Есеп", "kk", date(2025, 12, 23), **values)
        for _ in write(story, sheet, tmp_path / "printed.pdf"):
            pass
        return PdfReader(tmp_path / "printed.pdf")

    return work


def text_of(pdf: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in pdf.pages)


def words_of(pdf: PdfReader) -> str:
    return " ".join(text_of(pdf).split())
