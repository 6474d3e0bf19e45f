"""Patterns that people write into a form's limits: only those that end in time are taken."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

LONGEST_PATTERN: Final = 200
LONGEST_TEXT: Final = 1_000

# A repeated group that itself repeats, or offers a choice, may try twice as much for each letter.
_NESTED: Final = re.compile(r"\((?:[^()\\]|\\.)*[*+{|](?:[^()\\]|\\.)*\)\s*(?:[*+]|\{\d*,)")
# What Python and JavaScript read in different ways.
_FOREIGN: Final = re.compile(r"\(\?(?!:)|\\[AZzGpPkQEbB]|[*+?}]\+|\[\[|&&")


def is_safe(pattern: str) -> bool:
    """Say whether a pattern can be read, means the same everywhere and ends in time."""
    if len(pattern) > LONGEST_PATTERN or _NESTED.search(pattern) or _FOREIGN.search(pattern):
        return False
    if pattern.count("(") > 10:
        return False
    try:
        _compiled(pattern)
    except re.error:
        return False
    return True


def matches(text: str, pattern: str) -> bool:
    """Say whether the whole text follows the pattern; an unsafe pattern is followed by none."""
    if len(text) > LONGEST_TEXT or not is_safe(pattern):
        return False
    return bool(_compiled(pattern).fullmatch(text))


@lru_cache(maxsize=200)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.removeprefix("^").removesuffix("$"), re.ASCII)
