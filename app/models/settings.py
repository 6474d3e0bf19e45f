"""Settings of the database: the own school, signatories, working Saturdays, number prefixes."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.models.gate import Change
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Settings:
    """What the team says once about itself and its work.

    `own_school` is the number of the leading school whose database this is. `author` prepares
    reports, `director` approves them; both are printed as typed. `declared_leading` is how many
    leading schools the network is said to have, beside those that are counted. `exclude_nine`
    leaves "hard to say" out of the figures of questionnaires.
    """

    own_school: int | None = None
    director: str = ""
    author: str = ""
    town: str = ""
    saturdays: bool = False
    request_prefix: str = "С-"
    event_prefix: str = "Ш-"
    declared_leading: int | None = None
    exclude_nine: bool = False


def read(store: Store) -> Settings:
    """Return the settings of the database, with defaults for what was never said."""
    names = {field.name for field in fields(Settings)}
    rows = store.rows("SELECT name, value FROM setting")
    known: dict[str, Any] = {
        row["name"]: json.loads(row["value"]) for row in rows if row["name"] in names
    }
    return replace(Settings(), **known)


def write(store: Store, change: Change, **values: object) -> None:
    """Set some of the settings, by their names in `Settings`."""
    if isinstance(own := values.get("own_school"), int) and read(store).own_school is None:
        _take_over(store, change, own)
    for name, value in asdict(replace(read(store), **values)).items():  # pyright: ignore[reportArgumentType] - names are checked by replace
        if name in values:
            found = store.value("SELECT id FROM setting WHERE name = ?", (name,))
            change.save("setting", found, {"name": name, "value": json.dumps(value)})


def _take_over(store: Store, change: Change, own: int) -> None:
    """Let what was written down before anybody said whose it is be the own school's."""
    for table in ("request", "event", "narrative", "closed_version", "approved_plan", "resource"):
        for row in store.rows(f"SELECT id FROM {table} WHERE leading IS NULL"):
            with suppress(sqlite3.IntegrityError):  # the own school has the same number already
                change.update(table, row["id"], {"leading": own})
