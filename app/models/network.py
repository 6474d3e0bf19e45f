"""The network of leading and partner schools, counted: whole, a region, or one leading school's.

No total is ever stored; rows are counted on a day (the seed's own totals disagree, domain 1.5).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models import event_kinds
from app.models.dated import value_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.models.periods import Period
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted: a leading school with its partners, a region, or the country."""

    leading: int | None = None
    region: str | None = None

    @property
    def section(self) -> str:
        """The section of narratives that holds what people conclude of this scope."""
        return f"deck:{self.region}" if self.region else "deck"


COUNTRY = Scope()


def schools_of(store: Store, scope: Scope, day: date) -> Mapping[int, str]:
    """Return the network status of each school of a scope that has one on a day, by number."""
    status = value_on("school_status", "school.id", "status", day)
    where = ["1"]
    if scope.region is not None:
        where.append("school.region = :region")
    if scope.leading is not None:
        leading = value_on("school_attachment", "school.id", "leading", day)
        where.append(f"(school.id = :leading OR {leading} = :leading)")
    rows = store.rows(
        f"SELECT school.id, {status} AS status FROM school WHERE {' AND '.join(where)}"
        " ORDER BY school.sort_key",
        {"region": scope.region, "leading": scope.leading},
    )
    return {row["id"]: row["status"] for row in rows if row["status"]}


@dataclass(frozen=True, slots=True)
class Part:
    """A region or a district with its schools counted by status; `key` is its code or name."""

    key: str
    by_status: Mapping[str, int]

    def count(self, status: str) -> int:
        """Return how many schools have this status."""
        return self.by_status.get(status, 0)


def parts(store: Store, scope: Scope, day: date) -> list[Part]:
    """Return the country by regions, a region by districts; schools without one come last."""
    name = "region" if scope == COUNTRY else "district"
    of_school = {row["id"]: row["part"] or "" for row in store.rows(
        f"SELECT id, {name} AS part FROM school"
    )}  # fmt: skip
    found: dict[str, Counter[str]] = {}
    for school, status in schools_of(store, scope, day).items():
        found.setdefault(of_school[school], Counter())[status] += 1
    return [Part(key, found[key]) for key in sorted(found, key=lambda each: (not each, each))]


@dataclass(frozen=True, slots=True)
class Trainers:
    """Trainers and coordinators by direction; `people` may be fewer: one may have two roles."""

    by_direction: Mapping[str, int]
    people: int

    @property
    def roles(self) -> int:
        """How many roles are held altogether."""
        return sum(self.by_direction.values())


def trainers(store: Store, scope: Scope, day: date) -> Trainers:
    """Count who holds a direction on a day; joined spellings of a person are one."""
    school = value_on("person_post", "person.id", "school", day)
    rows = store.rows(
        f"SELECT DISTINCT ifnull(person.same_as, person.id) AS person, d.direction, {school} school"
        " FROM person_direction d JOIN person ON person.id = d.person"
        " WHERE ifnull(d.valid_from, '') <= :day AND ifnull(d.valid_to, '9') >= :day",
        {"day": day.isoformat()},
    )
    known = None if scope == COUNTRY else schools_of(store, scope, day)
    held = {(row["person"], row["direction"]) for row in rows
            if known is None or row["school"] in known}  # fmt: skip
    by_direction = Counter(direction for _person, direction in held)
    return Trainers(by_direction, len({person for person, _direction in held}))


def events_held(store: Store, scope: Scope, period: Period) -> dict[str, int]:
    """Count the held events whose last day lies in a period, by kind, in the order of the kinds."""
    owned = "1"
    if scope.leading is not None:
        owned = "event.leading = :leading"
    elif scope.region is not None:
        owned = "event.leading IN (SELECT id FROM school WHERE region = :region)"
    rows = store.rows(
        f"SELECT kind, count(*) AS count FROM event WHERE status = 'held' AND {owned}"
        " AND last_day BETWEEN :first AND :last GROUP BY kind",
        {
            "leading": scope.leading,
            "region": scope.region,
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
        },
    )
    found = {row["kind"]: row["count"] for row in rows}
    return {each.code: found[each.code] for each in event_kinds.every(store) if each.code in found}
