"""A small network of schools with people, a few events, and the screen over them."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit

from app.models import event_steps, events, people, requests, schools, settings
from app.models.store import Store
from app.ui.events.page import EventsPage
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from tests.ui.keys import type_text

TODAY = date(2025, 12, 2)
PEOPLE = {
    "P1": ("Әбдіғали Айгүл", "Бекенова Жанар", "Қалиева Г."),
    "P2": ("Ермеков Нұржан", "Қалиева Гүлнар"),
    "P3": ("Исаева Мәдина",),
}


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "events.db") as made:
        with made.change("Schools") as change:
            own = schools.save(change, None, school("LS", status="leading"))
            for code in PEOPLE:
                schools.save(change, None, school(code, status="partner", leading=own))
            settings.write(made, change, own_school=own)
        with made.change("People") as change:
            for code, names in PEOPLE.items():
                at = schools.by_code(made, code)
                for name in names:
                    row = {"name": name, "school": at, "role": "teacher"}
                    people.save(made, change, None, row)
        yield made


def school(code, **values):
    return {"code": code, "name_kk": f"«{code}» мектебі", **values}


@pytest.fixture
def add(store):
    """Return a function that plans an event and returns its number in the store."""

    def made(number, first_day, status="planned", **values):
        row = {"number": number, "topic": f"Тақырып {number}", "kind": "training", **values}
        with store.change("Event") as change:
            event = events.save(store, change, None, {**row, "first_day": first_day})
            if status != "planned":
                event_steps.move(change, events.get(store, event), status, values.get("reason"))
        return event

    return made


@pytest.fixture
def ask(store):
    """Return a function that enters a request and returns its number in the store."""

    def made(number, received=date(2025, 11, 6), code="P1"):
        row = {"number": number, "received": received, "topic": f"Сұрау {number}"}
        with store.change("Request") as change:
            at = schools.by_code(store, code)
            return requests.save(store, change, None, {**row, "school": at})

    return made


@pytest.fixture
def numbers(store):
    """The numbers of schools and people in the store, by code and by name."""
    found = {row["code"]: row["id"] for row in store.rows("SELECT id, code FROM school")}
    found |= {row["name"]: row["id"] for row in store.rows("SELECT id, name FROM person")}
    return found


@pytest.fixture
def page(store, shown):
    made = EventsPage(Workplace(store, Jobs(InlinePool()), lambda: TODAY))
    stop = store.subscribe(made.on_changed)
    yield shown(made, 1150, 700)
    made.list.setFocus()  # a field that is left keeps its draft while the store is open
    stop()


@pytest.fixture
def use(page, qtbot):
    """Return what a person at the screen can do: press buttons and type into fields."""

    def find(kind, name):
        def seen():
            return [each for each in page.findChildren(kind, name) if each.isVisible()]

        qtbot.waitUntil(lambda: len(seen()) == 1)  # a layout shows what is new a moment later
        return seen()[0]

    def press(name):
        find(QAbstractButton, name).click()

    def write(name, text):
        field = find(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        field.del_()
        type_text(field, text)

    def tell(name, text):
        field = find(QPlainTextEdit, name)
        field.setFocus()
        type_text(field, text)

    def sees(*texts):
        def words():
            return {each.text() for each in page.findChildren(QLabel) if each.isVisible()}

        qtbot.waitUntil(lambda: words() >= set(texts))

    return SimpleNamespace(
        store=page.store, find=find, press=press, write=write, tell=tell, sees=sees
    )
