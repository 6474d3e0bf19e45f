"""What came back: responses without names, times or order, each written in one canonical way."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from operator import itemgetter
from struct import unpack
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from app.models.forms.record import Record
    from app.models.store import Store

APPROVED: Final = "approved"
WAITING: Final = "waiting"
REJECTED: Final = "rejected"
STATES: Final = (APPROVED, WAITING, REJECTED)
"""Only approved responses are counted."""

TABLES: Final = frozenset({"form", "wave", "wave_form", "response", "delivery"})

_VERSION: Final = (
    "uuid, school, school_code, day, language, finished, state, reason, delivery, answers"
)
"""What another version of a response may change; wave, questionnaire and way stay."""

_dumps: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


class Response(NamedTuple):
    """A response as it is stored; `school` is the number in the registry, None where unknown.

    `school_code` is what the respondent wrote, `day` is ISO text, `way` says how it came,
    `replaces` is the uuid of the response of which it is an edited copy under a uuid of its own.
    """

    uuid: str
    form: int
    school: int | None
    school_code: str
    copy: str
    day: str
    language: str
    way: str
    finished: bool
    answers: str
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of some responses: `now` by uuid, and `earlier` versions as (uuid, answers).

    `gone` are uuids that an edited copy has given another uuid.
    """

    now: Mapping[str, str]
    earlier: frozenset[tuple[str, str]]
    gone: frozenset[str]


def stored_text(answers: Record) -> str:
    """Return answers as they are stored, byte by byte the same whichever way they came."""
    return _dumps(answers)


def answers_of(text: str) -> Record:
    """Return stored answers."""
    found: Record = json.loads(text)
    return found


def known(store: Store, uuids: Sequence[str]) -> Known:
    """Return what is stored of the responses with these uuids."""
    wanted = (json.dumps(list(uuids)),)
    among = "uuid IN (SELECT value FROM json_each(?))"
    now = store.rows(f"SELECT uuid, answers FROM response WHERE {among}", wanted)
    old = store.rows(f"SELECT uuid, answers FROM replaced WHERE {among}", wanted)
    stored = {row["uuid"]: row["answers"] for row in now}
    return Known(
        stored,
        frozenset((row["uuid"], row["answers"]) for row in old),
        frozenset(row["uuid"] for row in old if row["uuid"] not in stored),
    )


def write(
    connection: sqlite3.Connection,
    wave: int,
    delivery: Mapping[str, str],
    responses: Iterable[Response],
    state: str = APPROVED,
) -> int:
    """Write the responses of one delivery (`name`, `way`, `day`) and return its number.

    Known responses get new answers; what they were is kept with the delivery, so that it can be
    taken back whole. The numbers of the rows are drawn at random, so that their order betrays
    nobody.
    """
    number = _delivery(connection, wave, delivery)
    _insert(connection, wave, number, list(responses), state)
    return number


def add(connection: sqlite3.Connection, wave: int, response: Response) -> None:
    """Write one response that was given here; what comes in one way on one day is one delivery.

    It is approved: somebody of the team or the respondent has just looked at every answer.
    """
    known = connection.execute(
        "SELECT id FROM delivery WHERE wave = ? AND way = ? AND day = ? AND name = ''",
        (wave, response.way, response.day),
    ).fetchone()
    content = {"name": "", "way": response.way, "day": response.day}
    number = known[0] if known else _delivery(connection, wave, content)
    _insert(connection, wave, number, [response], APPROVED)


def _delivery(connection: sqlite3.Connection, wave: int, delivery: Mapping[str, str]) -> int:
    (number,) = _drawn(1)
    connection.execute(
        "INSERT INTO delivery (id, name, way, day, wave) VALUES (?, ?, ?, ?, ?)",
        (number, delivery["name"], delivery["way"], delivery["day"], wave),
    )
    return number


def _insert(
    connection: sqlite3.Connection,
    wave: int,
    delivery: int,
    responses: Sequence[Response],
    state: str,
) -> None:
    _keep_replaced(connection, delivery, responses)
    connection.executemany(_WRITE, _rows(wave, delivery, state, responses))


_WRITE: Final = (
    "INSERT INTO response (id, uuid, wave, form, school, school_code, copy, day, language,"
    " way, finished, state, delivery, answers)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (uuid) DO UPDATE SET answers = excluded.answers, day = excluded.day,"
    " language = excluded.language, finished = excluded.finished, school = excluded.school,"
    " school_code = excluded.school_code, delivery = excluded.delivery,"
    " state = excluded.state, reason = NULL"
)


def _rows(
    wave: int, delivery: int, state: str, responses: Sequence[Response]
) -> list[tuple[object, ...]]:
    """Return the rows by their numbers: what is written in its order is written fast."""
    numbers = sorted(_drawn(len(responses)))
    places = sorted(zip(_drawn(len(responses)), responses, strict=True), key=itemgetter(0))
    return [
        (
            number, each.uuid, wave, each.form, each.school, each.school_code or None,
            each.copy or None, each.day or None, each.language or None, each.way,
            each.finished, state, delivery, each.answers,
        )
        for number, (_place, each) in zip(numbers, places, strict=True)
    ]  # fmt: skip


def _keep_replaced(
    connection: sqlite3.Connection, delivery: int, responses: Sequence[Response]
) -> None:
    copies = [(each.uuid, each.replaces) for each in responses if each.replaces]
    uuids = [each.uuid for each in responses] + [old for _new, old in copies]
    connection.execute(
        f"INSERT INTO replaced (record, by, {_VERSION}) SELECT id, ?, {_VERSION} FROM response"
        " WHERE uuid IN (SELECT value FROM json_each(?)) AND delivery IS NOT ?",
        (delivery, json.dumps(uuids), delivery),
    )
    connection.executemany("UPDATE OR IGNORE response SET uuid = ? WHERE uuid = ?", copies)


def take_back(connection: sqlite3.Connection, delivery: int) -> None:
    """Remove a delivery: its new responses go, those it changed are again as they were before.

    What a later delivery has changed since stays as that delivery brought it.
    """
    given = {"delivery": delivery}
    for statement in _TAKE_BACK:
        connection.execute(statement, given)


_EARLIER: Final = (
    "SELECT {version} FROM replaced AS earlier"
    " WHERE earlier.record = {record} AND earlier.by = :delivery"
)
_STANDING: Final = _VERSION.replace(
    "school,", "(SELECT id FROM school WHERE id = earlier.school),", 1
)
"""A version with its school, unless that has gone meanwhile."""


def _earlier(version: str, record: str) -> str:
    return f"({_EARLIER.format(version=version, record=record)})"


# Its version of a response was replaced by a later delivery: what it replaced moves up.
_MOVE_UP: Final = (
    f"UPDATE replaced AS later SET ({_VERSION}) = {_earlier(_VERSION, 'later.record')}"
    f" WHERE later.delivery = :delivery AND EXISTS {_earlier('1', 'later.record')}"
)
# Its version is the newest: what it replaced is there again.
_RESTORE: Final = (
    f"UPDATE response SET ({_VERSION}) = {_earlier(_STANDING, 'response.id')}"
    f" WHERE delivery = :delivery AND EXISTS {_earlier('1', 'response.id')}"
)
_TAKE_BACK: Final = (
    _MOVE_UP,
    "DELETE FROM replaced WHERE delivery = :delivery",
    _RESTORE,
    "DELETE FROM response WHERE delivery = :delivery",
    "DELETE FROM replaced WHERE by = :delivery",
    "DELETE FROM delivery WHERE id = :delivery",
)


def _drawn(count: int) -> list[int]:
    """Return numbers that nobody can guess, for which the system is asked once."""
    whole: tuple[int, ...] = unpack(f"{count}Q", os.urandom(8 * count))
    return [each >> 2 for each in whole]
