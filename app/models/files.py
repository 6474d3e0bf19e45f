"""Writing a file whole or not at all: next to its place first, then moved there in one step."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Event
from typing import IO, TYPE_CHECKING, Final

from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Generator

_PAUSES: Final = (0.1, 0.2, 0.4, 0.8)
"""Seconds between tries: virus scanners hold a new file for moments (Windows)."""

_HELD: Final = frozenset({5, 32, 33})  # Windows: access denied, sharing and lock violation
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def atomic_write(path: Path) -> Generator[IO[bytes]]:
    """Give a file to write; `path` gets its content at the end, or stays as it was.

    Raises `FileProblem`: folder_not_found, file_in_use (open in another program), disk_full,
    file_no_access, file_not_written.
    """
    try:
        with NamedTemporaryFile(prefix=".zhetekshi-", dir=path.parent, delete=False) as draft:
            try:
                yield draft
                draft.flush()
                os.fsync(draft.fileno())
                draft.close()
                _replace(Path(draft.name), path)
            except BaseException:
                draft.close()
                with suppress(OSError):
                    Path(draft.name).unlink()
                raise
    except OSError as found:
        raise FileProblem(_code_of(found, path), path=path.name) from found


def _replace(draft: Path, path: Path) -> None:
    for pause in _PAUSES:
        try:
            draft.replace(path)
        except PermissionError as found:
            if getattr(found, "winerror", None) not in _HELD:
                raise
            Event().wait(pause)
        else:
            return
    draft.replace(path)


def _code_of(found: OSError, path: Path) -> str:
    if found.errno in _FULL:
        return "disk_full"
    if isinstance(found, FileNotFoundError | NotADirectoryError) and not path.parent.is_dir():
        return "folder_not_found"
    if isinstance(found, PermissionError):
        return "file_in_use" if getattr(found, "winerror", None) in _HELD else "file_no_access"
    return "file_not_written"
