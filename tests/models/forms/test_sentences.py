"""Whatever is wrong with a form, there is a sentence for it."""

from __future__ import annotations

import ast

from app.messages import SENTENCES
from tests.house.sources import files, parsed

SAYING = {"error", "warning", "problem", "_wrong", "ExpressionError"}


def codes_said():
    """Return the codes that stand as literals in the sources of forms and expressions."""
    calls = [
        node
        for path in files("app/models/forms", "app/models/expressions")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in SAYING
        and node.args
    ]
    return {node.args[0].value for node in calls if isinstance(node.args[0], ast.Constant)}


def test_every_code_has_a_sentence():
    said = codes_said()
    assert len(said) > 20
    assert said - SENTENCES.keys() == set()
