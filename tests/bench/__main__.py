"""Print the ratios of the design: start-up, memory, pages and searches on the country database.

Every measurement is taken in a process of its own; the least disturbed of several runs counts.
`python -m tests.bench [DATABASE]` takes a country database that is there already.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from app.ui.screens import SCREENS
from tests.bench import registry
from tests.bench.processes import (
    AT_ONCE,
    EMPTY,
    IDLE,
    OURS,
    answer,
    in_turns,
    printed_by_office,
    run,
    seconds,
)

TODAY = "2026-03-10"
RUNS = 7
RATIO = 2.0
HALF = "2019-01-31"
"""A day by which about half of the country's events were held."""
OPENED = 5
OPENINGS = {"met": "opened when the window has stood", "at-once": "opened at the first paint"}
LIMIT = 50.0
"""Milliseconds that nobody feels: below them a ratio to next to nothing says nothing."""


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        database = Path(sys.argv[1]) if len(sys.argv) > 1 else home / "country.db"
        if not database.exists():
            took = seconds("main.py", "demo", str(database), "--size", "country",
                           "--today", TODAY, home=home)  # fmt: skip
            aim = verdict(good=took <= 60, aim="whole process, one minute at most")
            line("demo --size country", took * 1000, 60_000, aim)
        start_up(database, home)
        memory(database, home)
        report(home)
        responses(home)
        register(database, home)
        registries(database, home)
        for screen in SCREENS:
            steps(screen.nav.key, database, home)


def line(name: str, ours: float, other: float, told: str) -> None:
    """Print one measurement."""
    ratio = f"{ours / other:6.2f} ×" if other else " " * 8
    click.echo(f"{name:44} {ours:10.1f} {other:10.1f} {ratio}  {told}")


def verdict(*, good: bool, aim: str) -> str:
    """Return the aim, and whether it is met."""
    return f"{aim} — {'met' if good else 'MISSED'}"


def start_up(database: Path, home: Path) -> None:
    """Compare the start with that of an empty window with a table."""
    empty = ("-c", EMPTY.format(end=AT_ONCE))
    ours = ("-c", OURS.format(end=AT_ONCE), str(database), TODAY)
    run(*ours, home=home)  # compiles the modules, once
    first, second = in_turns(RUNS, home, empty, ours)
    aim = verdict(good=second <= 2.5 * first, aim="aim 2.5 ×")
    line("start-up, ms against an empty window", second * 1000, first * 1000, aim)


def memory(database: Path, home: Path) -> None:
    """Compare the idle window with an empty one."""
    empty = min(int(run("-c", EMPTY.format(end=IDLE), home=home)) for _ in range(3))
    ours = min(
        int(run("-c", OURS.format(end=IDLE), str(database), TODAY, home=home)) for _ in range(3)
    )
    aim = verdict(good=ours <= 2.5 * empty, aim="aim 2.5 ×")
    line("idle memory, MB (PSS) against an empty window", ours / 1024, empty / 1024, aim)


def report(home: Path) -> None:
    """Print how long the quarterly report of one school takes."""
    database = str(home / "school.db")
    run("main.py", "demo", database, "--size", "school", "--today", TODAY, home=home)
    (took,) = in_turns(3, home, ("main.py", "report", "quarterly", "--database", database,
                                 "--period", "academic:2025-26/2", "--format", "pdf",
                                 "--output", str(home / "report.pdf")))  # fmt: skip
    run("-m", "tests.bench.papers", "rows", database, str(home / "rows.xlsx"), home=home)
    compared("quarterly report of one school, ms", took, home / "rows.xlsx", 0.5)


def register(database: Path, home: Path) -> None:
    """Print how long the country's register of events takes, and half of it."""
    paper = ("-m", "tests.bench.papers", "register", str(database))
    run(*paper, str(home / "register.xlsx"), home=home)
    whole, half = in_turns(3, home, (*paper, str(home / "register.pdf")),
                           (*paper, str(home / "half.pdf"), HALF))  # fmt: skip
    compared("register of the country's events, ms", whole, home / "register.xlsx", 0.6)
    aim = verdict(good=whole <= 2.2 * half, aim="aim 2.2 ×: grows with the rows")
    line("register, ms against one of half the year", whole * 1000, half * 1000, aim)


def compared(name: str, took: float, workbook: Path, most: float) -> None:
    """Print what a document took against LibreOffice printing the same rows of a workbook."""
    other = printed_by_office(workbook)
    if other is None:
        line(name, took * 1000, 0, "not compared: LibreOffice (soffice) is not installed here")
    else:
        aim = verdict(good=took <= most * other, aim=f"aim {most} × LibreOffice, whole process")
        line(name, took * 1000, other * 1000, aim)


def registries(database: Path, home: Path) -> None:
    """Print how long a registry takes to come in, whole processes."""
    for what, took in registry.measured(database, home):
        aim = verdict(good=took <= registry.LIMIT, aim=f"{registry.LIMIT:.0f} s at most")
        line(f"{what}, ms", took * 1000, 0, aim)


def responses(home: Path) -> None:
    """Print how long 14 709 responses take: brought in from four tables, listed and counted."""
    folder = home / "responses"
    folder.mkdir()
    found = answer("-m", "tests.bench.responses", str(folder), home=home)
    write, bare = found["write"], found["bare"]
    aim = verdict(good=write <= 3 * bare, aim="aim 3 ×; bare: executemany of the same rows")
    line("14 709 responses: written, ms", write, bare, aim)
    line(
        "  read from tables and judged, ms",
        found["read"],
        bare,
        "no aim; beside the same executemany",
    )
    aim = aim_of("list", found["list"], found["bare_list"])
    line("  list of a wave, ms", found["list"], found["bare_list"], aim)
    line("  a page of 200, ms", found["page"], 0, "no aim; answers taken apart")
    line("  deliveries of both waves, ms", found["deliveries"], 0, "no aim; with their counts")
    line("  indicators of both waves, ms", found["indicators"], 0, "no aim; all of them")
    line("  memory of the import, MB", found["megabytes"], 0, "no aim; at its peak")


def steps(page: str, database: Path, home: Path) -> None:
    """Print what one page takes, beside the bare SQL of its list."""
    opening(page, database, home)
    for each in answer("-m", "tests.bench.pages", str(database), TODAY, page, home=home):
        kind, ours, bare = each["kind"], each["ms"], each["bare"]
        name = f"{page}: {kind} {each['name']}".strip()
        line(f"{name}, ms", ours, bare, aim_of(kind, ours, bare))


def opening(page: str, database: Path, home: Path) -> None:
    """Print how long a page takes to open for the first time: as it is met, and at once."""
    command = ("-m", "tests.bench.pages", str(database), TODAY, page)
    for when, told in OPENINGS.items():
        found = [answer(*command, when, home=home) for _ in range(OPENED)]
        ours, bare = (min(each[name] for each in found) for name in ("ms", "bare"))
        aim = aim_of("open", ours, bare) if when == "met" else "no aim: nothing is ready yet"
        line(f"{page}: {told}, ms", ours, bare, aim)


def aim_of(kind: str, ours: float, bare: float) -> str:
    """Return what the design asks of a step, and whether it is so."""
    if kind in {"filter", "search"}:
        good = ours <= LIMIT
        return verdict(good=good, aim=f"at most {LIMIT:.0f} ms")
    if not bare:
        return "no aim: a page without a list"
    return verdict(good=ours <= max(RATIO * bare, LIMIT), aim=f"aim {RATIO} × or {LIMIT:.0f} ms")


if __name__ == "__main__":
    main()
