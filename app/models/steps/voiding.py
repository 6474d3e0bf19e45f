"""Step 11: certificates given by mistake are voided, and may be followed by another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.steps.making import RECORD, carry_out

if TYPE_CHECKING:
    import sqlite3

# The book is written anew: after a voided certificate the same person may get one more of the same
# event. A voiding is a record with a history, so that it can be undone; the book has none.
_VOIDING = f"""
CREATE TABLE certificate_book (
  {RECORD}, number TEXT NOT NULL UNIQUE, year INTEGER NOT NULL, series INTEGER NOT NULL,
  serial INTEGER NOT NULL, event INTEGER NOT NULL, person INTEGER NOT NULL, day TEXT NOT NULL,
  hours INTEGER NOT NULL, UNIQUE (year, series, serial));
INSERT INTO certificate_book SELECT * FROM certificate;
DROP TABLE certificate;
ALTER TABLE certificate_book RENAME TO certificate;
DELETE FROM sqlite_sequence WHERE name = 'certificate' AND seq = 0;
CREATE INDEX certificate_day ON certificate(day);
CREATE INDEX certificate_event ON certificate(event);
CREATE TABLE certificate_void (
  {RECORD}, certificate INTEGER NOT NULL UNIQUE REFERENCES certificate(id), day TEXT NOT NULL,
  reason TEXT NOT NULL)
"""


def add_voiding(connection: sqlite3.Connection) -> None:
    """Let certificates be voided."""
    carry_out(connection, _VOIDING)
