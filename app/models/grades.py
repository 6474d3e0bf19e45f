"""Grades of a school as a set: «1–4, 7» means the grades 1, 2, 3, 4 and 7."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

HIGHEST: Final = 12
_PART = re.compile(r"\s*(\d{1,2})\s*(?:[-–—]\s*(\d{1,2})\s*)?")


def parse(text: str) -> tuple[int, ...] | None:
    """Return the grades that a text names, in order; None where it cannot be understood.

    Grade 0 is the class before school.
    """
    found: set[int] = set()
    for part in re.split("[,;]", text) if text.strip() else []:
        match = _PART.fullmatch(part)
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if not first <= last <= HIGHEST:
            return None
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def words(grades: Iterable[int]) -> str:
    """Return grades as people write them: runs of three and more as a span."""
    runs: list[list[int]] = []
    for grade in sorted(set(grades)):
        if runs and runs[-1][-1] == grade - 1:
            runs[-1].append(grade)
        else:
            runs.append([grade])
    return ", ".join(_run(each) for each in runs)


def _run(run: list[int]) -> str:
    return f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run))


def stored(grades: Iterable[int]) -> str | None:
    """Return grades as they are stored, «1,2,7»; None for none."""
    return ",".join(str(each) for each in sorted(set(grades))) or None


def read(text: str | None) -> tuple[int, ...]:
    """Return stored grades."""
    return tuple(int(each) for each in text.split(",")) if text else ()
