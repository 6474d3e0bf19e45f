"""`demo` on the command line."""

from __future__ import annotations

import re
from datetime import date

import pytest

from app.commands import NO_DATABASE, USAGE, run
from app.models import backups
from app.models.progress import finish
from app.models.sample import read
from app.models.store import Store


def test_demo_says_what_it_made(tmp_path, capsys):
    path = tmp_path / "school.db"
    assert run(["demo", str(path), "--size", "school", "--seed", "3", "--language", "en"]) == 0
    said = capsys.readouterr().out
    assert "Leading schools: 1\n" in said
    assert "Partner schools: 6\n" in said
    assert re.search(r"^Events held: \d\d$", said, re.MULTILINE)
    assert "declared" not in said
    with Store.open_read_only(path) as store:
        assert read(store).seed == 3
        assert read(store).today == date.today()


def test_day_may_be_given(tmp_path):
    path = tmp_path / "school.db"
    assert run(["demo", str(path), "--size", "school", "--today", "2025-09-01"]) == 0
    with Store.open_read_only(path) as store:
        assert read(store).today == date(2025, 9, 1)


def test_file_that_is_there_is_not_touched(tmp_path, capsys):
    path = tmp_path / "mine.db"
    path.write_text("mine")
    assert run(["demo", str(path), "--size", "school", "--language", "en"]) == NO_DATABASE
    assert "Choose another name." in capsys.readouterr().err
    assert path.read_text() == "mine"


def test_backups_of_a_database_that_is_gone_are_not_touched(tmp_path, capsys):
    path = tmp_path / "mine[1].db"
    with Store.open(path) as store, store.change("First") as change:
        change.insert("school", {"code": "P1", "name_kk": "Мектеп"})
    kept = finish(backups.making(path, "manual")).path
    path.unlink()
    assert run(["demo", str(path), "--size", "school", "--language", "en"]) == NO_DATABASE
    assert "choose another name" in capsys.readouterr().err
    assert backups.is_good(kept)
    assert not path.exists()


@pytest.mark.parametrize("wrong", [["--size", "world"], [], ["--size", "school", "--today", "3"]])
def test_wrong_usage_is_told(tmp_path, wrong):
    assert run(["demo", str(tmp_path / "new.db"), *wrong]) == USAGE
    assert not (tmp_path / "new.db").exists()
