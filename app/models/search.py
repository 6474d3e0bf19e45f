"""Finding records by a few letters, in any keyboard layout of Kazakh."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.models.text import fold, key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.store import Store

_TRIGRAM: Final = 3


@dataclass(frozen=True, slots=True)
class Where:
    """A condition of SQL with its parameters, joined with others by `and_all`."""

    sql: str = "1"
    parameters: tuple[object, ...] = ()


def and_all(conditions: list[Where]) -> Where:
    """Join conditions; none at all is always true."""
    return Where(
        " AND ".join(f"({each.sql})" for each in conditions) or "1",
        tuple(value for each in conditions for value in each.parameters),
    )


def or_any(conditions: list[Where]) -> Where:
    """Join conditions of which one is enough."""
    return Where(
        " OR ".join(f"({each.sql})" for each in conditions),
        tuple(value for each in conditions for value in each.parameters),
    )


def matching(table: str, text: str, row: str = "id") -> Where:
    """Return the condition that the record of `table` whose number is `row` contains all words.

    The trigram index needs three letters; a shorter word is looked for in the folded column.
    """
    words = fold(text).split()
    long = [word for word in words if len(word) >= _TRIGRAM]
    short = [word for word in words if len(word) < _TRIGRAM]
    conditions: list[Where] = []
    if long:
        sql = f"{row} IN (SELECT rowid FROM {table}_search WHERE {table}_search MATCH ?)"
        conditions.append(Where(sql, (" ".join(f'"{word}"' for word in long),)))
    own = row in {"id", f"{table}.id"}
    for word in short:
        has = f"{table}.folded GLOB ?"  # faster than instr(), which copies each text first
        sql = has if own else f"{row} IN (SELECT {table}.id FROM {table} WHERE {has})"
        conditions.append(Where(sql, (f"*{word}*",)))  # folded words hold letters and digits alone
    return and_all(conditions)


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a list that is shown: ordered by a named order, `limit` rows from `offset` on."""

    order: str
    descending: bool = False
    limit: int = -1
    offset: int = 0

    def sql(self, orders: Mapping[str, str], tie: str) -> str:
        """Return ORDER BY and LIMIT; only what `orders` names counts, `tie` settles equals."""
        return f"{self.order_by(orders, tie)} LIMIT {int(self.limit)} OFFSET {int(self.offset)}"

    def order_by(self, orders: Mapping[str, str], tie: str) -> str:
        """Return ORDER BY alone."""
        direction = "DESC" if self.descending else "ASC"
        return f"ORDER BY {orders[self.order]} {direction}, {tie} {direction}"


def numbers(store: Store, sql: str, parameters: Sequence[object] = ()) -> Sequence[int]:
    """Return the column `id` of a query that may find ten thousands of rows.

    They come as one text: handing over each row of its own takes three times as long, and
    reading the text as JSON half as long as splitting it.
    """
    text = store.value(f"SELECT group_concat(id) FROM ({sql})", parameters)
    return array("q", json.loads(f"[{text}]")) if text else array("q")


def in_order(table: str, source: str, where: str, order: str) -> str:
    """Return SQL for the numbers of the rows of `table` that fit, in their order.

    Which rows fit is found first, from `source`; then the index of the order is walked. The plus
    keeps SQLite from looking up each row that fits and sorting all of them.
    """
    if where == "1":
        return f"SELECT {table}.id FROM {table} {order}"
    fitting = f"SELECT {table}.id FROM {source} WHERE {where}"
    return f"SELECT {table}.id FROM {table} WHERE +{table}.id IN ({fitting}) {order}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found anywhere: its table, number, and two lines to show."""

    table: str
    id: int
    title: str
    subtitle: str


_SOURCES: Final = {
    "school": "SELECT id, name_kk AS title, code || ' · ' || ifnull(district, '') AS subtitle,"
    " code_key IS ? AS exact FROM school WHERE {where} ORDER BY exact DESC, sort_key",
    "person": "SELECT person.id, person.name AS title, ifnull((SELECT s.name_kk FROM person_post p"
    " JOIN school s ON s.id = p.school WHERE p.person = person.id"
    " ORDER BY p.valid_from DESC LIMIT 1), '') AS subtitle, code_key IS ? AS exact FROM person"
    " WHERE {where} ORDER BY exact DESC, sort_key",
    "request": "SELECT request.id, request.number || ' · ' || request.topic AS title,"
    " s.name_kk AS subtitle, number_key IS ? AS exact"
    " FROM request JOIN school s ON s.id = request.school"
    " WHERE {where} ORDER BY exact DESC, received DESC",
    "event": "SELECT id, number || ' · ' || topic AS title,"
    " strftime('%d.%m.%Y', first_day) AS subtitle, number_key IS ? AS exact FROM event"
    " WHERE {where} ORDER BY exact DESC, first_day DESC",
    "resource": "SELECT id, title, code AS subtitle, code_key IS ? AS exact FROM resource"
    " WHERE {where} ORDER BY exact DESC, sort_key",
}


_SCHOOL_OF: Final = {"request": "request.school", "event": "event.place_school"}
"""Whose name a record is found by, besides its own words."""


def _found(table: str, text: str) -> Where:
    own = matching(table, text, f"{table}.id")
    if table not in _SCHOOL_OF:
        return own
    named = matching("school", text)
    of_school = f"{_SCHOOL_OF[table]} IN (SELECT id FROM school WHERE {named.sql})"
    return or_any([own, Where(of_school, named.parameters)])


def find(store: Store, text: str, limit: int = 6) -> list[Hit]:
    """Return the first records of each kind whose words contain `text`; nothing for no text.

    Requests and events are found by the words of their school as well.
    A record whose code or number is `text` comes before all others.
    """
    if not fold(text):
        return []
    first: list[Hit] = []
    others: list[Hit] = []
    for table, source in _SOURCES.items():
        where = _found(table, text)
        sql = source.format(where=where.sql) + f" LIMIT {limit}"
        for row in store.rows(sql, (key(text), *where.parameters)):
            hit = Hit(table, row["id"], row["title"], row["subtitle"])
            (first if row["exact"] else others).append(hit)
    return first + others
