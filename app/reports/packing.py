"""Archives of equal content as equal bytes: their parts in order and of one day."""

from __future__ import annotations

from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_OLD: Final = (1980, 1, 1, 0, 0, 0)
"""The day that parts of a file are said to be of."""


def repack(content: IO[bytes], file: IO[bytes]) -> None:
    """Write an archive again with every part of the same day."""
    with ZipFile(content) as made, ZipFile(file, "w", ZIP_DEFLATED) as whole:
        for each in made.infolist():
            part = ZipInfo(each.filename, _OLD)
            part.compress_type = ZIP_DEFLATED
            whole.writestr(part, made.read(each))
