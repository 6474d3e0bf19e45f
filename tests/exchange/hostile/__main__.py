"""Try every hostile file, small and large, and print what it took: `python -m …hostile`.

With `--write` the small ones are written into tests/data/hostile anew instead.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from app.exchange.tables.reading import reading_sheets
from app.models.errors import FileProblem
from app.models.progress import finish
from tests.exchange.hostile import READ, SMALL
from tests.exchange.hostile.bombs import BOMBS

_SLOW = 2.0
_HEAVY = 100


def answer(path: Path) -> str:
    """Return the code of the answer to a file, read in a child."""
    try:
        finish(reading_sheets(path))
    except FileProblem as problem:
        return problem.code
    return READ


def tried(path: Path, expected: str) -> bool:
    """Read one file, say what it took, and whether all was well."""
    began, before = time.monotonic(), memory()
    code = answer(path)
    seconds, more = time.monotonic() - began, memory() - before
    well = code == expected and seconds < _SLOW and more < _HEAVY
    mark = "" if well else "   <---"
    click.echo(f"{path.name:36} {code:24} {seconds:6.2f} s {more:5.0f} MB{mark}")
    return well


def memory() -> float:
    """Return the most memory that this process has ever used, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024


@click.command()
@click.option("--write", is_flag=True, help="Write the small files instead.")
@click.option("--only", default="", help="A part of the names.")
def main(*, write: bool, only: str) -> None:
    """Try all of it."""
    if write:
        for name, (content, _) in SMALL.items():
            Path("tests/data/hostile", name).write_bytes(content)
        return
    with TemporaryDirectory() as folder:
        well = [
            tried(Path("tests/data/hostile", name), expected)
            for name, (_, expected) in SMALL.items()
            if only in name
        ]
        for name, (make, expected) in BOMBS.items():
            if only in name:
                path = Path(folder, name)
                path.write_bytes(make())
                well.append(tried(path, expected))
                path.unlink()
    click.echo(f"{len(well)} files, {well.count(False)} not well")
    sys.exit(0 if all(well) else 1)


if __name__ == "__main__":
    main()
