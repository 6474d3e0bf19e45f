"""The program was killed while somebody answered: the next start offers to go on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.bootstrap import launch
from app.models.studies import sittings
from app.ui.notice import Notice
from app.ui.questionnaires.waves.start import Start
from tests.models.studies.fieldwork import add_wave, give
from tests.ui.questionnaires.fieldwork import TODAY, opened, press


@pytest.fixture
def begun(tmp_path):
    """A database in which a respondent had answered two questions."""
    with opened(tmp_path) as store:
        (copy,) = give(store, add_wave(store, "needs_heads"), "pc", copies=5)
        sitting = sittings.begin(store, copy, "pc", "ru")
        for (question, place), text in zip(sitting.filling.asked(), ("", "P1", "3"), strict=False):
            sitting.filling.answer(question, place, text)
        sitting.step = next(
            (each.row, ()) for each in sitting.filling.form.questions() if each.name == "H02"
        )
        sittings.keep(store, sitting)
        return store.path


def test_the_start_offers_what_a_respondent_began(begun, qapp, qtbot):
    desk = launch(qapp, begun, language="en", today=lambda: TODAY)
    try:
        notice = desk.window.findChild(Notice, "bulletin:unfinished")
        button = notice.findChild(QAbstractButton, "answer:unfinished")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        start = desk.window.findChild(Start)
        qtbot.mouseClick(start._unfinished._action, Qt.MouseButton.LeftButton)
        view = desk.window._pages["questionnaires"].shown()
        window = view.respondents
        qtbot.waitUntil(window.isActiveWindow)
        assert not desk.window.isVisible()
        assert window.questions.sitting.filling.finished() == {"school": "P1", "H01": "3"}
        assert window.questions._steps[window.questions._at].item.name == "H02"
        window.ask_to_leave()
        press(window, Qt.Key.Key_Space)
        assert desk.window.isVisible()
    finally:
        desk.window.close()
