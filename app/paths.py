"""Where the program's own resources and the user's data lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path

CONTENTS = "contents.json"
"""The list of a bundle's files, each with its SHA-256; beside `resources`, in a bundle alone."""


def resource(*parts: str) -> Path:
    """Return the path of a file shipped with the program, in the source tree and in a bundle."""
    root = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
    return root.joinpath("resources", *parts)


def data_folder() -> Path:
    """Return the user's own folder for databases and settings, made readable by its owner only.

    `ZHETEKSHI_HOME` moves it, for a portable copy on a stick or for trying things out.
    """
    moved = os.environ.get("ZHETEKSHI_HOME")
    folder = Path(moved) if moved else _usual_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _usual_folder() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 - what is moved needs none of it

    return user_data_path("Zhetekshi", appauthor=False)
