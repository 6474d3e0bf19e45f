"""Taking a browser away in the middle of its work, as a power cut does."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path

from selenium.common.exceptions import WebDriverException


def kill(profile):
    """End every process of the browser that uses a profile, without a word to it."""
    mark = f"--user-data-dir={profile}"
    running = [each for each in Path("/proc").iterdir() if each.name.isdecimal()]
    ours = [int(each.name) for each in running if mark in _command(each)]
    assert ours
    for process in ours:
        with suppress(ProcessLookupError):  # it went with the one before
            os.kill(process, signal.SIGKILL)


def _command(process):
    try:
        return (process / "cmdline").read_text("utf-8", "replace")
    except OSError:
        return ""


def leave(driver):
    """Let go of a browser, whether it still lives or not."""
    try:
        driver.quit()
    except WebDriverException:
        driver.service.stop()
