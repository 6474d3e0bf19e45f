"""Which school and person received which resource: when, how many, and whether it came back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.models import resources
from app.models.identity import personal_number_problems
from app.models.problems import Problem, error, has_errors, warning
from app.models.school_name import school_name
from app.models.search import Where, and_all, matching, or_any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from app.models.gate import Change
    from app.models.periods import Period
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Given:
    """One giving of a resource.

    `lent` copies are to come back, by `due` where a day was agreed; others are given for good.
    """

    id: int
    resource: int
    code: str
    title: str
    category: str
    day: date
    school: int
    school_code: str
    school_name: str
    person: int | None
    person_name: str | None
    copies: int
    event: int | None
    event_number: str | None
    request: int | None
    request_number: str | None
    lent: bool
    due: date | None
    returned: date | None
    note: str | None

    @property
    def is_out(self) -> bool:
        """Say whether the copies are still to come back."""
        return self.lent and self.returned is None

    def is_overdue(self, today: date) -> bool:
        """Say whether the copies should be back by now."""
        return self.is_out and self.due is not None and self.due < today


def _select() -> str:
    return (
        "SELECT g.id, g.resource, r.code, r.title, r.category, g.day, g.school,"
        f" s.code AS school_code, {school_name('s')} AS school_name, g.person,"
        " p.name AS person_name, g.copies, g.event, e.number AS event_number, g.request,"
        " q.number AS request_number, g.lent, g.due, g.returned, g.note"
        f" {_FROM}"
    )


_FROM: Final = (
    "FROM resource_given g JOIN resource r ON r.id = g.resource JOIN school s ON s.id = g.school"
    " LEFT JOIN person p ON p.id = g.person LEFT JOIN event e ON e.id = g.event"
    " LEFT JOIN request q ON q.id = g.request"
)


def _given(row: sqlite3.Row) -> Given:
    values = dict(row)
    for name in ("day", "due", "returned"):
        values[name] = date.fromisoformat(row[name]) if row[name] else None
    values["lent"] = bool(row["lent"])
    return Given(**values)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which givings to list; None, empty and False leave a thing open.

    `leading` is the school that gave, `first` and `last` are days, both inclusive.
    """

    text: str = ""
    resource: int | None = None
    category: str | None = None
    school: int | None = None
    person: int | None = None
    event: int | None = None
    request: int | None = None
    leading: int | None = None
    first: date | None = None
    last: date | None = None
    out: bool = False


def _where(wanted: Filter) -> Where:
    conditions: list[Where] = []
    if wanted.text:
        named = [("resource", "g.resource"), ("school", "g.school"), ("person", "g.person")]
        conditions.append(or_any([matching(table, wanted.text, row) for table, row in named]))
    for name in ("resource", "school", "person", "event", "request"):
        if getattr(wanted, name) is not None:
            conditions.append(Where(f"g.{name} = ?", (getattr(wanted, name),)))
    for name in ("category", "leading"):
        if getattr(wanted, name) is not None:
            conditions.append(Where(f"r.{name} = ?", (getattr(wanted, name),)))
    if wanted.first is not None:
        conditions.append(Where("g.day >= ?", (wanted.first.isoformat(),)))
    if wanted.last is not None:
        conditions.append(Where("g.day <= ?", (wanted.last.isoformat(),)))
    if wanted.out:
        conditions.append(Where("g.lent AND g.returned IS NULL"))
    return and_all(conditions)


def page(store: Store, wanted: Filter) -> list[Given]:
    """Return the givings that fit, newest first."""
    where = _where(wanted)
    rows = store.rows(
        f"{_select()} WHERE {where.sql} ORDER BY g.day DESC, g.id DESC", where.parameters
    )
    return [_given(row) for row in rows]


def count(store: Store, wanted: Filter) -> int:
    """Return how many givings fit."""
    where = _where(wanted)
    return store.value(f"SELECT count(*) {_FROM} WHERE {where.sql}", where.parameters)


def get(store: Store, number: int) -> Given:
    """Return one giving."""
    row = store.one(f"{_select()} WHERE g.id = ?", (number,))
    assert row is not None, number  # noqa: S101 - numbers come from the store
    return _given(row)


# What a report tells


@dataclass(frozen=True, slots=True)
class GivenInPeriod:
    """What was given within a period: copies by category code and by school number.

    `rows` are the numbers of the givings counted, `resources` how many different ones there were.
    """

    rows: tuple[int, ...]
    copies: int
    resources: int
    by_category: Mapping[str, int]
    by_school: Mapping[int, int]


def given_in(store: Store, period: Period, leading: int | None = None) -> GivenInPeriod:
    """Count what `leading`, or every leading school where None, gave within a period."""
    return counted(store, Filter(leading=leading, first=period.first, last=period.last))


def counted(store: Store, wanted: Filter) -> GivenInPeriod:
    """Count the givings that fit."""
    where = _where(wanted)
    rows = store.rows(
        "SELECT g.id, g.resource, g.school, g.copies, r.category FROM resource_given g"
        f" JOIN resource r ON r.id = g.resource WHERE {where.sql} ORDER BY g.day, g.id",
        where.parameters,
    )
    by_category: Counter[str] = Counter()
    by_school: Counter[int] = Counter()
    for row in rows:
        by_category[row["category"]] += row["copies"]
        by_school[row["school"]] += row["copies"]
    return GivenInPeriod(
        tuple(row["id"] for row in rows),
        by_category.total(),
        len({row["resource"] for row in rows}),
        by_category,
        by_school,
    )


# Writing

FIELDS: Final = (
    "day", "school", "person", "copies", "event", "request", "lent", "due", "returned", "note",
)  # fmt: skip
_DAYS: Final = ("day", "due", "returned")


def problems(
    store: Store, resource: int, number: int | None, values: Mapping[str, Any]
) -> list[Problem]:
    """Return what is wrong with the values of a giving, by field."""
    found = [error("required", name) for name in ("day", "school") if not values.get(name)]
    if not values.get("copies"):
        found.append(error("required", "copies"))
    for name in ("due", "returned"):
        if values.get(name) and values.get("day") and values[name] < values["day"]:
            found.append(error("before_given", name))
    found += personal_number_problems("note", values.get("note"))
    return found if has_errors(found) else _short(store, resource, number, values)


def _short(
    store: Store, resource: int, number: int | None, values: Mapping[str, Any]
) -> list[Problem]:
    """Warn where more copies are given than there are left."""
    left = resources.get(store, resource).left
    if left is None or values.get("returned"):
        return []
    before = get(store, number) if number is not None else None
    left += before.copies if before and before.returned is None else 0
    return [warning("too_few_copies", "copies", n=left)] if values["copies"] > left else []


def save(change: Change, resource: int, number: int | None, values: Mapping[str, Any]) -> int:
    """Write a giving of a resource and return its number; what is given for good never returns."""
    row: dict[str, Any] = {name: values.get(name) for name in FIELDS}
    row["lent"] = bool(row["lent"])
    if not row["lent"]:
        row["due"] = row["returned"] = None
    for name in _DAYS:
        row[name] = row[name].isoformat() if row[name] else None
    return change.save("resource_given", number, {"resource": resource, **row})


def give_back(change: Change, number: int, day: date) -> None:
    """Say that lent copies came back on a day."""
    change.update("resource_given", number, {"returned": day.isoformat()})
