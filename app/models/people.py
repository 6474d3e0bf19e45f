"""People: teachers, heads and trainers, their posts by date, and joined spellings of one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from app.models.dated import holds
from app.models.free_codes import free_codes
from app.models.identity import personal_number_problems
from app.models.problems import Problem, error
from app.models.school_name import school_name
from app.models.search import Slice, Where, and_all, matching
from app.models.search import numbers as read_numbers
from app.models.text import fold, key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from app.models.gate import Change
    from app.models.store import Store

ROLES: Final = ("teacher", "head", "other")


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the post that holds on the day it was asked for.

    `same_as` is the number of the person this spelling was joined to; `spellings` counts the
    spellings joined to this one. `directions` are those of a trainer on that day.
    """

    id: int
    code: str
    name: str
    note: str | None
    same_as: int | None
    school: int | None
    school_name: str | None
    role: str | None
    position: str | None
    subject: str | None
    directions: tuple[str, ...]
    spellings: int


def _directed(day: date) -> str:
    """Return the directions of trainers, one row each, that hold on `day`."""
    on = day.isoformat()
    return (
        "FROM person_direction d"
        f" WHERE '{on}' BETWEEN ifnull(d.valid_from, '') AND ifnull(d.valid_to, '9999')"
    )


def _select(day: date) -> str:
    return (
        "SELECT person.id, person.code, person.name, person.note, person.same_as,"
        f" post.school, {school_name('s')} AS school_name, post.role, post.position, post.subject,"
        f" (SELECT group_concat(DISTINCT d.direction) {_directed(day)}"
        "   AND d.person = person.id) AS directions,"
        " (SELECT count(*) FROM person other WHERE other.same_as = person.id) AS spellings"
        f" FROM {_with_post(day)}"
    )


def _with_post(day: date) -> str:
    return (
        "person LEFT JOIN person_post post"
        f" ON post.person = person.id AND {holds('person_post', 'post', day)}"
        " LEFT JOIN school s ON s.id = post.school"
    )


ORDERS: Final = {
    "name": "person.sort_key",
    "code": "person.code_key",
    "school": "s.sort_key",
    "role": "post.role",
    "subject": "post.subject",
}
_OWN_ORDERS: Final = {"name", "code"}
_WALKED: Final = "+person.id"
"""The number of a person where nearly all may fit: the plus keeps SQLite from looking each up."""
_JOINED: Final = "SELECT id FROM person WHERE same_as IS NOT NULL"
BY_NAME: Final = Slice("name")


def _person(row: sqlite3.Row) -> Person:
    values = dict(row)
    values["directions"] = tuple((row["directions"] or "").split(",")) if row["directions"] else ()
    return Person(**values)


def _source(day: date, order: str = "name") -> str:
    """Return the tables that a list needs: looking up everybody's post costs most of the time."""
    return "person" if order in _OWN_ORDERS else _with_post(day)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which people to list; None leaves a thing open; joined spellings are left out at first."""

    text: str = ""
    school: int | None = None
    role: str | None = None
    direction: str | None = None
    trainers: bool = False
    with_joined: bool = False
    ids: tuple[int, ...] | None = None


def _named(text: str, person: str) -> Where:
    """Return the condition that a person, or a school the person ever worked at, is called so."""
    own, school = matching("person", text), matching("school", text, "person_post.school")
    numbers = (  # of one set: asked for twice, each person would be looked for in two
        f"SELECT id FROM person WHERE {own.sql}"
        f" UNION ALL SELECT person FROM person_post WHERE {school.sql}"
    )
    return Where(f"{person} IN ({numbers})", own.parameters + school.parameters)


def _holding(column: str, value: object, person: str, day: date) -> Where:
    """Return the condition that a person's post on `day` has this value in `column`."""
    held = f"post.{column} = ? AND {holds('person_post', 'post', day)}"
    return Where(f"{person} IN (SELECT post.person FROM person_post post WHERE {held})", (value,))


def _where(wanted: Filter, day: date, person: str = "person.id") -> Where:
    conditions = [_named(wanted.text, person)] if wanted.text else []
    for name in ("school", "role"):
        if getattr(wanted, name) is not None:
            conditions.append(_holding(name, getattr(wanted, name), person, day))
    if wanted.direction:
        sql = f"{person} IN (SELECT d.person {_directed(day)} AND d.direction = ?)"
        conditions.append(Where(sql, (wanted.direction,)))
    if wanted.trainers:
        conditions.append(Where(f"{_WALKED} IN (SELECT d.person {_directed(day)})"))
    if wanted.ids is not None:
        conditions.append(Where(f"{person} IN ({', '.join(map(str, wanted.ids))})"))
    elif not wanted.with_joined:
        # Said so, the index that gives the order needs no look at each person.
        conditions.append(Where(f"{person} NOT IN ({_JOINED})"))
    return and_all(conditions)


def count(store: Store, wanted: Filter, day: date) -> int:
    """Return how many people fit."""
    where = _where(wanted, day)
    return store.value(f"SELECT count(*) FROM person WHERE {where.sql}", where.parameters)


def count_roles(store: Store, day: date) -> dict[str, int]:
    """Return how many people are in each role on `day`; joined spellings count once."""
    rows = store.rows(
        "SELECT post.role, count(*) FROM person_post post"
        f" WHERE {holds('person_post', 'post', day)} AND post.person NOT IN ({_JOINED})"
        " GROUP BY post.role"
    )
    return {row[0]: row[1] for row in rows}


def page(
    store: Store,
    wanted: Filter,
    day: date,
    part: Slice = BY_NAME,
) -> list[Person]:
    """Return the people that fit, as they are on `day`; `part` orders by one of `ORDERS`."""
    where = _where(wanted, day)
    shown = (
        f"SELECT person.id FROM {_source(day, part.order)}"
        f" WHERE {where.sql} {part.sql(ORDERS, 'person.id')}"
    )
    order = part.order_by(ORDERS, "person.id")
    rows = store.rows(f"{_select(day)} WHERE person.id IN ({shown}) {order}", where.parameters)
    return [_person(row) for row in rows]


def numbers(store: Store, wanted: Filter, day: date, part: Slice = BY_NAME) -> Sequence[int]:
    """Return the numbers of all people that fit, in the order of `part`."""
    where = _where(wanted, day, _WALKED)
    order = part.order_by(ORDERS, "person.id")
    sql = f"SELECT person.id FROM {_source(day, part.order)} WHERE {where.sql} {order}"
    return read_numbers(store, sql, where.parameters)


def get(store: Store, number: int, day: date) -> Person:
    """Return one person as of `day`."""
    row = store.one(f"{_select(day)} WHERE person.id = ?", (number,))
    assert row is not None, number  # noqa: S101 - numbers come from the store
    return _person(row)


def by_code(store: Store, code: str) -> int | None:
    """Return the number of the person with this code."""
    return store.value("SELECT id FROM person WHERE code_key = ?", (key(code),))


def subjects(store: Store) -> list[str]:
    """Return the subjects people teach, the most frequent first."""
    rows = store.rows(
        "SELECT subject FROM person_post WHERE subject <> '' GROUP BY subject"
        " ORDER BY count(*) DESC, subject"
    )
    return [row["subject"] for row in rows]


def problems(store: Store, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with the values of a form, by field."""
    found = [error("required", name) for name in ("name", "school", "role") if not values.get(name)]
    if values.get("code"):
        other = by_code(store, values["code"])
        if other is not None and other != number:
            found.append(error("repeated_code", "code", value=values["code"]))
    for name in ("name", "code", "note", "position", "subject"):
        found += personal_number_problems(name, values.get(name))
    return found


def save(
    store: Store,
    change: Change,
    number: int | None,
    values: Mapping[str, Any],
    since: date | None = None,
) -> int:
    """Write the values of a person and return the number; the post holds from `since` on."""
    own = {name: values[name] for name in ("code", "name", "note") if name in values}
    if not own.get("code"):
        own.pop("code", None)
        if number is None:
            own["code"] = next_code(store, values["school"], values["role"])
    person = change.save("person", number, own)
    post = {
        name: values[name] for name in ("school", "role", "position", "subject") if name in values
    }
    if post:
        day = since.isoformat() if since else None
        change.set_dated("person_post", "person", person, day, post)
    if "directions" in values:
        _set_directions(store, change, person, values["directions"] or (), since)
    return person


def _set_directions(
    store: Store, change: Change, person: int, wanted: tuple[str, ...], since: date | None
) -> None:
    """Let a trainer answer for these directions from `since` on, and for others until then."""
    rows = store.rows(
        "SELECT id, direction, valid_from, valid_to FROM person_direction WHERE person = ?",
        (person,),
    )
    start = since.isoformat() if since else None
    open_ones = {row["direction"]: row["id"] for row in rows if row["valid_to"] is None}
    same_start = {row["direction"]: row["id"] for row in rows if row["valid_from"] == start}
    for direction in open_ones.keys() - set(wanted):
        if since and direction not in same_start:
            last = (since - timedelta(days=1)).isoformat()
            change.update("person_direction", open_ones[direction], {"valid_to": last})
        else:
            change.delete("person_direction", open_ones[direction])
    for direction in set(wanted) - open_ones.keys():
        row = {"person": person, "direction": direction, "valid_from": start, "valid_to": None}
        change.save("person_direction", same_start.get(direction), row)


CODE_LETTERS: Final = {"teacher": "T", "head": "H", "other": "O"}
"""What the code of a person says of the role, after the code of the school."""


def next_code(store: Store, school: int, role: str) -> str:
    """Return a free code: school, letter of the role, next number with two digits at least."""
    start = store.value("SELECT code FROM school WHERE id = ?", (school,))
    prefix = f"{start}-{CODE_LETTERS[role]}"
    rows = store.rows("SELECT code_key FROM person WHERE code_key LIKE ?", (f"{key(prefix)}%",))
    return next(free_codes({row[0] for row in rows}, prefix, 2))


# Two spellings of one person


def root_of(store: Store, number: int) -> int:
    """Return the person that this spelling finally stands for; itself, should they go round."""
    seen, first = {number}, number
    while (other := store.value("SELECT same_as FROM person WHERE id = ?", (number,))) is not None:
        if other in seen:
            return first
        seen.add(other)
        number = other
    return number


def join(store: Store, change: Change, duplicate: int, root: int) -> None:
    """Say that `duplicate` is another spelling of `root`; no row moves, figures count one."""
    target = root_of(store, root)
    if target != duplicate:
        change.update("person", duplicate, {"same_as": target})


def separate(change: Change, duplicate: int) -> None:
    """Take a joining back: the two are different people again."""
    change.update("person", duplicate, {"same_as": None})


def spellings(store: Store, root: int) -> list[int]:
    """Return the numbers of the spellings that were joined to `root`, also by way of another."""
    rows = store.rows(
        "WITH RECURSIVE joined(id) AS (SELECT id FROM person WHERE same_as = ? UNION"
        " SELECT p.id FROM person p JOIN joined ON p.same_as = joined.id)"
        " SELECT id FROM person WHERE id IN joined ORDER BY sort_key",
        (root,),
    )
    return [row["id"] for row in rows]


def likely_same(store: Store, number: int, day: date) -> list[Person]:
    """Return people of the same school whose name may be another spelling of this one.

    The surname is the same without Kazakh letters, and the given names begin alike, one of them
    perhaps being an initial («Қалиева А.» and «Калиева Айгүл»).
    """
    person = get(store, number, day)
    if person.school is None:
        return []
    return [
        each for each in called_alike(store, person.name, person.school, day) if each.id != number
    ]


def called_alike(store: Store, name: str, school: int, day: date) -> list[Person]:
    """Return the people of a school whose names may be other spellings of `name`."""
    mates = page(store, Filter(school=school), day)
    return [each for each in mates if alike(each.name, name)]


def likely_pairs(store: Store, day: date) -> list[tuple[int, int]]:
    """Return pairs of people of one school who may be one person, by school and name."""
    rows = store.rows(
        f"SELECT person.id, person.name, post.school FROM {_with_post(day)}"
        " WHERE person.same_as IS NULL AND post.school IS NOT NULL"
        " ORDER BY s.sort_key, post.school, person.folded, person.id"
    )
    mates: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for row in rows:
        surname = fold(row["name"]).partition(" ")[0]
        mates.setdefault((row["school"], surname), []).append((row["id"], row["name"]))
    return [
        (one, other)
        for group in mates.values()
        for (one, name), (other, other_name) in combinations(group, 2)
        if alike(name, other_name)
    ]


def alike(one: str, other: str) -> bool:
    """Say whether two names may be spellings of one: equal surnames, agreeing further names."""
    first, second = fold(one).split(), fold(other).split()
    if not first or not second or first[0] != second[0]:
        return False
    return all(
        left.startswith(right) or right.startswith(left)
        for left, right in zip(first[1:], second[1:], strict=False)
    )
