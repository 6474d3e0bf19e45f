"""Making the report off the window's thread, with a connection of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.models.closing import Version
    from app.models.periods import Period
    from app.models.progress import Progress
    from app.models.receivers import Receiver
    from app.models.store import Store


def render(  # noqa: PLR0913 - whose, of when, in what words, where to, how
    store: Store,
    leading: int | None,
    period: Period,
    language: str,
    path: Path,
    *,
    version: Version | None,
    shape: Receiver,
) -> Generator[Progress, None, Path]:
    """Write the quarterly report, or a closed version of it, to `path` and return it.

    The suffix of `path` says as what it is written, `shape` which sections it has.
    """
    from app.reports.quarterly import render_quarterly  # noqa: PLC0415 - reportlab is slow to import

    with store.beside() as other:
        as_of = other.today()
        yield from render_quarterly(
            other,
            leading,
            period,
            language,
            path,
            kind=path.suffix.lower().removeprefix("."),
            as_of=as_of,
            version=version,
            wanted=shape.sections,
            codes=shape.codes,
        )
    return path
