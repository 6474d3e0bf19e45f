"""What work that was killed leaves behind: unfinished files, removed at the next opening."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from app.models import attachments, seal
from app.models.errors import StoreError
from app.models.files import DRAFT
from app.models.lock import FileLock

if TYPE_CHECKING:
    from pathlib import Path

MAKING: Final = ".making-"
"""How the names of unfinished backups begin."""


def restoring(database: Path) -> Path:
    """Return where a backup is prepared before it takes the place of the database."""
    return database.with_name(f"{database.name}.restoring")


def keeping(database: Path) -> Path:
    """Return where a damaged database is copied before the copy gets its name."""
    return database.with_name(f"{database.name}.keeping")


def examined(database: Path) -> str:
    """Return how the folders begin in which copies of a database are looked at."""
    return f"{database.name}.examined-"


def sweep(database: Path) -> None:
    """Remove what is left beside a database; call it under the lock."""
    draft = restoring(database)
    left = [seal.draft(database), draft, keeping(database)]
    left += [draft.with_name(draft.name + ending) for ending in ("-journal", "-wal", "-shm")]
    left += attachments.beside(database).glob(f"{DRAFT}*")
    for each in left:
        remove(each)
    for each in database.parent.glob(f"{_literal(examined(database))}*"):
        shutil.rmtree(each, ignore_errors=True)


def sweep_backups(place: Path) -> None:
    """Remove what is left in a folder of backups, unless one is being made there just now."""
    if not place.is_dir():
        return
    with suppress(StoreError), FileLock(making_lock(place)):
        remove_drafts(place)


def making_lock(place: Path) -> Path:
    """Return what stands for a folder of backups in its lock."""
    return place / "backups"


def remove_drafts(place: Path) -> None:
    """Remove unfinished files from a folder of backups; call it under its lock."""
    for each in (*place.glob(f"{MAKING}*"), *place.glob(f"*/{DRAFT}*"), *place.glob(f"{DRAFT}*")):
        remove(each)
    for each in place.glob("*.seal*"):
        if not each.with_name(each.name.partition(".seal")[0]).exists():
            remove(each)


def remove(path: Path) -> None:
    """Remove a file that may be gone already, or held by another program for moments."""
    with suppress(OSError):
        path.unlink()


def _literal(name: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)
