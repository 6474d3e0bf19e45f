"""Killing the program at any moment: what was told is there, and nothing is half done."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.exchange.workbook.apply import apply
from app.exchange.workbook.compare import read_plan
from app.models import backups
from app.models.inspection import faults
from app.models.progress import finish
from app.models.store import Store
from tests.endurance import respondents
from tests.endurance.child import BATCH, BEGIN, DATABASE, DONE, STEPS
from tests.exchange.books import quarter, write_book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

ROOT = Path(__file__).resolve().parents[2]

LASTING = re.compile(
    r"field\.db(-journal|\.lock|\.seal)?|[AB]\.(xlsx|db|db\.seal)|backups\.lock|erased\.txt"
    r"|\d{6}-[\d-]{17}-[a-z]+\.db(\.seal)?"
)


@dataclass
class Outcome:
    """How many times something was tried, what went wrong, and what else there is to tell."""

    tried: int = 0
    faults: list[str] = field(default_factory=list)
    told: str = ""

    def add(self, found: Iterable[str]) -> None:
        """Count one more try and what went wrong in it."""
        self.tried += 1
        self.faults += found


# Before


def prepare_empty(folder: Path) -> None:
    Store.open(folder / DATABASE).close()


def prepare_workbooks(folder: Path) -> None:
    for letter in "AB":
        rows = quarter()
        for each in (*rows["requests"], *rows["events"]):
            each["topic"] += f" {letter}"
        rows["people"] += [
            {"code": f"N{number}", "name": f"Адам {letter} {number}", "school": "P1",
             "role": "teacher"}
            for number in range(BATCH)
        ]  # fmt: skip
        write_book(folder / f"{letter}.xlsx", rows)
    with Store.open(folder / DATABASE) as store:
        apply(store, read_plan(store, folder / "B.xlsx"))


def prepare_steps(folder: Path) -> None:
    with Store.open(folder / DATABASE) as store:
        for step in range(STEPS):
            with store.change("Many") as change:
                change.insert_all("school", [
                    {"code": f"P{step}-{number}", "name_kk": "Мектеп"} for number in range(BATCH)
                ])  # fmt: skip


def prepare_backups(folder: Path) -> None:
    (folder / "stick").mkdir()
    with Store.open(folder / DATABASE) as store, store.change("First") as change:
        change.insert("school", {"code": "P", "name_kk": "Мектеп"})
    for _ in range(3):
        finish(backups.making(folder / DATABASE, "manual"))


def prepare_two_states(folder: Path) -> None:
    for number, letter in ((10, "A"), (20, "B")):
        with Store.open(folder / DATABASE) as store:
            with store.change("Many") as change:
                change.insert_all("school", [
                    {"code": f"{letter}{each}", "name_kk": "Мектеп"} for each in range(number)
                ])  # fmt: skip
            made = finish(backups.making(store.path, "manual"))
        shutil.move(made.path, folder / f"{letter}.db")
        shutil.move(f"{made.path}.seal", folder / f"{letter}.db.seal")


def prepare_copies(folder: Path) -> None:
    with Store.open(folder / DATABASE) as store:
        respondents.prepare(store)


# After


def told_edits_are_there(store: Store, told: str | None) -> Iterable[str]:
    schools = store.value("SELECT count(*) FROM school")
    if told is not None and schools <= int(told):
        yield f"edit {told} was told but is not there"
    alone = store.value(
        "SELECT count(*) FROM school WHERE NOT EXISTS"
        " (SELECT 1 FROM person WHERE person.code = 'A' || school.id)"
    )
    if alone:
        yield "half of an edit is there"


def one_workbook_is_there(store: Store, told: str | None) -> Iterable[str]:
    found = {
        row[0]
        for row in store.rows(
            "SELECT substr(topic, -1) FROM request UNION SELECT substr(topic, -1) FROM event"
            " UNION SELECT substr(name, 6, 1) FROM person WHERE name LIKE 'Адам%'"
        )
    }
    if len(found) != 1:
        yield f"half of an import is there: {sorted(found)}"


def whole_steps_are_there(store: Store, told: str | None) -> Iterable[str]:
    schools, done = store.value("SELECT count(*) FROM school"), store.value(DONE)
    if schools != done * BATCH:
        yield f"{schools} schools after {done} steps"
    if told is not None and abs(int(told) - done) > 1:
        yield f"step {told} was told, {done} are there"


def told_backups_are_good(store: Store, told: str | None) -> Iterable[str]:
    made = backups.every(store.path, store.path.parent / "stick")
    if told is not None and told not in {each.path.name for each in made}:
        yield f"backup {told} was told but is not there"
    yield from (f"{each.path.name} is not good" for each in made if not backups.is_good(each.path))


def one_state_is_there(store: Store, told: str | None) -> Iterable[str]:
    schools = store.value("SELECT count(*) FROM school")
    if schools not in {10, 30}:
        yield f"{schools} schools after restoring"


def told_answers_are_there(store: Store, told: str | None) -> Iterable[str]:
    there = respondents.answers(store)
    if told is not None and there < int(told):
        yield f"{told} answers were told, {there} are there"


@dataclass(frozen=True)
class Operation:
    """A kind of work: what it needs before, and what must be true after it was killed."""

    work: str
    prepare: Callable[[Path], None]
    check: Callable[[Store, str | None], Iterable[str]]


OPERATIONS = {
    "edit": Operation("edit", prepare_empty, told_edits_are_there),
    "import": Operation("bring_in", prepare_workbooks, one_workbook_is_there),
    "undo": Operation("undo", prepare_steps, whole_steps_are_there),
    "backup": Operation("backup", prepare_backups, told_backups_are_good),
    "answers": Operation("respond", prepare_copies, told_answers_are_there),
    "restore": Operation("restore", prepare_two_states, one_state_is_there),
}

SEEDED = {
    "told before it is true": Operation(
        "told_before_it_is_true", prepare_empty, told_edits_are_there
    ),
    "half a batch": Operation("half_a_batch", prepare_empty, told_edits_are_there),
    "written in its place": Operation(
        "written_in_its_place", prepare_backups, told_backups_are_good
    ),
    "restored in its place": Operation(
        "restored_in_its_place", prepare_two_states, one_state_is_there
    ),
}
"""Faults that the checks must notice."""


class Killer:
    """Kills one kind of work at a random moment, again and again in one folder."""

    def __init__(self, folder: Path, operation: Operation, chance: Random) -> None:
        self._folder = folder
        self._operation = operation
        self._chance = chance
        self._span = 0.01
        self._ended = False
        operation.prepare(folder)
        self._known = self._digests()

    def kill(self, *, at_once: bool = False) -> list[str]:
        """Let the work begin, kill it, and return what is wrong then."""
        told = self._run(at_once=at_once)
        found = [*self._look(told), *(["it ended by itself"] if self._ended else [])]
        self._known = self._digests()
        return found

    def _run(self, *, at_once: bool) -> str | None:
        command = [sys.executable, "-m", "tests.endurance.child", self._operation.work]
        with subprocess.Popen(
            [*command, self._folder], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        ) as process:  # fmt: skip
            told = self._follow(process, 1 if at_once else self._chance.randrange(3))
            if not at_once:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(self._chance.uniform(0, 1.2 * self._span))
            self._ended = process.poll() is not None
            process.kill()
            rest = [each for each in process.stdout.read().splitlines() if each != BEGIN]
        return (rest or [told])[-1]

    def _follow(self, process: subprocess.Popen[str], pieces: int) -> str | None:
        """Wait for so many pieces of work and for the next one to begin."""
        told, began = None, time.monotonic()
        for line in iter(process.stdout.readline, ""):
            if line.strip() != BEGIN:
                told = line.strip()
                self._span = 0.7 * self._span + 0.3 * (time.monotonic() - began)
                pieces -= 1
            began = time.monotonic()
            if pieces <= 0 and (line.strip() == BEGIN) != (self._operation in SEEDED.values()):
                return told
        return told

    def _look(self, told: str | None) -> Iterable[str]:
        word = told.removeprefix("done ") if told else None
        try:
            with Store.open(self._folder / DATABASE) as store:
                yield from faults(store._connection)
                yield from self._operation.check(store, word)
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is told and counted
            yield f"{type(problem).__name__}: {problem}"
        now = self._digests()
        yield from (
            f"{path} was changed"
            for path, digest in self._known.items()
            if path in now and now[path] != digest
        )
        yield from (
            f"{each} was left"
            for each in self._folder.rglob("*")
            if each.is_file() and "stick" not in each.parts and not LASTING.fullmatch(each.name)
        )

    def _digests(self) -> dict[Path, str]:
        """Return what the backups and the workbooks are."""
        return {
            path: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in self._folder.rglob("*.*")
            if path.name.endswith((".db", ".xlsx")) and path.name != DATABASE
        }


def killed(name: str, times: int, chance: Random) -> Outcome:
    """Kill a kind of work so many times."""
    outcome = Outcome()
    with TemporaryDirectory() as folder:
        killer = Killer(Path(folder), OPERATIONS[name], chance)
        for _ in range(times):
            outcome.add(killer.kill())
    return outcome


def seeded(name: str, chance: Random) -> list[str]:
    """Return what is noticed of a fault."""
    with TemporaryDirectory() as folder:
        return Killer(Path(folder), SEEDED[name], chance).kill(at_once=True)
