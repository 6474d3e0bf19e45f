"""The ways into a database, and what is known of one that did not open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from app.models.backups import every
from app.models.errors import StoreError
from app.models.opening import finding
from app.models.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.ui.recovery.situations import Trouble

Entrance = Literal["usual", "known", "trust", "begin", "read"]

ENTRANCES: Final[Mapping[str, Entrance]] = {"trust": "trust", "begin": "begin", "read": "read"}
"""The ways on that are ways in."""


def opened(path: Path, entrance: Entrance) -> Store:
    """Open a database; raises `StoreError`.

    "usual" makes a new database where there is none, "known" does not: it was there the last time.
    "trust" takes a file that was changed outside as it is, "begin" makes a new one where one is
    missing; both are the user's own choice.
    """
    match entrance:
        case "known" if not path.exists() and not every(path):
            raise StoreError("no_database", path=str(path))
        case "read":
            return Store.open_read_only(path)
        case "trust" | "begin":
            return Store.open(path, trust=True)
        case _:
            return Store.open(path)


def trouble_of(path: Path, problem: StoreError, second: Path | None) -> Trouble:
    """Return what stands against opening a database, and the copy that could take its place."""
    from app.ui.recovery.situations import Trouble  # noqa: PLC0415 - seldom needed

    found = finding(path.resolve(), problem, second)
    present = None
    if found.backup and found.lost and found.lost.changes is not None:
        present = found.backup.changes + found.lost.changes
    return Trouble(problem.code, path, problem.data, found.backup, present)
