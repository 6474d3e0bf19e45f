"""Hostile files are refused by name and cause, or read as the harmless tables they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.commands import run
from app.exchange.sheets import LONGEST
from app.exchange.tables.formats import read_sheets
from app.i18n import LANGUAGES, speak
from app.messages import WORKBOOKS, describe
from app.models.errors import FileProblem
from app.models.store import Store
from tests.exchange.books import quarter, write_book
from tests.exchange.hostile import READ, SMALL
from tests.exchange.hostile.bombs import BOMBS

CORPUS = Path("tests/data/hostile")
KILOBYTE = 1_024

# One file for each kind of answer; all of them: python -m tests.exchange.hostile
ONE_OF_EACH = list({code: name for name, (_, code) in SMALL.items()}.values())
LIGHT_BOMBS = [
    "million_rows.xlsx", "million_columns.xlsx", "one_text_everywhere.xlsx",
    "thousands_of_members.xlsx", "millions_of_cells.csv", "tables.xls", "strays.xls",

]  # fmt: skip


def test_the_corpus_is_in_the_repository():
    sizes = {path.name: path.stat().st_size for path in CORPUS.iterdir()}
    assert set(sizes) == {*SMALL, "texts.json"}
    assert len(SMALL) >= 80
    assert max(sizes.values()) <= 50 * KILOBYTE


@pytest.mark.parametrize("name", SMALL)
def test_a_hostile_file_is_answered(name):
    _, code = SMALL[name]
    if code == READ:
        for sheet in read_sheets(CORPUS / name):
            for cell in (cell for row in sheet.rows for cell in row):
                assert len(str(cell.value)) <= LONGEST
                assert str(cell.value).replace("\x00", "").encode() == str(cell.value).encode()
        return
    with pytest.raises(FileProblem) as caught:
        read_sheets(CORPUS / name)
    assert caught.value.code == code
    for language in LANGUAGES:
        speak(language)
        told = describe(caught.value)
        assert name in told
        assert "{" not in told


@pytest.fixture
def world(tmp_path, monkeypatch):
    """Return a database beside which nothing may appear, and all that is there."""
    (tmp_path / "temp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    path = tmp_path / "team.db"
    Store.open(path).close()
    run(["import", "workbook", str(write_book(tmp_path / "b.xlsx", quarter())),
         "--database", str(path)])  # fmt: skip
    return path


def everything(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(file, database, capsys):
    """Import a file that must not change anything; return the first problem of the answer."""
    before = everything(database.parent)
    capsys.readouterr()
    words = ["import", "workbook", str(file), "--database", str(database), "--language", "en"]
    assert run([*words, "--json"]) == 1
    assert everything(database.parent) == before
    return json.loads(capsys.readouterr().out)["problems"][0]


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_an_import_of_it_changes_nothing(world, capsys, name):
    problem = refused(CORPUS / name, world, capsys)
    _, code = SMALL[name]
    assert problem["code"] == ("unknown_sheet" if code == READ else code) or code == READ
    assert code == READ or name in problem["message"]


@pytest.mark.parametrize("name", LIGHT_BOMBS)
def test_a_bomb_is_refused_before_it_goes_off(world, capsys, name):
    make, code = BOMBS[name]
    file = world.parent / name
    file.write_bytes(make())
    problem = refused(file, world, capsys)
    assert problem["code"] == code
    assert name in problem["message"]


def test_every_refusal_names_the_file():
    assert [code for code in WORKBOOKS if code.startswith("file_") and "{path}" not in
            WORKBOOKS[code]] == []  # fmt: skip
