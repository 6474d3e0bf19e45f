"""The line at the window's foot."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from app.models.backups import Backup
from app.ui.backup_words import last

TODAY = date(2026, 11, 26)


def copy(at):
    return Backup(Path("copy.db"), at, "close", 1, 1)


def test_the_last_copy_is_told_by_time_or_day():
    assert last(copy(datetime(2026, 11, 26, 12, 40)), TODAY) == "Last backup copy: today, 12:40"
    assert "25.11.2026 09:05" in last(copy(datetime(2026, 11, 25, 9, 5)), TODAY)


def test_no_copy_is_told_too():
    assert last(None, TODAY) == "No backup copy yet"
