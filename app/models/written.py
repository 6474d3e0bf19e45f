"""Which files with names in them this database has written: they keep what they hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.models.store import Store


def note(store: Store, path: Path) -> None:
    """Remember that a file was written, unless nothing may be written down."""
    if store.read_only:
        return
    store.keep(
        "INSERT INTO written (path, day) VALUES (?, ?)"
        " ON CONFLICT (path) DO UPDATE SET day = excluded.day",
        (str(path.resolve()), store.today().isoformat()),
    )


def still_there(store: Store) -> tuple[Path, ...]:
    """Return the files written that can still be found where they were, the newest first."""
    rows = store.rows("SELECT path FROM written ORDER BY day DESC, path")
    return tuple(path for row in rows if _exists(path := Path(row["path"])))


def _exists(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a drive that is not there, a share that answers no more
        return False
