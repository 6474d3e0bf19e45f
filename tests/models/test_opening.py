"""Opening a database: safe settings, one process alone, and files that are not for us."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from app.models import backups, connection, opening, seal
from app.models.errors import StoreError
from app.models.progress import finish
from app.models.schema import APPLICATION_ID, MIGRATIONS, VERSION
from app.models.store import Store
from tests.models.making import add_school


@pytest.fixture
def path(tmp_path):
    return tmp_path / "field.db"


def everything_in(folder):
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def refusal(open_it, path):
    with pytest.raises(StoreError) as refused:
        open_it(path)
    return refused.value.code


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("secure_delete", 1),
        ("mmap_size", 0),
        ("query_only", 1),
        ("cache_spill", 0),
        ("application_id", APPLICATION_ID),
        ("user_version", VERSION),
        ("foreign_key_check", None),
        ("integrity_check", "ok"),
    ],
)
def test_a_new_database_has_safe_settings(store, pragma, value):
    assert store.value(f"PRAGMA {pragma}") == value


def test_reopening_and_working_keep_the_settings(path):
    with Store.open(path) as store:
        add_school(store, "P1")
    with Store.open(path) as store, store.beside() as other:
        add_school(other, "P2")
        for each in (store, other):
            assert each.value("PRAGMA query_only") == 1
            assert each.value("PRAGMA foreign_keys") == 1
            assert each.value("PRAGMA journal_mode") == "truncate"


def test_an_empty_file_becomes_a_database(path):
    path.touch()
    with Store.open(path) as store:
        assert store.value("PRAGMA user_version") == VERSION


def test_an_empty_file_where_there_are_backups_is_a_lost_one(path):
    with Store.open(path) as store:
        add_school(store, "P1")
        finish(backups.making(path, "close"))
    path.write_bytes(b"")
    assert opening.examine(path).lost.changes == 0
    seal.remove(path)
    finding = opening.examine(path)
    assert (finding.code, finding.lost.changes) == ("database_damaged", None)


def test_what_can_be_opened_or_made_is_not_found_fault_with(path):
    assert opening.examine(path) is None
    with Store.open(path) as store:
        add_school(store, "P1")
        assert opening.examine(path).code == "open_elsewhere"
    assert opening.examine(path) is None


def test_checking_finds_what_is_wrong_and_tells_the_store(path):
    Store.open(path).close()
    seal.remove(path)
    with Store.open(path) as store:
        assert finish(opening.checking(store)) == []
        assert not store.needs_check
    assert seal.read(path)
    seal.remove(path)
    content = bytearray(path.read_bytes())
    content[4096 * 80 : 4096 * 90] = bytes(4096 * 10)
    path.write_bytes(content)
    with Store.open(path) as store:
        assert finish(opening.checking(store))
    assert seal.read(path) is None


def a_text_file(path):
    path.write_text("Мектептер тізімі " * 99)


def a_foreign_database(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE note (text)")


def altered(*statements):
    def alter(path):
        Store.open(path).close()
        with closing(sqlite3.connect(path)) as found:
            for each in statements:
                found.execute(each)

    return alter


def unsealed(make):
    def spoil(path):
        make(path)
        seal.remove(path)

    return spoil


def a_header_of_another_format(path):
    Store.open(path).close()
    content = bytearray(path.read_bytes())
    content[44:48] = (9).to_bytes(4, "big")
    path.write_bytes(content)


def a_damaged_database(path):
    Store.open(path).close()
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (a_text_file, "not_a_database"),
        (a_foreign_database, "not_ours"),
        (altered(f"PRAGMA user_version = {VERSION + 1}"), "too_new"),
        (altered(f"PRAGMA user_version = {VERSION + 5}"), "too_new"),
        (altered(f"PRAGMA user_version = {VERSION + 100}"), "too_new"),
        (unsealed(altered(f"PRAGMA user_version = {VERSION + 1}")), "too_new"),
        (unsealed(altered("PRAGMA application_id = 7")), "not_ours"),
        (altered("PRAGMA application_id = 7"), "database_damaged"),
        (unsealed(a_damaged_database), "database_damaged"),
        (a_damaged_database, "database_damaged"),
        (unsealed(a_header_of_another_format), "database_damaged"),
        (unsealed(altered("CREATE VIEW v AS SELECT 1")), "foreign_parts"),
        (lambda path: path.mkdir(), "database_cannot_open"),
    ],
)
@pytest.mark.parametrize("open_it", [Store.open, Store.open_read_only])
def test_what_is_not_for_us_is_refused_and_left_alone(path, make, code, open_it):
    make(path)
    before = everything_in(path.parent), path.stat().st_mtime_ns
    if path.is_dir() and open_it == Store.open_read_only:
        code = "no_database"
    assert refusal(open_it, path) == code
    assert refusal(open_it, path) == code  # the lock was given back
    path.with_name(f"{path.name}.lock").unlink(missing_ok=True)
    before[0].pop(f"{path.name}.lock", None)
    assert (everything_in(path.parent), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize(
    ("make", "code"),
    [(lambda _: None, "no_database"), (lambda path: path.touch(), "not_ours")],
)
def test_reading_makes_no_database(path, make, code):
    make(path)
    before = everything_in(path.parent)
    assert refusal(Store.open_read_only, path) == code
    assert everything_in(path.parent) == before


def test_a_folder_that_is_not_there_is_said(tmp_path):
    assert refusal(Store.open, tmp_path / "none" / "field.db") == "database_cannot_open"


def test_reading_never_changes_a_byte(path):
    with Store.open(path) as store:
        add_school(store, "P1")
    before = everything_in(path.parent)
    with Store.open_read_only(path) as store, store.beside() as other:
        for each in (store, other):
            assert each.value("SELECT code FROM school") == "P1"
            with pytest.raises(StoreError) as refused:
                add_school(each, "P2")
            assert refused.value.code == "database_read_only"
    assert everything_in(path.parent) == before


def test_an_old_database_is_not_migrated_by_reading(path, monkeypatch):
    Store.open(path).close()
    monkeypatch.setattr(connection, "VERSION", VERSION + 1)
    monkeypatch.setattr(connection, "MIGRATIONS", (*MIGRATIONS, lambda _: None))
    before = path.read_bytes()
    assert refusal(Store.open_read_only, path) == "too_old"
    assert path.read_bytes() == before
    with Store.open(path) as store:
        assert store.value("PRAGMA user_version") == VERSION + 1


def test_failing_migration_rolls_back(path, monkeypatch):
    with Store.open(path) as store:
        add_school(store, "P1")

    def fails(database):
        database.execute("DELETE FROM school_status")
        database.execute("CREATE TABLE new (a)")
        raise RuntimeError

    monkeypatch.setattr(connection, "VERSION", VERSION + 1)
    monkeypatch.setattr(connection, "MIGRATIONS", (*MIGRATIONS, fails))
    with pytest.raises(RuntimeError):
        Store.open(path)
    monkeypatch.undo()
    with Store.open(path) as store:
        assert store.value("SELECT count(*) FROM school_status") == 1


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/қор/a b?.db"), "file:///%D2%9B%D0%BE%D1%80/a%20b%3F.db?mode=ro"),
        (PureWindowsPath(r"C:\db\x.db"), "file:///C:/db/x.db?mode=ro"),
        (PureWindowsPath(r"\\server\db\x.db"), "file:////server/db/x.db?mode=ro"),
    ],
)
def test_every_path_has_its_address(path, uri):
    assert connection.address(path, "ro") == uri


def test_names_with_signs_and_letters_are_opened(tmp_path):
    path = tmp_path / "мектеп №4 50% ?#&.db"
    with Store.open(path) as store:
        add_school(store, "P1")
    assert path.stat().st_size > 0


@pytest.mark.parametrize("part", [b"INDEX school_sort", b"school_sort", b"TABLE school"])
@pytest.mark.parametrize("letter", [0xC1, 0xEF, 0xF5, 0x80])
def test_damaged_letters_in_the_names_of_tables_are_damage(path, part, letter):
    Store.open(path).close()
    content = bytearray(path.read_bytes())
    content[content.index(part) + len(part) - 3] = letter
    path.write_bytes(content)
    assert refusal(Store.open, path) == "database_damaged"
    assert refusal(Store.open_read_only, path) == "database_damaged"


def test_damaged_letters_in_a_text_are_damage_and_not_sealed(path):
    with Store.open(path) as store:
        add_school(store, "P1", note="жазба")
    seal.remove(path)
    content = path.read_bytes()
    path.write_bytes(content.replace("жазба".encode(), b"\xc1" + "жазба".encode()[1:]))
    with Store.open(path) as store, pytest.raises(StoreError, match="database_damaged"):
        store.rows("SELECT * FROM school")
    assert seal.read(path) is None
