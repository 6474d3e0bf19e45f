"""The tests that play a user know the launcher alone: no model, no screen, no store."""

from __future__ import annotations

import ast

import pytest

from tests.house.sources import files, parsed, place

JOURNEYS = files("tests/journeys")


def imports(path):
    """Yield what a module imports from the project, with the place."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                yield f"{node.module}.{name.name}", place(path, node)
        elif isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, place(path, node)


def is_of_a_user(name):
    foreign = name.split(".")[0] not in {"app", "tests"}
    return foreign or name == "app.bootstrap.launch" or name.startswith("tests.journeys.")


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: path.stem)
def test_journey_knows_the_launcher_alone(path):
    assert [where for name, where in imports(path) if not is_of_a_user(name)] == []


def test_only_one_module_starts_the_program():
    starting = {path.name for path in JOURNEYS for name, _ in imports(path) if "bootstrap" in name}
    assert starting == {"user.py"}


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: path.stem)
def test_journey_does_not_reach_past_the_window(path):
    """Names with an underscore and the store belong to the program, not to its user."""
    hidden = [
        place(path, node)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute)
        and (node.attr in {"store", "findChild"} or node.attr.startswith("_"))
        and ast.unparse(node.value) not in {"self", "dialog"}
    ]
    assert hidden == []
