"""Reading a table from outside in a child process, which may fall without the program."""

from __future__ import annotations

import logging
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from app.exchange.tables import COMMAND, wire
from app.exchange.tables.bounds import Bounds, Filling
from app.exchange.tables.limits import SECONDS
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from collections.abc import Generator

    from app.exchange.sheets import SourceSheet

_STEP_S: Final = 0.05
_AHEAD: Final = 16
"""Lines that wait to be taken; the child waits too when there are more."""
_READ: Final = 0.9
"""The share of the work that the child's reading is; taking over its rows is the rest."""
_ROOT: Final = Path(__file__).resolve().parents[3]
_log: Final = logging.getLogger("zhetekshi.tables")


def reading_sheets(path: Path) -> Generator[float, None, tuple[SourceSheet, ...]]:
    """Read the sheets of any file, yielding the share done; only `FileProblem` leaves.

    The child is ended when the generator is closed, and when its time is over.
    """
    yield 0
    child = _started(path)
    assert child.stdout  # noqa: S101 - it was asked for
    pump = _Pump(child.stdout)
    try:
        return (yield from _Answer(path.name).taken(pump))
    finally:
        child.kill()
        pump.drain()
        child.stdout.close()
        child.wait()


def _started(path: Path) -> subprocess.Popen[bytes]:
    if not path.is_file():
        raise FileProblem("file_no_access" if path.exists() else "file_not_found", path=path.name)
    try:
        return subprocess.Popen(  # noqa: S603 - our own program, and no shell
            _command(str(path.absolute())),
            cwd=Path(sys.executable).parent if _bundled() else _ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0,
        )
    except (OSError, ValueError) as problem:
        raise FileProblem("file_reader_missing", path=path.name) from problem


def _bundled() -> bool:
    return bool(getattr(sys, "frozen", False))


def _command(path: str) -> list[str]:
    """Return how to start this very program to read one table; never its window."""
    if _bundled():
        return [sys.executable, COMMAND, path]
    return [sys.executable, "-m", __package__ or "", path]


class _Pump(threading.Thread):
    """Takes the child's lines off its pipe, so that nobody waits for them without end."""

    def __init__(self, source: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._source = source
        self._lines: queue.Queue[bytes] = queue.Queue(_AHEAD)
        self._ended = False
        self.start()

    def run(self) -> None:
        """Take lines until there are none; an empty one says so."""
        for line in self._source:
            self._lines.put(line)
        self._lines.put(b"")

    def line(self) -> bytes | None:
        """Return the next line, nothing at the end, None when there is none yet."""
        try:
            found = self._lines.get(timeout=_STEP_S)
        except queue.Empty:
            return None
        self._ended = not found
        return found

    def drain(self) -> None:
        """Let the thread end when the child has ended."""
        while not self._ended:
            self.line()
        self.join()


class _Answer:
    """What the child has said so far of the file `name`."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._bounds = Bounds(name)
        self._sheets: list[Filling] = []
        self._begun = False
        self._done = False
        self._share = 0.0

    def taken(self, pump: _Pump) -> Generator[float, None, tuple[SourceSheet, ...]]:
        """Take the answer line by line; what it lacks, or should not say, is a `FileProblem`."""
        end = time.monotonic() + SECONDS
        while (line := pump.line()) != b"":
            if time.monotonic() > end:
                raise FileProblem("file_too_slow", path=self._name, limit=SECONDS)
            if line:
                self._take(line)
            yield self._share
        if not self._begun:
            raise FileProblem("file_reader_missing", path=self._name)
        if not self._done:
            raise FileProblem("file_damaged", path=self._name)
        return tuple(each.sheet() for each in self._sheets)

    def _take(self, line: bytes) -> None:
        try:
            what, value = wire.heard(line)
            self._take_in(what, value)
        except (AttributeError, LookupError, TypeError, ValueError) as problem:
            raise FileProblem("file_damaged", path=self._name) from problem

    def _take_in(self, what: str, value: wire.Json) -> None:
        match what:
            case wire.BEGUN:
                self._begin(limited=bool(value))
            case wire.SHARE:
                self._share = _READ * min(max(float(value), 0.0), 1.0)
            case wire.SHEET:
                self._share = _READ
                self._sheets.append(Filling(self._bounds, str(value)))
            case wire.ROWS:
                wire.take_rows(value, self._sheets[-1])
            case wire.PROBLEM:
                raise wire.problem_heard(value, self._name)
            case _:
                self._done = what == wire.DONE

    def _begin(self, *, limited: bool) -> None:
        self._begun = True
        if not limited:
            _log.warning("the system did not limit the memory of the reader of tables")
