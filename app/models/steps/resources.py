"""Step: methodical resources, and who was given which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.steps.making import RECORD, carry_out

if TYPE_CHECKING:
    import sqlite3

_RESOURCES = f"""
CREATE TABLE resource (
  {RECORD}, leading INTEGER REFERENCES school(id), code TEXT NOT NULL, code_key TEXT NOT NULL,
  title TEXT NOT NULL, category TEXT NOT NULL, languages TEXT, subject TEXT, grades TEXT,
  direction TEXT, author TEXT, shelf TEXT, address TEXT, copies INTEGER, note TEXT,
  folded TEXT NOT NULL, sort_key TEXT NOT NULL);
CREATE UNIQUE INDEX resource_code ON resource(ifnull(leading, 0), code_key);
CREATE INDEX resource_sort ON resource(sort_key);
CREATE TABLE resource_given (
  {RECORD}, resource INTEGER NOT NULL REFERENCES resource(id) ON DELETE CASCADE,
  day TEXT NOT NULL, school INTEGER NOT NULL REFERENCES school(id),
  person INTEGER REFERENCES person(id), copies INTEGER NOT NULL,
  event INTEGER REFERENCES event(id), request INTEGER REFERENCES request(id),
  lent INTEGER NOT NULL, due TEXT, returned TEXT, note TEXT);
CREATE INDEX resource_given_resource ON resource_given(resource, day);
CREATE INDEX resource_given_school ON resource_given(school, day);
CREATE INDEX resource_given_day ON resource_given(day);
CREATE VIRTUAL TABLE resource_search USING fts5(
  folded, content='resource', content_rowid='id', tokenize='trigram')
"""


def add_resources(connection: sqlite3.Connection) -> None:
    """Make the tables of resources and of what was given; `lent` copies are to come back."""
    carry_out(connection, _RESOURCES)
