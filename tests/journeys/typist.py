"""Somebody whose computer loses power while a form is being typed; run as a program of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from tests.journeys.user import Pick, User


class Form(NamedTuple):
    """A form on a screen: what is saved by it first, and what is typed and never saved.

    `current` is the field in which the power goes.
    """

    screen: int
    saved: dict[str, Any]
    typed: dict[str, Any]
    current: str


FORMS = {
    "request": Form(
        2,
        {"school": Pick("P1"), "topic": "Электр өшер алдында сақталған сұраныс"},
        {
            "school": Pick("P2"),
            "topic": "Сабақты зерттеу: екінші цикл",
            "audience": "пән мұғалімдері",
            "participants": "12",
        },
        "participants",
    ),
    "event": Form(
        3,
        {
            "kind": "тренинг",
            "topic": "Электр өшер алдында сақталған іс-шара",
            "first_day": "12.11.2025",
            "hours": "2",
        },
        {
            "kind": "шеберлік сабағы",
            "topic": "Формативті бағалау: екінші сабақ",
            "first_day": "18.11.2025",
            "hours": "3",
            "planned": "25",
        },
        "planned",
    ),
}


def type_until_killed(database, form):
    """Save a new record, begin another one, say so, and never save that."""
    qt_api.set_qt_api("pyside6")
    app = QApplication([])
    user = User(QtBot(None), app)
    user.open(database)
    user.go(form.screen)
    for content in (form.saved, form.typed):
        user.press("Ctrl+N")
        user.fill(**content)
        if content is form.saved:
            user.press("Ctrl+S")
            assert not user.eyes.has_button("save"), user.eyes.words()
    sys.stdout.write("typed\n")
    sys.stdout.flush()
    app.exec()


if __name__ == "__main__":
    type_until_killed(Path(sys.argv[1]), FORMS[sys.argv[2]])
