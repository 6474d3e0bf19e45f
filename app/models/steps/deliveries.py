"""Step 5: what a delivery of responses replaced, and why a response was set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.steps.making import carry_out

if TYPE_CHECKING:
    import sqlite3

# A version of a response that a later delivery replaced: kept so that the delivery can be taken
# back whole, and so that an older copy of the same answers is known again.
_DELIVERIES = """
ALTER TABLE response ADD COLUMN reason TEXT;
CREATE TABLE replaced (
  record INTEGER NOT NULL, by INTEGER NOT NULL REFERENCES delivery(id),
  uuid TEXT NOT NULL, school INTEGER, school_code TEXT, day TEXT, language TEXT,
  finished INTEGER NOT NULL, state TEXT NOT NULL, reason TEXT, delivery INTEGER,
  answers TEXT NOT NULL, PRIMARY KEY (record, by)) WITHOUT ROWID;
CREATE INDEX replaced_by ON replaced(by);
CREATE INDEX replaced_uuid ON replaced(uuid);
CREATE INDEX replaced_delivery ON replaced(delivery)
"""


def add_deliveries(connection: sqlite3.Connection) -> None:
    """Remember what deliveries replaced, and the reasons of responses set aside."""
    carry_out(connection, _DELIVERIES)
