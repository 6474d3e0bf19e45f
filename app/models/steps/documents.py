"""Step 5: certificates, outgoing letters, what an event is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.steps.making import RECORD, carry_out

if TYPE_CHECKING:
    import sqlite3

# A certificate outlives its event and its person, which may be undone: it only knows their numbers.
_DOCUMENTS = f"""
CREATE TABLE certificate (
  {RECORD}, number TEXT NOT NULL UNIQUE, year INTEGER NOT NULL, series INTEGER NOT NULL,
  serial INTEGER NOT NULL, event INTEGER NOT NULL, person INTEGER NOT NULL, day TEXT NOT NULL,
  hours INTEGER NOT NULL, UNIQUE (event, person), UNIQUE (year, series, serial));
CREATE INDEX certificate_day ON certificate(day);
CREATE TABLE letter (
  {RECORD}, leading INTEGER REFERENCES school(id), school_year TEXT NOT NULL,
  number TEXT NOT NULL, number_key TEXT NOT NULL, day TEXT NOT NULL,
  request INTEGER NOT NULL REFERENCES request(id) ON DELETE CASCADE);
CREATE UNIQUE INDEX letter_number ON letter(ifnull(leading, 0), school_year, number_key);
CREATE INDEX letter_request ON letter(request);
CREATE TABLE event_purpose (
  {RECORD}, event INTEGER NOT NULL UNIQUE REFERENCES event(id) ON DELETE CASCADE,
  aim TEXT, expected TEXT)
"""


def add_documents(connection: sqlite3.Connection) -> None:
    """Make the registers of certificates and of outgoing letters, and the aims of events."""
    carry_out(connection, _DOCUMENTS)
