"""Looking at a database before it is opened: is it what it was when the program closed it?"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Final

from app.models import backups, files, seal
from app.models.connection import looking, settle, sorted_os_errors
from app.models.errors import StoreError
from app.models.inspection import demand_sound, newest_change
from app.models.leftovers import examined, sweep
from app.models.lock import FileLock
from app.models.progress import Progress
from app.models.seal import Seal, State

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.models.backups import Backup
    from app.models.store import Store

_JOURNALS: Final = ("-journal", "-wal")
_STRANGE: Final = frozenset({"not_a_database", "not_ours", "foreign_parts"})
"""What a file of ours becomes only when it is damaged."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What restoring a backup would lose: the changes after it, None when nobody can tell."""

    changes: int | None
    since: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a database, and the newest good backup that could take its place."""

    code: str
    path: Path
    error: StoreError
    backup: Backup | None
    lost: Lost | None


def examine(path: Path, second: Path | None = None) -> Finding | None:
    """Say what is wrong with a closed database; None when it can be opened, or made anew."""
    path = path.resolve()
    try:
        with FileLock(path):
            admit(path)
            if path.exists() and path.stat().st_size:
                with looking(path):
                    pass
    except StoreError as error:
        return finding(path, error, second)
    return None


def finding(path: Path, error: StoreError, second: Path | None = None) -> Finding:
    """Return what can be done about a database that could not be opened."""
    backup = backups.newest_good(path, second)
    return Finding(error.code, path, error, backup, lost(path, backup) if backup else None)


def lost(path: Path, backup: Backup) -> Lost:
    """Return what would be lost if a backup took the place of the database."""
    newest = _newest_change(path)
    if newest is None:
        return Lost(None, backup.at)
    return Lost(max(newest - backup.changes, 0), backup.at)


def _newest_change(path: Path) -> int | None:
    mark = seal.read(path)
    if mark and mark.changes is not None:
        return mark.changes
    with suppress(StoreError), looking(path) as connection:
        return newest_change(connection)
    return None


# On the way into the store


def admit(path: Path, *, trust: bool = False) -> Seal:
    """Let a database be opened for work; call it under the lock, before SQLite opens the file.

    `trust` lets in a sound file that was changed outside, and a new one in the place of a lost one.
    Raises `StoreError`: database_missing, database_damaged, changed_outside, database_read_only.
    """
    if not path.exists():
        if backups.every(path) and not trust:
            raise StoreError("database_missing", path=str(path))
        _clear(path)
        return Seal(path, whole=False, written=False, checked=True)
    if not os.access(path, os.W_OK):
        raise StoreError("database_read_only", path=str(path))
    sweep(path)
    state = _state(path)
    if state is State.WHOLE:
        set_aside_journals(path)
        seal.renew(path)
    elif state is State.BROKEN:
        _demand_sound(path)
        if not trust:
            raise StoreError("changed_outside", path=str(path))
        _clear(path, journals_too=False)
    elif not path.stat().st_size and backups.every(path):
        raise StoreError("database_damaged", path=str(path))
    if journals(path):
        settle(path)
    mark = seal.read(path) if state is State.WHOLE else None
    written = mark is None or not backups.holds(path, mark.changes)
    return Seal(path, whole=mark is not None, written=written, checked=state is not State.MISSING)


def _clear(path: Path, *, journals_too: bool = True) -> None:
    """Take away what stands beside a file that is to be another one from now on."""
    if journals_too:
        set_aside_journals(path)
    with sorted_os_errors(path):
        seal.remove(path)


def glance(path: Path) -> None:
    """Refuse a damaged or changed file that is to be read only; nothing is written.

    Raises `StoreError`: database_damaged, changed_outside.
    """
    if path.is_file() and _state(path) is State.BROKEN:
        _demand_sound(path)
        raise StoreError("changed_outside", path=str(path))


def _state(path: Path) -> State:
    with sorted_os_errors(path):
        return seal.state(path)


def _demand_sound(path: Path) -> None:
    """Raise `StoreError` database_damaged unless a changed file is a sound database of ours."""
    try:
        with _apart(path) as copied:
            demand_sound(copied)
    except StoreError as problem:
        if problem.code in _STRANGE:
            raise StoreError("database_damaged", path=str(path)) from problem
        raise StoreError(problem.code, **{**problem.data, "path": str(path)}) from problem


@contextmanager
def _apart(path: Path) -> Generator[Path]:
    """Give a file to look at; a copy where looking would begin with finishing a write."""
    if not journals(path):
        yield path
        return
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - slow to import, seldom needed

    with (
        sorted_os_errors(path),
        TemporaryDirectory(dir=path.parent, prefix=examined(path)) as place,
    ):
        copied = path.parent / place / path.name
        for each in (path, *journals(path)):
            shutil.copyfile(each, copied.with_name(each.name))
        settle(copied)
        yield copied


def journals(path: Path) -> list[Path]:
    """Return the files beside a database from which SQLite would change it at opening."""
    found = [path.with_name(path.name + ending) for ending in _JOURNALS]
    return [each for each in found if _is_live(each)]


def _is_live(journal: Path) -> bool:
    """Say whether SQLite heeds a journal: one that begins with a zero was never finished."""
    try:
        with journal.open("rb") as file:
            return file.read(1) not in {b"", b"\0"}
    except OSError:
        return False


def set_aside_journals(path: Path) -> None:
    """Keep journals from being played into a file they do not belong to; they stay, renamed."""
    found = journals(path)
    target = aside(path, "stale")
    for each in found:
        with sorted_os_errors(path):
            each.replace(alongside(target, path, each))
    if found:
        files.sync_folder(path.parent)


def aside(path: Path, why: str) -> Path:
    """Return a name of today that neither a file nor a journal has."""
    dated = f"{path.name}.{why}-{datetime.now():%Y-%m-%d-%H%M%S}"
    for number in count(1):
        found = path.with_name(dated if number == 1 else f"{dated}-{number}")
        if not any(found.with_name(found.name + tail).exists() for tail in ("", *_JOURNALS)):
            return found
    raise AssertionError


def alongside(target: Path, path: Path, journal: Path) -> Path:
    """Return what the journal of `path` is called when `path` is called `target`."""
    return target.with_name(target.name + journal.name.removeprefix(path.name))


# After the first paint


def checking(store: Store) -> Generator[Progress, None, list[str]]:
    """Check a database that was opened without a seal; return what is wrong, empty if nothing is.

    The seal is written again at closing only when this was done, or is done then.
    """
    with store.beside() as other:
        yield Progress(0)
        found = _quick_check(other)
    store.checked(sound=not found)
    return found


def _quick_check(store: Store) -> list[str]:
    try:
        return [row[0] for row in store.rows("PRAGMA quick_check") if row[0] != "ok"]
    except StoreError as problem:
        if problem.code != "database_damaged":
            raise
        return [str(problem.__cause__)]
