"""What holds of a person from a day on: posts at schools, and directions of a trainer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.models.dated import value_on
from app.models.identity import personal_number_problems
from app.models.problems import Problem, error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.gate import Change
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a person from `since` on, or always."""

    id: int
    since: date | None
    school: int
    role: str
    position: str | None
    subject: str | None


def every(store: Store, person: int) -> list[Post]:
    """Return the posts of a person, newest first."""
    rows = store.rows(
        "SELECT id, valid_from, school, role, position, subject FROM person_post"
        " WHERE person = ? ORDER BY valid_from DESC",
        (person,),
    )
    return [
        Post(
            row["id"],
            date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            row["school"],
            row["role"],
            row["position"],
            row["subject"],
        )
        for row in rows
    ]


def post_since(store: Store, person: int, day: date) -> date | None:
    """Return the day from which the post holds that counts on `day`; None means always."""
    sql = f"SELECT {value_on('person_post', ':person', 'valid_from', day)}"
    found = store.value(sql, {"person": person})
    return date.fromisoformat(found) if found else None


@dataclass(frozen=True, slots=True)
class Direction:
    """A direction a trainer works in, from `since` on and up to and including `until`."""

    id: int
    direction: str
    since: date | None
    until: date | None


def directions(store: Store, person: int) -> list[Direction]:
    """Return the directions of a trainer, newest first."""
    rows = store.rows(
        "SELECT id, direction, valid_from, valid_to FROM person_direction WHERE person = ?"
        " ORDER BY valid_from DESC, id",
        (person,),
    )
    return [
        Direction(row["id"], row["direction"], _day(row["valid_from"]), _day(row["valid_to"]))
        for row in rows
    ]


def post_problems(values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with a post."""
    found = [error("required", name) for name in ("school", "role") if not values.get(name)]
    for name in ("position", "subject"):
        found += personal_number_problems(name, values.get(name))
    return found


def put_post(
    change: Change,
    person: int,
    since: date | None,
    values: Mapping[str, Any],
    replaced: int | None = None,
) -> None:
    """Say which post a person has from `since` on; None means always.

    The row `replaced` gives way, whichever day it had, and so does the row of that day.
    """
    written = change.set_dated("person_post", "person", person, _text(since), values)
    if replaced not in (None, written):
        change.delete("person_post", replaced)


def direction_problems(
    store: Store, person: int, row: int | None, values: Mapping[str, Any]
) -> list[Problem]:
    """Return what is wrong with a direction of a trainer."""
    if not values.get("direction"):
        return [error("required", "direction")]
    since, until = values.get("since"), values.get("until")
    if since and until and until < since:
        return [error("end_before_start", "until")]
    other = store.value(
        "SELECT id FROM person_direction WHERE person = ? AND direction = ? AND valid_from IS ?",
        (person, values["direction"], _text(since)),
    )
    return [error("direction_twice", "direction")] if other not in (None, row) else []


def put_direction(change: Change, person: int, row: int | None, values: Mapping[str, Any]) -> None:
    """Write a direction of a trainer."""
    change.save(
        "person_direction",
        row,
        {
            "person": person,
            "direction": values["direction"],
            "valid_from": _text(values.get("since")),
            "valid_to": _text(values.get("until")),
        },
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
