"""The process that is killed: does one thing again and again and tells what is done.

`begin` stands before each piece of work, `done …` after it, when whoever reads it may rely on it.
A fault, named in the command, is what the checks must notice: see the negative controls.
"""

from __future__ import annotations

import sys
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.exchange.workbook.apply import apply
from app.exchange.workbook.compare import read_plan
from app.models import backups, files
from app.models.progress import finish
from app.models.restoring import restoring
from app.models.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

DATABASE = "field.db"
BATCH = 200
STEPS = 5

BEGIN = "begin"


def edit(folder: Path) -> Iterator[str]:
    """Add a school and a person that belongs to it, in one change."""
    with Store.open(folder / DATABASE) as store:
        for number in count(store.value("SELECT count(*) FROM school")):
            yield BEGIN
            with store.change("Add school {code}", code=number) as change:
                school = change.insert("school", {"code": f"P{number}", "name_kk": "Мектеп"})
                change.insert("person", {"code": f"A{school}", "name": "Адам"})
            yield f"done {number}"


def bring_in(folder: Path) -> Iterator[str]:
    """Import two workbooks in turn; each changes every request and event."""
    with Store.open(folder / DATABASE) as store:
        for letter in cycle("AB"):
            plan = read_plan(store, folder / f"{letter}.xlsx")
            yield BEGIN
            apply(store, plan)
            yield f"done {letter}"


def undo(folder: Path) -> Iterator[str]:
    """Undo steps of many rows one after the other, and do them again."""
    with Store.open(folder / DATABASE) as store:
        while True:
            for turn in (store.undo, store.redo):
                while (turn == store.undo and store.undoable()) or (
                    turn == store.redo and store.redoable()
                ):
                    yield BEGIN
                    turn()
                    yield f"done {store.value(DONE)}"


DONE = "SELECT count(*) FROM change WHERE state = 'done'"


def backup(folder: Path) -> Iterator[str]:
    """Make backups in two folders, with a change before each."""
    with Store.open(folder / DATABASE) as store:
        while True:
            with store.change("Add school") as change:
                number = store.value("SELECT max(id) FROM change")
                change.insert("school", {"code": f"P{number}", "name_kk": "Мектеп"})
            yield BEGIN
            made = finish(backups.making(store.path, "close", folder / "stick"))
            yield f"done {made.path.name}"


def restore(folder: Path) -> Iterator[str]:
    """Restore two backups in turn."""
    for letter in cycle("AB"):
        yield BEGIN
        finish(restoring(folder / DATABASE, folder / f"{letter}.db"))
        yield f"done {letter}"


def respond(folder: Path) -> Iterator[str]:
    """Answer one questionnaire after another on the respondents' screen."""
    from tests.endurance import respondents  # noqa: PLC0415 - needs the window

    with Store.open(folder / DATABASE) as store:
        for number in respondents.answering(store):
            yield BEGIN if number < 0 else f"done {number}"


# Faults


def told_before_it_is_true(folder: Path) -> Iterator[str]:
    """Tell of an edit before it is committed."""
    with Store.open(folder / DATABASE) as store:
        yield BEGIN
        with store.change("Add school") as change:
            change.insert("school", {"code": "P", "name_kk": "Мектеп"})
            yield "done 1"
            sys.stdin.read()


def half_a_batch(folder: Path) -> Iterator[str]:
    """Write what belongs together in two changes."""
    with Store.open(folder / DATABASE) as store:
        yield BEGIN
        with store.change("Add school") as change:
            change.insert("school", {"code": "P", "name_kk": "Мектеп"})
        yield "done 0"
        sys.stdin.read()


def written_in_its_place(folder: Path) -> Iterator[str]:
    """Make a backup without a draft and without a check."""
    place = backups.folder(folder / DATABASE)
    place.mkdir(exist_ok=True)
    content = (folder / DATABASE).read_bytes()
    (place / "000099-2026-11-23-120000-close.db").write_bytes(content[: len(content) // 2])
    yield "done x"
    sys.stdin.read()


def restored_in_its_place(folder: Path) -> Iterator[str]:
    """Write a backup over the database instead of beside it."""

    replace = files.replace

    def half(draft: Path, path: Path) -> object:
        if path.name != DATABASE:
            return replace(draft, path)
        path.write_bytes(draft.read_bytes()[: 4096 * 60])
        click.echo("done A")
        return sys.stdin.read()

    files.replace = half
    yield BEGIN
    finish(restoring(folder / DATABASE, folder / "A.db"))


WORK = {
    each.__name__: each
    for each in (
        edit, bring_in, undo, backup, restore, respond,
        told_before_it_is_true, half_a_batch, written_in_its_place, restored_in_its_place,
    )
}  # fmt: skip


if __name__ == "__main__":
    for line in WORK[sys.argv[1]](Path(sys.argv[2])):
        click.echo(line)
