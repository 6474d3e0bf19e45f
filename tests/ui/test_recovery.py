"""The recovery screen: each trouble has its own words and a way on that works."""

from __future__ import annotations

import shutil
import sys
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from shiboken6 import isValid

from app.bootstrap import launch
from app.i18n import LANGUAGES, _, speak
from app.models import backups
from app.models.store import Store
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.recovery.situations import SITUATIONS, WAYS, Trouble, ways_of
from app.ui.recovery.window import RecoveryWindow
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
def start(qapp, qtbot):
    """Return a function that starts the program on a database and returns its desk."""
    desks = []

    def begin(database, language="en"):
        desk = launch(qapp, database, language=language, today=lambda: TODAY)
        desks.append(desk)
        qtbot.waitExposed(desk.window)
        desk.window.activateWindow()
        qtbot.waitUntil(desk.window.isActiveWindow)
        return desk

    yield begin
    for desk in desks:
        leave(desk)


def leave(desk):
    """Close the window unless that was done."""
    if isValid(desk.window):
        desk.window.close()


def told(window):
    return "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


def buttons(window):
    found = window.findChildren(QAbstractButton)
    return [each for each in found if each.isVisible() and each.isEnabled()]


def names(window):
    return [each.objectName() for each in buttons(window) if each.objectName()]


def press(desk, name):
    next(each for each in buttons(desk.window) if each.objectName() == name).click()


def says(desk, text):
    return lambda: text in told(desk.window)


ACCIDENTS = {
    "database_damaged": accidents.damage,
    "changed_outside": lambda path: accidents.write_from_outside(path, "foreign"),
    "database_missing": lambda path: path.unlink(),
    "too_new": accidents.make_newer,
}


# What is said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SITUATIONS)
def test_every_situation_has_words_and_ways_in_every_language(qtbot, tmp_path, code, language):
    speak(language)
    window = RecoveryWindow()
    qtbot.addWidget(window)
    window.show()
    trouble = Trouble(code, tmp_path / "мектеп.db", {"who": "PC-7 / Айгүл"})
    window.show_trouble(trouble)
    assert _(SITUATIONS[code].title) in told(window)
    assert "мектеп.db" in told(window)
    assert names(window) == [*ways_of(trouble), "quit"]
    assert window.focusWidget().objectName() == ways_of(trouble)[0]


def test_a_trouble_nobody_thought_of_has_ways_on_too(qtbot, tmp_path):
    trouble = Trouble("unheard_of", tmp_path / "school.db", {})
    assert ways_of(trouble)[0] == "retry"
    assert set(ways_of(trouble)) <= set(WAYS)


@pytest.mark.parametrize(
    ("accident", "title"),
    [
        (accidents.damage, "The database is damaged"),
        (accidents.make_text, "The database is damaged"),
        (accidents.make_foreign, "The database is damaged"),
        (accidents.make_newer, "The database is of a newer version of the program"),
        (lambda path: path.unlink(), "The database is not in its place"),
        (
            lambda path: accidents.write_from_outside(path, "foreign"),
            "The database was changed outside the program",
        ),
    ],
)
def test_accident_is_told_and_nothing_is_touched(start, database, accident, title):
    accident(database)
    before = database.read_bytes() if database.exists() else None
    desk = start(database)
    assert title in told(desk.window)
    desk.window.close()
    assert (database.read_bytes() if database.exists() else None) == before


@pytest.mark.parametrize(
    ("accident", "title"),
    [
        (accidents.make_text, "The file is not a database"),
        (accidents.make_foreign, "The database belongs to another program"),
    ],
)
def test_a_file_that_never_was_ours_offers_another_one(start, tmp_path, accident, title):
    file = tmp_path / "songs.db"
    file.touch()
    accident(file)
    desk = start(file)
    assert title in told(desk.window)
    assert names(desk.window) == ["other", "quit"]


def test_what_restoring_would_lose_is_said(start, database):
    accidents.damage(database)
    desk = start(database)
    assert "Newest good backup copy: " in told(desk.window)
    assert "2 changes made later will be missing." in told(desk.window)


def test_copy_that_lacks_nothing_goes_before_a_file_changed_outside(start, database):
    backups_of = accidents.finish(backups.making(database, "manual"))
    accidents.write_from_outside(database, "foreign")
    desk = start(database)
    assert names(desk.window)[0] == "restore"
    assert "Nothing will be missing: nothing was changed later." in told(desk.window)
    assert backups_of.path.is_file()


def test_damaged_copy_is_not_offered(start, database):
    accidents.damage(database)
    newest = backups.every(database)[0]
    accidents.damage(newest.path)
    desk = start(database)
    assert "3 changes made later will be missing." in told(desk.window)


def test_escape_quits(start, database):
    accidents.damage(database)
    desk = start(database)
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    assert not desk.window.isVisible()


# Ways on


def test_restoring_with_enter_brings_the_work_back(start, qtbot, database):
    accidents.damage(database)
    damaged = database.read_bytes()
    desk = start(database)
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow), timeout=20_000)
    assert accidents.note_in(database) == "second"
    assert "The backup copy was restored. The damaged file is kept as " in told(desk.window)
    assert any(each.read_bytes() == damaged for each in database.parent.glob("*.damaged-*"))


def test_another_copy_is_chosen_with_keys(start, qtbot, database):
    accidents.damage(database)
    desk = start(database)
    press(desk, "choose")
    qtbot.waitUntil(lambda: "from_file" in names(desk.window))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget(), key)
    qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow), timeout=20_000)
    assert accidents.note_in(database) == "first"


def test_file_changed_outside_is_taken_as_it_is(start, qtbot, database):
    accidents.write_from_outside(database, "foreign")
    desk = start(database)
    assert names(desk.window)[0] == "trust"
    press(desk, "trust")
    assert isinstance(desk.window, MainWindow)
    assert desk.store.value("SELECT note FROM school WHERE code = 'P1'") == "foreign"


def test_restoring_is_taken_back(start, qtbot, database):
    accidents.write_from_outside(database, "foreign")
    desk = start(database)
    press(desk, "restore")
    qtbot.waitUntil(says(desk, "What was there before is kept as a copy too."), timeout=20_000)
    assert desk.store.value("SELECT note FROM school WHERE code = 'P1'") == "second"
    notice = next(each for each in buttons(desk.window) if each.text() == "Take the restoring back")
    notice.click()
    qtbot.waitUntil(says(desk, "The restoring was taken back."), timeout=20_000)
    assert desk.store.value("SELECT note FROM school WHERE code = 'P1'") == "foreign"


def test_lost_database_is_begun_anew_only_on_demand(start, database):
    database.unlink()
    copies = backups.every(database)
    desk = start(database)
    assert names(desk.window) == ["restore", "choose", "retry", "other", "begin", "quit"]
    press(desk, "begin")
    assert isinstance(desk.window, MainWindow)
    assert desk.store.value("SELECT count(*) FROM school") == 0
    assert backups.every(database) == copies


def test_last_database_that_is_gone_is_not_made_anew_unasked(qapp, start, tmp_path, database):
    start(database).window.close()
    moved = database.parent.rename(tmp_path / "moved")
    desk = launch(qapp, language="en", today=lambda: TODAY)
    assert "The database is not in its place" in told(desk.window)
    assert names(desk.window) == ["retry", "other", "begin", "quit"]
    press(desk, "retry")
    assert not database.parent.exists()
    moved.rename(database.parent)
    press(desk, "retry")
    assert desk.store.value("SELECT note FROM school WHERE code = 'P1'") == "fourth"
    desk.window.close()


def test_database_open_elsewhere_is_tried_again(start, database):
    with Store.open(database):
        desk = start(database)
        assert "has it open. Only one window writes at a time." in told(desk.window)
        press(desk, "retry")
        assert isinstance(desk.window, RecoveryWindow)
    press(desk, "retry")
    assert isinstance(desk.window, MainWindow)


def test_restoring_that_fails_says_why_and_leaves_everything(start, qtbot, database):
    accidents.damage(database)
    desk = start(database)
    before = database.read_bytes()
    for each in backups.every(database):
        each.path.unlink()
    press(desk, "restore")
    qtbot.waitUntil(lambda: "restore" in names(desk.window), timeout=20_000)
    assert "There is no file" in told(desk.window)
    assert database.read_bytes() == before


# While the window is open


def test_damage_is_found_after_the_first_paint(qapp, qtbot, database):
    accidents.damage_unnoticed(database)
    desk = launch(qapp, database, language="en", today=lambda: TODAY)
    assert isinstance(desk.window, MainWindow)
    qtbot.waitUntil(lambda: isinstance(desk.window, RecoveryWindow), timeout=20_000)
    assert "The database is damaged" in told(desk.window)
    leave(desk)


def test_sound_database_without_a_seal_is_checked_in_silence(start, qtbot, database):
    database.with_name("school.db.seal").unlink()
    desk = start(database)
    qtbot.waitUntil(lambda: not desk.store.needs_check, timeout=20_000)
    assert isinstance(desk.window, MainWindow)


# At close


def test_copy_is_made_at_close_when_something_was_changed(start, database):
    desk = start(database)
    with desk.store.change("Edit school") as change:
        change.update("school", 2, {"note": "fifth"})
    desk.window.close()
    newest = backups.every(database)[0]
    assert newest.reason == "close"
    assert accidents.note_in(newest.path) == "fifth"


def test_no_copy_is_made_where_the_newest_has_everything(start, database):
    start(database).window.close()
    copies = backups.every(database)
    start(database).window.close()
    assert backups.every(database) == copies


def test_copy_goes_to_the_second_folder_too(start, tmp_path, database):
    (tmp_path / "stick").mkdir()
    Preferences(tmp_path / "home").second_folder = tmp_path / "stick"
    start(database).window.close()
    first, second = backups.every(database, tmp_path / "stick")[:2]
    assert first.path.name == second.path.name
    assert first.path.parent != second.path.parent


def test_stick_that_is_not_plugged_in_is_no_trouble(start, tmp_path, database):
    Preferences(tmp_path / "home").second_folder = tmp_path / "stick"
    start(database).window.close()
    assert backups.every(database)[0].reason == "close"
    desk = start(database)
    assert "No backup copy was made" not in told(desk.window)


def test_failing_copy_lets_the_window_close_and_is_told_at_the_next_start(start, database):
    shutil.rmtree(backups.folder(database))
    backups.folder(database).write_text("a file in the way")
    accidents.entered(database, "fifth")
    start(database).window.close()
    desk = start(database)
    assert "No backup copy was made when the program closed last." in told(desk.window)
    next(each for each in buttons(desk.window) if each.text() == "Show the backup copies").click()
    assert desk.window.current() == "settings"


# For reading only


@pytest.fixture
def reader(start, database):
    """Return the desk of a window over a database that is open elsewhere."""
    with Store.open(database):
        desk = start(database)
        press(desk, "read")
        yield desk
        leave(desk)


def test_window_for_reading_says_so_and_who_writes(reader):
    assert reader.store.read_only
    assert "Opened for reading only: " in told(reader.window)
    assert " has the database open." in told(reader.window)


def test_shortcuts_for_writing_say_that_nothing_can_be_changed(reader):
    reader.window.go("requests")
    for act in (reader.window.undo, reader.window.redo):
        act()
        assert "Opened for reading only. Nothing can be changed here." in told(reader.window)


def test_window_for_reading_becomes_one_for_writing(start, qtbot, database):
    with Store.open(database):
        desk = start(database)
        press(desk, "read")
    next(each for each in buttons(desk.window) if each.text() == "Open for writing").click()
    assert not desk.store.read_only
    assert "add_request" in names(desk.window)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of folders are other ones there")
def test_database_in_a_folder_of_others_is_read(start, kept, tmp_path):
    with accidents.folder_of_others() as folder:
        shutil.copy(kept / "school.db", folder / "school.db")
        desk = start(tmp_path / "own.db")
        with accidents.without_rights(folder):
            desk.open(folder / "school.db")
            assert "Nothing can be saved in the database" in told(desk.window)
            press(desk, "read")
            assert "the file or its folder cannot be written" in told(desk.window)
            assert desk.store.value("SELECT note FROM school WHERE code = 'P1'") == "fourth"
            desk.window.close()
        assert [each.name for each in folder.iterdir()] == ["school.db"]
