"""What came back: responses without names, times or order, each written in one canonical way."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

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


@dataclass(frozen=True, slots=True)
class Response:
    """A response as it is stored; `school` is the number in the registry, None where unknown.

    `school_code` is what the respondent wrote, `day` is ISO text, `way` says how it came.
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


def stored_text(answers: Record) -> str:
    """Return answers as they are stored, byte by byte the same whichever way they came."""
    return json.dumps(answers, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def answers_of(text: str) -> Record:
    """Return stored answers."""
    found: Record = json.loads(text)
    return found


def known(store: Store, uuids: Sequence[str]) -> dict[str, str]:
    """Return the stored answers of those responses among `uuids` that are known."""
    wanted = json.dumps(list(uuids))
    rows = store.rows(
        "SELECT uuid, answers FROM response WHERE uuid IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    return {row["uuid"]: row["answers"] for row in rows}


def write(
    connection: sqlite3.Connection,
    wave: int,
    delivery: Mapping[str, str],
    responses: Iterable[Response],
    state: str = APPROVED,
) -> None:
    """Write the responses of one delivery (`name`, `way`, `day`); known ones get new answers.

    The numbers of the rows are drawn at random, so that their order betrays nobody.
    """
    number = _delivery(connection, wave, delivery)
    _insert(connection, wave, number, responses, state)


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
    number = _drawn()
    connection.execute(
        "INSERT INTO delivery (id, name, way, day, wave) VALUES (?, ?, ?, ?, ?)",
        (number, delivery["name"], delivery["way"], delivery["day"], wave),
    )
    return number


def _insert(
    connection: sqlite3.Connection,
    wave: int,
    delivery: int,
    responses: Iterable[Response],
    state: str,
) -> None:
    connection.executemany(
        "INSERT INTO response (id, uuid, wave, form, school, school_code, copy, day, language,"
        " way, finished, state, delivery, answers)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (uuid) DO UPDATE SET answers = excluded.answers, day = excluded.day,"
        " language = excluded.language, finished = excluded.finished, school = excluded.school,"
        " school_code = excluded.school_code, delivery = excluded.delivery,"
        " state = excluded.state",
        [
            (
                _drawn(), each.uuid, wave, each.form, each.school, each.school_code or None,
                each.copy or None, each.day or None, each.language or None, each.way,
                each.finished, state, delivery, each.answers,
            )
            for each in responses
        ],
    )  # fmt: skip


def _drawn() -> int:
    return secrets.randbits(62)
