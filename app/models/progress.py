"""How far long work is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps; a `total` of 0 means that nobody knows how many there are.

    `text` says in words what is being done, where that helps.
    """

    done: int
    total: int = 0
    text: str = ""
