"""Boxes speak with our words, take text as it is, and files come back as paths."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QWidget

from app.ui import dialogs


@pytest.fixture
def parent(shown):
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
    return shown(QWidget())


def answered(act):
    """Let `act` drive the next box that opens."""
    QTimer.singleShot(100, lambda: act(QApplication.activeModalWidget()))


def test_telling_shows_text_as_it_is(parent):
    words = []

    def press(box):
        words.extend([box.text(), box.textFormat(), *(each.text() for each in box.buttons())])
        box.buttons()[0].click()

    answered(press)
    dialogs.warn(parent, "Title", "<b>name</b>")
    assert words == ["<b>name</b>", Qt.TextFormat.PlainText, "Close"]


def test_a_box_leaves_nothing_behind(parent):
    for _time in range(3):
        answered(lambda box: box.buttons()[0].click())
        dialogs.warn(parent, "Title", "Text")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChildren(QMessageBox) == []


def typing(qtbot, text):
    def act(dialog):
        line = dialog.findChild(QLineEdit)
        line.setText(str(text))
        qtbot.keyClick(line, Qt.Key.Key_Return)

    return act


@pytest.mark.parametrize(("typed", "name"), [("report", "report.pdf"), ("a.docx", "a.docx")])
def test_a_file_to_write_gets_its_suffix(parent, qtbot, tmp_path, typed, name):
    answered(typing(qtbot, tmp_path / typed))
    assert dialogs.save_file(parent, "Save", "quarter.pdf") == tmp_path / name


def test_a_file_to_read_comes_as_a_path(parent, qtbot, tmp_path):
    (tmp_path / "a.xlsx").touch()
    answered(typing(qtbot, tmp_path / "a.xlsx"))
    assert dialogs.open_file(parent, "Open", ["Excel (*.xlsx)"]) == tmp_path / "a.xlsx"
    answered(typing(qtbot, tmp_path / "a.xlsx"))
    assert dialogs.open_files(parent, "Open") == [tmp_path / "a.xlsx"]


def test_cancel_is_our_word_and_gives_nothing(parent):
    words = []

    def cancel(dialog):
        words.append(dialog.labelText(QFileDialog.DialogLabel.Reject))
        dialog.done(QDialog.DialogCode.Rejected)

    answered(cancel)
    assert dialogs.open_file(parent, "Open") is None
    assert words == ["Cancel"]
