"""Step 4: questionnaires, waves, what was handed out, responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.steps.making import RECORD, carry_out

if TYPE_CHECKING:
    import sqlite3

# The order of responses betrays nobody: their numbers are drawn at random, and they know no time.
_STUDIES = f"""
CREATE TABLE form (
  {RECORD}, code TEXT NOT NULL, version TEXT NOT NULL, source TEXT NOT NULL,
  replaces INTEGER REFERENCES form(id), UNIQUE (code, version));
CREATE TABLE wave (
  {RECORD}, code TEXT NOT NULL, code_key TEXT NOT NULL UNIQUE, name TEXT, study TEXT,
  first_day TEXT, last_day TEXT, status TEXT);
CREATE TABLE wave_form (
  {RECORD}, wave INTEGER NOT NULL REFERENCES wave(id) ON DELETE CASCADE,
  form INTEGER NOT NULL REFERENCES form(id), asked INTEGER, UNIQUE (wave, form));
CREATE TABLE handout (
  {RECORD}, wave INTEGER NOT NULL REFERENCES wave(id) ON DELETE CASCADE,
  form INTEGER NOT NULL REFERENCES form(id), school INTEGER REFERENCES school(id),
  copy TEXT NOT NULL, way TEXT NOT NULL, given TEXT, UNIQUE (wave, form, copy));
CREATE TABLE delivery (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, way TEXT NOT NULL, day TEXT NOT NULL,
  wave INTEGER NOT NULL REFERENCES wave(id));
CREATE TABLE response (
  id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,
  wave INTEGER NOT NULL REFERENCES wave(id), form INTEGER NOT NULL REFERENCES form(id),
  school INTEGER REFERENCES school(id), school_code TEXT, copy TEXT, day TEXT, language TEXT,
  way TEXT NOT NULL, finished INTEGER NOT NULL, state TEXT NOT NULL,
  delivery INTEGER REFERENCES delivery(id), answers TEXT NOT NULL);
CREATE INDEX response_wave ON response(wave, form, state);
CREATE INDEX response_school ON response(school);
CREATE INDEX response_delivery ON response(delivery)
"""


def add_studies(connection: sqlite3.Connection) -> None:
    """Make the tables of questionnaires, waves and responses."""
    carry_out(connection, _STUDIES)
