"""Sample data: how a database says that nothing in it is true, and which one it is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from app.models.store import Store

SETTING: Final = "sample"
"""The name of the setting that marks such a database."""


class Size(StrEnum):
    """How much there is to look at."""

    SCHOOL = "school"
    REGION = "region"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Sample:
    """Sample data: the same size, seed and day make the same rows."""

    size: Size
    seed: int
    today: date

    def stored(self) -> dict[str, Any]:
        """Return the row of the setting that marks the database."""
        told = {"size": self.size, "seed": self.seed, "today": self.today.isoformat()}
        return {"name": SETTING, "value": json.dumps(told)}


def read(store: Store) -> Sample | None:
    """Return which sample data a database holds; None where it is somebody's own work."""
    found = store.value("SELECT value FROM setting WHERE name = ?", (SETTING,))
    if found is None:
        return None
    told = json.loads(found)
    return Sample(Size(told["size"]), told["seed"], date.fromisoformat(told["today"]))
