"""What is copied from a table, as a spreadsheet takes it: tabs between cells, no live formulas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE_FORMULAS: Final = tuple("=+-@＝＋－＠")
_NUMBER: Final = re.compile(r"[+\-]?\d[\d\s.,]*%?|\+\d[\d\s()\-]{5,}")
"""Numbers, shares and phones stay as they are."""

_SIGNS: Final = frozenset("-+")


def cells(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as text for the clipboard; each begins with no formula and stays on its line."""
    return "\n".join("\t".join(map(_cell, row)) for row in rows)


def _cell(text: str) -> str:
    line = " ".join(text.split())
    harmless = not line.startswith(_LIKE_FORMULAS) or _NUMBER.fullmatch(line) or line in _SIGNS
    return line if harmless else f"'{line}"
