"""Whatever the exchange may say is wrong, there is a sentence for it."""

from __future__ import annotations

import ast

from app.exchange.workbook.references import UNKNOWN
from app.messages import SENTENCES
from tests.house.sources import files, parsed

SAYING = {"AppError", "FileProblem", "_note", "error", "fail", "warning", "Problem"}


def codes_said():
    """Return the codes that stand as literals in the sources of the exchange."""
    calls = [
        node
        for path in files("app/exchange", "app/models/mending.py", "app/models/files.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in SAYING and node.args
    ]
    return {node.args[0].value for node in calls if isinstance(node.args[0], ast.Constant)}


def test_every_code_has_a_sentence():
    said = codes_said() | set(UNKNOWN.values()) | {"missing_column", "absent_column"}
    assert len(said) > 40
    assert said - SENTENCES.keys() == set()
