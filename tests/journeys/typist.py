"""Somebody whose computer loses power while a form is being typed; run as a program of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from tests.journeys.user import Pick, User

TOPIC = "Сабақты зерттеу: екінші цикл"
AUDIENCE = "пән мұғалімдері"
CURRENT = "12"


def type_until_killed(database):
    """Type a new request into the form, say so, and never save it."""
    qt_api.set_qt_api("pyside6")
    app = QApplication([])
    user = User(QtBot(None), app)
    user.open(database)
    user.go(2)
    user.press("Ctrl+N")
    user.fill(school=Pick("P2"), topic=TOPIC, audience=AUDIENCE, participants=CURRENT)
    sys.stdout.write("typed\n")
    sys.stdout.flush()
    app.exec()


if __name__ == "__main__":
    type_until_killed(Path(sys.argv[1]))
