"""Deliveries: what was brought in at once, what is in it, and its approval as a whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.models.school_name import school_name
from app.models.studies import responses
from app.models.studies.responses import APPROVED, REJECTED, WAITING
from app.models.text import key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from app.models.store import Store

_COUNTED: Final = (
    "SELECT delivery.id, delivery.name, delivery.way, delivery.day, delivery.wave,"
    " count(response.id) AS number,"
    f" coalesce(sum(response.state = '{WAITING}'), 0) AS waiting,"
    f" coalesce(sum(response.state = '{REJECTED}'), 0) AS aside"
    " FROM delivery LEFT JOIN response ON response.delivery = delivery.id"
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Responses brought in at once: how many there are now, wait, and are set aside.

    `name` is that of the folder or table, "" where single answer files were chosen: their names
    may name people.
    """

    id: int
    name: str
    way: str
    day: date
    wave: int
    number: int
    waiting: int
    aside: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a delivery, as counts: never who answered what.

    `schools` counts by the code that stands in the responses ("" for none), `names` are those of
    the list of schools, `unknown` are codes that it does not have, `linkable` responses whose
    school it has by now.
    """

    forms: Mapping[int, int]
    schools: Mapping[str, int]
    names: Mapping[str, str]
    unknown: frozenset[str]
    linkable: int
    languages: Mapping[str, int]
    unfinished: int


def every(store: Store, wave: int) -> list[Delivery]:
    """Return the deliveries of a wave, the newest day first."""
    rows = store.rows(
        f"{_COUNTED} WHERE delivery.wave = ? GROUP BY delivery.id"
        " ORDER BY delivery.day DESC, delivery.name, delivery.id",
        (wave,),
    )
    return [_delivery(row) for row in rows]


def get(store: Store, number: int) -> Delivery | None:
    """Return a delivery by its number; None where it was taken back."""
    row = store.one(f"{_COUNTED} WHERE delivery.id = ? GROUP BY delivery.id", (number,))
    return _delivery(row) if row else None


def _delivery(row: sqlite3.Row) -> Delivery:
    return Delivery(
        id=row["id"],
        name=row["name"],
        way=row["way"],
        day=date.fromisoformat(row["day"]),
        wave=row["wave"],
        number=row["number"],
        waiting=row["waiting"],
        aside=row["aside"],
    )


def newest_wave(store: Store) -> int | None:
    """Return the wave of a delivery of the newest day; None where there is none yet."""
    return store.value("SELECT wave FROM delivery ORDER BY day DESC LIMIT 1")


def contents(store: Store, number: int) -> Contents:
    """Return what is in a delivery."""
    rows = store.rows(
        "SELECT response.form, coalesce(school.code, school_code, '') AS code, school,"
        " ifnull(language, '') AS language, finished, count(*) AS number,"
        f" {school_name('school')} AS name"
        " FROM response LEFT JOIN school ON school.id = response.school"
        " WHERE delivery = ? GROUP BY 1, 2, 3, 4, 5",
        (number,),
    )
    forms, schools, languages, missing = (Counter[Any]() for _what in range(4))
    for row in rows:
        forms[row["form"]] += row["number"]
        schools[row["code"]] += row["number"]
        languages[row["language"]] += row["number"]
        if row["code"] and row["school"] is None:
            missing[row["code"]] += row["number"]
    listed = _listed(store)
    return Contents(
        forms=dict(forms.most_common()),
        schools=dict(sorted(schools.items())),
        names={row["code"]: row["name"] for row in rows if row["school"]},
        unknown=frozenset(code for code in missing if key(code) not in listed),
        linkable=sum(count for code, count in missing.items() if key(code) in listed),
        languages=dict(languages.most_common()),
        unfinished=sum(row["number"] for row in rows if not row["finished"]),
    )


def _listed(store: Store) -> dict[str, int]:
    return {row["code_key"]: row["id"] for row in store.rows("SELECT id, code_key FROM school")}


# What is done with all of it; nothing of this has a history


def approve(store: Store, number: int) -> None:
    """Approve what waits in a delivery; what was set aside stays so."""
    _move(store, number, WAITING, APPROVED)


def hold(store: Store, number: int) -> None:
    """Let what is approved of a delivery wait again."""
    _move(store, number, APPROVED, WAITING)


def _move(store: Store, number: int, state: str, to: str) -> None:
    with store.unrecorded() as connection:
        connection.execute(
            "UPDATE response SET state = ? WHERE delivery = ? AND state = ?", (to, number, state)
        )


def take_back(store: Store, number: int) -> None:
    """Remove a delivery with all that came with it; see `responses.take_back`."""
    with store.unrecorded() as connection:
        responses.take_back(connection, number)


def link_schools(store: Store) -> int:
    """Link responses to schools that came into the list after them; return how many there were."""
    listed = _listed(store)
    codes = store.rows(
        "SELECT DISTINCT school_code AS code FROM response"
        " WHERE school IS NULL AND school_code IS NOT NULL"
    )
    found = [(listed[key(row["code"])], row["code"]) for row in codes if key(row["code"]) in listed]
    with store.unrecorded() as connection:
        cursor = connection.executemany(
            "UPDATE response SET school = ? WHERE school IS NULL AND school_code = ?", found
        )
        return max(cursor.rowcount, 0)
