"""backup, restore and check on the command line."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing

import pytest

from app.commands import run
from app.models import backups, seal
from app.models.store import Store
from tests.models.making import add_school


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "team.db"
    with Store.open(path) as store:
        add_school(store, "P1")
    return path


@pytest.fixture
def command(capsys):
    def carried_out(*words):
        status = run([*map(str, words), *(("--language", "en") if "check" not in words else ())])
        return status, capsys.readouterr()

    return carried_out


def test_a_backup_is_made_listed_and_restored(command, database):
    status, said = command("backup", "--database", database, "--json")
    made = json.loads(said.out)
    assert (status, made["reason"], made["changes"], made["trouble"]) == (0, "manual", 1, None)
    with Store.open(database) as store:
        add_school(store, "P2")
    _, said = command("restore", "--database", database, "--list")
    assert made["path"] in said.out
    status, said = command("restore", "--database", database, made["path"], "--json")
    kept = json.loads(said.out)["kept"]
    assert (status, kept["reason"], kept["changes"]) == (0, "restore", 2)
    with Store.open_read_only(database) as store:
        assert store.value("SELECT count(*) FROM school") == 1
    assert command("restore", "--database", database, kept["path"])[0] == 0
    with Store.open_read_only(database) as store:
        assert store.value("SELECT count(*) FROM school") == 2


def test_without_a_name_the_newest_good_backup_is_restored(command, database):
    assert command("restore", "--database", database)[0] == 1  # there is none
    command("backup", "--database", database)
    command("backup", "--database", database)
    newest = backups.every(database)[0].path
    newest.write_bytes(b"damaged")
    database.unlink()
    status, said = command("restore", "--database", database, "--json")
    assert (status, json.loads(said.out)["kept"]) == (0, None)
    assert json.loads(said.out)["restored"] == str(backups.every(database)[-1].path)


def test_a_missing_stick_is_told_after_the_backup_was_made(command, database, tmp_path):
    status, said = command("backup", "--database", database, "--second", tmp_path / "stick")
    assert status == 1
    assert len(backups.every(database)) == 1
    assert "stick" in said.err


def test_a_backup_is_made_beside_the_open_window(command, database):
    with Store.open(database) as store:
        add_school(store, "P2")
        assert command("backup", "--database", database)[0] == 0
        assert command("restore", "--database", database)[0] == 3
    assert backups.every(database)[0].changes == 2


@pytest.mark.parametrize("words", [("backup", "--database"), ("check",)])
def test_no_database_is_made_where_there_is_none(command, tmp_path, words):
    assert command(*words, tmp_path / "none.db")[0] == 3
    assert list(tmp_path.iterdir()) == []


def outside(database):
    with closing(sqlite3.connect(database)) as found, found:
        found.execute("UPDATE school SET note = 'changed'")


def damage(database):
    content = bytearray(database.read_bytes())
    content[4096 * 80 : 4096 * 90] = bytes(4096 * 10)
    database.write_bytes(content)


@pytest.mark.parametrize(
    ("happens", "status"),
    [(lambda _: None, 0), (seal.remove, 0), (outside, 1), (damage, 3)],
)
def test_check_tells_the_state_of_the_seal_and_changes_nothing(command, database, happens, status):
    happens(database)
    before = {each.name: each.read_bytes() for each in database.parent.iterdir()}
    found, said = command("check", database)
    assert found == status
    assert said.out or said.err
    assert {each.name: each.read_bytes() for each in database.parent.iterdir()} == before


def test_check_hashes_though_size_and_time_are_the_same(command, database):
    status = database.stat()
    outside(database)
    os.utime(database, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert command("check", database)[0] == 1
