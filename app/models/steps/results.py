"""The step of results: the users' own indicators, tags of free answers, exports of raw answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.steps.making import RECORD, carry_out

if TYPE_CHECKING:
    import sqlite3

# A tag names its response by its random identity: one that is gone leaves a tag of nothing.
_RESULTS = f"""
CREATE TABLE indicator (
  {RECORD}, code TEXT NOT NULL, code_key TEXT NOT NULL UNIQUE,
  name_kk TEXT NOT NULL, name_ru TEXT, name_en TEXT, form TEXT NOT NULL, unit TEXT NOT NULL,
  yes TEXT NOT NULL, only_where TEXT, population TEXT);
CREATE TABLE answer_tag (
  {RECORD}, response TEXT NOT NULL, question TEXT NOT NULL, tag TEXT NOT NULL,
  UNIQUE (response, question, tag));
CREATE TABLE raw_export (
  {RECORD}, wave INTEGER NOT NULL REFERENCES wave(id) ON DELETE CASCADE, form TEXT NOT NULL,
  day TEXT NOT NULL, who TEXT NOT NULL, purpose TEXT NOT NULL, file TEXT NOT NULL,
  responses INTEGER NOT NULL)
"""


def add_results(connection: sqlite3.Connection) -> None:
    """Make the tables of results."""
    carry_out(connection, _RESULTS)
