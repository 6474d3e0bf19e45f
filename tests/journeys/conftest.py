"""People at the program, and the quarter that one of them has entered by hand."""

from __future__ import annotations

from shutil import copyfile

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.paper import WORKBOOK, Paper
from tests.journeys.team import Team
from tests.journeys.terminal import run
from tests.journeys.user import User


@pytest.fixture
def user(qtbot, qapp):
    """Return somebody who has not started the program yet and leaves it closed."""
    person = User(qtbot, qapp)
    yield person
    person.close()


@pytest.fixture(scope="session")
def quarter(request, qapp, tmp_path_factory):
    """Return the database of a quarter that was entered by mouse and keyboard alone."""
    folder = tmp_path_factory.mktemp("quarter")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZHETEKSHI_HOME", str(folder / "home"))
        person = User(QtBot(request), qapp)
        person.open(folder / "school.db")
        try:
            Team(person, Paper()).live()
        finally:
            person.close()
    return folder / "school.db"


@pytest.fixture(scope="session")
def imported(tmp_path_factory):
    """Return a database that the quarter's workbook was brought into."""
    database = tmp_path_factory.mktemp("imported") / "school.db"
    run("import", "workbook", WORKBOOK, "--database", database)
    return database


@pytest.fixture
def database(imported, tmp_path):
    """Return a database of the quarter to work with."""
    return copyfile(imported, tmp_path / "school.db")
