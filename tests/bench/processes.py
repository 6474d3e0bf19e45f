"""Processes of their own that are measured: how long they take and how much memory they hold."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTableWidget(20, 5))
window.resize(1366, 728)
window.show()
{end}
"""
OURS = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.bootstrap import QT_ARGUMENTS, launch
app = QApplication(list(QT_ARGUMENTS))
desk = launch(app, Path(sys.argv[1]), today=lambda: date.fromisoformat(sys.argv[2]))
{end}
"""
AT_ONCE = "QTimer.singleShot(0, lambda: QTimer.singleShot(0, app.quit)); app.exec()"
IDLE = """
from tests.bench.memory import held
QTimer.singleShot(3000, app.quit); app.exec(); print(held())
"""


def run(*arguments: str, home: Path) -> str:
    """Run a Python process to its end and return what it said."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ZHETEKSHI_HOME": str(home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a second start finds compiled modules
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True,
                          capture_output=True, text=True)  # fmt: skip
    return done.stdout


def seconds(*arguments: str, home: Path) -> float:
    """Return how long a process takes from its start to its end."""
    begin = time.perf_counter()
    run(*arguments, home=home)
    return time.perf_counter() - begin


def in_turns(runs: int, home: Path, *processes: tuple[str, ...]) -> list[float]:
    """Return the smallest time of each process, for it is the least disturbed; taken in turns."""
    times = [[seconds(*each, home=home) for each in processes] for _ in range(runs)]
    return [min(column) for column in zip(*times, strict=True)]


def printed_by_office(workbook: Path, runs: int = 3) -> float | None:
    """Return how long LibreOffice takes to turn a workbook into PDF; None where it is missing.

    The first run, in which it makes its profile, does not count.
    """
    office = shutil.which("soffice")
    if office is None:
        return None
    profile = f"-env:UserInstallation={(workbook.parent / 'office').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir",
               str(workbook.parent / "printed"), str(workbook)]  # fmt: skip
    times: list[float] = []
    for _ in range(runs + 1):
        begin = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begin)
    return min(times[1:])


def answer(*arguments: str, home: Path) -> Any:
    """Return the JSON that a process prints."""
    return json.loads(run(*arguments, home=home))
