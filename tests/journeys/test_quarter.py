"""A quarter, from the first request to the report, entered by mouse and keyboard alone."""

from __future__ import annotations

import json
from shutil import copyfile

import pytest

from tests.journeys.paper import DATA, WORKBOOK
from tests.journeys.terminal import counts, report, run

pytestmark = pytest.mark.xdist_group("quarter")

PERIOD = "2025-11-03..2026-01-07"
ROWS = 7 + 56 + 10 + 10 + 72
ALL_SAME = {"new": 0, "changed": 0, "same": ROWS, "rejected": 0}


def test_quarter_entered_by_hand_gives_the_expected_figures(quarter):
    expected = json.loads((DATA / "quarter_expected.json").read_text("utf-8"))
    assert report(quarter, PERIOD) == expected


def test_quarter_entered_by_hand_says_what_the_paper_says(quarter):
    assert counts(WORKBOOK, quarter, "--dry-run") == ALL_SAME


def test_exported_quarter_brings_nothing_new(quarter, tmp_path):
    run("export", "workbook", tmp_path / "quarter.xlsx", "--database", quarter)
    assert counts(tmp_path / "quarter.xlsx", quarter, "--dry-run") == ALL_SAME


def test_exported_quarter_begins_another_database(quarter, tmp_path):
    run("export", "workbook", tmp_path / "quarter.xlsx", "--database", quarter)
    assert counts(tmp_path / "quarter.xlsx", tmp_path / "other.db")["new"] == ROWS
    assert report(tmp_path / "other.db", PERIOD) == report(quarter, PERIOD)


def test_database_of_the_quarter_is_in_order(quarter):
    run("check", quarter)


def test_history_of_a_moved_event_keeps_the_old_day(quarter, user, tmp_path):
    user.open(copyfile(quarter, tmp_path / "school.db"))
    user.find("Ш-07")
    user.see("Ш-07 · 03.12.2025", "боран, жол жабық")
    user.open_tab("Тарихы")
    user.see("26.11.2025 → 03.12.2025")
    assert len([row for row in user.eyes.rows() if row.startswith("Ш-07")]) == 1


def test_one_event_answers_two_requests_and_one_request_has_two_events(quarter, user, tmp_path):
    user.open(copyfile(quarter, tmp_path / "school.db"))
    user.find("Ш-04")
    user.open_tab("Сұраныстар")
    user.see("С-04 · «Бірлік» жалпы орта мектебі", "С-07 · «Ақсу» жалпы орта мектебі")
    user.find("С-02")
    user.open_tab("Іс-шаралар")
    user.see("Ш-03 · ", "Ш-08 · ", "Болмай қалды")
