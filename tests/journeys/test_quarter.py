"""A quarter, from the first request to the report, entered by mouse and keyboard alone."""

from __future__ import annotations

import json

from tests.journeys.paper import DATA, WORKBOOK
from tests.journeys.terminal import counts, report, run

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
