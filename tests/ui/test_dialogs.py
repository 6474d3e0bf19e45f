"""Boxes speak with our words, take text as it is, and answer Escape with the safe way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from app.ui import dialogs


@pytest.fixture
def parent(shown):
    return shown(QWidget())


@pytest.fixture
def answering(parent, qtbot):
    """Return a function that presses a button of the next box, and remembers the box's words."""
    words = []

    def answer(label):
        def press():
            box = parent.findChild(QMessageBox)
            words.append(box.text())
            words.append(box.textFormat())
            words.extend(button.text() for button in box.buttons())
            if label == "Escape":
                qtbot.keyClick(box, Qt.Key.Key_Escape)
            else:
                next(button for button in box.buttons() if button.text() == label).click()

        QTimer.singleShot(0, press)
        return words

    return answer


@pytest.mark.parametrize("tell", [dialogs.inform, dialogs.warn])
def test_telling_shows_text_as_it_is(parent, answering, tell):
    words = answering("Close")
    tell(parent, "Title", "<b>name</b>")
    assert words == ["<b>name</b>", Qt.TextFormat.PlainText, "Close"]


@pytest.mark.parametrize(("press", "answer"), [("Yes", True), ("No", False), ("Escape", False)])
def test_a_question_is_answered(parent, answering, press, answer):
    answering(press)
    assert dialogs.ask_yes_no(parent, "Title", "Anonymise?") is answer


def test_a_question_may_name_its_answers(parent, answering):
    words = answering("Anonymise")
    assert dialogs.ask_yes_no(parent, "Title", "Sure?", "Anonymise", "Leave")
    assert set(words[2:]) == {"Anonymise", "Leave"}


@pytest.mark.parametrize(
    ("press", "answer"),
    [("Save", "save"), ("Do not save", "discard"), ("Cancel", "cancel"), ("Escape", "cancel")],
)
def test_unsaved_changes_are_asked_about(parent, answering, press, answer):
    answering(press)
    assert dialogs.ask_to_save(parent) == answer


def test_a_box_leaves_nothing_behind(parent, answering):
    for _time in range(3):
        answering("Close")
        dialogs.inform(parent, "Title", "Text")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChildren(QMessageBox) == []


@pytest.fixture
def chosen(monkeypatch):
    """Let the file dialogs answer at once with a path."""

    def answer(path):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (path, ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (path, ""))
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([path], ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: path)

    return answer


@pytest.mark.parametrize(
    ("typed", "path"),
    [("/x/report", Path("/x/report.pdf")), ("/x/a.docx", Path("/x/a.docx")), ("", None)],
)
def test_a_file_to_write_gets_its_suffix(parent, chosen, typed, path):
    chosen(typed)
    assert dialogs.save_file(parent, "Save", "quarter.pdf") == path


def test_files_to_read_come_as_paths(parent, chosen):
    chosen("/x/a.xlsx")
    assert dialogs.open_file(parent, "Open", ["Excel (*.xlsx)"]) == Path("/x/a.xlsx")
    assert dialogs.open_files(parent, "Open") == [Path("/x/a.xlsx")]
    assert dialogs.open_folder(parent, "Open") == Path("/x/a.xlsx")
    chosen("")
    assert dialogs.open_file(parent, "Open") is None
    assert dialogs.open_folder(parent, "Open") is None
