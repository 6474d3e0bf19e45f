"""Taking raw answers out of the program: an act with a purpose, written down for good.

It is no step that could be undone: what has left the program has left it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from app.i18n import N_
from app.models.store import Changed

if TYPE_CHECKING:
    from app.models.store import Store
    from app.models.studies.waves import Wave

EXPORTED: Final = N_("Export raw answers: {purpose}")


@dataclass(frozen=True, slots=True)
class RawExport:
    """Who took which answers out, when, what for and into which file."""

    id: int
    wave: str
    form: str
    day: date
    who: str
    purpose: str
    file: str
    responses: int


def note(store: Store, wave: Wave, form: str, purpose: str, file: str, responses: int) -> None:
    """Write down that the answers to a questionnaire of a wave were exported."""
    with store.unrecorded() as connection:
        connection.execute(
            "INSERT INTO raw_export (uuid, wave, form, day, who, purpose, file, responses)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                str(uuid4()), wave.id, form, store.today().isoformat(), store.who, purpose, file,
                responses,
            ),
        )  # fmt: skip
    store.announce(Changed(frozenset({"raw_export"}), EXPORTED, {"purpose": purpose}))


def every(store: Store) -> list[RawExport]:
    """Return all exports, the newest first."""
    rows = store.rows(
        "SELECT raw_export.*, wave.code AS wave_code FROM raw_export"
        " JOIN wave ON wave.id = raw_export.wave ORDER BY raw_export.id DESC"
    )
    return [
        RawExport(
            row["id"],
            row["wave_code"],
            row["form"],
            date.fromisoformat(row["day"]),
            row["who"],
            row["purpose"],
            row["file"],
            row["responses"],
        )
        for row in rows
    ]
