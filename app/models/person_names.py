"""Every name that one person has or had, and whom these names could be taken for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.models.erased import nameless
from app.models.name_pattern import NamePattern
from app.models.text import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


class Read(Protocol):
    """Runs a query: `Store.rows`, or the like over a bare connection."""

    def __call__(self, sql: str, /) -> list[sqlite3.Row]:
        """Return the rows of a query."""
        ...


@dataclass(frozen=True, slots=True)
class Spelling:
    """One of the records that stand for a person."""

    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Names:
    """The records of one person, every name they ever had, and a pattern that finds any of them.

    `namesakes` are the names of others that could be meant just as well.
    """

    spellings: tuple[Spelling, ...]
    known: frozenset[str]
    namesakes: frozenset[str]
    pattern: NamePattern

    @property
    def ids(self) -> str:
        """The numbers of the records, as SQL lists them."""
        return listing(each.id for each in self.spellings)

    @property
    def nameless(self) -> str:
        """What stands in texts instead of the name."""
        return nameless(self.spellings[0].code)

    def mean(self, text: str) -> bool:
        """Say whether a text names this person in full and can mean nobody else."""
        if self.is_namesake(text) or not self.pattern.is_fully_in(text):
            return False
        is_known = any(fold(text) == fold(each) for each in self.known)
        return is_known or not any(map(self.pattern.is_fully_in, self.namesakes))

    def is_namesake(self, text: str) -> bool:
        """Say whether a text is the name of somebody else."""
        return any(fold(text) == fold(each) for each in self.namesakes)

    def without(self, text: str) -> str:
        """Return a text with the nameless name instead of the full ones."""
        return self.pattern.masked(text, self.nameless, alone=False)


def listing(numbers: object) -> str:
    """Return numbers of rows as SQL lists them."""
    return ", ".join(str(int(each)) for each in numbers)  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType, reportUnknownArgumentType]


def names_of(read: Read, ids: Sequence[int]) -> Names:
    """Return the names of these records of one person; the first record is the one that counts."""
    rows = read(f"SELECT id, code, name FROM person WHERE id IN ({listing(ids)})")
    by_id = {row["id"]: Spelling(*row) for row in rows}
    spellings = tuple(by_id[number] for number in ids)
    known = {each.name for each in spellings} | _former(read, ids)
    known -= {nameless(each.code) for each in spellings}
    namesakes = _namesakes(read, ids, known)
    return Names(spellings, frozenset(known), namesakes, NamePattern(known, namesakes))


def _former(read: Read, ids: Sequence[int]) -> set[str]:
    rows = read(
        "SELECT before, after FROM change_row"
        f" WHERE record_table = 'person' AND record IN ({listing(ids)})"
    )
    images = [json.loads(image) for row in rows for image in row if image]
    return {each["name"] for each in images if each.get("name")}


def _namesakes(read: Read, ids: Sequence[int], known: set[str]) -> frozenset[str]:
    """Return the names of others with the same surname, as far as they have names."""
    rows = read(
        f"SELECT DISTINCT name FROM person WHERE id NOT IN ({listing(ids)})"
        " AND uuid NOT IN (SELECT uuid FROM erased)"
    )
    surnames = NamePattern([name.split()[0] for name in known if name.split()])
    return frozenset(row["name"] for row in rows if surnames.is_in(row["name"]))
