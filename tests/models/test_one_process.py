"""One process alone: the lock, races, kills, and files that cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.models.errors import StoreError
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


def refusal(open_it, path):
    with pytest.raises(StoreError) as refused:
        open_it(path)
    return refused.value.code


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
