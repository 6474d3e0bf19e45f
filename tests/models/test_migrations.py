"""Databases of every released version become databases of this one, with a backup first."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.models import attachments, backups, connection, files
from app.models.errors import FileProblem, StoreError
from app.models.inspection import blueprint, faults, is_built_by_us
from app.models.schema import MIGRATIONS, VERSION
from app.models.store import Store

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
VERSIONS = sorted(path.stem for path in GOLDEN.glob("v*.db"))


@pytest.fixture(params=VERSIONS)
def old(request, tmp_path):
    """A copy of a database of an older version, with its attached files."""
    path = tmp_path / f"{request.param}.db"
    shutil.copy(GOLDEN / path.name, path)
    shutil.copytree(GOLDEN / f"{path.name}.files", attachments.beside(path))
    return path


def rows(path):
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as found:
        tables = [
            row[0] for row in found.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        ]
        return {
            table: sorted(map(repr, found.execute(f"SELECT * FROM '{table}'"))) for table in tables
        }


def version_of(path):
    with connection.looking(path) as found:
        return found.execute("PRAGMA user_version").fetchone()[0]


def test_there_is_a_database_of_every_released_version():
    assert "v1" in VERSIONS


def test_an_old_database_becomes_a_new_one_with_the_same_rows(old):
    before = rows(old)
    with Store.open(old) as store:
        assert store.value("PRAGMA user_version") == VERSION
        assert is_built_by_us(store._connection)
        assert faults(store._connection) == []
        assert store.undo().label
        assert store.redo().label
        assert store.written
    after = rows(old)
    for table, content in before.items():
        assert after[table] == content, table


def test_a_checked_backup_of_the_old_version_is_made_first(old):
    before, kept = old.read_bytes(), version_of(old)
    Store.open(old).close()
    (backup,) = backups.every(old)
    assert backup.reason == "migration"
    assert backups.is_good(backup.path)
    assert version_of(backup.path) == kept
    assert rows(backup.path) == rows_of(before, old)
    attached = {each.name for each in attachments.beside(old).iterdir()}
    assert {each.name for each in backups.files_in(backup.path.parent).iterdir()} == attached


def rows_of(content, path):
    copied = path.with_name("copied.db")
    copied.write_bytes(content)
    return rows(copied)


def test_without_room_for_the_backup_nothing_is_migrated(old, monkeypatch):
    def fails(path):
        raise OSError(28, "No space left on device")

    before = old.read_bytes()
    monkeypatch.setattr(files, "sync_file", fails)
    with pytest.raises(FileProblem, match="disk_full"):
        Store.open(old)
    assert old.read_bytes() == before


def test_a_migration_that_fails_leaves_the_old_file(old, monkeypatch):
    def fails(database):
        database.execute("DELETE FROM school_status")
        database.execute("CREATE TABLE new (a)")
        raise RuntimeError

    before = rows(old), version_of(old)
    monkeypatch.setattr(connection, "VERSION", VERSION + 1)
    monkeypatch.setattr(connection, "MIGRATIONS", (*MIGRATIONS, fails))
    with pytest.raises(RuntimeError):
        Store.open(old)
    assert (rows(old), version_of(old)) == before
    monkeypatch.undo()
    Store.open(old).close()


def test_a_damaged_old_database_is_not_migrated(old):
    content = bytearray(old.read_bytes())
    content[4096 * 80 : 4096 * 90] = bytes(4096 * 10)
    old.write_bytes(content)
    with pytest.raises(StoreError, match="database_damaged"):
        Store.open(old)
    assert old.read_bytes() == content
    assert backups.every(old) == []


def test_a_new_database_needs_no_backup(tmp_path):
    Store.open(tmp_path / "new.db").close()
    assert not backups.folder(tmp_path / "new.db").exists()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_version_has_its_blueprint(version):
    parts = blueprint(version)
    assert {part[0] for part in parts} <= {"table", "index"}
    assert parts != blueprint(version - 1)
