"""Public holidays as data that the user edits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.models.problems import Problem, error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.gate import Change
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class DayOff:
    """A public holiday of the database."""

    id: int
    day: date
    name_kk: str
    name_ru: str | None
    name_en: str | None

    def name(self, language: str) -> str:
        """Return the name in a language, in Kazakh where there is none."""
        return {"ru": self.name_ru, "en": self.name_en}.get(language) or self.name_kk


def every(store: Store) -> list[DayOff]:
    """Return all public holidays, by day."""
    rows = store.rows("SELECT id, day, name_kk, name_ru, name_en FROM holiday ORDER BY day")
    return [
        DayOff(
            row["id"],
            date.fromisoformat(row["day"]),
            row["name_kk"],
            row["name_ru"],
            row["name_en"],
        )
        for row in rows
    ]


def problems(store: Store, values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with a new holiday: it needs a day of its own and a name."""
    found = [error("required", name) for name in ("day", "name_kk") if not values.get(name)]
    day = values.get("day")
    if day and store.value("SELECT 1 FROM holiday WHERE day = ?", (day.isoformat(),)):
        found.append(error("holiday_twice", "day"))
    return found


def add(change: Change, values: Mapping[str, Any]) -> int:
    """Write a new holiday and return its number."""
    names = {name: values.get(name) or None for name in ("name_kk", "name_ru", "name_en")}
    return change.insert("holiday", {"day": values["day"].isoformat(), **names})
