"""A desk with the screen of requests: five requests, two events, and it is 2 December 2025."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from app.models import events, people, requests, schools, settings
from app.models.requests import Step
from app.models.store import Store
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.requests.page import RequestsPage

TODAY = date(2025, 12, 2)
AKSU = "«Ақсу» жалпы орта мектебі"
DOSTYQ = "«Достық» жалпы орта мектебі"


def november(day):
    return date(2025, 11, day)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "field.db") as made:
        made.who = "Айгүл"
        yield made


@pytest.fixture
def desk(store):
    """Return the numbers of the records by short names."""
    made = SimpleNamespace()
    with store.change("Begin") as change:
        _add_schools(store, change, made)
        _add_requests(store, change, made)
        _add_events(store, change, made)
    return made


def _add_schools(store, change, made):
    own = {"code": "LS", "name_kk": "№4 мектеп-гимназия", "status": "leading"}
    made.own = schools.save(change, None, own)
    settings.write(store, change, own_school=made.own)
    for name, code, kk in (("aksu", "P1", AKSU), ("dostyq", "P5", DOSTYQ)):
        number = schools.save(change, None, {"code": code, "name_kk": kk, "status": "partner"})
        setattr(made, name, number)
    person = {"name": "Серікова Айгүл", "school": made.own, "role": "teacher"}
    made.person = people.save(store, change, None, person)
    person = {"name": "Серікбаев Ерлан", "school": made.aksu, "role": "teacher"}
    people.save(store, change, None, person)


def _add_requests(store, change, made):
    for name, received, school, topic, direction, status in (
        ("fulfilled", november(3), made.aksu, "Жиынтық бағалау", "tasks", "fulfilled"),
        (
            "planned",
            november(6),
            made.aksu,
            "Формативті бағалау тәсілдері",
            "assessment",
            "planned",
        ),
        ("late", november(12), made.dostyq, "Сабақты зерттеу тобы", "research", "clarify"),
        ("due", november(25), made.dostyq, "Тәлімгерлік жұмыс", "mentoring", "review"),
        ("new", TODAY, made.aksu, "Ата-аналар жиналысы", "parents", "new"),
    ):
        values = {"received": received, "school": school, "topic": topic, "direction": direction}
        values["number"] = requests.next_number(store, made.own, received)
        number = requests.save(store, change, None, values)
        setattr(made, name, number)
        if status == "fulfilled":
            bring(store, change, number, "planned", november(4))
        if status != "new":
            bring(store, change, number, status, november(25))


def _add_events(store, change, made):
    for name, number, day, topic in (
        ("held", "Ш-01", november(19), "Дескриптор жазу"),
        ("ahead", "Ш-02", date(2025, 12, 10), "Тәлімгерлер тренингі"),
    ):
        values = {"number": number, "topic": topic, "kind": "training", "first_day": day}
        setattr(made, name, events.save(store, change, None, values))
    marks = {"feedback_forms": 6, "feedback_mean": Decimal("4.25")}
    change.update("event", made.held, {"status": "held"})
    events.save(store, change, made.held, marks)


def bring(store, change, number, status, day):
    requests.move(store, change, requests.get(store, number), Step(status, day))


@pytest.fixture
def page(store, desk, shown):
    """Return the screen, shown, listening to the store as the window lets it."""
    made = RequestsPage(Workplace(store, Jobs(InlinePool()), lambda: TODAY))
    stop = store.subscribe(made.on_changed)
    yield shown(made, 1150, 740)
    if QApplication.focusWidget() is not None:
        QApplication.focusWidget().clearFocus()  # a form keeps its draft while there is a store
    stop()


class Hands:
    """Keys and clicks on the screen."""

    def __init__(self, qtbot, page):
        self._qtbot = qtbot
        self.page = page

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        focus = QApplication.focusWidget() or self.page
        self._qtbot.keyClick(QApplication.activePopupWidget() or focus, key, modifier)

    def save(self):
        self.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    def type(self, text):
        # QTest knows the keys of Latin letters alone.
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                stroke = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(QApplication.focusWidget(), stroke)

    def enter(self):
        self.press(Qt.Key.Key_Return)

    def find(self, kind, name):
        """Return the one widget of this name in sight, waiting until it is laid out."""

        def seen():
            return [each for each in self.page.findChildren(kind, name) if each.isVisible()]

        self._qtbot.waitUntil(lambda: len(seen()) == 1)
        return seen()[0]

    def click(self, kind, name):
        self._qtbot.mouseClick(self.find(kind, name), Qt.MouseButton.LeftButton)

    def sees(self, *texts):
        """Wait until all these texts are in sight."""

        def missing():
            parts = [*self.page.findChildren(QLabel), *self.page.findChildren(QAbstractButton)]
            return {*texts} - {each.text() for each in parts if each.isVisible()}

        self._qtbot.waitUntil(lambda: not missing())

    def choose(self, number):
        assert self.page.list.select(number)


@pytest.fixture
def hands(qtbot, page):
    return Hands(qtbot, page)
