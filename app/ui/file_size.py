"""The size of a file in words."""

from __future__ import annotations

from typing import Final

from app.i18n import _, spoken

_KB: Final = 1024
_MB: Final = 1024 * 1024


def file_size(size: int) -> str:
    """Return so many bytes as people read them: 340 KB, 8.3 MB."""
    if size < _MB:
        return _("{n} KB").format(n=max(1, round(size / _KB)))
    shown = f"{size / _MB:.1f}"
    return _("{n} MB").format(n=shown if spoken() == "en" else shown.replace(".", ","))
