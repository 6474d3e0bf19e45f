"""The ways into a database, and what is known of one that did not open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.models.opening import finding
from app.models.store import Store
from app.ui.recovery.situations import Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.errors import StoreError

Entrance = Literal["usual", "retry", "trust", "begin", "read"]


def opened(path: Path, entrance: Entrance) -> Store:
    """Open a database; raises `StoreError`.

    "trust" takes a file that was changed outside as it is, "begin" makes a new one where one is
    missing; both are the user's own choice.
    """
    match entrance:
        case "read":
            return Store.open_read_only(path)
        case "trust" | "begin":
            return Store.open(path, trust=True)
        case _:
            return Store.open(path)


def trouble_of(path: Path, problem: StoreError, second: Path | None) -> Trouble:
    """Return what stands against opening a database, and the copy that could take its place."""
    found = finding(path.resolve(), problem, second)
    present = None
    if found.backup and found.lost and found.lost.changes is not None:
        present = found.backup.changes + found.lost.changes
    return Trouble(problem.code, path, problem.data, found.backup, present)
