"""Finding responses: in files, in folders and on sticks, each in the way its content says."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from app.exchange.responses.answer_files import (
    RENAMED,
    SUFFIX,
    is_answer_file,
    read_answer_file,
)
from app.exchange.responses.archives import SIGNATURE, is_workbook, read_archive
from app.exchange.responses.plan import Plan, Planning
from app.exchange.responses.rounds import repeat_of
from app.exchange.responses.submissions import LARGEST, is_submission, parse_submission
from app.exchange.responses.tables import holds, read_table
from app.exchange.tables.reading import reading_sheets
from app.models.archive import is_open_document, read_bytes
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from app.exchange.sheets import SourceSheet
    from app.models.store import Store

_DEEPEST: Final = 6
_LOOKED_AT: Final = 200_000
MOST: Final = 20_000
"""Files that are read of a folder; more than this is no stick of answers."""
_STEP: Final = 200
_TABLES: Final = (".csv", ".tsv", ".xlsx", ".xls")
_SOUGHT: Final = (SUFFIX, *RENAMED, ".xml", ".zip", *_TABLES)


def found_in(folder: Path) -> list[Path]:
    """Return the files of a folder or a stick that may hold responses, the oldest first.

    Where two files hold the same response, the newer one counts. Raises `FileProblem`
    file_no_access.
    """
    if not os.access(folder, os.R_OK | os.X_OK):
        raise FileProblem("file_no_access", path=folder.name)
    seen = islice(_walked(folder, 0), _LOOKED_AT)
    found = list(islice((each for each in seen if each.name.lower().endswith(_SOUGHT)), MOST))
    return [Path(each.path) for each in sorted(found, key=_age)]


def _age(entry: os.DirEntry[str]) -> tuple[float, str]:
    try:
        return entry.stat(follow_symlinks=False).st_mtime, entry.path
    except OSError:
        return 0.0, entry.path


def _walked(folder: str | Path, depth: int) -> Iterator[os.DirEntry[str]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # the stick's own folders need not be ours to read
        return
    for each in entries:
        if each.name.startswith(".") or each.is_symlink():
            continue
        if each.is_file(follow_symlinks=False):
            yield each
        elif depth < _DEEPEST and each.is_dir(follow_symlinks=False):
            yield from _walked(each.path, depth + 1)


def planning(
    store: Store, paths: Sequence[Path], form: str = "", wave: str = "", preferred: str = ""
) -> Generator[float, None, Plan]:
    """Read files and folders and compare them with what is stored, yielding the share done.

    `form` is the code of the questionnaire of a table, `wave` that of the wave to come,
    `preferred` is the questionnaire of tables that fit several.
    """
    reading = _Reading(Planning(store, wave), form, preferred)
    yield 0.0
    for path in paths:
        yield from reading.take(path)
    yield from reading.take_tables(chosen=True)
    return reading.planning.plan()


class _Reading:
    """Reads files one after another into a plan."""

    def __init__(self, plan: Planning, form: str, preferred: str) -> None:
        self.planning = plan
        self._form = form
        self._preferred = preferred
        self._tables: list[_Tables] = []

    def take(self, path: Path) -> Generator[float]:
        """Take a file, or what a folder holds of answers; what is none of ours is left alone."""
        if not path.is_dir():
            yield from self._file(path, chosen=True)
            return
        try:
            files = found_in(path)
        except FileProblem as problem:
            self.planning.refuse(problem, path.name)
            return
        taken = 0
        for number, each in enumerate(files):
            taken += yield from self._file(each, chosen=False)
            yield (number + 1) / len(files)
        taken += yield from self.take_tables(chosen=False)
        if not taken:
            self.planning.refuse(FileProblem("response_none_found", path=path.name), path.name)

    def _file(self, path: Path, *, chosen: bool) -> Generator[float, None, int]:
        """Take one file; return 1, or 0 for one that nobody chose and that is none of ours."""
        try:
            if not chosen and not _is_ours(path):
                return 0
            if not (yield from self._read(path, chosen=chosen)):
                return 0
        except FileProblem as problem:
            silent = {"response_none_found"} if not _is_table(path) else _NO_ANSWERS
            if not chosen and problem.code in silent:
                return 0
            self.planning.refuse(problem, path.name)
        return 1

    def _read(self, path: Path, *, chosen: bool) -> Generator[float, None, bool]:
        """Read a file; tables are only put aside, since they may belong together."""
        name = path.name.lower()
        if name.endswith((SUFFIX, *RENAMED)):
            self.planning.take(read_answer_file(path))
        elif name.endswith(".xml"):
            self.planning.take(parse_submission(path.name, _small(path)))
        elif name.endswith(".zip") or _begins(path) == SIGNATURE:
            content = read_bytes(path)
            if not is_workbook(content) and not is_open_document(content):
                yield from self._archive(path.name, content)
                return True
            yield from self._put_aside(path, path.name, str(path.parent))
            return chosen
        else:
            yield from self._put_aside(path, path.name, str(path.parent))
            return chosen
        return True

    def _archive(self, name: str, content: bytes) -> Generator[float]:
        found = read_archive(name, content)
        for problem in found.problems:
            self.planning.refuse(problem, str(problem.data.get("path", name)))
        for number, each in enumerate(found.given):
            self.planning.take(each)
            if number % _STEP == 0:
                yield number / len(found.given)
        with TemporaryDirectory() as folder:
            for number, (title, inner) in enumerate(found.tables):
                copy = Path(folder, f"{number}.csv")
                copy.write_bytes(inner)
                yield from self._member(copy, title, name)

    def _member(self, path: Path, title: str, archive: str) -> Generator[float]:
        try:
            yield from self._put_aside(path, title, archive)
        except FileProblem as problem:
            told = FileProblem(problem.code, **{**problem.data, "path": title})
            self.planning.refuse(told, title)

    def _put_aside(self, path: Path, name: str, place: str) -> Generator[float]:
        sheets = yield from _silently(reading_sheets(path))
        if len(sheets) == 1 and sheets[0].name == path.stem:
            sheets = (replace(sheets[0], name=PurePosixPath(name).stem),)
        self._tables.append(_Tables(name, place, sheets, archived=name != path.name))

    def take_tables(self, *, chosen: bool) -> Generator[float, None, int]:
        """Take the tables that were put aside, each with those of rounds beside it.

        Of tables that nobody chose, those that are none of answers are left alone.
        """
        tables, self._tables = self._tables, []
        forms = self.planning.forms
        taken, joined = 0, list[_Tables]()
        for each in tables:
            answers, rounds = holds(each.sheets, forms)
            if rounds:
                joined.append(each)
            elif answers or chosen or each.archived:
                taken += 1
                beside = [o for o in tables if o is not each and o.place == each.place]
                yield from self._table(each, [sheet for o in beside for sheet in o.sheets])
        places = {each.place for each in tables if each not in joined}
        for each in joined:
            named = any(repeat_of(form, sheet.name) for form in forms for sheet in each.sheets)
            if each.place not in places or not named:
                taken += 1
                problem = FileProblem("response_rounds_alone", path=each.name)
                self.planning.refuse(problem, each.name)
        return taken

    def _table(self, table: _Tables, beside: Sequence[SourceSheet]) -> Generator[float]:
        try:
            found = read_table(
                table.name, table.sheets, self.planning.forms, self._form, beside, self._preferred
            )
        except FileProblem as problem:
            self.planning.refuse(problem, table.name)
            return
        total = max(sum(len(each.rows) for each in table.sheets), 1)
        for number, each in enumerate(found):
            self.planning.take(each)
            if number % _STEP == 0:
                yield number / total


@dataclass(frozen=True, slots=True)
class _Tables:
    """The sheets of a file; those of one `place` (a folder or a zip) may belong together."""

    name: str
    place: str
    sheets: tuple[SourceSheet, ...]
    archived: bool


_NO_ANSWERS: Final = frozenset({"file_empty", "file_not_table", "response_none_found"})
"""Reasons for which a table that nobody chose is none of ours."""


def _is_table(path: Path) -> bool:
    return path.name.lower().endswith(_TABLES)


def _is_ours(path: Path) -> bool:
    """Say whether a file of a folder holds answers: by its name, else by how it begins."""
    name = path.name.lower()
    if name.endswith((SUFFIX, ".zip", *_TABLES)):
        return not name.startswith("~$")
    head = _head(path, LARGEST)
    return is_submission(head) if name.endswith(".xml") else is_answer_file(name, head)


def _small(path: Path) -> bytes:
    content = _head(path, LARGEST + 1)
    if len(content) > LARGEST:
        raise FileProblem("response_too_large", path=path.name, limit=LARGEST >> 20)
    return content


def _begins(path: Path) -> bytes:
    return _head(path, len(SIGNATURE)) if path.is_file() else b""


def _head(path: Path, size: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(size)
    except FileNotFoundError as problem:
        raise FileProblem("file_not_found", path=path.name) from problem
    except OSError as problem:
        raise FileProblem("file_no_access", path=path.name) from problem


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
