"""Finding responses: in files, in folders and on sticks, each in the way its content says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.exchange.responses.answer_files import SUFFIX, read_answer_file
from app.exchange.responses.plan import Plan, planned
from app.exchange.responses.submissions import read_submissions
from app.exchange.responses.tables import read_table
from app.exchange.tables.reading import reading_sheets
from app.models.errors import FileProblem
from app.models.forms import library
from app.models.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

    from app.exchange.responses.given import Given
    from app.exchange.sheets import SourceSheet
    from app.models.store import Store

_ARCHIVES: Final = (".zip", ".xml")
_TABLES: Final = (".csv", ".tsv", ".xlsx", ".xls")
_DEEPEST: Final = 6
MOST: Final = 20_000
"""Files looked at in a folder; more than this is no stick of answers."""


def found_in(folder: Path) -> list[Path]:
    """Return the files of a folder or a stick that may hold responses, in the order of names."""
    return sorted(_walked(folder, 0))[:MOST]


def _walked(folder: Path, depth: int) -> Iterator[Path]:
    for each in sorted(folder.iterdir()):
        if each.is_symlink() or each.name.startswith("."):
            continue
        if each.is_dir() and depth < _DEEPEST:
            yield from _walked(each, depth + 1)
        elif each.name.endswith(SUFFIX) or each.name == "submission.xml":
            yield each


def planning(store: Store, paths: Sequence[Path], form: str = "") -> Generator[float, None, Plan]:
    """Read files and folders and compare them with what is stored, yielding the share done."""
    files = [each for path in paths for each in (found_in(path) if path.is_dir() else [path])]
    given: list[Given] = []
    problems: list[tuple[str, Problem]] = []
    for number, path in enumerate(files):
        try:
            given += yield from _read(store, path, form)
        except FileProblem as problem:
            told = Problem(problem.code, "", Severity.ERROR, problem.data)
            problems.append((path.name, told))
        yield (number + 1) / len(files)
    return planned(store, given, problems)


def _read(store: Store, path: Path, form: str) -> Generator[float, None, list[Given]]:
    name = path.name.lower()
    if name.endswith(_ARCHIVES):
        return read_submissions(path)
    if name.endswith(_TABLES):
        sheets = yield from _silently(reading_sheets(path))
        return read_table(path.name, sheets, library.with_shipped(store), form)
    return [read_answer_file(path)]


def _silently(
    work: Generator[float, None, tuple[SourceSheet, ...]],
) -> Generator[float, None, tuple[SourceSheet, ...]]:
    """Read on, telling only that the work is alive."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
        yield 0.0
