"""Codes that nobody has yet: a prefix and the next numbers."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from app.models.text import key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


def free_codes(taken: Collection[str], prefix: str, digits: int = 1) -> Iterator[str]:
    """Yield codes whose keys are not among `taken`, lowest number first."""
    for number in count(1):
        code = f"{prefix}{number:0{digits}}"
        if key(code) not in taken:
            yield code
