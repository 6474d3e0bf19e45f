"""Who may import whom: main, bootstrap, ui and commands, reports and exchange, models."""

from __future__ import annotations

import pytest
from pytest_archon import archrule

from tests.house.sources import APP, files

ANYWHERE = ("app.paths", "app.i18n")
BELOW = {
    "app.bootstrap": (
        "app.selftest",
        "app.ui",
        "app.commands",
        "app.messages",
        "app.reports",
        "app.exchange",
        "app.demo",
    ),
    "app.selftest": (
        "app.ui",
        "app.messages",
        "app.reports",
        "app.exchange",
        "app.demo",
    ),
    "app.ui": ("app.messages", "app.reports", "app.exchange", "app.demo"),
    "app.commands": (
        "app.messages",
        "app.reports",
        "app.exchange",
        "app.demo",
    ),
    "app.messages": (),
    "app.reports": (),
    "app.exchange": (),
    "app.demo": (),
    "app.models": (),
    "app.i18n": (),
    "app.paths": (),
}
"""What each floor may import besides models, itself and what may be imported from anywhere."""

LIBRARIES = {
    "PySide6": ("app.ui", "app.bootstrap"),
    "shiboken6": ("app.ui", "app.bootstrap"),
    "sqlite3": ("app.models",),
    "sqlite_utils": ("app.models",),
    "reportlab": ("app.reports",),
    "openpyxl": ("app.exchange", "app.reports"),
    "xlsxwriter": ("app.exchange", "app.reports"),
    "pandas": ("app.exchange", "app.reports"),
    "pptx": ("app.reports",),
    "docx": ("app.reports",),
    "PIL": ("app.reports",),
}
"""Which floors may name a library."""

SCREENS = sorted(path.parent.name for path in (APP / "ui").glob("*/__init__.py"))


def within(*modules: str) -> list[str]:
    return [pattern for module in modules for pattern in (module, f"{module}.*")]


@pytest.mark.parametrize("floor", BELOW)
def test_floor_imports_only_what_lies_below(floor):
    allowed = (floor, *BELOW[floor], *ANYWHERE)
    if floor not in ANYWHERE:
        allowed = (*allowed, "app.models")
    (
        archrule(f"{floor} imports only what lies below it")
        .match(*within(floor))
        .should_not_import("app.*")
        .may_import(*within(*allowed))
        .check("app")
    )


def test_every_module_lies_on_a_floor():
    tops = {path.relative_to(APP).parts[0].removesuffix(".py") for path in files("app")}
    assert {f"app.{top}" for top in tops} - {"app.__init__"} <= set(BELOW)


@pytest.mark.parametrize("library", LIBRARIES)
def test_library_is_named_only_at_home(library):
    (
        archrule(f"{library} is imported only in {' and '.join(LIBRARIES[library])}")
        .match("app", "app.*")
        .exclude(*within(*LIBRARIES[library]))
        .should_not_import(*within(library))
        .check("app", only_direct_imports=True)
    )


@pytest.mark.parametrize("screen", SCREENS)
def test_screens_do_not_import_each_other(screen):
    (
        archrule(f"the screen {screen} imports no other screen")
        .match(*within(f"app.ui.{screen}"))
        .should_not_import(*within(*(f"app.ui.{each}" for each in SCREENS if each != screen)))
        .check("app")
    )


def test_nothing_imports_the_way_in():
    archrule("main and bootstrap are imported by nobody of app").match("app.*").exclude(
        "app.bootstrap"
    ).should_not_import("main", "app.bootstrap").check("app")
