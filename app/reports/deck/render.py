"""Making the deck: read once, told once, written as what is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.progress import Progress
from app.reports.deck.content import read
from app.reports.deck.telling import deck

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.models.network import Scope
    from app.models.periods import Period
    from app.models.store import Store

FORMATS: Final = ("pptx", "pdf")
"""What the deck can be written as."""


def render_deck(
    store: Store, scope: Scope, period: Period, language: str, path: Path, kind: str
) -> Generator[Progress, None, Path]:
    """Write the deck of a scope to `path`; everything is read before the first step.

    `kind` is one of `FORMATS`. Raises `FileProblem` when `path` cannot be written.
    """
    content = read(store, scope, period, language)
    told = deck(content, language)
    whole = len(told.slides) + 1
    if kind == "pptx":
        from app.reports.deck.presentation import write_pptx  # noqa: PLC0415 - slow to import

        steps = write_pptx(told, path, content.as_of)
    else:
        from app.reports.deck.pdf import write_pdf  # noqa: PLC0415 - the same

        steps = write_pdf(told, path, content.as_of)
    for number in steps:
        yield Progress(min(number, whole), whole)
    return path
