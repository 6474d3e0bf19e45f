"""Step: how far each school is in the three-stage programme, and what the team expects of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.steps.making import RECORD, carry_out

if TYPE_CHECKING:
    import sqlite3

_PROGRAMME = f"""
CREATE TABLE programme_term (
  {RECORD}, step TEXT NOT NULL UNIQUE, usual TEXT, done_when TEXT);
CREATE TABLE programme_state (
  {RECORD}, school INTEGER NOT NULL REFERENCES school(id) ON DELETE CASCADE,
  step TEXT NOT NULL, state TEXT NOT NULL, started TEXT, due TEXT, finished TEXT,
  responsible INTEGER REFERENCES person(id), event INTEGER REFERENCES event(id),
  evidence TEXT, note TEXT, UNIQUE (school, step));
CREATE INDEX programme_state_due ON programme_state(state, due)
"""


def add_programme(connection: sqlite3.Connection) -> None:
    """Make the tables of the programme; a step without a row is not begun."""
    carry_out(connection, _PROGRAMME)
