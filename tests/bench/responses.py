"""14 709 responses of the seed's two waves: brought in, listed and counted; told as JSON.

`python -m tests.bench.responses FOLDER`: the four tables are written into the folder first.
"""

from __future__ import annotations

import csv
import json
import resource
import sys
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

import click

from app.exchange.responses.apply import applying
from app.exchange.responses.reading import planning
from app.models.forms.form import Kind
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from app.models.progress import finish
from app.models.store import Store
from app.models.studies import deliveries, responses, review, waves
from app.models.studies.answers import approved
from app.models.studies.indicators import computed, definitions

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models.forms.form import Form, Question

WAVES = {"1": {"needs_heads": 763, "needs_teachers": 5_435},
         "2": {"needs_heads": 1_867, "needs_teachers": 6_644}}  # fmt: skip
PAGE = 200


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1])
    rng = Random(1)
    files = [
        (wave, written(folder / f"{wave}_{code}.csv", read(shipped(code)).form, number, rng))
        for wave, asked in WAVES.items()
        for code, number in asked.items()
    ]
    with Store.open(folder / "responses.db") as store:
        click.echo(json.dumps(measured(store, files)))


def written(path: Path, form: Form, number: int, rng: Random) -> Path:
    """Write so many responses as KoboToolbox does."""
    questions = [each for each in form.questions() if each.kind is not Kind.NOTE]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
        table.writerow([*(each.name for each in questions), "_uuid"])
        for _row in range(number):
            cells = [answer(form, each, rng) for each in questions]
            table.writerow([*cells, UUID(int=rng.getrandbits(128), version=4)])
    return path


def answer(form: Form, question: Question, rng: Random) -> str:
    """Return some answer to a question."""
    codes = [each.code for each in form.lists.get(question.choices, ())]
    match question.kind:
        case Kind.ONE:
            return rng.choice(codes)
        case Kind.MANY | Kind.RANK:
            return " ".join(rng.sample(codes, 2))
        case Kind.INTEGER:
            return str(rng.randrange(1, 60))
        case _:
            return f"P{rng.randrange(900)}" if question.name == "school" else ""


def measured(store: Store, files: list[tuple[str, Path]]) -> dict[str, float]:
    """Return milliseconds of every step, and the megabytes of the whole."""
    found = {"read": 0.0, "write": 0.0}
    for wave, path in files:
        plan, took = timed(lambda path=path, wave=wave: finish(planning(store, [path], "", wave)))
        found["read"] += took
        _none, took = timed(lambda plan=plan, wave=wave: finish(applying(store, plan, wave)))
        found["write"] += took
    found["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    known = [each.id for each in waves.every(store)]
    numbers, found["list"] = timed(lambda: review.numbers(store, known[0], [responses.APPROVED]))
    found["page"] = timed(lambda: list(review.records(store, numbers[-PAGE:])))[1]
    found["deliveries"] = timed(lambda: [deliveries.every(store, each) for each in known])[1]
    found["indicators"] = timed(lambda: indicators(store))[1]
    found["bare_list"] = timed(
        lambda: store.rows("SELECT id FROM response WHERE wave = ? ORDER BY id", (known[0],))
    )[1]
    found["bare"] = bare(store)
    return found


def indicators(store: Store) -> None:
    """Count the indicators of both waves."""
    for wave in waves.every(store):
        answered = approved(store, wave)
        for each in definitions():
            computed(each, answered)


def bare(store: Store) -> float:
    """Return how long SQLite itself takes to write the same rows, in as many transactions."""
    rows = [tuple(row) for row in store.rows("SELECT * FROM response ORDER BY id")]
    marks = ", ".join("?" * len(rows[0]))
    with store.unrecorded() as connection:
        connection.execute("DELETE FROM response")

    def write() -> None:
        part = len(rows) // 4 + 1
        for at in range(0, len(rows), part):
            with store.unrecorded() as connection:
                connection.executemany(
                    f"INSERT INTO response VALUES ({marks})", rows[at : at + part]
                )

    return timed(write)[1]


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what some work gives, and how many milliseconds it takes."""
    begin = time.perf_counter()
    result = work()
    return result, (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    main()
