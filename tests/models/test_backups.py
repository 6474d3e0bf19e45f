"""Backups: checked before they count, thinned by age, and never lost by what goes wrong."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from app.models import attachments, backups, files, leftovers, seal
from app.models.errors import AppError, FileProblem, StoreError
from app.models.lock import FileLock
from app.models.progress import finish
from app.models.store import Store
from app.models.thinning import surplus
from tests.models.making import add_school

NOON = datetime(2026, 11, 23, 12)


@pytest.fixture
def path(store):
    add_school(store, "P1")
    return store.path


def make(path, at=NOON, reason="close", second=None):
    return finish(backups.making(path, reason, second, clock=lambda: at))


def schools(path):
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as found:
        return found.execute("SELECT count(*) FROM school").fetchone()[0]


def content(folder):
    return {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}


# Making


def test_a_backup_is_a_checked_and_sealed_copy(store, path):
    made = make(path)
    assert (made.at, made.reason, made.changes, made.trouble) == (NOON, "close", 1, None)
    assert made.size == made.path.stat().st_size
    assert backups.every(path) == [made]
    assert backups.newest_good(path) == made
    assert seal.state(made.path, thorough=True) is seal.State.WHOLE
    with Store.open_read_only(made.path) as copied:
        for table in ("school", "change_row", "period"):
            ask = f"SELECT * FROM {table}"
            assert list(map(tuple, copied.rows(ask))) == list(map(tuple, store.rows(ask)))


@pytest.mark.skipif(os.name == "nt", reason="rights are of Unix")
def test_only_the_owner_reads_the_database_and_its_backups(store, path):
    note = path.with_name("note.txt")
    note.write_text("хат")
    attachments.copy(store, note)
    made = make(path)
    folders = (made.path.parent, made.path.parent / "files", attachments.folder(store))
    assert {each.stat().st_mode & 0o777 for each in folders} == {0o700}
    kept = [path, *(each for folder in folders for each in folder.iterdir() if each.is_file())]
    assert {each.stat().st_mode & 0o777 for each in kept} == {0o600}


def test_the_window_may_write_while_a_backup_is_made(store, path):
    work = backups.making(path, "close")
    for number in range(9):
        add_school(store, f"Q{number}")
        next(work, None)
    (made,) = backups.every(path)
    assert schools(made.path) == made.changes
    assert 1 < made.changes <= 10


def test_attached_files_are_copied_once_and_damaged_ones_stay_away(store, path):
    note = path.with_name("note.txt")
    note.write_text("хат")
    attachments.copy(store, note)
    (kept,) = attachments.folder(store).iterdir()
    (attachments.folder(store) / f"{'0' * 64}.txt").write_text("not what the name says")
    (attachments.folder(store) / "stranger.txt").write_text("?")
    folder = make(path).path.parent / "files"
    make(path)
    assert [each.name for each in folder.iterdir()] == [kept.name]
    kept.write_text("damaged since")
    make(path)
    assert (folder / kept.name).read_text() == "хат"


def test_a_second_folder_gets_a_backup_of_its_own(path, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    made = make(path, second=stick)
    assert (made.path.parent, made.trouble) == (backups.folder(path), None)
    away = stick / "field.db.backups" / made.path.name
    assert {each.path for each in backups.every(path, stick)} == {made.path, away}
    made.path.write_bytes(b"")
    assert backups.newest_good(path, stick).path == away


def test_a_stick_that_is_not_there_costs_no_backup_and_is_not_made_up(path, tmp_path):
    made = make(path, second=tmp_path / "stick")
    assert made.trouble.code == "backup_failed"
    assert backups.is_good(made.path)
    assert not (tmp_path / "stick").exists()


def test_the_second_folder_steps_in_for_the_first(path, tmp_path):
    backups.folder(path).write_text("in the way")
    stick = tmp_path / "stick"
    stick.mkdir()
    made = make(path, second=stick)
    assert (made.path.parent.parent, made.trouble.code) == (stick, "backup_failed")


def a_damaged_database(path, monkeypatch):
    content = bytearray(path.read_bytes())
    content[4096 * 80 : 4096 * 90] = bytes(4096 * 10)
    path.write_bytes(content)


def a_folder_in_the_way(path, monkeypatch):
    (backups.folder(path) / "000002-2026-11-23-120000-close.db").mkdir()
    monkeypatch.setattr(backups, "every", lambda *_: [backups.Backup(path, NOON, "", 0, 0, 1)])


def a_full_disk(path, monkeypatch):
    def fails(path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "sync_file", fails)


def a_copy_that_went_wrong(path, monkeypatch):
    copied = backups._copied

    def spoils(database, draft):
        yield from copied(database, draft)
        a_damaged_database(draft, monkeypatch)

    monkeypatch.setattr(backups, "_copied", spoils)


def another_one_being_made(path, monkeypatch):
    lock = FileLock(leftovers.making_lock(backups.folder(path)))
    monkeypatch.setattr(FileLock, "other", lock, raising=False)  # held for as long as the test


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (a_damaged_database, "database_damaged"),
        (a_folder_in_the_way, "backup_failed"),
        (a_full_disk, "disk_full"),
        (a_copy_that_went_wrong, "database_damaged"),
        (another_one_being_made, "backup_busy"),
    ],
)
def test_a_failing_backup_harms_no_earlier_one(path, monkeypatch, fault, code):
    make(path)
    before = content(backups.folder(path))
    fault(path, monkeypatch)
    with pytest.raises(AppError) as failed:
        make(path)
    assert failed.value.code == code
    assert content(backups.folder(path)) == before


@pytest.mark.parametrize("steps", range(4))
def test_a_cancelled_backup_leaves_nothing(path, steps):
    make(path)
    before = content(backups.folder(path))
    work = backups.making(path, "close")
    for _ in range(steps):
        next(work)
    work.close()
    assert content(backups.folder(path)) == before


def test_what_a_killed_backup_left_is_gone_at_the_next_start(store, path):
    folder = make(path).path.parent
    before = content(folder)
    (folder / f"{leftovers.MAKING}000002-2026-11-23-120000-close.db").write_text("half")
    (folder / "000002-2026-11-23-120000-close.db.seal").write_text("{}")
    (folder / "files").mkdir()
    (folder / "files" / f"{files.DRAFT}x").write_text("half")
    store.close()
    Store.open(path).close()
    assert content(folder) == before


def test_a_stranger_in_the_folder_is_no_backup_and_stays(path):
    folder = make(path).path.parent
    stranger = folder / "000009-2026-11-23-120000-holiday.db"
    stranger.write_text("a stranger's")
    (folder / "000008-2026-13-41-999999-close.db").write_text("no day")
    make(path)
    assert len(backups.every(path)) == 2
    assert stranger.exists()


def test_a_backup_that_has_changed_since_is_not_offered(path):
    first, second, third = make(path), make(path), make(path)
    third.path.write_bytes(third.path.read_bytes()[:-1])
    seal.place(second.path).unlink()
    a_damaged_database(second.path, None)
    assert backups.newest_good(path) == first
    seal.place(first.path).unlink()  # one that was brought here by hand has no seal
    assert backups.newest_good(path) == first


def test_a_missing_database_or_another_one_is_said(tmp_path):
    with pytest.raises(StoreError, match="no_database"):
        make(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("text " * 999)
    with pytest.raises(StoreError, match="not_a_database"):
        make(tmp_path / "text.db")


def test_importing_into_an_empty_database_needs_no_backup(store):
    backups.before_import(store)
    assert backups.every(store.path) == []
    add_school(store, "P1")
    backups.before_import(store)
    assert [each.reason for each in backups.every(store.path)] == ["import"]


# Thinning


def lived(days, *, a_day=1, start=datetime(2025, 1, 1, 17)):
    """Return what stays after so many days with so many backups each, oldest first."""
    kept = []
    for day in range(days):
        for number in range(a_day):
            kept.insert(0, start + timedelta(days=day, minutes=number))
            for each in surplus(kept, lambda at: at):
                kept.remove(each)
    return kept[::-1]


@pytest.mark.parametrize("a_day", [1, 3, 20])
def test_twelve_days_ten_weeks_and_nine_months_stay(a_day):
    kept = lived(600, a_day=a_day)
    last = kept[-1]
    days = {each.date() for each in kept}
    weeks = {each.isocalendar()[:2] for each in kept}
    months = {(each.year, each.month) for each in kept}
    assert {(last - timedelta(days=day)).date() for day in range(12)} <= days
    assert {(last - timedelta(weeks=week)).isocalendar()[:2] for week in range(11)} <= weeks
    assert len(months) >= 10
    assert len(kept) <= 12 + 10 + 9 + 12
    assert (last - kept[0]).days > 240


def test_the_newest_of_a_day_stays():
    kept = lived(40, a_day=9)
    assert {each.minute for each in kept[:-12]} == {8}


@pytest.mark.parametrize(
    "clock",
    [
        lambda day: NOON,  # a clock that stands still
        lambda day: datetime(1970, 1, 1, 0, 0, day % 60),  # a dead battery
        lambda day: NOON - timedelta(days=day),  # runs backwards
        lambda day: NOON + timedelta(days=365 * day),
    ],
)
def test_whatever_the_clock_says_the_latest_stay_in_order(clock):
    kept = []
    for number in range(60):
        kept.insert(0, (number, clock(number)))
        for each in surplus(kept, lambda backup: backup[1]):
            kept.remove(each)
    assert [number for number, _at in kept][:12] == list(range(59, 47, -1))


def test_a_clock_that_was_years_ahead_loses_no_backup():
    ahead = [datetime(2099, 1, day) for day in range(1, 11)]
    before = [NOON - timedelta(days=day) for day in range(30)]
    after = [NOON + timedelta(days=1)]
    newest_first = [*after, *reversed(ahead), *before]
    gone = surplus(newest_first, lambda at: at)
    assert not set(gone) & {*after, *ahead, *before[:1]}


def test_several_within_one_second_have_names_of_their_own(path):
    made = [make(path) for _ in range(5)]
    assert [each.number for each in backups.every(path)] == [5, 4, 3, 2, 1]
    assert len({each.path for each in made}) == 5


def test_order_does_not_depend_on_the_clock(path):
    for at in (NOON, NOON + timedelta(days=9_000), NOON - timedelta(days=9_000)):
        make(path, at)
    assert [each.number for each in backups.every(path)] == [3, 2, 1]


def test_the_last_way_back_stays_however_old(path):
    days = [NOON + timedelta(minutes=number) for number in range(40)]
    reasons = ["migration", "restore", *["close"] * 38]
    for at, reason in zip(days, reasons, strict=True):
        make(path, at, reason)
    kept = backups.every(path)
    assert Counter(each.reason for each in kept) == {"close": 12, "restore": 1, "migration": 1}
    assert all(backups.is_good(each.path) for each in kept)
    names = {each.path.name for each in kept}
    assert {each.name for each in backups.folder(path).iterdir()} == {
        *names,
        *(f"{name}.seal" for name in names),
        "backups.lock",
    }


def test_a_folder_that_cannot_be_listed_has_no_backups(tmp_path):
    assert backups.every(tmp_path / "none" / "field.db", tmp_path / "stick") == []
    with pytest.raises((FileProblem, StoreError)):
        make(tmp_path / "none" / "field.db")
