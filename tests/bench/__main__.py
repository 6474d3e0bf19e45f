"""Print the time of the first painted window and of a school's report.

The window is compared with an empty PySide6 window that has a table, each in processes of their
own, taken in turns; the smallest of the times counts, for it is the least disturbed one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import click

ROOT = Path(__file__).resolve().parents[2]
WORKBOOK = ROOT / "tests" / "data" / "quarter.xlsx"
RUNS = 7

EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTableWidget(20, 5))
window.show()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, app.quit))
app.exec()
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.bootstrap import launch
app = QApplication([])
desk = launch(app, Path(sys.argv[1]))
QTimer.singleShot(0, lambda: QTimer.singleShot(0, app.quit))
app.exec()
"""


def seconds(*arguments: str, home: str) -> float:
    """Return how long a process takes from its start to its end."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ZHETEKSHI_HOME": home}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a second start finds compiled modules
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True,
                   capture_output=True)  # fmt: skip
    return time.perf_counter() - begin


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as home:
        database, report = str(Path(home) / "school.db"), str(Path(home) / "report.pdf")
        seconds("main.py", "import", "workbook", str(WORKBOOK), "--database", database, home=home)
        empty, ours, printed = [], [], []
        for _ in range(RUNS):
            empty.append(seconds("-c", EMPTY, home=home))
            ours.append(seconds("-c", OURS, database, home=home))
            printed.append(
                seconds("main.py", "report", "quarterly", "--database", database, "--period",
                        "academic:2025-26/2", "--format", "pdf", "--output", report, home=home)
            )  # fmt: skip
    ratio = min(ours) / min(empty)
    click.echo(f"window {min(ours):.2f} s, empty {min(empty):.2f} s, ratio {ratio:.2f} (aim 2.5)")
    click.echo(f"quarterly report of one school, whole process: {min(printed):.2f} s")


if __name__ == "__main__":
    main()
