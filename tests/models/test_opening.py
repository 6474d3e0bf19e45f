"""Opening a database: safe settings, one process alone, and files that are not for us."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory

import pytest

from app.models import backups, connection, opening, seal
from app.models.errors import StoreError
from app.models.progress import finish
from app.models.schema import APPLICATION_ID, MIGRATIONS, VERSION
from app.models.store import Store
from tests.models.making import add_school

HOLD = """
import sys
from pathlib import Path
from app.models.store import Store
store = Store.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


WORK = """
import sys
from pathlib import Path
from app.models.store import Store
store = Store.open(Path(sys.argv[1]))
for number in range(1, 101):
    with store.change("Add school") as change:
        change.insert("school", {"code": f"P{number}", "name_kk": "Мектеп"})
    print(number, flush=True)
with store.change("Never ends") as change:
    change.insert_all("school", [{"code": f"X{n}", "name_kk": "Мектеп"} for n in range(9999)])
    sys.stdin.read()
"""


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


# One process alone


@pytest.fixture
def another_process(path):
    """Another process of the program with the database open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_second_process_is_refused_and_told_by_whom(another_process, path):
    with pytest.raises(StoreError) as refused:
        Store.open(path)
    assert refused.value.code == "open_elsewhere"
    assert " / " in refused.value.data["who"]
    with Store.open_read_only(path) as reader:
        assert reader.value("SELECT count(*) FROM school") == 0


def test_the_lock_dies_with_its_process(another_process, path):
    another_process.kill()
    another_process.wait()
    with Store.open(path) as store:
        add_school(store, "P1")


@pytest.mark.parametrize("saves", [1, 20, 100])
def test_every_save_that_was_told_survives_a_kill(path, saves):
    with subprocess.Popen(
        [sys.executable, "-c", WORK, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        told = [int(process.stdout.readline()) for _ in range(saves)][-1]
        process.kill()
    with Store.open(path) as store:
        known = {row[0] for row in store.rows("SELECT code FROM school")}
        assert known >= {f"P{number}" for number in range(1, told + 1)}
        assert not any(code.startswith("X") for code in known)
        assert store.value("PRAGMA integrity_check") == "ok"
        assert store.undo()


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_one_file_is_one_by_whatever_name(path):
    link = path.with_name("link.db")
    link.symlink_to(path)
    with Store.open(path):
        assert refusal(Store.open, link) == "open_elsewhere"


def test_the_lock_is_given_back_at_closing(path):
    for _ in range(2):
        with Store.open(path) as store:
            assert refusal(Store.open, path) == "open_elsewhere"
        store.close()


@pytest.mark.skipif(os.name == "nt", reason="accounts without a name are of Unix")
def test_an_account_without_a_name_may_work(path, monkeypatch):
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 987_654)
    Store.open(path).close()


# What cannot be written


OPEN = """
import os, sys
from pathlib import Path
from app.models.errors import StoreError
from app.models.store import Store
path = Path(sys.argv[1])
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    Store.open(path).close()
except StoreError as problem:
    print(problem.code)
with Store.open_read_only(path) as store:
    print(store.value("SELECT count(*) FROM school"))
"""


@pytest.fixture
def open_place():
    """A folder that an account without rights can reach."""
    with TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place)


def as_somebody_else(path):
    """Open a database from an account to which it does not belong."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN, path], capture_output=True, text=True, check=False
    )
    return done.stdout.split(), done.stderr


@pytest.mark.skipif(os.name == "nt", reason="rights are of Unix")
@pytest.mark.parametrize(
    ("folder_rights", "file_rights"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)]
)
def test_what_cannot_be_written_can_still_be_read(open_place, folder_rights, file_rights):
    path = open_place / "field.db"
    with Store.open(path) as store:
        add_school(store, "P1")
    path.with_name("field.db.lock").unlink()
    for each in open_place.iterdir():
        each.chmod(0o444)
    path.chmod(file_rights)
    open_place.chmod(folder_rights)
    before = path.read_bytes()
    assert as_somebody_else(path) == (["database_read_only", "1"], "")
    assert path.read_bytes() == before
    open_place.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="rights are of Unix")
def test_a_file_that_cannot_be_read_is_told(open_place):
    path = open_place / "field.db"
    Store.open(path).close()
    path.chmod(0)
    open_place.chmod(0o777)
    path.with_name("field.db.lock").unlink()
    assert as_somebody_else(path)[0] in (["database_cannot_open"], ["database_read_only"])


RACE = """
import sys
from pathlib import Path
from app.models.errors import StoreError
from app.models.store import Store
print("ready", flush=True)
sys.stdin.readline()
try:
    store = Store.open(Path(sys.argv[1]))
except StoreError as problem:
    print(problem.code, flush=True)
else:
    print("open", flush=True)
    sys.stdin.readline()
    store.close()
"""


def test_of_two_that_race_exactly_one_opens(path):
    for _ in range(3):
        racers = [
            subprocess.Popen([sys.executable, "-c", RACE, path], text=True,
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            for _ in range(2)
        ]  # fmt: skip
        for racer in racers:
            assert racer.stdout.readline() == "ready\n"
        for racer in racers:
            racer.stdin.write("go\n")
            racer.stdin.flush()
        said = {racer.stdout.readline().strip() for racer in racers}
        for racer in racers:
            racer.communicate("done\n")
        assert said == {"open", "open_elsewhere"}
