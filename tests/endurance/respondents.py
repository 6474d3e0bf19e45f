"""The respondents' screen in the process that is killed: one sitting after another, by keys."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.models.forms.record import text_of
from app.models.studies import handouts, sittings
from app.ui.questionnaires.respondent.window import RespondentWindow
from tests.models.forms.making import form_of
from tests.models.studies.fieldwork import add_wave, give

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.store import Store

QUESTIONS: Final = 12
_SURVEY: Final = "type|name|label\n" + "\n".join(
    f"select_one ab|q{number}|Сұрақ {number}" for number in range(QUESTIONS)
)
_CHOICES: Final = "list_name|name|label\n" + "\n".join(f"ab|{code}|{code}" for code in "123")


def prepare(store: Store) -> None:
    """Give out copies of a questionnaire for this PC."""
    give(store, add_wave(store, source=form_of(_SURVEY, _CHOICES)), "pc", copies=5)


def answers(store: Store) -> int:
    """Return how many answers there are: finished ones, and of the sitting that was begun."""
    finished = store.value("SELECT count(*) FROM response") * QUESTIONS
    begun = sittings.unfinished(store, handouts.PC)
    return finished + (_given(begun) if begun else 0)


def _given(sitting: sittings.Sitting) -> int:
    return sum(bool(text_of(sitting.filling.record, f"q{at}")) for at in range(QUESTIONS))


def answering(store: Store) -> Iterator[int]:
    """Go on with what was begun and answer without end; yield before each answer and behind it."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*.warning=false"}
    app = QApplication([])
    window = RespondentWindow(store, handouts.numbered(store, [1])[0])
    window.show()
    if begun := sittings.unfinished(store, handouts.PC):
        window.go_on_with(begun)
    while True:
        if window._stack.currentWidget() is not window.questions:
            _press(window, Qt.Key.Key_Return)
            continue
        yield -1
        _press(window, Qt.Key.Key_2)
        yield answers(store)
        _press(window, Qt.Key.Key_Return)
        app.sendPostedEvents()


def _press(window: RespondentWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget() or window, key)
