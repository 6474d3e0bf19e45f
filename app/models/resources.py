"""Methodical resources: what the team has to hand out, where it is and how much of it is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.models import grades
from app.models.free_codes import free_codes
from app.models.identity import personal_number_problems
from app.models.problems import Problem, error
from app.models.search import Slice, Where, and_all, matching
from app.models.search import numbers as read_numbers
from app.models.settings import read as read_settings
from app.models.text import key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.models.gate import Change
    from app.models.store import Store

PREFIX: Final = "Р-"
"""What the code of a new resource begins with."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource as it stands now.

    `copies` is how many there ever were, None for what can be copied without end; `taken` are the
    copies given for good or not yet back, `out` those of them that are to come back. `times` is how
    often it was given at all.
    """

    id: int
    leading: int | None
    code: str
    title: str
    category: str
    languages: tuple[str, ...]
    subject: str | None
    grades: tuple[int, ...]
    direction: str | None
    author: str | None
    shelf: str | None
    address: str | None
    copies: int | None
    note: str | None
    times: int
    taken: int
    out: int

    @property
    def left(self) -> int | None:
        """How many copies are in the house, None where nobody counts them."""
        return None if self.copies is None else self.copies - self.taken


_OWN: Final = (
    "id, leading, code, title, category, languages, subject, grades, direction, author, shelf,"
    " address, copies, note"
)
_OUT: Final = "g.lent AND g.returned IS NULL"
_SELECT: Final = (
    f"SELECT {_OWN}, (SELECT count(*) FROM resource_given g WHERE g.resource = resource.id) times,"
    " (SELECT ifnull(sum(g.copies), 0) FROM resource_given g"
    " WHERE g.resource = resource.id AND g.returned IS NULL) taken,"
    " (SELECT ifnull(sum(g.copies), 0) FROM resource_given g"
    f" WHERE g.resource = resource.id AND {_OUT}) out FROM resource"
)

ORDERS: Final = {
    "code": "printf('%02d', length(resource.code_key)) || resource.code_key",
    "title": "resource.sort_key",
    "category": "resource.category",
    "copies": "resource.copies",
    "times": "(SELECT count(*) FROM resource_given g WHERE g.resource = resource.id)",
}
BY_TITLE: Final = Slice("title")


def _resource(row: sqlite3.Row) -> Resource:
    values = dict(row)
    values["languages"] = tuple(row["languages"].split(",")) if row["languages"] else ()
    values["grades"] = grades.read(row["grades"])
    return Resource(**values)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which resources to list; None, empty and False leave a thing open.

    `out` are those with copies that are to come back, `overdue_on` those that should be back by
    that day, `never_given` those that nobody was given yet.
    """

    text: str = ""
    category: str | None = None
    direction: str | None = None
    out: bool = False
    overdue_on: date | None = None
    never_given: bool = False
    ids: tuple[int, ...] | None = None


def _where(wanted: Filter) -> Where:
    given = "SELECT 1 FROM resource_given g WHERE g.resource = resource.id"
    conditions = [matching("resource", wanted.text, "resource.id")] if wanted.text else []
    for name in ("category", "direction"):
        if getattr(wanted, name) is not None:
            conditions.append(Where(f"{name} = ?", (getattr(wanted, name),)))
    if wanted.out:
        conditions.append(Where(f"EXISTS ({given} AND {_OUT})"))
    if wanted.overdue_on is not None:
        late = f"EXISTS ({given} AND {_OUT} AND g.due < ?)"
        conditions.append(Where(late, (wanted.overdue_on.isoformat(),)))
    if wanted.never_given:
        conditions.append(Where(f"NOT EXISTS ({given})"))
    if wanted.ids is not None:
        conditions.append(Where(f"resource.id IN ({', '.join(map(str, wanted.ids))})"))
    return and_all(conditions)


def count(store: Store, wanted: Filter) -> int:
    """Return how many resources fit."""
    where = _where(wanted)
    return store.value(f"SELECT count(*) FROM resource WHERE {where.sql}", where.parameters)


def page(store: Store, wanted: Filter, part: Slice = BY_TITLE) -> list[Resource]:
    """Return the resources that fit; `part` orders by one of `ORDERS`."""
    where = _where(wanted)
    order = part.sql(ORDERS, "resource.id")
    return [
        _resource(row)
        for row in store.rows(f"{_SELECT} WHERE {where.sql} {order}", where.parameters)
    ]


def numbers(store: Store, wanted: Filter, part: Slice = BY_TITLE) -> Sequence[int]:
    """Return the numbers of all resources that fit, in the order of `part`."""
    where = _where(wanted)
    order = part.order_by(ORDERS, "resource.id")
    return read_numbers(
        store, f"SELECT id FROM resource WHERE {where.sql} {order}", where.parameters
    )


def get(store: Store, number: int) -> Resource:
    """Return one resource."""
    row = store.one(f"{_SELECT} WHERE resource.id = ?", (number,))
    assert row is not None, number  # noqa: S101 - numbers come from the store
    return _resource(row)


def next_code(store: Store) -> str:
    """Return a free code for a new resource of the own school."""
    own = read_settings(store).own_school
    taken = {
        row[0] for row in store.rows("SELECT code_key FROM resource WHERE leading IS ?", (own,))
    }
    return next(free_codes(taken, PREFIX, 2))


# Writing

FIELDS: Final = (
    "code", "title", "category", "languages", "subject", "grades", "direction", "author", "shelf",
    "address", "copies", "note",
)  # fmt: skip
_TEXTS: Final = ("code", "title", "subject", "author", "shelf", "address", "note")


def problems(store: Store, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with the values of a form, by field."""
    needed = ("code", "title", "category")
    found = [error("required", name) for name in needed if not values.get(name)]
    if values.get("code") and _taken(store, number, values["code"]):
        found.append(error("repeated_code", "code", value=values["code"]))
    if (values.get("copies") or 0) < 0:
        found.append(error("negative", "copies"))
    for name in _TEXTS:
        found += personal_number_problems(name, values.get(name))
    return found


def _taken(store: Store, number: int | None, code: str) -> bool:
    other = store.value(
        "SELECT id FROM resource WHERE code_key = ? AND leading IS ?",
        (key(code), _owner(store, number)),
    )
    return other is not None and other != number


def _owner(store: Store, number: int | None) -> int | None:
    if number is None:
        return read_settings(store).own_school
    return store.value("SELECT leading FROM resource WHERE id = ?", (number,))


def save(store: Store, change: Change, number: int | None, values: Mapping[str, Any]) -> int:
    """Write the values of a resource and return its number; a new one is the own school's."""
    row: dict[str, Any] = {name: values[name] for name in FIELDS if name in values}
    if "languages" in row:
        row["languages"] = ",".join(row["languages"] or ()) or None
    if "grades" in row:
        row["grades"] = grades.stored(row["grades"] or ())
    if number is None:
        row["leading"] = values.get("leading", read_settings(store).own_school)
    return change.save("resource", number, row)
