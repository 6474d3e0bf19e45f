"""Import and export of the workbook on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.commands import run
from app.models.store import Store
from tests.exchange.books import quarter, write_book

SAMPLE = Path("tests/data/quarter.xlsx")
EXPECTED = json.loads(Path("tests/data/quarter_expected.json").read_text("utf-8"))


@pytest.fixture
def database(tmp_path):
    return tmp_path / "team.db"


@pytest.fixture
def command(database, capsys):
    def carried_out(*words):
        status = run([*map(str, words), "--database", str(database)])
        return status, capsys.readouterr().out

    return carried_out


def faulty(tmp_path):
    rows = quarter()
    rows["events"][0]["hours"] = -2
    return write_book(tmp_path / "faulty.xlsx", rows)


def test_an_import_makes_the_database_and_the_report_is_right(command):
    assert command("import", "workbook", SAMPLE)[0] == 0
    status, out = command("report", "quarterly", "--period", "2025-11-03..2026-01-07", "--format",
                          "json")  # fmt: skip
    assert status == 0
    assert json.loads(out) == EXPECTED


def test_the_answer_counts_rows_by_sheet(command):
    status, out = command("import", "workbook", SAMPLE, "--json")
    answer = json.loads(out)
    assert status == 0
    assert answer["new"] == {
        "schools": 7, "people": 56, "requests": 10, "events": 10, "attendance": 72,
    }  # fmt: skip
    assert answer["problems"] == []
    _, out = command("import", "workbook", SAMPLE, "--json")
    assert json.loads(out)["same"] == answer["new"]


def test_export_and_import_answer_all_the_same(command, tmp_path):
    command("import", "workbook", SAMPLE)
    written = tmp_path / "back.xlsx"
    assert command("export", "workbook", written, "--language", "ru")[0] == 0
    status, out = command("import", "workbook", written, "--json")
    answer = json.loads(out)
    assert status == 0
    assert sum(answer["same"].values()) == 155
    assert not any(sum(answer[each].values()) for each in ("new", "changed", "rejected"))


def test_a_dry_run_writes_nothing(command, database):
    status, out = command("import", "workbook", SAMPLE, "--dry-run", "--json")
    assert status == 0
    assert json.loads(out)["new"]["people"] == 56
    assert not database.exists()
    command("import", "workbook", SAMPLE)
    before = database.read_bytes()
    command("import", "workbook", SAMPLE, "--dry-run")
    assert database.read_bytes() == before


def test_a_faulty_workbook_makes_no_database(command, database, tmp_path):
    status, out = command("import", "workbook", faulty(tmp_path), "--json", "--language", "en")
    assert status == 1
    assert json.loads(out)["problems"][0] == {
        "sheet": "events",
        "row": 2,
        "column": "L",
        "code": "negative_number",
        "severity": "error",
        "message": "-2: the number must not be negative.",
    }
    assert not database.exists()


def test_a_faulty_workbook_changes_no_byte_of_a_database(command, database, tmp_path):
    command("import", "workbook", SAMPLE)
    before = database.read_bytes()
    status, out = command("import", "workbook", faulty(tmp_path), "--language", "en")
    assert status == 1
    assert "Events L2: -2: the number must not be negative." in out.splitlines()
    assert database.read_bytes() == before


def test_the_good_rows_are_written_and_the_others_saved(command, database, tmp_path):
    rejected = tmp_path / "rejected.xlsx"
    status, _ = command("import", "workbook", faulty(tmp_path), "--accept-good", "--rejected",
                        rejected)  # fmt: skip
    assert status == 1
    with Store.open(database) as store:
        assert store.value("SELECT count(*) FROM event") == 1
    assert load_workbook(rejected).worksheets[3]["L2"].value == -2


@pytest.mark.parametrize("size", [0, 3_000])
def test_a_cut_file_is_answered_too(command, database, tmp_path, size):
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(SAMPLE.read_bytes()[:size])
    status, out = command("import", "workbook", cut, "--json")
    problem = json.loads(out)["problems"][0]
    assert (status, problem["severity"], problem["row"]) == (1, "error", None)
    assert command("import", "workbook", cut)[0] == 1
    assert not database.exists()


def test_a_file_that_is_no_database_ends_with_three(command, database):
    database.write_text("not a database", "utf-8")
    assert command("import", "workbook", SAMPLE)[0] == 3
    assert database.read_text("utf-8") == "not a database"


def test_export_without_a_database_ends_with_three(command, tmp_path):
    assert command("export", "workbook", tmp_path / "none.xlsx")[0] == 3
    assert not (tmp_path / "none.xlsx").exists()


def test_wrong_usage_ends_with_two(command):
    assert command("import", "workbook")[0] == 2
