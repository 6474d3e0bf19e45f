"""Who was anonymised: what their records are called, and the list that outlives the database."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from app.models.files import atomic_write

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.store import Store

LIST: Final = "erased.txt"
"""The file beside the backups: a uuid on each line, to be erased from whatever is restored."""


def nameless(code: str) -> str:
    """Return what a person is called whose name was erased: the same in every language."""
    return f"№ {code}"


def day_of(store: Store, person: int) -> date | None:
    """Return the day on which the name of a person was erased."""
    found = store.value(
        "SELECT e.day FROM erased e JOIN person p ON p.uuid = e.uuid WHERE p.id = ?", (person,)
    )
    return date.fromisoformat(found) if found else None


def uuids(store: Store) -> set[str]:
    """Return the uuids of everything that was erased from this database."""
    return {row[0] for row in store.rows("SELECT uuid FROM erased")}


def listed(folder: Path) -> set[str]:
    """Return the uuids on the list in a folder of backups."""
    try:
        lines = (folder / LIST).read_text(encoding="ascii").split()
    except (OSError, UnicodeDecodeError):
        return set()
    return set(lines)


def enlist(folder: Path, found: set[str]) -> None:
    """Add uuids to the list in a folder of backups, making both where there are none.

    Raises `FileProblem` as `atomic_write` does.
    """
    whole = listed(folder) | found
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with atomic_write(folder / LIST, private=True) as file:
        file.write("".join(f"{uuid}\n" for uuid in sorted(whole)).encode("ascii"))
