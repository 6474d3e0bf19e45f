"""Restoring: sound copies of ours alone, and always a way back."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.models import anonymise, attachments, backups, erased, leftovers, opening, people, seal
from app.models.errors import AppError, StoreError
from app.models.progress import finish
from app.models.restoring import restoring
from app.models.schema import VERSION
from app.models.store import Store
from tests.models.making import NOVEMBER, add_person, add_school

GOLDEN = Path(__file__).parents[1] / "data" / "golden" / "v1.db"

HALF = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN")
connection.execute("UPDATE school SET note = 'half'")
connection.execute(
    "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
    " INSERT INTO draft SELECT 'y', i, hex(randomblob(2000)) FROM n"
)
os._exit(1)
"""


@pytest.fixture
def path(tmp_path):
    """A closed database with two schools, and a backup of the time when there was one."""
    place = tmp_path / "field.db"
    with Store.open(place) as store:
        add_school(store, "P1")
        finish(backups.making(place, "manual"))
        add_school(store, "P2")
    return place


@pytest.fixture
def backup(path):
    return backups.every(path)[0].path


def restore(path, backup):
    return finish(restoring(path, backup))


def codes(path):
    with Store.open(path) as store:
        return [row[0] for row in store.rows("SELECT code FROM school ORDER BY code")]


def damage(path):
    content = bytearray(path.read_bytes())
    content[4096 * 80 : 4096 * 90] = bytes(4096 * 10)
    path.write_bytes(content)


def everything_in(folder):
    return {each.name: each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def refusal(path, backup):
    """Return why a backup is not restored; nothing may have changed."""
    before = everything_in(path.parent)
    with pytest.raises(AppError) as refused:
        restore(path, backup)
    assert everything_in(path.parent) == before
    return refused.value.code


# There and back


def test_restoring_is_itself_taken_back(path, backup):
    kept = restore(path, backup)
    assert (kept.reason, kept.changes) == ("restore", 2)
    assert codes(path) == ["P1"]
    kept = restore(path, kept.path)
    assert codes(path) == ["P1", "P2"]
    restore(path, kept.path)
    assert codes(path) == ["P1"]


def test_what_was_restored_is_sealed_and_backed_up_at_closing(path, backup):
    restore(path, backup)
    assert seal.state(path, thorough=True) is seal.State.WHOLE
    with Store.open(path) as store:
        assert (store.written, store.needs_check) == (True, False)
        assert store.undo().args == {"code": "P1"}


def test_a_lost_database_comes_back(path, backup):
    path.unlink()
    with pytest.raises(StoreError, match="database_missing"):
        Store.open(path)
    assert restore(path, backup) is None
    assert codes(path) == ["P1"]


def test_losing_the_database_is_no_reason_to_begin_anew_unasked(path):
    path.unlink()
    finding = opening.examine(path)
    assert (finding.code, finding.lost.changes) == ("database_missing", 1)
    with Store.open(path, trust=True) as store:
        assert store.value("SELECT count(*) FROM school") == 0


@pytest.mark.parametrize("spoil", [damage, lambda path: path.write_bytes(b"")])
def test_a_damaged_database_is_kept_as_it_is(path, backup, spoil):
    spoil(path)
    before = path.read_bytes()
    finding = opening.examine(path)
    assert (finding.code, finding.backup.path) == ("database_damaged", backup)
    assert finding.lost == opening.Lost(1, finding.backup.at)
    kept = restore(path, finding.backup.path)
    assert kept.reason == "damaged"
    assert kept.path.read_bytes() == before
    assert codes(path) == ["P1"]


def test_two_damaged_ones_within_a_second_are_both_kept(path, backup):
    for letter in (b"a", b"b"):
        path.write_bytes(letter * 99)
        restore(path, backup)
    kept = {each.read_bytes() for each in path.parent.glob("field.db.damaged-*")}
    assert kept == {b"a" * 99, b"b" * 99}


def test_a_backup_is_restored_into_an_empty_profile(path, backup, tmp_path):
    elsewhere = tmp_path / "new" / "field.db"
    elsewhere.parent.mkdir()
    assert restore(elsewhere, backup) is None
    assert codes(elsewhere) == ["P1"]


def test_a_database_that_is_open_is_not_replaced(path, backup):
    with Store.open(path), pytest.raises(StoreError, match="open_elsewhere"):
        restore(path, backup)


def test_a_backup_that_thinning_would_drop_is_not_dropped_while_it_is_restored(path, backup):
    for _ in range(13):
        finish(backups.making(path, "close", spare=[backup]))
    restore(path, backup)
    assert backup.exists()
    assert codes(path) == ["P1"]


@pytest.mark.parametrize("steps", range(6))
def test_a_cancelled_restoring_leaves_the_old_database(path, backup, steps):
    work = restoring(path, backup)
    for _ in range(steps):
        next(work)
    work.close()
    assert codes(path) == ["P1", "P2"]
    assert not leftovers.restoring(path).exists()


# Journals


def test_the_journal_of_a_killed_program_is_finished_before_it_is_replaced(path, backup):
    seal.remove(path)
    subprocess.run([sys.executable, "-c", HALF, path], check=False)
    assert opening.journals(path)
    kept = restore(path, backup)
    assert codes(path) == ["P1"]
    restore(path, kept.path)
    assert codes(path) == ["P1", "P2"]
    assert not list(path.parent.glob("*.damaged*"))


def test_a_damaged_database_is_kept_with_its_journal(path, backup):
    seal.remove(path)
    subprocess.run([sys.executable, "-c", HALF, path], check=False)
    damage(path)
    before = [each.read_bytes() for each in (path, *opening.journals(path))]
    kept = restore(path, backup)
    assert [each.read_bytes() for each in (kept.path, *opening.journals(kept.path))] == before
    assert codes(path) == ["P1"]


def test_an_old_journal_is_never_played_into_what_was_restored(path, backup, tmp_path):
    copied = tmp_path / "copy.db"
    shutil.copy(path, copied)
    subprocess.run([sys.executable, "-c", HALF, copied], check=False)
    shutil.copy(f"{copied}-journal", f"{path}-journal")
    path.unlink()
    restore(path, backup)
    assert codes(path) == ["P1"]


# What a backup brings with it


def test_attached_files_come_back_unless_they_are_there(path, tmp_path):
    note = tmp_path / "хат.txt"
    note.write_text("хат")
    with Store.open(path) as store:
        copied = attachments.copy(store, note)
        with store.change("Attach") as change:
            attachments.add(change, "school", 1, copied)
        kept = finish(backups.making(path, "manual"))
        folder = attachments.folder(store)
    (folder.parent / "field.db.backups" / "files" / f"{'0' * 64}.txt").write_text("of another")
    shutil.rmtree(folder)
    restore(path, kept.path)
    with Store.open(path) as store:
        (found,) = attachments.every(store, "school", 1)
    assert found.path.read_text() == "хат"
    assert len(list(folder.iterdir())) == 1


def test_an_older_backup_is_brought_to_this_version_at_opening(path):
    restore(path, GOLDEN)
    with Store.open(path) as store:
        assert store.value("PRAGMA user_version") == VERSION
        assert store.value("SELECT count(*) FROM person") == 58


@pytest.mark.parametrize("told_by", ["list", "database"])
@pytest.mark.parametrize("old", [False, True])
def test_who_was_anonymised_stays_so(path, told_by, old):
    if old:
        shutil.copy(GOLDEN, path)
        seal.remove(path)
    else:
        with Store.open(path) as store:
            add_person(store, "А-90", 1, name="Ахметова Әсел Ғаниқызы")
    backup = finish(backups.making(path, "manual"))
    with Store.open(path) as store:
        person = people.by_code(store, "А-90")
        anonymise.erase(store, person, [backups.folder(path)])
    if told_by == "list":
        path.write_bytes(b"")
    else:
        (backups.folder(path) / erased.LIST).unlink()
    restore(path, backup.path)
    assert path.read_bytes().find("Ғаниқызы".encode()) == -1
    with Store.open(path) as store:
        assert people.get(store, person, NOVEMBER).name == "№ А-90"


# Hostile and other files


def altered(*statements):
    def alter(path):
        seal.place(path).unlink(missing_ok=True)
        with closing(sqlite3.connect(path, isolation_level=None)) as found:
            for each in statements:
                found.execute(each)

    return alter


def cut(path):
    path.write_bytes(path.read_bytes()[:-4096])


def text(path):
    path.write_text("not a database " * 99)


def unsealed(change):
    def spoil(path):
        seal.place(path).unlink()
        change(path)

    return spoil


HOSTILE = {
    "trigger": altered("CREATE TRIGGER evil AFTER INSERT ON school BEGIN DELETE FROM person; END"),
    "view": altered("CREATE VIEW evil AS SELECT * FROM school"),
    "view for a table": altered(
        "DROP TABLE draft",
        "CREATE VIEW draft AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n)"
        " SELECT i AS form, i AS record, i AS content FROM n",
    ),
    "table": altered("CREATE TABLE evil (a)"),
    "generated column": altered(
        "ALTER TABLE school ADD COLUMN big AS (zeroblob(400000000)) VIRTUAL"
    ),
    "index": altered("CREATE INDEX evil ON school(abs(id))"),
    "missing index": altered("DROP INDEX school_sort"),
    "other check": altered(
        "DROP TABLE draft",
        "CREATE TABLE draft (form TEXT NOT NULL, record INTEGER NOT NULL, content TEXT NOT NULL"
        " CHECK (load_extension('x')), PRIMARY KEY (form, record)) WITHOUT ROWID",
    ),
    "other program": altered("PRAGMA application_id = 1"),
}


@pytest.mark.parametrize("alter", HOSTILE.values(), ids=HOSTILE)
def test_a_backup_that_somebody_has_altered_is_refused(path, backup, alter):
    alter(backup)
    assert refusal(path, backup) == "backup_foreign"
    assert codes(path) == ["P1", "P2"]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (damage, "backup_damaged"),
        (cut, "backup_damaged"),
        (unsealed(damage), "backup_damaged"),
        (unsealed(cut), "backup_damaged"),
        (unsealed(text), "not_a_database"),
        (lambda path: path.unlink(), "file_not_found"),
        (altered(f"PRAGMA user_version = {VERSION + 1}"), "too_new"),
        (altered("PRAGMA foreign_keys = OFF", "DELETE FROM school"), "backup_damaged"),
    ],
)
def test_a_damaged_or_newer_backup_is_refused(path, backup, spoil, code):
    with Store.open(path) as store:
        add_person(store, "A1", 1)
        backup = finish(backups.making(path, "manual")).path
    spoil(backup)
    assert refusal(path, backup) == code


@pytest.mark.parametrize("name", ["trigger", "view"])
def test_a_database_with_live_parts_is_not_even_opened(path, name):
    HOSTILE[name](path)
    for open_it in (Store.open, Store.open_read_only):
        with pytest.raises(StoreError, match="foreign_parts"):
            open_it(path)
    assert opening.examine(path).code == "foreign_parts"
