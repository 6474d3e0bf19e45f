"""The rules of the house that a parser can see; CONTRIBUTING.md says them in words."""

from __future__ import annotations

import ast
import re

from PySide6 import QtCore, QtGui, QtWidgets

from tests.house.sources import files, parsed, place

PRODUCT = files("app", "tools", "main.py")
EVERYTHING = files("app", "tools", "tests", "main.py")
DOCUMENTED = files("app/models", "app/exchange", "app/reports")

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 50

FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def found(paths, *kinds):
    return [
        (path, node) for path in paths for node in ast.walk(parsed(path)) if isinstance(node, kinds)
    ]


def calls(paths):
    return [(path, node, ast.unparse(node.func)) for path, node in found(paths, ast.Call)]


def test_nothing_waits_or_runs_text_as_code():
    # A method called exec is Qt's; a function called exec is Python's.
    banned = re.compile(r"(.*\.)?(processEvents|sleep)|eval|exec|qtbot\.wait")
    assert [
        place(path, node) for path, node, name in calls(EVERYTHING) if banned.fullmatch(name)
    ] == []


def test_nothing_prints():
    # The measurements of tests/bench are read on the terminal.
    told = [each for each in calls(EVERYTHING) if each[2] == "print"]
    assert [
        place(path, node) for path, node, _ in told if not place(path).startswith("tests/bench/")
    ] == []


def test_no_error_is_caught_unnamed():
    handlers = found(EVERYTHING, ast.ExceptHandler)
    assert [place(path, node) for path, node in handlers if node.type is None] == []


def test_nothing_is_global():
    assert [place(path, node) for path, node in found(EVERYTHING, ast.Global)] == []


def test_nothing_is_pickled():
    imports = found(EVERYTHING, ast.Import, ast.ImportFrom)
    assert [place(path, node) for path, node in imports if "pickle" in ast.unparse(node)] == []


def test_nobody_asks_for_the_application():
    asking = ("Application.instance", "qApp")
    assert [
        place(path, node)
        for path, node in found(PRODUCT, ast.Attribute, ast.Name)
        if ast.unparse(node).endswith(asking) and place(path) != "app/bootstrap.py"
    ] == []


def test_modules_are_named_after_what_they_hold():
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "core"}
    assert [place(path) for path in EVERYTHING if {path.stem, path.parent.name} & vague] == []


def test_files_are_short():
    lengths = {place(path): len(path.read_text("utf-8").splitlines()) for path in EVERYTHING}
    assert {path: lines for path, lines in lengths.items() if lines > LINES_OF_A_FILE} == {}


def test_functions_are_short():
    lengths = {
        f"{place(path, node)} {node.name}": node.end_lineno - node.lineno + 1
        for path, node in found(EVERYTHING, FUNCTIONS)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LINES_OF_A_FUNCTION} == {}


def test_every_module_says_what_it_is_for():
    modules = [path for path in EVERYTHING if path.read_text("utf-8").strip()]
    assert [place(path) for path in modules if not ast.get_docstring(parsed(path))] == []


def public(body):
    """Yield the public functions and classes of a module, and the methods of its classes."""
    for node in body:
        if isinstance(node, FUNCTIONS | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def test_public_names_are_explained():
    assert [
        f"{place(path, node)} {node.name}"
        for path in DOCUMENTED
        for node in public(parsed(path).body)
        if not ast.get_docstring(node)
    ] == []


def test_classes_of_the_interface_are_explained():
    classes = found(files("app/ui"), ast.ClassDef)
    assert [
        f"{place(path, node)} {node.name}" for path, node in classes if not ast.get_docstring(node)
    ] == []


def qt_base(name):
    modules = (QtCore, QtGui, QtWidgets)
    return next((getattr(each, name) for each in modules if hasattr(each, name)), object)


def hidden(node):
    """Yield the assignments `self.name = …` of a class that hide a name of its Qt base."""
    bases = [qt_base(ast.unparse(base).rpartition(".")[2]) for base in node.bases]
    for inner in ast.walk(node):
        if isinstance(inner, ast.Attribute) and isinstance(inner.ctx, ast.Store):
            of_self = isinstance(inner.value, ast.Name) and inner.value.id == "self"
            if of_self and any(hasattr(base, inner.attr) for base in bases if base is not object):
                yield inner


def test_no_attribute_hides_a_name_of_qt():
    assert [
        f"{place(path, inner)} {inner.attr}"
        for path, node in found(files("app/ui", "app/bootstrap.py"), ast.ClassDef)
        for inner in hidden(node)
    ] == []
