"""Making the report off the window's thread, with a connection of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.models.closing import Version
    from app.models.periods import Period
    from app.models.progress import Progress
    from app.models.store import Store


def render(
    store: Store,
    leading: int | None,
    period: Period,
    language: str,
    path: Path,
    version: Version | None,
) -> Generator[Progress, None, Path]:
    """Render the quarterly report, or a closed version of it, to `path` and return it."""
    from app.reports.quarterly import render_quarterly  # noqa: PLC0415 - reportlab is slow to import

    with store.beside() as other:
        as_of = other.today()
        yield from render_quarterly(
            other, leading, period, language, path, as_of=as_of, version=version
        )
    return path
