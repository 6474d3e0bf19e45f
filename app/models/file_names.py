"""Names of files that people can read and every system takes, Windows above all."""

from __future__ import annotations

import re
from typing import Final

from app.models.text import clean

_LARGEST: Final = 180
"""Bytes of a name without its suffix: paths stay short enough for Windows and memory sticks."""
_APART: Final = re.compile(r'\s*[\\/|:*?<>"\n]+\s*')
_TAKEN: Final = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE
)
"""Names of devices, whatever follows their first dot."""


def legal(name: str, suffix: str, otherwise: str = "_") -> str:
    """Return `name` with `suffix` (".pdf") as the name of a file; `otherwise` if nothing is left.

    Signs that Windows forbids become a dash, names of its devices get a line under them.
    """
    plain = _APART.sub("-", clean(name).replace("\t", " ")).strip(" .-")
    stem = _cut(plain).rstrip(" .-") or otherwise
    if _TAKEN.fullmatch(stem.split(".")[0].strip()):
        stem = f"_{stem}"
    return stem + suffix


def _cut(text: str) -> str:
    return text.encode()[:_LARGEST].decode(errors="ignore")
