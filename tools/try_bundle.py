"""Try the bundle as it will be used: its size, its self-test, its databases, its window.

Also from a folder whose name has spaces and Kazakh letters, where nothing may be written.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import click

from tools.bundle import CONSOLE, NAME, ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER: Final = ROOT / "dist" / NAME
LIMIT: Final = 220_000_000
ENDING: Final = ".exe" if sys.platform == "win32" else ""
WINDOW: Final = NAME + ENDING
COMMANDS: Final = CONSOLE + ENDING if sys.platform == "win32" else WINDOW
EXECUTABLES: Final = dict.fromkeys((WINDOW, COMMANDS))
"""On Windows both, for each starts itself anew to read a table from outside."""
SOURCE: Final = (sys.executable, str(ROOT / "main.py"))
PERIOD: Final = ("--school", "all", "--period", "academic:2025-26/2", "--format", "json")
PATIENCE: Final = 10
"""Seconds after which a window that is still there counts as one that has opened."""


@click.command(help=__doc__)
def main() -> None:
    """Try everything; stop at the first thing that is wrong."""
    _weigh()
    with TemporaryDirectory(prefix="Жетекші көшірмесі ") as place:
        home = Path(place) / "home"
        moved = Path(place) / "Басқа бума әғқңөұүһі"
        shutil.copytree(FOLDER, moved, symlinks=True)
        _protect(moved)
        for file in (folder / name for folder in (FOLDER, moved) for name in EXECUTABLES):
            click.echo(f"{file.parent.name}/{file.name} self-test")
            click.echo(_run((str(file), "self-test"), home))
        _exchange(place=Path(place), home=home)
        _open_window(moved, Path(place) / "0.db", home)
        _unprotect(moved)
    click.echo("the bundle is in order")


def _weigh() -> None:
    """Say how large the bundle is, and its largest parts."""
    inner = FOLDER / "_internal"
    parts: Counter[str] = Counter()
    for file in FOLDER.rglob("*"):
        if file.is_file() and not file.is_symlink():
            part = file.relative_to(inner).parts[0] if inner in file.parents else file.name
            parts[part] += file.stat().st_size
    for part, size in parts.most_common(12):
        click.echo(f"{size / 1e6:8.1f} MB  {part}")
    click.echo(f"{parts.total() / 1e6:8.1f} MB  in all, {LIMIT / 1e6:.0f} at most")
    if parts.total() > LIMIT:
        raise click.ClickException("the bundle is too large")


def _run(command: Sequence[str], home: Path) -> str:
    environment = {**os.environ, "ZHETEKSHI_HOME": str(home)}
    if sys.platform != "win32":
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(  # noqa: S603 - our own program
        command, env=environment, cwd=home.parent, capture_output=True, check=False
    )
    said = done.stdout.decode() + done.stderr.decode()
    if done.returncode:
        raise click.ClickException(f"{command[0]} ended with {done.returncode}:\n{said}")
    return done.stdout.decode().rstrip()


def _exchange(place: Path, home: Path) -> None:
    """Make a database with the source and one with the bundle; each reads both alike."""
    programs: tuple[tuple[str, ...], ...] = (SOURCE, (str(FOLDER / COMMANDS),))
    workbook = str(ROOT / "tests" / "data" / "quarter.xlsx")
    answers: set[str] = set()
    for number, maker in enumerate(programs):
        database = str(place / f"{number}.db")
        _run((*maker, "import", "workbook", workbook, "--database", database), home)
        for reader in programs:
            _run((*reader, "check", database), home)
            wanted = (*reader, "report", "quarterly", "--database", database, *PERIOD)
            answers.add(_run(wanted, home))
    if len(answers) != 1:
        raise click.ClickException("the source and the bundle do not give the same figures")
    click.echo("databases of the source and of the bundle: read alike by both")


def _open_window(folder: Path, database: Path, home: Path) -> None:
    """Open the window on a database of the source version, and see that it stays."""
    environment = {**os.environ, "ZHETEKSHI_HOME": str(home)}
    if sys.platform != "win32":
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = (str(folder / WINDOW), "--database", str(database))
    with subprocess.Popen(command, env=environment) as window:  # noqa: S603 - our own program
        try:
            raise click.ClickException(f"the window ended with {window.wait(PATIENCE)}")
        except subprocess.TimeoutExpired:
            window.terminate()
    log = (home / "zhetekshi.log").read_text("utf-8")
    if log:
        raise click.ClickException(f"the window left this in its log:\n{log}")
    click.echo("the window opens")


def _protect(folder: Path) -> None:
    """Take away the right to write; Windows knows none of it for folders."""
    for each in (folder, *folder.rglob("*")):
        if not each.is_symlink():
            each.chmod(each.stat().st_mode & ~0o222)


def _unprotect(folder: Path) -> None:
    for each in (folder, *folder.rglob("*")):
        if not each.is_symlink():
            each.chmod(each.stat().st_mode | 0o200)


if __name__ == "__main__":
    main()
