"""The command line beside the window: what a saved file says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments):
    """Run a command of the program and return what it says; it must succeed."""
    command = [sys.executable, ROOT / "main.py", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def report(database, period):
    """Return the quarterly report of a period as JSON gives it."""
    words = ("--database", database, "--period", period, "--format", "json")
    return json.loads(run("report", "quarterly", *words))


def counts(workbook, database, *options):
    """Return how many rows an import finds new, changed, same and rejected, all sheets together."""
    answer = json.loads(
        run("import", "workbook", workbook, "--database", database, "--json", *options)
    )
    return {name: sum(answer[name].values()) for name in ("new", "changed", "same", "rejected")}
