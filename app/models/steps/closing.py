"""Step 2: closed versions of periods, approved plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.steps.making import RECORD, carry_out

if TYPE_CHECKING:
    import sqlite3

_CLOSING = f"""
CREATE TABLE closed_version (
  {RECORD}, leading INTEGER REFERENCES school(id), first_day TEXT NOT NULL,
  last_day TEXT NOT NULL, version INTEGER NOT NULL, as_of TEXT NOT NULL,
  reopened TEXT, reason TEXT,
  figures TEXT NOT NULL, before_figures TEXT NOT NULL, figure_rows TEXT NOT NULL,
  content TEXT NOT NULL);
CREATE UNIQUE INDEX closed_version_place
  ON closed_version(ifnull(leading, 0), first_day, last_day, version);
CREATE TABLE approved_plan (
  {RECORD}, leading INTEGER REFERENCES school(id), first_day TEXT NOT NULL,
  last_day TEXT NOT NULL, approved TEXT NOT NULL, events TEXT NOT NULL);
CREATE INDEX approved_plan_place ON approved_plan(first_day, last_day);
"""


def add_closing(connection: sqlite3.Connection) -> None:
    """Make the tables of closed versions and approved plans: JSON of values and row numbers.

    Neither holds a name of a person: who closed or approved stands in the history.
    """
    carry_out(connection, _CLOSING)
