"""How far long work is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps; a `total` of 0 means that nobody knows how many there are.

    `text` says in words what is being done, where that helps.
    """

    done: int
    total: int = 0
    text: str = ""


def finish(work: Generator[Any, None, Result]) -> Result:
    """Do long work to its end and return its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
