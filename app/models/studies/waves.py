"""Waves: one round of asking, with its questionnaires, who was asked and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, cast

from app.i18n import N_
from app.models.problems import error
from app.models.text import key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from app.models.gate import Change
    from app.models.problems import Problem
    from app.models.store import Store

ADDED: Final = N_("Wave {code}")
EDITED: Final = N_("Edit wave {code}")
DELETED: Final = N_("Delete wave {code}")
LONGEST_CODE: Final = 40
"""Characters in the code of a wave."""
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


def asking(store: Store, form: int, day: date) -> list[Wave]:
    """Return the waves that ask with a questionnaire and are not over on `day`, newest first."""
    return [
        each
        for each in every(store)
        if form in each.asked and (each.last is None or each.last >= day)
    ]


def by_code(store: Store, code: str) -> Wave | None:
    """Return a wave by its code; None where there is none."""
    row = store.one("SELECT * FROM wave WHERE code_key = ?", (key(code),))
    return _wave(store, row) if row else None


def get(store: Store, number: int) -> Wave:
    """Return a wave by its number."""
    row = store.one("SELECT * FROM wave WHERE id = ?", (number,))
    assert row is not None, number  # noqa: S101 - numbers come from the database itself
    return _wave(store, row)


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


def problems(store: Store, number: int | None, values: Mapping[str, object]) -> list[Problem]:
    """Return what stands against writing a wave with these values."""
    found: list[Problem] = []
    code = str(values.get("code") or "")
    known = by_code(store, code) if code else None
    if not code:
        found.append(error("required", "code"))
    elif known is not None and known.id != number:
        found.append(error("wave_code_taken", "code", wave=code))
    first, last = values.get("first"), values.get("last")
    if isinstance(first, date) and isinstance(last, date) and last < first:
        found.append(error("end_before_start", "last"))
    asked = values.get("asked")
    if not asked:
        found.append(error("wave_without_form", "asked"))
    elif number is not None and isinstance(asked, dict):
        found += [
            error("wave_form_in_use", "asked", form=row["code"])
            for row in _used(store, number)
            if row["id"] not in asked
        ]
    return found


def _used(store: Store, number: int) -> list[sqlite3.Row]:
    """Return the questionnaires of a wave that were given out or answered."""
    return store.rows(
        "SELECT id, code FROM form WHERE id IN (SELECT form FROM handout WHERE wave = :wave"
        " UNION SELECT form FROM response WHERE wave = :wave)",
        {"wave": number},
    )


def write(store: Store, change: Change, number: int | None, values: Mapping[str, object]) -> int:
    """Write a wave and who was asked with which questionnaire; return the wave's number.

    `asked` maps numbers of questionnaires to how many people were asked, None where unknown.
    """
    first, last = values.get("first"), values.get("last")
    row = {
        "code": values["code"],
        "name": values.get("name") or None,
        "study": values.get("study") or None,
        "first_day": first.isoformat() if isinstance(first, date) else None,
        "last_day": last.isoformat() if isinstance(last, date) else None,
        "status": values.get("population"),
    }
    wave = change.save("wave", number, row)
    asked = cast("dict[int, int | None]", values["asked"])
    known = store.rows("SELECT id, form FROM wave_form WHERE wave = ?", (wave,))
    for each in known:
        if each["form"] not in asked:
            change.delete("wave_form", each["id"])
    places = {each["form"]: each["id"] for each in known}
    for form, people in asked.items():
        change.save("wave_form", places.get(form), {"wave": wave, "form": form, "asked": people})
    return wave


def deletable(store: Store, number: int) -> bool:
    """Say whether nothing has come back yet, so that a wave may be deleted."""
    found = store.value("SELECT EXISTS (SELECT 1 FROM response WHERE wave = ?)", (number,))
    delivered = store.value("SELECT EXISTS (SELECT 1 FROM delivery WHERE wave = ?)", (number,))
    return not found and not delivered
