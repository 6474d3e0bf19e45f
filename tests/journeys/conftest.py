"""People at the program, and the quarter that one of them has entered by hand."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.journeys.paper import Paper
from tests.journeys.team import Team
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
