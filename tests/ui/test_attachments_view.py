"""Files are added by button or dropping, opened, and taken off; what fails is said in the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from app.models import attachments
from app.models.store import Store
from app.ui.attachments_view import AttachmentsView
from app.ui.link import Link


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "field.db") as made:
        yield made


@pytest.fixture
def view(store, shown):
    made = shown(AttachmentsView(store), 400, 300)
    made.show_record("request", 1)
    return made


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "хат №214.pdf"
    path.write_bytes(b"x" * 3000)
    return path


def said_in_page(view):
    return [each.text() for each in view.findChildren(QLabel)]


def test_file_is_added_named_and_sized(store, view, letter, heard):
    said = heard(view.said)
    view.add([letter])
    assert [each.name for each in attachments.every(store, "request", 1)] == ["хат №214.pdf"]
    assert "3 KB" in said_in_page(view)
    assert said == [("Attached: хат №214.pdf", True)]
    assert view.show_record("request", 2) == 0


def test_button_asks_for_files(view, letter, qtbot):
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)

    def answer():
        line = QApplication.activeModalWidget().findChild(QLineEdit)
        line.setText(str(letter))
        qtbot.keyClick(line, Qt.Key.Key_Return)

    QTimer.singleShot(100, answer)
    view.findChild(QAbstractButton, "attach").click()
    assert view.show_record("request", 1) == 1


def test_dropped_files_are_added_and_folders_are_not(view, letter, tmp_path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(letter)), QUrl.fromLocalFile(str(tmp_path))])
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(view.rect().center(), Qt.DropAction.CopyAction, mime, *none)
    QApplication.sendEvent(view, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(view.rect().center()), Qt.DropAction.CopyAction, mime, *none)
    QApplication.sendEvent(view, drop)
    assert view.show_record("request", 1) == 1


def test_file_is_taken_off_and_comes_back_with_undo(store, view, letter):
    view.add([letter])
    number = attachments.every(store, "request", 1)[0].id
    view.findChild(QAbstractButton, f"remove:{number}").click()
    assert view.show_record("request", 1) == 0
    store.undo()
    assert view.show_record("request", 1) == 1
    assert attachments.every(store, "request", 1)[0].path.read_bytes() == letter.read_bytes()


class Opener(QObject):
    """What the desktop would open."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append(url.toLocalFile())


def test_file_opens_and_a_lost_one_is_named(store, view, letter):
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    view.add([letter])
    made = attachments.every(store, "request", 1)[0]
    link = view.findChild(Link, f"open:{made.id}")
    link.click()
    assert opener.opened == [str(made.path)]
    made.path.unlink()
    link.click()
    QDesktopServices.unsetUrlHandler("file")
    assert len(opener.opened) == 1
    assert "The file хат №214.pdf is not in the folder of attachments." in said_in_page(view)


def test_file_that_cannot_be_read_or_is_too_large_changes_nothing(store, view, letter, tmp_path):
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(attachments.LARGEST + 1)
    view.add([letter, large])
    assert view.show_record("request", 1) == 0
    assert any("large.pdf is larger than 20 MB" in each for each in said_in_page(view))
    view.add([tmp_path / "none.pdf"])
    assert any("none.pdf cannot be read" in each for each in said_in_page(view))
    assert store.undoable() is None
