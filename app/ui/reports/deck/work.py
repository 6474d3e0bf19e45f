"""Making the deck off the window's thread, with a connection of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.models.network import Scope
    from app.models.periods import Period
    from app.models.progress import Progress
    from app.models.store import Store


def render(
    store: Store, of: tuple[Scope, Period, str], path: Path, kind: str
) -> Generator[Progress, None, Path]:
    """Render the deck of a scope, a period and a language to `path` and return it."""
    from app.reports.deck import render_deck  # noqa: PLC0415 - slow to import

    scope, period, language = of
    with store.beside() as other:
        yield from render_deck(other, scope, period, language, path, kind)
    return path
