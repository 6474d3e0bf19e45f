"""The view of questionnaires over an empty database; long work is done at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.models.forms.outline import outline
from app.models.store import Store
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.plain import Label
from app.ui.questionnaires.forms.view import FormsView
from tests.models.forms.making import form_of
from tests.ui.keys import type_text

TODAY = date(2026, 11, 26)

MINE = form_of(
    """
    type          | name | label::Қазақша (kk) | label::Русский (ru) | relevant | note
    integer       | n    | Неше рет?           | Сколько раз?        |          | x
    select_one yn | yn   | Ұнады ма?           |                     | ${n} > 0 |
    text          | why  | Неге?               | Почему?             |          |
    """,
    """
    list_name | name | label::Қазақша (kk) | label::Русский (ru)
    yn        | 1    | Иә                  | Да
    yn        | 2    | Жоқ                 | Нет
    """,
    "form_title | form_id | version | default_language\nСынақ | mine | 1 | Қазақша (kk)",
)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "field.db") as made:
        made.today = lambda: TODAY
        yield made


@pytest.fixture
def view(store, shown):
    """Return the view, wide enough for its three panes."""
    made = FormsView(Workplace(store, Jobs(InlinePool()), lambda: TODAY))
    for each in made.tools():
        each.setParent(made)
    shown(made, 1150, 576)
    made.renew()
    return made


@pytest.fixture
def mine(view):
    """Return the builder, open on a small form of the school's own."""
    view._brought(Path("mine.xlsx"), MINE)
    view.builder.show_mode("questions")
    return view.builder


@pytest.fixture
def press():
    """Return a function that clicks a button by its name."""

    def click(whole, name):
        whole.findChildren(QAbstractButton, name)[-1].click()

    return click


@pytest.fixture
def go_to():
    """Return a function that brings a question into sight by its name."""

    def go(builder, name):
        source = builder.manuscript.source
        row = next(each.row for each in outline(source) if each.name == name)
        assert builder.list.table.select(row)

    return go


@pytest.fixture
def write(qtbot):
    """Return a function that types over what stands in a field and leaves it."""

    def type_over(widget, text):
        qtbot.waitUntil(widget.isVisible)
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        widget.selectAll()
        type_text(widget, text)
        widget.clearFocus()

    return type_over


def field(builder, name):
    """Return the inner widget of a field of the question in sight."""
    return builder.editor._form.editor(name).inner


def texts(widget):
    """Return the words of all labels."""
    return [each.text() for each in widget.findChildren(Label)]
