"""Documents that are told once and written as PDF or as DOCX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from app.ui.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from app.models.progress import Progress
    from app.models.store import Store
    from app.reports.content import Document
    from app.ui.paper import Make, Work


class Tell(Protocol):
    """Reads a document; it imports what it needs when it is called, off the window's thread."""

    def __call__(self, store: Store, language: str, /) -> Document:
        """Return the document in a language."""
        ...


def content_paper(key: str, title: str, hint: str, name: Callable[[str], str], tell: Tell) -> Paper:
    """Return a document that can be saved for Word as well."""
    make = told(tell)
    return Paper(key, title, hint, name, make, {".docx": make})


def told(tell: Tell) -> Make:
    """Return how a document is made in a language."""

    def make(language: str) -> Work:
        def work(store: Store, path: Path) -> Generator[Progress, None, Path]:
            from app.reports.documents.framing import render  # noqa: PLC0415 - slow to import

            return (yield from render(lambda: tell(store, language), path))

        return work

    return make
