"""Waves: one round of asking, with its questionnaires, who was asked and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from app.i18n import N_
from app.models.text import key

if TYPE_CHECKING:
    import sqlite3

    from app.models.gate import Change
    from app.models.store import Store

ADDED: Final = N_("Wave {code}")
POPULATIONS: Final = ("leading", "partner")
"""Which schools a wave may be limited to."""


@dataclass(frozen=True, slots=True)
class Wave:
    """A wave; `population` is the status of the schools asked, None for all of them.

    `asked` says by the numbers of questionnaires how many people were asked, None where unknown.
    """

    id: int
    code: str
    name: str
    study: str
    first: date | None
    last: date | None
    population: str | None
    asked: dict[int, int | None]


def every(store: Store) -> list[Wave]:
    """Return every wave, the newest first."""
    rows = store.rows("SELECT * FROM wave ORDER BY ifnull(first_day, '') DESC, id DESC")
    return [_wave(store, row) for row in rows]


def by_code(store: Store, code: str) -> Wave | None:
    """Return a wave by its code; None where there is none."""
    row = store.one("SELECT * FROM wave WHERE code_key = ?", (key(code),))
    return _wave(store, row) if row else None


def _wave(store: Store, row: sqlite3.Row) -> Wave:
    asked = store.rows("SELECT form, asked FROM wave_form WHERE wave = ?", (row["id"],))
    return Wave(
        id=row["id"],
        code=row["code"],
        name=row["name"] or row["code"],
        study=row["study"] or "",
        first=date.fromisoformat(row["first_day"]) if row["first_day"] else None,
        last=date.fromisoformat(row["last_day"]) if row["last_day"] else None,
        population=row["status"],
        asked={each["form"]: each["asked"] for each in asked},
    )


def ensured(store: Store, change: Change, code: str, form: int) -> int:
    """Return the number of a wave that asks with a questionnaire, making both at first use."""
    known = by_code(store, code)
    wave = known.id if known else change.insert("wave", {"code": code})
    if known is None or form not in known.asked:
        change.insert("wave_form", {"wave": wave, "form": form})
    return wave
