"""A document of the school's work as content: title, day, header and foot around its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.progress import Progress
from app.reports.content import Chapter, Document

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable
    from datetime import date
    from pathlib import Path

    from app.models.letterhead import Masthead
    from app.reports.content import Part


def framed(  # noqa: PLR0913 - what a document is, and how its pages look
    title: str,
    as_of: date,
    head: Masthead,
    language: str,
    parts: Iterable[Part],
    *,
    foot: str = "",
    landscape: bool = False,
) -> Document:
    """Return a document of one chapter; its title stands on every page but the first."""
    return Document(
        title=title,
        language=language,
        as_of=as_of,
        author=head.author,
        header=title,
        chapters=(Chapter("all", None, tuple(parts)),),
        foot=foot,
        landscape=landscape,
    )


def render(read: Callable[[], Document], path: Path) -> Generator[Progress, None, Path]:
    """Read a document and write it as the suffix of `path` says: PDF, else DOCX.

    Raises `FileProblem` when `path` cannot be written.
    """
    document = read()
    yield Progress(0)
    if path.suffix.lower() == ".docx":
        from app.reports.docx_story import write_docx as write  # noqa: PLC0415 - one of the two
    else:
        from app.reports.pdf_story import write_pdf as write  # noqa: PLC0415 - one of the two
    for step in write(document, path):
        yield Progress(step)
    return path
