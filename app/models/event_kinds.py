"""Kinds of events: the nine of the field and the school's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.models.problems import Problem, error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.gate import Change
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event; `for_educators` counts it in planned and actual participants."""

    id: int
    code: str
    name_kk: str
    name_ru: str | None
    name_en: str | None
    for_educators: bool
    own: bool

    def name(self, language: str) -> str:
        """Return the name in a language, in Kazakh where there is none."""
        return {"ru": self.name_ru, "en": self.name_en}.get(language) or self.name_kk


def every(store: Store) -> list[Kind]:
    """Return all kinds of events: the nine of the field, then the school's own."""
    rows = store.rows(
        "SELECT id, code, name_kk, name_ru, name_en, for_educators, own FROM event_kind ORDER BY id"
    )
    return [
        Kind(
            row["id"],
            row["code"],
            row["name_kk"],
            row["name_ru"],
            row["name_en"],
            bool(row["for_educators"]),
            bool(row["own"]),
        )
        for row in rows
    ]


FIELDS: Final = ("name_kk", "name_ru", "name_en", "for_educators")


def problems(values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with the values of a kind."""
    return [] if values.get("name_kk") else [error("required", "name_kk")]


def save(store: Store, change: Change, number: int | None, values: Mapping[str, Any]) -> int:
    """Write one of the school's own kinds and return its number."""
    row = {name: values[name] for name in FIELDS if name in values}
    if number is None:
        last = store.value("SELECT max(CAST(substr(code, 5) AS INTEGER)) FROM event_kind WHERE own")
        row = {"for_educators": True, **row, "code": f"own_{(last or 0) + 1}", "own": True}
    return change.save("event_kind", number, row)
