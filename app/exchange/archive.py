"""A zip from outside, looked at before anything reads it: whole, small and plain enough?"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

MEGABYTE: Final = 1_048_576
UNPACKED: Final = 64 * MEGABYTE
MEMBERS: Final = 1_000
RATIO: Final = 100
"""A member above one megabyte that shrank further than this was made to fill the memory."""

_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_PLAIN: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DOCTYPE: Final = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))

# What zipfile and openpyxl were seen to raise on damaged files; all of it means the same to people.
DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


@contextmanager
def damage_of(path: Path) -> Generator[None]:
    """Turn whatever a reader stumbles over in the file `path` into a `FileProblem`."""
    try:
        yield
    except DAMAGED as found:
        raise FileProblem("file_damaged", path=path.name) from found


def read_archive(path: Path) -> bytes:
    """Return the bytes of the zip file `path`, proved to unpack whole and within bounds."""
    content = _bytes_of(path)
    if not content.startswith(b"PK\x03\x04"):
        raise FileProblem(_other_kind(content), path=path.name)
    with damage_of(path), zipfile.ZipFile(io.BytesIO(content)) as archive:
        _check_members(archive.infolist(), path)
        _unpack(archive, path)
    return content


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as source:
            content = source.read(UNPACKED + 1)
    except FileNotFoundError as found:
        raise FileProblem("file_not_found", path=path.name) from found
    except OSError as found:
        raise FileProblem("file_no_access", path=path.name) from found
    if len(content) > UNPACKED:
        raise _too_large(path)
    return content


def _other_kind(content: bytes) -> str:
    if not content.startswith(_OLE):
        return "file_not_workbook"
    return "file_encrypted" if _ENCRYPTED_PACKAGE in content else "file_old_excel"


def _check_members(members: list[zipfile.ZipInfo], path: Path) -> None:
    if len(members) > MEMBERS or len({each.filename for each in members}) < len(members):
        raise FileProblem("file_unsafe", path=path.name)
    if any(each.flag_bits & 1 for each in members):
        raise FileProblem("file_encrypted", path=path.name)
    if any(each.compress_type not in _PLAIN for each in members) or _overlap(members):
        raise FileProblem("file_unsafe", path=path.name)


def _overlap(members: list[zipfile.ZipInfo]) -> bool:
    """Say whether two members share bytes of the file, the way of bombs that look small."""
    placed = sorted(members, key=lambda each: each.header_offset)
    return any(
        one.header_offset + one.compress_size > other.header_offset
        for one, other in pairwise(placed)
    )


def _unpack(archive: zipfile.ZipFile, path: Path) -> None:
    """Read every member once, counting what really comes out: headers may lie about sizes."""
    left = UNPACKED
    for member in archive.infolist():
        with archive.open(member) as source:
            content = source.read(left + 1)
        if len(content) > max(RATIO * member.compress_size, MEGABYTE):
            raise FileProblem("file_bomb", path=path.name)
        left -= len(content)
        if left < 0:
            raise _too_large(path)
        if any(mark in content for mark in _DOCTYPE):
            raise FileProblem("file_unsafe", path=path.name)


def _too_large(path: Path) -> FileProblem:
    return FileProblem("file_too_large", path=path.name, limit=UNPACKED // MEGABYTE)
