"""What the database knows of schools and of people, as a table from outside is compared with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from app.exchange.registry.fields import Kind
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Record:
    """A stored school or person: values by field, and the numbers of its newest dated rows.

    `erased` says that the person's name was erased on request.
    """

    id: int
    values: dict[str, Any]
    parts: dict[str, int | None] = field(default_factory=dict[str, "int | None"])
    erased: bool = False


Records = dict[int, Record]

# Of dated rows the newest: a table without dates tells how it is now.
_SCHOOLS: Final = """
SELECT school.*, st.id AS status_row, st.status, sz.id AS size_row, sz.pupils, sz.teachers,
  at.id AS attachment_row, at.leading
FROM school
LEFT JOIN school_status st ON st.id = (SELECT d.id FROM school_status d
  WHERE d.school = school.id ORDER BY d.valid_from DESC LIMIT 1)
LEFT JOIN school_size sz ON sz.id = (SELECT d.id FROM school_size d
  WHERE d.school = school.id ORDER BY d.valid_from DESC LIMIT 1)
LEFT JOIN school_attachment at ON at.id = (SELECT d.id FROM school_attachment d
  WHERE d.school = school.id ORDER BY d.valid_from DESC LIMIT 1)
ORDER BY school.id
"""
_PEOPLE: Final = """
SELECT person.id, person.code, person.name, post.id AS post_row, post.school, post.role,
  post.position, post.subject,
  (SELECT group_concat(d.direction) FROM person_direction d
   WHERE d.person = person.id AND d.valid_to IS NULL) AS directions,
  person.uuid IN (SELECT uuid FROM erased) AS erased
FROM person
LEFT JOIN person_post post ON post.id = (SELECT d.id FROM person_post d
  WHERE d.person = person.id ORDER BY d.valid_from DESC LIMIT 1)
ORDER BY person.id
"""

_SCHOOL: Final = (
    "code", "name_kk", "name_ru", "short_name", "bin", "type", "region", "district", "settlement",
    "territory", "distance", "internet", "phone", "leading", "pupils", "teachers",
)  # fmt: skip
_PERSON: Final = ("code", "name", "school", "role", "position", "subject")


def stored(store: Store | None, kind: Kind) -> Records:
    """Return all schools or all people; none where there is no database yet."""
    return (stored_schools if kind == "schools" else _people)(store) if store else {}


def stored_schools(store: Store) -> Records:
    """Return all schools with what holds of them now."""
    return {row["id"]: _school(dict(row)) for row in store.rows(_SCHOOLS)}


def _school(row: dict[str, Any]) -> Record:
    values = {name: row[name] for name in _SCHOOL}
    values["languages"] = _several(row["languages"])
    values["small"] = None if row["small"] is None else bool(row["small"])
    values["status"] = row["status"] or None
    parts = {name: row[f"{name}_row"] for name in ("status", "size", "attachment")}
    return Record(row["id"], values, parts)


def _people(store: Store) -> Records:
    return {row["id"]: _person(dict(row)) for row in store.rows(_PEOPLE)}


def _person(row: dict[str, Any]) -> Record:
    values = {name: row[name] for name in _PERSON}
    values["directions"] = _several(row["directions"])
    return Record(row["id"], values, {"post": row["post_row"]}, bool(row["erased"]))


def _several(text: str | None) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()
