"""Backups: copies of the database that were opened and checked before they count.

They lie in a folder beside the database, and in a second folder where there is one. Each is
counted on from the one before, so their order does not depend on a clock.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from app.models import attachments, files, leftovers, seal
from app.models.connection import looking, sorted_errors
from app.models.errors import AppError, FileProblem, StoreError
from app.models.inspection import demand_sound, newest_change
from app.models.lock import FileLock
from app.models.progress import Progress, finish
from app.models.thinning import surplus

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator
    from pathlib import Path

    from app.models.store import Store

REASONS: Final = ("close", "migration", "import", "restore", "manual", "anonymise")
"""Why a backup was made."""

_NAME: Final = re.compile(
    rf"(\d{{6}})-(\d{{4}}-\d\d-\d\d-\d{{6}})-({'|'.join(REASONS)})\.db", re.ASCII
)
_ATTACHED: Final = re.compile(r"([0-9a-f]{64})(\..*)?", re.DOTALL)
_MOMENT: Final = "%Y-%m-%d-%H%M%S"
_PAGES: Final = 2_000  # of 4 KB: others may write between two such parts
_STEPS: Final = 3
_PRECIOUS: Final = ("restore", "migration")
"""The newest of each of these stays: there is no other way back."""

_OF_THE_FOLDER: Final = {
    "disk_full": "disk_full",
    "disk_error": "backup_failed",
    "database_read_only": "backup_failed",
    "database_cannot_open": "backup_failed",
}


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database; `changes` is the number of the newest change in it.

    `trouble` says why there is none in the second folder, when it was to be there too.
    """

    path: Path
    at: datetime
    reason: str
    size: int
    changes: int
    number: int = 0
    trouble: AppError | None = None


def folder(database: Path, second: Path | None = None) -> Path:
    """Return the folder of the backups of a database: beside it, or within a second folder."""
    return (second or database.parent) / f"{database.name}.backups"


def every(database: Path, second: Path | None = None) -> list[Backup]:
    """Return the backups in both folders, newest first; they are not checked anew."""
    found = [each for place in _places(database, second) for each in _kept_in(place)]
    return sorted(found, key=_order, reverse=True)


def _order(backup: Backup) -> tuple[int, datetime]:
    return backup.number, backup.at


def newest_good(database: Path, second: Path | None = None) -> Backup | None:
    """Return the newest backup that is still as it was when it was checked."""
    return next((each for each in every(database, second) if is_good(each.path)), None)


def newest(database: Path) -> Backup | None:
    """Return the newest backup beside a database; no other one is looked at."""
    names = [each.name for each in folder(database).glob("*.db") if _NAME.fullmatch(each.name)]
    return _read(folder(database) / max(names)) if names else None


def holds(database: Path, changes: int | None) -> bool:
    """Say whether the newest backup beside a database has just these changes."""
    last = newest(database)
    return (last.changes if last else 0) == (changes or 0)


def is_good(backup: Path) -> bool:
    """Hash a backup against its seal, or check it where it has none."""
    try:
        state = seal.state(backup, thorough=True)
        if state is seal.State.MISSING:
            demand_sound(backup)
    except (OSError, StoreError):
        return False
    return state is not seal.State.BROKEN


def _places(database: Path, second: Path | None) -> list[Path]:
    return [folder(database), *([folder(database, second)] if second else [])]


def _kept_in(place: Path) -> list[Backup]:
    try:
        found = [_read(each) for each in place.iterdir()]
    except OSError:  # there is no such folder, or the stick is not plugged in
        return []
    return [each for each in found if each]


def _read(path: Path) -> Backup | None:
    """Return a backup by its name and seal; None for other files and those nobody can read."""
    parts = _NAME.fullmatch(path.name)
    if not parts:
        return None
    try:
        at = datetime.fromisoformat(f"{parts[2][:10]}T{parts[2][11:]}")
        return Backup(path, at, parts[3], path.stat().st_size, _changes(path), int(parts[1]))
    except (OSError, ValueError, StoreError, sqlite3.Error):
        return None


def _changes(path: Path) -> int:
    mark = seal.read(path)
    if mark:
        return mark.changes or 0
    with looking(path) as connection:
        return newest_change(connection) or 0


# Making


def making(
    database: Path,
    reason: str,
    second: Path | None = None,
    *,
    clock: Callable[[], datetime] = datetime.now,
    spare: Collection[Path] = (),
) -> Generator[Progress, None, Backup]:
    """Make a backup in both folders and thin out the older ones, but for those in `spare`.

    The database may be open and written meanwhile. What goes wrong in the second folder alone
    stands in the backup as its `trouble`. Raises `StoreError` database_damaged and what the file
    says, `FileProblem` disk_full and backup_failed, `AppError` backup_busy; whatever is raised,
    earlier backups are as they were.
    """
    number = 1 + max((each.number for each in every(database, second)), default=0)
    name = f"{number:06}-{clock().strftime(_MOMENT)}-{reason}.db"
    made: list[Backup] = []
    troubles: list[AppError] = []
    for place in _places(database, second):
        try:
            made.append((yield from _making_in(place, database, name, spare)))
        except AppError as problem:
            troubles.append(problem)
    if not made:
        raise troubles[0]
    return replace(made[0], trouble=troubles[0]) if troubles else made[0]


def before_import(store: Store) -> None:
    """Make the backup that goes before an import, unless nothing was ever entered."""
    if store.value("SELECT max(id) FROM change"):
        finish(making(store.path, "import"))


def _making_in(
    place: Path, database: Path, name: str, spare: Collection[Path]
) -> Generator[Progress, None, Backup]:
    with _sorted_problems(place, database):
        place.mkdir(mode=0o700, exist_ok=True)  # a stick that is not there is not made up
        with FileLock(leftovers.making_lock(place)):
            leftovers.remove_drafts(place)
            draft, final = place / f"{leftovers.MAKING}{name}", place / name
            try:
                yield from _copied(database, draft)
                mark = seal.mark_of(draft, demand_sound(draft))
                yield Progress(_STEPS, _STEPS)
                seal.put(final, mark)
                files.replace(draft, final)
            finally:
                leftovers.remove(draft)
                if not final.is_file():
                    leftovers.remove(seal.place(final))
            _thin(place, spare)
    made = _read(final)
    if made is None:
        raise FileProblem("backup_failed", path=str(place))
    return made


@contextmanager
def _sorted_problems(place: Path, database: Path) -> Generator[None]:
    """Tell what is wrong with the folder from what is wrong with the database."""
    try:
        yield
    except StoreError as problem:
        if problem.code == "open_elsewhere":
            raise AppError("backup_busy") from problem
        if problem.code in _OF_THE_FOLDER:
            raise FileProblem(_OF_THE_FOLDER[problem.code], path=str(place)) from problem
        raise StoreError(problem.code, **{**problem.data, "path": str(database)}) from problem
    except sqlite3.DatabaseError as problem:  # nothing that SQLite could name more exactly
        raise StoreError("database_damaged", path=str(database)) from problem
    except OSError as problem:
        full = files.code_of(problem, place) == "disk_full"
        raise FileProblem("disk_full" if full else "backup_failed", path=str(place)) from problem


def _copied(database: Path, draft: Path) -> Generator[Progress]:
    """Copy what is committed, and the attached files first: a backup that counts has its own."""
    _keep_files(attachments.beside(database), files_in(draft.parent))
    yield Progress(1, _STEPS)
    os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with (
        sorted_errors(database),
        looking(database) as source,
        closing(sqlite3.connect(draft, isolation_level=None)) as target,
    ):
        target.execute("PRAGMA synchronous = OFF")  # it is brought to the disk whole, below
        source.backup(target, pages=_PAGES)
    files.sync_file(draft)
    yield Progress(2, _STEPS)


def files_in(place: Path) -> Path:
    """Return where a folder of backups keeps the attached files, each once."""
    return place / "files"


def _keep_files(source: Path, target: Path) -> None:
    if source.is_dir():
        target.mkdir(mode=0o700, exist_ok=True)
        copy_missing(source, target)


def copy_missing(source: Path, target: Path, known: Collection[str] | None = None) -> None:
    """Copy attached files that are not there yet, or of them those whose hash is `known`.

    One that is not what its name says is damaged and stays away.
    """
    for each in source.iterdir():
        name = _ATTACHED.fullmatch(each.name)
        copied = target / each.name
        if not name or copied.exists() or (known is not None and name[1] not in known):
            continue
        files.copy(each, copied)
        if files.digest(copied) != name[1]:
            copied.unlink()


def _thin(place: Path, spare: Collection[Path]) -> None:
    kept = sorted(_kept_in(place), key=lambda each: (each.number, each.at), reverse=True)
    precious = {
        next((each for each in kept if each.reason == reason), None) for reason in _PRECIOUS
    }
    for each in surplus(kept, lambda backup: backup.at):
        if each not in precious and each.path not in spare:
            leftovers.remove(each.path)
            leftovers.remove(seal.place(each.path))
