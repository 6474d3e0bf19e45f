"""Writing a file whole or not at all: next to its place first, then moved there in one step."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from contextlib import contextmanager, suppress
from io import BytesIO
from threading import Event
from typing import IO, TYPE_CHECKING, Final

from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

DRAFT: Final = ".zhetekshi-"
"""How the names of unfinished files begin."""

_PAUSES: Final = (0.1, 0.2, 0.4, 0.8)
"""Seconds between tries: virus scanners hold a new file for moments (Windows)."""

_BINARY: Final = getattr(os, "O_BINARY", 0)  # Windows would change line ends

_HELD: Final = frozenset({5, 32, 33})  # Windows: access denied, sharing and lock violation
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def atomic_write(path: Path, *, private: bool = False) -> Generator[IO[bytes]]:
    """Give a file to write; `path` gets its content at the end, or stays as it was.

    What is `private` is read by its owner alone, as the database beside it.
    Raises `FileProblem`: folder_not_found, file_in_use (open in another program), disk_full,
    file_no_access, file_not_written.
    """
    # Not a temporary file of Python's: nobody else could read that one, also not in its place.
    beside = path.parent / f"{DRAFT}{os.urandom(8).hex()}"
    try:
        mode = 0o600 if private else 0o666
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        with os.fdopen(handle, "wb") as draft:
            try:
                yield draft
                draft.flush()
                os.fsync(draft.fileno())
                draft.close()
                replace(beside, path)
            except BaseException:
                for clear in (draft.close, beside.unlink):
                    with suppress(OSError):  # closing writes what is left, to a full disk
                        clear()
                raise
    except OSError as found:
        raise FileProblem(code_of(found, path), path=path.name) from found


@contextmanager
def written_at_once(path: Path) -> Generator[BytesIO]:
    """Give memory to write; `path` gets its content at the end, as with `atomic_write`.

    For writers that make an error of their own out of a full disk.
    """
    content = BytesIO()
    yield content
    with atomic_write(path) as file:
        file.write(content.getbuffer())


def replace(draft: Path, path: Path) -> None:
    """Put a finished file in its place, for good: a power cut later cannot bring the old one back.

    Raises `OSError` when the place is held by another program for longer than moments.
    """
    patiently(lambda: draft.replace(path))
    sync_folder(path.parent)


def patiently(act: Callable[[], object]) -> None:
    """Do something with a file, waiting for moments where another program holds it (Windows)."""
    for pause in _PAUSES:
        try:
            act()
        except PermissionError as found:
            if getattr(found, "winerror", None) not in _HELD:
                raise
            Event().wait(pause)
        else:
            return
    act()


def sync_folder(folder: Path) -> None:
    """Make sure that names made, moved or deleted in a folder outlast a power cut."""
    if sys.platform == "win32":  # which keeps a journal of names and cannot open a folder
        return
    with suppress(OSError):  # some file systems cannot
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sync_file(path: Path) -> None:
    """Make sure that what was written to a file outlasts a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def digest(path: Path) -> str:
    """Return the SHA-256 of a file that nobody has open: closing it drops SQLite's locks on it."""
    import hashlib  # noqa: PLC0415 - slow to import, and seldom needed at the start

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_draft(source: Path, draft: Path) -> None:
    """Copy a file to a name that only the copier knows, for good; raises `OSError`."""
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
    with source.open("rb") as content, os.fdopen(handle, "wb") as file:
        shutil.copyfileobj(content, file)
        file.flush()
        os.fsync(file.fileno())


def copy(source: Path, target: Path) -> None:
    """Copy a file whole or not at all, for its owner; raises `FileProblem` and `OSError`."""
    with source.open("rb") as content, atomic_write(target, private=True) as file:
        shutil.copyfileobj(content, file)


def code_of(found: OSError, path: Path) -> str:
    """Return the code of `FileProblem` for an error met while writing `path`."""
    if found.errno in _FULL:
        return "disk_full"
    if isinstance(found, FileNotFoundError | NotADirectoryError) and not path.parent.is_dir():
        return "folder_not_found"
    if isinstance(found, PermissionError):
        return "file_in_use" if getattr(found, "winerror", None) in _HELD else "file_no_access"
    return "file_not_written"
