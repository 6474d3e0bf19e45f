"""Printing a document: its story on paper, with what was read before the first step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.progress import Progress
from app.reports.document import write

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from reportlab.platypus import Flowable

    from app.reports.document import Sheet


def printed(
    story: Iterable[Flowable], sheet: Sheet, path: Path, total: int = 0
) -> Generator[Progress, None, Path]:
    """Write a story to `path`, yielding the pages done of `total`, 0 where nobody knows.

    Raises `FileProblem` when `path` cannot be written.
    """
    yield Progress(0, total)
    for page in write(story, sheet, path):
        yield Progress(page, total)
    return path
