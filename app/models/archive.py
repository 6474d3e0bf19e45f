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
    from collections.abc import Callable, Generator
    from pathlib import Path

MEGABYTE: Final = 1_048_576
UNPACKED: Final = 64 * MEGABYTE
MEMBERS: Final = 1_000
RATIO: Final = 100
"""A member above one megabyte that shrank further than this was made to fill the memory."""

_ENTRY: Final = b"PK\x01\x02"
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


_OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument."


def is_open_document(content: bytes) -> bool:
    """Say whether a zip is one of LibreOffice, which says so in its first member."""
    return _OPEN_DOCUMENT in content[:120]


@contextmanager
def damage_of(name: str) -> Generator[None]:
    """Turn whatever a reader stumbles over in the file `name` into a `FileProblem`."""
    try:
        yield
    except DAMAGED as found:
        raise FileProblem("file_damaged", path=name) from found


def read_bytes(path: Path) -> bytes:
    """Return what stands in a file, within the bounds of what may be unpacked from one."""
    try:
        with path.open("rb") as source:
            content = source.read(UNPACKED + 1)
    except FileNotFoundError as found:
        raise FileProblem("file_not_found", path=path.name) from found
    except OSError as found:
        raise FileProblem("file_no_access", path=path.name) from found
    if len(content) > UNPACKED:
        raise too_large(path.name)
    return content


def check_archive(
    name: str,
    content: bytes,
    look: Callable[[str, bytes], None],
    most: int = MEMBERS,
    *,
    pages: bool = False,
) -> None:
    """Prove that a zip unpacks whole and within bounds; `look` sees each member by its name.

    It holds at most `most` members; `pages` says that web pages may be among them.
    """
    if content.count(_ENTRY) > most:  # a library needs seconds for hundreds of thousands
        raise FileProblem("file_unsafe", path=name)
    with damage_of(name), zipfile.ZipFile(io.BytesIO(content)) as archive:
        _check_members(archive.infolist(), name)
        _unpack(archive, name, look, refused=() if pages else _DOCTYPE)


def _check_members(members: list[zipfile.ZipInfo], name: str) -> None:
    if len({each.filename for each in members}) < len(members):
        raise FileProblem("file_unsafe", path=name)
    if any(each.flag_bits & 1 for each in members):
        raise FileProblem("file_encrypted", path=name)
    if any(each.compress_type not in _PLAIN for each in members) or _overlap(members):
        raise FileProblem("file_unsafe", path=name)


def _overlap(members: list[zipfile.ZipInfo]) -> bool:
    """Say whether two members share bytes of the file, the way of bombs that look small."""
    placed = sorted(members, key=lambda each: each.header_offset)
    return any(
        one.header_offset + one.compress_size > other.header_offset
        for one, other in pairwise(placed)
    )


def _unpack(
    archive: zipfile.ZipFile,
    name: str,
    look: Callable[[str, bytes], None],
    *,
    refused: tuple[bytes, ...],
) -> None:
    """Read every member once, counting what really comes out: headers may lie about sizes."""
    left = UNPACKED
    for member in archive.infolist():
        with archive.open(member) as source:
            content = source.read(left + 1)
        if len(content) > max(RATIO * member.compress_size, MEGABYTE):
            raise FileProblem("file_bomb", path=name)
        left -= len(content)
        if left < 0:
            raise too_large(name)
        if any(mark in content for mark in refused):
            raise FileProblem("file_unsafe", path=name)
        look(member.filename, content)


def too_large(name: str) -> FileProblem:
    """Return the problem of a file that holds more than may be unpacked from one."""
    return FileProblem("file_too_large", path=name, limit=UNPACKED // MEGABYTE)
