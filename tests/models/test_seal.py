"""The seal: a file that was changed by anybody else is noticed before it is opened."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest

from app.models import seal
from app.models.errors import StoreError
from app.models.seal import State
from app.models.store import Store
from tests.models.making import add_school

DIE = """
import os, sys
from pathlib import Path
from app.models.store import Store
store = Store.open(Path(sys.argv[1]))
with store.change("Add school") as change:
    change.insert("school", {"code": "P1", "name_kk": "Мектеп"})
os._exit(1)
"""


@pytest.fixture
def path(tmp_path):
    """A closed database with one school."""
    place = tmp_path / "field.db"
    with Store.open(place) as store:
        add_school(store, "P0")
    return place


def flip(path, offset=50_000, *, keep_time=False):
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)
    if keep_time:
        os.utime(path, ns=times)


def test_closing_seals_and_reading_keeps_the_seal(path):
    mark = seal.read(path)
    assert mark.changes == 1
    assert seal.state(path, thorough=True) is State.WHOLE
    with Store.open(path), Store.open_read_only(path):
        pass
    assert seal.read(path) == mark


@pytest.mark.parametrize(
    "write",
    [
        lambda store: add_school(store, "P1"),
        lambda store: store.keep("DELETE FROM draft"),
        lambda store: store.undo(),
        lambda store: store.compact(),
        lambda store: add_school(store.beside(), "P1"),
    ],
)
def test_every_way_to_write_takes_the_seal_off_first(path, write):
    store = Store.open(path)
    assert seal.place(path).exists()
    write(store)
    assert not seal.place(path).exists()
    assert store.written
    store.close()


def test_a_migration_takes_the_seal_off(path, monkeypatch):
    seen = []
    monkeypatch.setattr("app.models.connection.VERSION", 99)
    monkeypatch.setattr(
        "app.models.connection.MIGRATIONS", [lambda _: seen.append(seal.read(path))] * 99
    )
    Store.open(path).close()
    assert set(seen) == {None}
    assert seal.state(path, thorough=True) is State.WHOLE


def test_a_change_from_outside_is_asked_about_and_may_be_trusted(path):
    flip(path)
    for open_it in (Store.open, Store.open_read_only):
        with pytest.raises(StoreError, match="changed_outside"):
            open_it(path)
    with Store.open(path, trust=True) as store:
        assert store.written
    Store.open(path).close()


def test_a_damaged_file_is_never_trusted(path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    for trust in (False, True):
        with pytest.raises(StoreError, match="database_damaged"):
            Store.open(path, trust=trust)


def test_a_touched_or_copied_file_is_still_whole(path):
    os.utime(path)
    with Store.open(path) as store:
        assert not store.needs_check
    assert seal.read(path).mtime_ns == path.stat().st_mtime_ns


@pytest.mark.parametrize("days", [7, 400, -1, -5_000])
def test_an_old_seal_or_one_of_tomorrow_is_proved_by_a_hash(path, monkeypatch, days):
    flip(path, keep_time=True)
    with Store.open(path) as store:  # sealed today with this size and time
        assert store.needs_check is False
    monkeypatch.setattr(seal, "_today", lambda: date.today() + timedelta(days))
    assert seal.state(path) is State.BROKEN
    flip(path, keep_time=True)
    Store.open(path).close()
    assert seal.read(path).checked == (date.today() + timedelta(days)).isoformat()


def test_after_a_crash_there_is_no_seal_but_a_check(path):
    subprocess.run([sys.executable, "-c", DIE, path], check=False)
    assert seal.state(path) is State.MISSING
    with Store.open(path) as store:
        assert store.needs_check
        assert store.written
        assert store.value("SELECT count(*) FROM school") == 2
    assert seal.state(path) is State.WHOLE


def test_a_crash_after_damage_is_not_sealed_over(path):
    seal.remove(path)
    content = bytearray(path.read_bytes())
    content[4096 * 80 : 4096 * 90] = bytes(4096 * 10)
    path.write_bytes(content)
    with Store.open(path) as store:
        assert store.needs_check
    assert seal.state(path) is State.MISSING


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "7", '{"size": 1}', '{"size": "x", "mtime_ns": 0}', "[" * 99_999]
)
def test_a_damaged_seal_is_none(path, content):
    seal.place(path).write_text(content)
    with Store.open(path) as store:
        assert store.needs_check
    assert seal.state(path) is State.WHOLE


def test_a_full_disk_at_closing_leaves_no_seal(path, monkeypatch):
    def fails(*_):
        raise OSError(28, "No space left on device")

    store = Store.open(path)
    add_school(store, "P1")
    monkeypatch.setattr(os, "fsync", fails)
    store._connection.execute("SELECT 1")
    store.close()
    monkeypatch.undo()
    with Store.open(path) as again:
        assert again.needs_check


def test_a_job_that_outlives_the_window_leaves_no_seal(path):
    store = Store.open(path)
    add_school(store, "P1")
    job = store.beside()
    store.close()
    job.close()
    assert seal.state(path) is State.MISSING


def test_a_stale_journal_is_never_played_into_a_whole_file(path, tmp_path):
    journal = tmp_path / "field.db-journal"
    seal.remove(path)
    subprocess.run([sys.executable, "-c", HALF, path], check=False)
    stale = journal.read_bytes()
    assert stale
    with Store.open(path) as store:
        assert store.value("SELECT count(*) FROM school") == 1
        add_school(store, "P1")
    before = path.read_bytes()
    journal.write_bytes(stale)
    with Store.open(path) as store:
        assert store.value("SELECT count(*) FROM school") == 2
    assert path.read_bytes() == before
    assert [each.read_bytes() for each in tmp_path.glob("field.db.stale-*-journal")] == [stale]


HALF = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN")
connection.execute("UPDATE school SET note = 'half'")
connection.execute("DELETE FROM holiday")
connection.execute("UPDATE period SET first_day = '1999'")
connection.execute("INSERT INTO draft SELECT 'x', id, hex(randomblob(9999)) FROM holiday")
connection.execute(
    "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
    " INSERT INTO draft SELECT 'y', i, hex(randomblob(2000)) FROM n"
)
os._exit(1)
"""
