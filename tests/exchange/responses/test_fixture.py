"""The worked example of the field, brought in as a table, gives exactly its values and flags."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from app.commands import run
from tests.exchange.responses.files import table

FIXTURE = json.loads(Path("tests/data/indicator_fixture.json").read_text("utf-8"))


@pytest.fixture
def figures(tmp_path, capsys):
    names = [each.replace(".", "_") for each in FIXTURE["columns"]]
    rows = [["" if each is None else each for each in row] for row in FIXTURE["rows"]]
    path = table(tmp_path / "fixture.csv", [names, *rows])
    database = ["--database", str(tmp_path / "f.db"), "--wave", "2"]
    assert run(["responses", "import", str(path), *database]) == 0
    capsys.readouterr()

    def figures(*options):
        assert run(["responses", "figures", *database, "--format", "json", *options]) == 0
        return json.loads(capsys.readouterr().out)["indicators"]

    return figures


@pytest.mark.parametrize("code", [each for each in FIXTURE["expected"] if " " not in each])
def test_value_and_flags(figures, code):
    found = figures("--no-suppression")[code]
    flags = f"; conflict flag: {', '.join(found['conflicts'])}" if found["conflicts"] else ""
    words = f"{found['numerator']} / {found['denominator']} = {found['share']} %{flags}"
    assert words == FIXTURE["expected"][code]


def test_few_are_hidden_unless_asked(figures):
    assert figures()["I1"]["share"] == 60.0
    assert all("hidden" not in each for each in figures("--no-suppression").values())


def test_a_workbook_holds_the_same_figures(figures, tmp_path):
    path = tmp_path / "figures.xlsx"
    database = ["--database", str(tmp_path / "f.db"), "--wave", "2"]
    options = ["--format", "xlsx", "--no-suppression", "--language", "ru"]
    assert run(["responses", "figures", *database, *options, "--output", str(path)]) == 0
    book = openpyxl.load_workbook(path)
    rows = {row[0]: row for row in book["Показатели"].iter_rows(values_only=True)}
    book.close()
    told = figures("--no-suppression")["I5"]
    assert rows["I5"][3:6] == (told["numerator"], told["denominator"], told["share"])


def test_a_workbook_needs_a_place(figures, tmp_path):
    database = ["--database", str(tmp_path / "f.db"), "--wave", "2"]
    assert run(["responses", "figures", *database, "--format", "xlsx"]) == 2
