"""What a database of sample data holds, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import N_, _
from app.models.settings import read

if TYPE_CHECKING:
    from app.models.store import Store

_COUNTS = {
    "leading": (
        N_("Leading schools"),
        "SELECT count(*) FROM school_status WHERE status = 'leading'",
    ),
    "partners": (
        N_("Partner schools"),
        "SELECT count(*) FROM school_status WHERE status = 'partner'",
    ),
    "people": (N_("Educators"), "SELECT count(*) FROM person"),
    "trainers": (N_("School trainers"), "SELECT count(DISTINCT person) FROM person_direction"),
    "requests": (N_("Requests"), "SELECT count(*) FROM request"),
    "held": (N_("Events held"), "SELECT count(*) FROM event WHERE status = 'held'"),
    "others": (N_("Other events"), "SELECT count(*) FROM event WHERE status <> 'held'"),
    "responses": (N_("Responses to questionnaires"), "SELECT count(*) FROM response"),
    "attendance": (N_("Marks of attendance"), "SELECT count(*) FROM attendance"),
}


@dataclass(frozen=True, slots=True)
class Made:
    """The numbers of a database; `declared_leading` is what the network says of itself."""

    leading: int
    partners: int
    people: int
    trainers: int
    requests: int
    held: int
    others: int
    responses: int
    attendance: int
    declared_leading: int | None

    def counted(self) -> list[tuple[str, int]]:
        """Return the counts with their names in the language spoken."""
        return [(_(label), getattr(self, name)) for name, (label, _sql) in _COUNTS.items()]


def made(store: Store) -> Made:
    """Count what a database holds."""
    counts = {name: int(store.value(sql)) for name, (_label, sql) in _COUNTS.items()}
    return Made(**counts, declared_leading=read(store).declared_leading)
