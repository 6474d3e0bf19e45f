"""One process per database: a lock of the operating system that dies with its process."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Self

from app.models.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    # Far behind the text, so that another process can still read who holds the lock.
    _PLACE = 1 << 20

    def _take(handle: int) -> None:
        os.lseek(handle, _PLACE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _signature() -> str:
        return f"{os.environ.get('COMPUTERNAME', '?')} / {os.environ.get('USERNAME', '?')}"

else:
    import fcntl
    import pwd

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _signature() -> str:
        user = "?"
        with suppress(KeyError):  # an account without a name
            user = pwd.getpwuid(os.getuid()).pw_name
        return f"{os.uname().nodename} / {user}"


_CLOSED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class FileLock:
    """The right to write a database; the sidecar file stays, only the lock on it counts."""

    def __init__(self, database: Path) -> None:
        """Take the lock of `database`.

        Raises `StoreError`: open_elsewhere with PC and user, database_read_only where the folder
        cannot be written though the database is there, database_cannot_open.
        """
        sidecar = database.with_name(database.name + ".lock")
        try:
            self._handle = os.open(sidecar, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as problem:
            closed = problem.errno in _CLOSED and database.exists()
            code = "database_read_only" if closed else "database_cannot_open"
            raise StoreError(code, path=str(database)) from problem
        try:
            _take(self._handle)
        except OSError as problem:
            who = self._holder()
            os.close(self._handle)
            raise StoreError("open_elsewhere", path=str(database), who=who) from problem
        self._sign()

    def _holder(self) -> str:
        os.lseek(self._handle, 0, os.SEEK_SET)
        return os.read(self._handle, 200).decode("utf-8", "replace").strip("\0\n ") or "?"

    def _sign(self) -> None:
        with suppress(OSError):  # on a full disk the lock counts, not the name in it
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, f"{_signature()}\n".encode())

    @property
    def held(self) -> bool:
        """Whether the lock was not yet given back."""
        return self._handle >= 0

    def release(self) -> None:
        """Give the lock back; doing so twice is harmless."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
