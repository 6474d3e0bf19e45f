"""A full disk at every size: what was there stays, or what was wanted is there whole."""

from __future__ import annotations

import resource
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from pypdf import PdfReader

from app.exchange.workbook.apply import apply
from app.exchange.workbook.compare import read_plan
from app.exchange.workbook.export import export_workbook
from app.messages import describe
from app.models import backups, periods
from app.models.errors import AppError
from app.models.inspection import faults
from app.models.progress import finish
from app.models.restoring import restoring
from app.models.store import Store
from app.reports.quarterly import render_quarterly
from tests.endurance.kills import LASTING, Outcome
from tests.exchange.books import quarter, write_book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from app.exchange.workbook.plan import Plan

OLD = b"old"
PERIOD = "2025-11-03..2026-01-07"


@contextmanager
def no_file_beyond(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size`, as on a disk without room."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@dataclass
class Field:
    """A database with a quarter, a step to undo, an older backup, and a workbook to import."""

    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / "field.db"

    @property
    def target(self) -> Path:
        return self.folder / "target"

    @property
    def backup(self) -> Path:
        return min(backups.folder(self.path).glob("*.db"))


def prepare(folder: Path) -> Field:
    """Make it."""
    field = Field(folder)
    rows = quarter()
    write_book(folder / "first.xlsx", rows)
    rows["people"] += [
        {"code": f"N{number}", "name": f"Адам {number}", "school": "P1", "role": "teacher"}
        for number in range(400)
    ]
    write_book(folder / "more.xlsx", rows)
    with Store.open(field.path) as store:
        apply(store, read_plan(store, folder / "first.xlsx"))
        finish(backups.making(field.path, "manual"))
        with store.change("Many") as change:
            change.insert_all("school", [
                {"code": f"M{number}", "name_kk": f"Мектеп {number}"} for number in range(300)
            ])  # fmt: skip
    field.target.write_bytes(OLD)
    return field


def edit(field: Field, store: Store, _plan: object) -> None:
    with store.change("Many") as change:
        change.insert_all("person", [
            {"code": f"E{number}", "name": f"Адам {number}"} for number in range(300)
        ])  # fmt: skip


def bring_in(field: Field, store: Store, plan: Plan) -> None:
    apply(store, plan)


def undo(field: Field, store: Store, _plan: object) -> None:
    store.undo()


def backup(field: Field, store: Store, _plan: object) -> None:
    finish(backups.making(field.path, "close"))


def restore(field: Field, store: Store, _plan: object) -> None:
    store.close()
    finish(restoring(field.path, field.backup))


def export(field: Field, store: Store, _plan: object) -> None:
    export_workbook(store, field.target, "kk")


def report(field: Field, store: Store, _plan: object) -> None:
    period = periods.parse(store, PERIOD)
    finish(render_quarterly(store, None, period, "kk", field.target))


def reads_as_workbook(path: Path) -> None:
    with path.open("rb") as file:
        load_workbook(file).close()


def reads_as_pdf(path: Path) -> None:
    assert PdfReader(path).pages[0].extract_text()


OPERATIONS: dict[str, tuple[Callable[[Field, Store, Any], None], float]] = {
    "edit": (edit, 1.3), "import": (bring_in, 1.3), "undo": (undo, 1.1), "backup": (backup, 1.1),
    "restore": (restore, 1.1), "export": (export, 0.06), "report": (report, 0.25),
}  # fmt: skip
"""What is done, and the largest file that it writes, measured in sizes of the database."""

READERS = {"export": reads_as_workbook, "report": reads_as_pdf}


def rows(store: Store) -> tuple[int, ...]:
    """Return how many rows there are of all that the operations write."""
    tables = ("school", "person", "change", "change_row", "person_search")
    counts = [store.value(f"SELECT count(*) FROM {table}") for table in tables]
    return (*counts, store.value("SELECT count(*) FROM change WHERE state = 'done'"))


@dataclass(frozen=True)
class Try:
    """One kind of work, what it is given, and what is there before and after it."""

    name: str
    plan: Plan | None
    before: tuple[int, ...]
    after: tuple[int, ...]

    def work(self, field: Field, store: Store) -> None:
        OPERATIONS[self.name][0](field, store, self.plan)


def filled(name: str, sizes: int) -> Outcome:
    """Do one thing with room for files up to each of so many sizes."""
    outcome = Outcome()
    with TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        model.mkdir()
        largest = int(prepare(model).path.stat().st_size * OPERATIONS[name][1])
        attempt = _with_all_the_room(name, _copy(model, Path(folder) / "done"))
        for turn in range(sizes):
            field = _copy(model, Path(folder) / f"turn{turn}")
            outcome.add(_try(attempt, field, largest * turn // max(sizes - 1, 1)))
            shutil.rmtree(field.folder)
    return outcome


def _copy(model: Path, folder: Path) -> Field:
    shutil.copytree(model, folder)
    return Field(folder)


def _with_all_the_room(name: str, field: Field) -> Try:
    with Store.open(field.path) as store:
        plan = read_plan(store, field.folder / "more.xlsx") if name == "import" else None
        before = rows(store)
        OPERATIONS[name][0](field, store, plan)
    with Store.open(field.path) as store:
        return Try(name, plan, before, rows(store))


def _try(attempt: Try, field: Field, size: int) -> Iterable[str]:
    earlier, failed = field.backup.read_bytes(), False
    with Store.open(field.path) as store:
        try:
            with no_file_beyond(size):
                attempt.work(field, store)
        except AppError as problem:
            failed = bool(describe(problem))
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is told and counted
            yield f"{size}: {type(problem).__name__}: {problem}"
        if store._is_open and store._connection.in_transaction:
            yield f"{size}: a transaction is left open"
    wanted = attempt.before if failed else attempt.after
    yield from (f"{size}: {each}" for each in _look(attempt.name, field, wanted))
    if field.backup.read_bytes() != earlier:
        yield f"{size}: an earlier backup was changed"


def _look(name: str, field: Field, wanted: tuple[int, ...]) -> Iterable[str]:
    with Store.open(field.path) as store:
        yield from faults(store._connection)
        if rows(store) != wanted:
            yield f"{rows(store)} instead of {wanted}"
        with store.change("After that") as change:
            change.insert("school", {"code": "AFTER", "name_kk": "Мектеп"})
    made = backups.every(field.path)
    yield from (f"{each.path.name} is not good" for each in made if not backups.is_good(each.path))
    if field.target.read_bytes() != OLD:
        yield from _unreadable(name, field.target)
    yield from (
        f"{each.name} was left"
        for each in field.folder.rglob("*")
        if each.is_file()
        and each.name not in {"target", "first.xlsx", "more.xlsx"}
        and not LASTING.fullmatch(each.name)
    )


def _unreadable(name: str, path: Path) -> Iterable[str]:
    try:
        READERS[name](path)
    except Exception as problem:  # noqa: BLE001 - as above
        yield f"half of a file is there: {problem}"
