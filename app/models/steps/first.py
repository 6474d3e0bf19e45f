"""Step 1: settings, history, schools, people, requests, events, periods, attachments, drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.steps.making import RECORD, carry_out
from app.models.vocabulary import codes, word
from app.models.workdays import calendar_file, holidays_of

if TYPE_CHECKING:
    import sqlite3

_SEARCHED: Final = ("school", "person", "request", "event")

_FIRST = f"""
CREATE TABLE setting ({RECORD}, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL);

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, args TEXT NOT NULL,
  at TEXT NOT NULL, who TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')));
CREATE INDEX change_undone ON change(id) WHERE state = 'undone';
CREATE TABLE change_row (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  change INTEGER NOT NULL REFERENCES change(id) ON DELETE CASCADE,
  record_table TEXT NOT NULL, record INTEGER NOT NULL,
  root_table TEXT NOT NULL, root INTEGER NOT NULL,
  before TEXT, after TEXT);
CREATE INDEX change_row_change ON change_row(change);
CREATE INDEX change_row_root ON change_row(root_table, root);
CREATE TABLE given (
  record_table TEXT NOT NULL, leading INTEGER NOT NULL, school_year TEXT NOT NULL,
  number_key TEXT NOT NULL, PRIMARY KEY (record_table, leading, school_year, number_key))
  WITHOUT ROWID;

CREATE TABLE school (
  {RECORD}, code TEXT NOT NULL, code_key TEXT NOT NULL UNIQUE,
  name_kk TEXT NOT NULL, name_ru TEXT, short_name TEXT, bin TEXT, type TEXT,
  region TEXT, district TEXT, settlement TEXT, territory TEXT, languages TEXT,
  small INTEGER, distance INTEGER, internet TEXT, phone TEXT, note TEXT,
  folded TEXT NOT NULL, sort_key TEXT NOT NULL);
CREATE INDEX school_sort ON school(sort_key);
CREATE INDEX school_region ON school(region);
CREATE TABLE school_status (
  {RECORD}, school INTEGER NOT NULL REFERENCES school(id) ON DELETE CASCADE,
  status TEXT NOT NULL, valid_from TEXT, UNIQUE (school, valid_from));
CREATE TABLE school_attachment (
  {RECORD}, school INTEGER NOT NULL REFERENCES school(id) ON DELETE CASCADE,
  leading INTEGER REFERENCES school(id), valid_from TEXT, UNIQUE (school, valid_from));
CREATE INDEX school_attachment_leading ON school_attachment(leading);
CREATE TABLE school_size (
  {RECORD}, school INTEGER NOT NULL REFERENCES school(id) ON DELETE CASCADE,
  pupils INTEGER, teachers INTEGER, valid_from TEXT, UNIQUE (school, valid_from));

CREATE TABLE person (
  {RECORD}, code TEXT NOT NULL, code_key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, note TEXT,
  same_as INTEGER REFERENCES person(id), folded TEXT NOT NULL, sort_key TEXT NOT NULL);
CREATE INDEX person_sort ON person(sort_key);
CREATE INDEX person_same_as ON person(same_as);
CREATE TABLE person_post (
  {RECORD}, person INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  school INTEGER NOT NULL REFERENCES school(id), role TEXT NOT NULL, position TEXT, subject TEXT,
  valid_from TEXT, UNIQUE (person, valid_from));
CREATE INDEX person_post_school ON person_post(school);
CREATE TABLE person_direction (
  {RECORD}, person INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  direction TEXT NOT NULL, valid_from TEXT, valid_to TEXT, UNIQUE (person, direction, valid_from));

CREATE TABLE request (
  {RECORD}, leading INTEGER REFERENCES school(id), school_year TEXT NOT NULL,
  number TEXT NOT NULL, number_key TEXT NOT NULL, received TEXT NOT NULL,
  school INTEGER NOT NULL REFERENCES school(id), channel TEXT, letter_number TEXT,
  topic TEXT NOT NULL, direction TEXT, audience TEXT, participants INTEGER,
  desired_kind TEXT, desired_dates TEXT, responsible INTEGER REFERENCES person(id), note TEXT,
  status TEXT NOT NULL, decided TEXT, closed TEXT, reason TEXT, folded TEXT NOT NULL);
CREATE UNIQUE INDEX request_number ON request(ifnull(leading, 0), school_year, number_key);
CREATE INDEX request_received ON request(received);
CREATE INDEX request_leading_received ON request(leading, received);
CREATE INDEX request_closed ON request(closed);
CREATE INDEX request_school ON request(school, received);
CREATE INDEX request_status_now ON request(status, received);
CREATE TABLE request_status (
  {RECORD}, request INTEGER NOT NULL REFERENCES request(id) ON DELETE CASCADE,
  status TEXT NOT NULL, day TEXT NOT NULL, reason TEXT, who TEXT);
CREATE INDEX request_status_request ON request_status(request, day);

CREATE TABLE event_kind (
  {RECORD}, code TEXT NOT NULL UNIQUE, name_kk TEXT NOT NULL, name_ru TEXT, name_en TEXT,
  for_educators INTEGER NOT NULL, own INTEGER NOT NULL);
CREATE TABLE event (
  {RECORD}, leading INTEGER REFERENCES school(id), school_year TEXT NOT NULL,
  number TEXT NOT NULL, number_key TEXT NOT NULL, topic TEXT NOT NULL,
  kind TEXT NOT NULL REFERENCES event_kind(code), format TEXT,
  place_school INTEGER REFERENCES school(id), place TEXT, first_day TEXT NOT NULL,
  last_day TEXT NOT NULL, original_day TEXT, move_reason TEXT, planned INTEGER, parents INTEGER,
  status TEXT NOT NULL, reason TEXT, feedback_forms INTEGER, feedback_mean INTEGER, note TEXT,
  folded TEXT NOT NULL);
CREATE UNIQUE INDEX event_number ON event(ifnull(leading, 0), school_year, number_key);
CREATE INDEX event_last_day ON event(last_day);
CREATE INDEX event_first_day ON event(first_day);
CREATE INDEX event_leading_day ON event(leading, last_day);
CREATE INDEX event_status_now ON event(status, last_day);
CREATE INDEX event_place_school ON event(place_school);
CREATE TABLE event_session (
  {RECORD}, event INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
  day TEXT NOT NULL, starts TEXT, topic TEXT, hours INTEGER NOT NULL DEFAULT 0);
CREATE INDEX event_session_event ON event_session(event, day);
CREATE TABLE event_request (
  {RECORD}, event INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
  request INTEGER NOT NULL REFERENCES request(id) ON DELETE CASCADE, UNIQUE (event, request));
CREATE INDEX event_request_request ON event_request(request);
CREATE TABLE event_school (
  {RECORD}, event INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
  school INTEGER NOT NULL REFERENCES school(id), UNIQUE (event, school));
CREATE INDEX event_school_school ON event_school(school);
CREATE TABLE event_facilitator (
  {RECORD}, event INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES person(id), UNIQUE (event, person));
CREATE INDEX event_facilitator_person ON event_facilitator(person);
CREATE TABLE attendance (
  {RECORD}, session INTEGER NOT NULL REFERENCES event_session(id) ON DELETE CASCADE,
  person INTEGER NOT NULL REFERENCES person(id), mark TEXT NOT NULL, UNIQUE (session, person));
CREATE INDEX attendance_person ON attendance(person);

CREATE TABLE school_year (
  {RECORD}, name TEXT NOT NULL UNIQUE, first_day TEXT NOT NULL, last_day TEXT NOT NULL,
  to_check INTEGER NOT NULL DEFAULT 0);
CREATE TABLE period (
  {RECORD}, school_year INTEGER NOT NULL REFERENCES school_year(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL,
  UNIQUE (school_year, ordinal));
CREATE TABLE holiday (
  {RECORD}, day TEXT NOT NULL UNIQUE, name_kk TEXT NOT NULL, name_ru TEXT, name_en TEXT);

CREATE TABLE narrative (
  {RECORD}, leading INTEGER REFERENCES school(id), first_day TEXT NOT NULL,
  last_day TEXT NOT NULL, section TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL);
CREATE UNIQUE INDEX narrative_place
  ON narrative(ifnull(leading, 0), first_day, last_day, section, language);
CREATE TABLE attachment (
  {RECORD}, record_table TEXT NOT NULL, record INTEGER NOT NULL,
  name TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL);
CREATE INDEX attachment_record ON attachment(record_table, record);
CREATE TABLE draft (form TEXT NOT NULL, record INTEGER NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (form, record)) WITHOUT ROWID;
"""


def build(connection: sqlite3.Connection) -> None:
    """Make the first tables, with the kinds of events and the calendar that come along."""
    carry_out(connection, _FIRST)
    for table in _SEARCHED:
        connection.execute(
            f"CREATE VIRTUAL TABLE {table}_search USING fts5("
            f"folded, content='{table}', content_rowid='id', tokenize='trigram')"
        )
    _seed_event_kinds(connection)
    _seed_calendar(connection)


def _seed_event_kinds(connection: sqlite3.Connection) -> None:
    for code in codes("events.kind"):
        names = [word("events.kind", code, language) for language in ("kk", "ru", "en")]
        connection.execute(
            "INSERT INTO event_kind (uuid, code, name_kk, name_ru, name_en, for_educators, own)"
            " VALUES (?, ?, ?, ?, ?, ?, 0)",
            (f"kind:{code}", code, *names, code != "parents_lecture"),
        )


def _seed_calendar(connection: sqlite3.Connection) -> None:
    for year in calendar_file()["school_years"]:
        cursor = connection.execute(
            "INSERT INTO school_year (uuid, name, first_day, last_day) VALUES (?, ?, ?, ?)",
            (f"year:{year['name']}", year["name"], year["first_day"], year["last_day"]),
        )
        for ordinal, (first, last) in enumerate(year["periods"], start=1):
            connection.execute(
                "INSERT INTO period (uuid, school_year, ordinal, first_day, last_day)"
                " VALUES (?, ?, ?, ?, ?)",
                (f"period:{year['name']}/{ordinal}", cursor.lastrowid, ordinal, first, last),
            )
    connection.executemany(
        "INSERT INTO holiday (uuid, day, name_kk, name_ru, name_en) VALUES (?, ?, ?, ?, ?)",
        [
            (f"holiday:{each.day}", each.day.isoformat(), each.kk, each.ru, each.en)
            for year in calendar_file()["holiday_years"]
            for each in holidays_of(year)
        ],
    )
