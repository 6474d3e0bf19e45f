"""The section of backups in the settings: making, looking through, restoring, the second folder."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit
from shiboken6 import isValid

from app.bootstrap import launch
from app.i18n import speak
from app.models import backups
from app.models.store import Store
from app.ui.backup_list import BackupList
from app.ui.jobs import InlinePool, Jobs
from app.ui.main_window import MainWindow
from app.ui.page import Workplace
from app.ui.settings.backups import Backups
from tests.ui import accidents

TODAY = date(2025, 12, 2)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return accidents.school(tmp_path_factory.mktemp("kept") / "school.db").parent


@pytest.fixture
def database(kept, tmp_path):
    """Return a database whose newest change is the fourth note, with copies of two before it."""
    shutil.copytree(kept, tmp_path / "school")
    return tmp_path / "school" / "school.db"


@pytest.fixture
def store(database):
    with Store.open(database) as made:
        yield made


@pytest.fixture
def section(store, shown):
    """Return a function that shows the section, with a second folder where one is given."""

    def show(second=None):
        made = Backups(Workplace(store, Jobs(InlinePool()), lambda: TODAY, second))
        made.refresh()
        return shown(made, 760, 760)

    return show


def told(widget):
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def rows(widget):
    model = widget.findChild(BackupList).records
    return [
        [str(model.index(row, at).data() or "") for at in range(1, model.columnCount())]
        for row in range(model.rowCount())
    ]


def press(widget, name):
    found = widget.findChildren(QAbstractButton, name)
    next(each for each in found if each.isVisible() and each.isEnabled()).click()


def in_sight(widget, name):
    return any(each.isVisible() for each in widget.findChildren(QAbstractButton, name))


def answer(path):
    """Type a path into the dialog that opens next."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            field = dialog.findChild(QLineEdit)
            field.setText(str(path))
            QTest.keyClick(field, Qt.Key.Key_Return)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(100, look)


@pytest.fixture(autouse=True)
def dialogs_of_qt(qapp):
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


def test_copies_are_listed_newest_first_with_reason_and_what_they_lack(section):
    reasons = [[row[0], row[1], row[3]] for row in rows(section())]
    assert reasons == [
        ["made by hand", "2", "main folder"],
        ["when the program closed", "3", "main folder"],
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_section_opens_in_every_language(section, language):
    speak(language)
    assert len(rows(section())) == 2


def test_copy_is_made_by_hand(section, heard, database):
    shown = section()
    said = heard(shown.said)
    press(shown, "back_up")
    assert len(rows(shown)) == 3
    assert accidents.note_in(backups.every(database)[0].path) == "fourth"
    assert said[0][0].startswith("Backup copy made: ")


def test_copy_in_both_folders_is_listed_once(section, tmp_path):
    (tmp_path / "stick").mkdir()
    shown = section(tmp_path / "stick")
    assert "The newest copy is not in this folder yet." in told(shown)
    press(shown, "back_up")
    assert [row[3] for row in rows(shown)] == ["both folders", "main folder", "main folder"]
    assert "The newest copy is not in this folder yet." not in told(shown)


def test_stick_that_is_not_plugged_in_is_noted_quietly(section, tmp_path):
    shown = section(tmp_path / "stick")
    assert "Is the stick plugged in?" in told(shown)
    press(shown, "back_up")
    assert len(rows(shown)) == 3


def test_second_folder_is_chosen_and_given_up(section, heard, tmp_path):
    (tmp_path / "disk").mkdir()
    shown = section()
    chosen = heard(shown.second_folder_chosen)
    answer(tmp_path / "disk")
    press(shown, "second")
    assert str(tmp_path / "disk") in told(shown)
    press(shown, "no_second")
    assert "No second folder is chosen." in told(shown)
    assert chosen == [tmp_path / "disk", None]


def test_restoring_is_asked_about_beside_the_list(section, heard, database):
    shown = section()
    wanted = heard(shown.restore_requested)
    shown.findChild(BackupList).select_first()
    press(shown, "restore")
    assert "2 changes made later will be missing." in told(shown)
    assert "The present state is kept as a copy first" in told(shown)
    assert "Undo (Ctrl+Z) does not take it back." in told(shown)
    press(shown, "restore_now")
    assert wanted == [backups.every(database)[0].path]


def test_question_goes_away_with_escape_and_with_another_copy(section, qtbot):
    shown = section()
    copies = shown.findChild(BackupList)
    copies.select_first()
    press(shown, "restore")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not in_sight(shown, "restore_now")
    press(shown, "restore")
    assert in_sight(shown, "restore_now")
    QTest.keyClick(copies.view, Qt.Key.Key_Down)
    assert not in_sight(shown, "restore_now")


def test_copy_on_a_stick_is_taken_from_a_file(section, heard, tmp_path, database):
    file = tmp_path / "from-home.db"
    shutil.copyfile(backups.every(database)[0].path, file)
    shown = section()
    wanted = heard(shown.restore_requested)
    answer(file)
    press(shown, "from_file")
    assert "Copy from the file from-home.db" in told(shown)
    press(shown, "restore_now")
    assert wanted == [file]


def test_copy_that_cannot_be_made_says_why(section, database):
    shutil.rmtree(backups.folder(database))
    shown = section()
    assert "There are no copies yet." in told(shown)
    backups.folder(database).write_text("a file in the way")
    press(shown, "back_up")
    assert "No backup copy could be made" in told(shown)
    assert shown.findChild(QAbstractButton, "back_up").isEnabled()


# In the window


@pytest.fixture
def desk(qapp, qtbot, database):
    made = launch(qapp, database, language="en", today=lambda: TODAY)
    qtbot.waitExposed(made.window)
    made.window.show_settings("backups")
    qtbot.waitUntil(lambda: len(rows(made.window)) == 2)
    yield made
    if isValid(made.window):
        made.window.close()


def note(desk):
    return desk.store.value("SELECT note FROM school WHERE code = 'P1'")


def restore(desk, qtbot, at):
    before = desk.window
    desk.window.findChild(BackupList).view.go_to(at)
    press(desk.window, "restore")
    press(desk.window, "restore_now")
    qtbot.waitUntil(
        lambda: isinstance(desk.window, MainWindow) and desk.window is not before, timeout=20_000
    )


def test_restored_copy_is_worked_with_and_taken_back(desk, qtbot):
    restore(desk, qtbot, 1)
    assert note(desk) == "first"
    with desk.store.change("Edit school") as change:
        change.update("school", 2, {"note": "after"})
    before = desk.window
    back = "Take the restoring back"
    links = desk.window.findChildren(QAbstractButton)
    next(each for each in links if each.text() == back and each.isVisible()).click()
    qtbot.waitUntil(
        lambda: isinstance(desk.window, MainWindow) and desk.window is not before, timeout=20_000
    )
    assert note(desk) == "fourth"
    assert [each.reason for each in backups.every(desk.store.path)][:2] == ["restore", "restore"]


def test_restoring_that_fails_leaves_the_work_and_says_why(desk, qtbot, database):
    newest = backups.every(database)[0].path
    accidents.damage(newest)
    restore(desk, qtbot, 0)
    assert note(desk) == "fourth"
    assert "The database is as it was." in told(desk.window)


def test_another_database_is_opened_and_this_one_closed(desk, qtbot, tmp_path, database):
    with desk.store.change("Edit school") as change:
        change.update("school", 2, {"note": "fifth"})
    answer(accidents.school(tmp_path / "other.db"))
    press(desk.window, "other")
    assert desk.store.path == (tmp_path / "other.db").resolve()
    assert accidents.note_in(backups.every(database)[0].path) == "fifth"


def test_second_folder_is_remembered_on_this_pc(desk, tmp_path):
    (tmp_path / "disk").mkdir()
    answer(tmp_path / "disk")
    press(desk.window, "second")
    desk.window.close()
    assert backups.every(tmp_path / "school" / "school.db", tmp_path / "disk")
    assert list((tmp_path / "disk").rglob("*-close.db"))
