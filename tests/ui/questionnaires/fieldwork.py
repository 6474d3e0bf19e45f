"""A store with a wave, and keys pressed where the cursor is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from app.models.store import Store
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.questionnaires.respondent.answers import Area, Choices, Drop, Line
from app.ui.questionnaires.respondent.matrix import Matrix
from tests.ui.keys import type_text

TODAY = date(2026, 11, 24)


def opened(tmp_path):
    """Return an open store on the day of the tests."""
    store = Store.open(tmp_path / "field.db")
    store.today = lambda: TODAY
    return store


def workplace(store):
    """Return what a screen works with; long work is done at once."""
    return Workplace(store, Jobs(InlinePool()), lambda: TODAY)


def enter(field, text):
    """Type a text into a field and press Enter."""
    field.selectAll()
    type_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def press(window, *keys):
    """Press keys wherever the cursor is."""
    for key in keys:
        QTest.keyClick(window.focusWidget() or window, key)


def answer_all(window, answers):
    """Answer a whole questionnaire in the window of the respondents, with keys alone."""
    questions = window.questions
    while window._stack.currentWidget() is questions:
        view = questions._view
        if any(isinstance(each, Matrix) for each in view._answers.values()):
            _fill_table(view, answers)
        else:
            for (name, _rounds), answer in list(view._answers.items()):
                _fill(answer, answers.get(name, ""))
        press(window, Qt.Key.Key_Tab if _writes(window) else Qt.Key.Key_Return)
        if window._stack.currentWidget() is questions and questions._view is view:
            window._next.setFocus()
            press(window, Qt.Key.Key_Return)


def _writes(window):
    return isinstance(window.focusWidget(), QPlainTextEdit)


def _fill_table(view, answers):
    (table,) = set(view._answers.values())
    table.setFocus()
    for name, _rounds in view._answers:
        code = answers.get(name)
        QTest.keyClick(table, Qt.Key(ord(code)) if code else Qt.Key.Key_Down)


def _fill(answer, value):
    answer.setFocus()
    if isinstance(answer, Line | Area):
        type_text(answer.focusProxy(), value)
    elif isinstance(answer, Drop):
        for digit in value:
            QTest.keyClick(answer.combo, Qt.Key(ord(digit)))
    elif isinstance(answer, Choices):
        for code in value.split():
            target = next(each for each in answer.targets if each.code == code)
            target.setFocus()
            QTest.keyClick(target, Qt.Key.Key_Space)
