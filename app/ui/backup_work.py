"""Work with backup copies off the window's thread: a stick may be slow to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.backups import every
from app.models.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.models.backups import Backup
    from app.models.store import Store


def listing(database: Path, second: Path | None) -> Generator[Progress, None, list[Backup]]:
    """Look up the copies of a database in both folders."""
    yield Progress(0)
    return every(database, second)


def newest_change(store: Store) -> int:
    """Return the number of the newest change of an open database."""
    return store.value("SELECT max(id) FROM change") or 0
