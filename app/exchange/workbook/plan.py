"""What an import would do: every row compared with what is stored, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.exchange.workbook.layout import SHEETS

if TYPE_CHECKING:
    from app.exchange.workbook.columns import Key
    from app.exchange.workbook.entries import Entry
    from app.exchange.workbook.links import Links
    from app.exchange.workbook.stored import Record, Stored
    from app.models.problems import Problem
    from app.models.store import Store


class Verdict(StrEnum):
    """What is to be done with a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the plan: what it says, what is stored of it, and the columns that differ."""

    entry: Entry
    verdict: Verdict
    record: Record | None = None
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do.

    `leading` is the only leading school of the workbook, else None; `scope` is the number of the
    school whose requests and events it brings, 0 for one not stored yet; `known` is what was stored
    when the plan was made, `stamp` the state of the database then; `titles` are the workbook's own
    names of the sheets; `broken` says that it cannot be taken even in part.
    """

    name: str
    leading: Key | None
    scope: int | None
    known: Stored
    titles: dict[str, str]
    rows: dict[str, tuple[Row, ...]]
    problems: tuple[Problem, ...]
    links: Links
    broken: bool
    stamp: int

    def count(self, verdict: Verdict, sheet: str | None = None) -> int:
        """Return how many rows of a sheet, or of all, have this verdict."""
        sheets = [sheet] if sheet else SHEETS
        return sum(row.verdict is verdict for each in sheets for row in self.rows[each])

    def may_apply(self, *, accept_good: bool = False) -> bool:
        """Say whether the plan may be carried out: nothing rejected, or only good rows asked."""
        return not self.broken and (accept_good or not self.count(Verdict.REJECTED))


def stamp_of(store: Store | None) -> int:
    """Return a number that changes whenever the facts in the database do."""
    if store is None:
        return 0
    return store.value(
        "SELECT ifnull(max(id), 0) * 2 + count(state = 'undone' OR NULL) FROM change"
    )
