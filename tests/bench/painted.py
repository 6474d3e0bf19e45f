"""How long from a program's start until its window stands painted on a real (virtual) screen.

`python -m tests.bench.painted DATABASE` compares the source and, where it was built, the bundle
with an empty window; taken in turns, the least disturbed run of each counts.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from tests.bench.processes import EMPTY, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QScreen

RUNS = 9
BUNDLE = ROOT / "dist" / "zhetekshi" / "zhetekshi"
STRIP = (300, 300, 200, 4)
"""Of the screen: x, y, width and height of what is watched; inside of every window measured."""


def main() -> None:
    """Measure and print."""
    database = sys.argv[1]
    programs = {
        "an empty window": (sys.executable, "-c", EMPTY.format(end="app.exec()")),
        "the source": (sys.executable, str(ROOT / "main.py"), "--database", database),
    }
    if BUNDLE.exists():
        programs["the bundle"] = (str(BUNDLE), "--database", database)
    with TemporaryDirectory() as home, _screen(Path(home)) as screen:
        rounds = [[_seconds(each, screen, home) for each in programs.values()] for _ in range(RUNS)]
    least = [min(column) for column in zip(*rounds, strict=True)]
    for name, took in zip(programs, least, strict=True):
        click.echo(f"{name:20} {took * 1000:8.1f} ms {took / least[0]:6.2f} ×")


@contextmanager
def _screen(home: Path) -> Iterator[QScreen]:
    """Give a screen of 1366 × 768 that nobody else draws on, as Qt sees it."""
    reader, writer = os.pipe()
    command = ("Xvfb", "-screen", "0", "1366x768x24", "-displayfd", str(writer))
    with subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL) as server:
        os.environ["DISPLAY"] = f":{os.read(reader, 16).decode().strip()}"
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        os.environ["ZHETEKSHI_HOME"] = str(home)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - it needs the display

        watcher = QGuiApplication([])
        yield watcher.primaryScreen()
        watcher.shutdown()
        server.terminate()


def _seconds(command: Sequence[str], screen: QScreen, home: str) -> float:
    """Return how long until the strip is painted over."""
    before = _strip(screen)
    begin = time.perf_counter()
    with subprocess.Popen(command, cwd=home if command[0] == str(BUNDLE) else ROOT) as program:
        while _strip(screen) == before:
            with suppress(subprocess.TimeoutExpired):
                program.wait(0.001)
        took = time.perf_counter() - begin
        if len(sys.argv) > 2:  # a folder for pictures of the moment that counts
            screen.grabWindow(0).save(
                f"{sys.argv[2]}/{Path(command[0]).name}-{Path(command[-1]).stem[:8].strip()}.png"
            )
        program.terminate()
    while _strip(screen) != before:
        pass  # each look takes a while
    return took


def _strip(screen: QScreen) -> bytes:
    picture = screen.grabWindow(0, *STRIP).toImage()
    return bytes(picture.constBits())


if __name__ == "__main__":
    main()
