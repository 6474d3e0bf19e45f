"""The project's Python files, parsed once for the tests of the house."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"


def files(*places: str) -> list[Path]:
    """Return every Python file of these files and folders, by path from the root."""
    found = [path for place in places for path in (ROOT / place).rglob("*.py")]
    named = [ROOT / place for place in places if (ROOT / place).is_file()]
    return sorted([*found, *named])


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    """Return where something stands, as editors understand it."""
    line = f":{node.lineno}" if node else ""
    return f"{path.relative_to(ROOT).as_posix()}{line}"
