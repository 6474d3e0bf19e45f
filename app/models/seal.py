"""The seal of a closed database: a file beside it that says what it was at closing.

It is removed before the first write and written anew at closing, so it tells at the next opening
whether somebody or something else has changed the file since (docs/decisions/0010).
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

from app.models import files

if TYPE_CHECKING:
    from pathlib import Path

WEEK: Final = 7
"""Days after which a file is hashed although its size and time are as they were."""


class State(Enum):
    """What the seal says of its file."""

    WHOLE = auto()
    MISSING = auto()
    BROKEN = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """What a file was when it was sealed.

    `changes` is the number of the newest change in it, `checked` the day of the last full hash.
    """

    size: int
    mtime_ns: int
    sha256: str
    checked: str
    changes: int | None = None


def place(database: Path) -> Path:
    """Return where the seal of a file lies."""
    return database.with_name(f"{database.name}.seal")


def draft(database: Path) -> Path:
    """Return where the seal lies while it is being written."""
    return database.with_name(f"{database.name}.seal.new")


def mark_of(database: Path, changes: int | None = None) -> Mark:
    """Return what a closed file is now."""
    status = database.stat()
    return Mark(
        status.st_size, status.st_mtime_ns, files.digest(database), _today().isoformat(), changes
    )


def write(database: Path, changes: int | None = None) -> None:
    """Seal a closed file as it is now; raises `OSError`."""
    put(database, mark_of(database, changes))


def put(database: Path, mark: Mark) -> None:
    """Write a seal; raises `OSError`."""
    new = draft(database)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(mark), file)
        file.flush()
        os.fsync(file.fileno())
    files.replace(new, place(database))


def read(database: Path) -> Mark | None:
    """Return the seal of a file; None where there is none or it cannot be read."""
    try:
        content: Any = json.loads(place(database).read_bytes())
        mark = Mark(**content)
        date.fromisoformat(mark.checked)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return mark


def remove(database: Path) -> None:
    """Remove the seal so that no power cut brings it back; raises `OSError`."""
    found = place(database)
    if found.exists():
        files.patiently(lambda: os.truncate(found, 0))  # an empty seal is none
        files.sync_file(found)
        with suppress(OSError):
            found.unlink()
        files.sync_folder(database.parent)


def state(database: Path, *, thorough: bool = False) -> State:
    """Compare a closed file with its seal; hash it where that is needed, or `thorough`.

    Call it before SQLite opens the file in this process: closing a file that was opened beside
    SQLite drops SQLite's locks on it.
    """
    mark = read(database)
    if mark is None:
        return State.MISSING
    same = _is_like(database, mark, thorough=thorough)
    if read(database) != mark:  # somebody began to write meanwhile, and said so
        return State.MISSING
    return State.WHOLE if same else State.BROKEN


def _is_like(database: Path, mark: Mark, *, thorough: bool) -> bool:
    status = database.stat()
    if status.st_size != mark.size:
        return False
    if status.st_mtime_ns == mark.mtime_ns and not thorough and not is_due(mark):
        return True
    return files.digest(database) == mark.sha256


def is_due(mark: Mark) -> bool:
    """Say whether the last full hash was more than a week ago, or in the future."""
    return not 0 <= (_today() - date.fromisoformat(mark.checked)).days < WEEK


def renew(database: Path) -> None:
    """Note that a whole file was hashed just now, where its seal says something else."""
    mark = read(database)
    if mark is None:
        return
    mtime, today = database.stat().st_mtime_ns, _today().isoformat()
    if mtime != mark.mtime_ns or is_due(mark):
        with suppress(OSError):  # next time then
            put(database, replace(mark, mtime_ns=mtime, checked=today))


def _today() -> date:
    return date.today()


class Seal:
    """The seal of a database that is open for work, shared by its connections in this process.

    `written` says that the file may differ from its newest backup, `checked` that it is known to
    be sound.
    """

    def __init__(self, database: Path, *, whole: bool, written: bool, checked: bool) -> None:
        self.written = written
        self.checked = checked
        self._database = database
        self._whole = whole
        self._spoilt = False
        self._users = 0

    def enter(self) -> None:
        """Count one more connection that may write."""
        self._users += 1

    def leave(self) -> None:
        """Count one connection less."""
        self._users -= 1

    def break_open(self) -> None:
        """Take the seal off: call it before anything is written."""
        if self._whole or not self.written:
            remove(self._database)
            self._whole, self.written = False, True

    def spoil(self) -> None:
        """Leave the file without a seal at closing: it has shown itself to be damaged."""
        self._spoilt = True

    def close(self, changes: int | None) -> None:
        """Seal the closed file; where that fails, the next opening checks the file instead."""
        if self._whole or self._spoilt or self._users:
            return
        with suppress(OSError):
            write(self._database, changes)
            self._whole = True
