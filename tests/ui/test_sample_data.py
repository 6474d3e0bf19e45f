"""Sample data in the window: made apart, told on every page, gone when the own work begins."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app import paths
from app.bootstrap import launch
from app.commands import run
from app.models import sample
from app.models.lock import FileLock
from app.models.store import Store
from app.ui import sample_data
from app.ui.notice import Notice

TUESDAY = date(2026, 3, 10)


@pytest.fixture
def started(qtbot, qapp, tmp_path):
    """Return the desk over a new database that is seen for the first time."""
    desks = []

    def start(day=TUESDAY, path=tmp_path / "own.db"):
        desks.append(launch(qapp, path, language="en", today=lambda: day))
        return desks[-1]

    start.desks = desks
    yield start
    for desk in desks:
        desk.window.close()


def press(qtbot, desk, name):
    button = desk.window.findChild(QAbstractButton, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def look_around(qtbot, desk):
    own = desk.store.path
    press(qtbot, desk, "sample")
    qtbot.waitUntil(lambda: desk.store.path != own)


def leave(started):
    started.desks.pop().window.close()


def told(desk):
    return desk.window.findChild(Notice, "bulletin:sample")


def files():
    return sorted(each.name for each in paths.data_folder().glob("sample*"))


def test_start_opens_the_sample_in_a_file_of_its_own(qtbot, started):
    desk = started()
    look_around(qtbot, desk)
    assert desk.store.path == sample_data.place()
    assert sample.read(desk.store) == sample.Sample(sample.Size.SCHOOL, 1, TUESDAY)
    assert told(desk).isVisible()
    with Store.open_read_only(desk._own) as own:
        assert own.value("SELECT count(*) FROM school") == 0


def test_notice_stands_on_every_page_and_in_every_language(qtbot, started):
    desk = started()
    look_around(qtbot, desk)
    for screen in ("events", "settings", "help"):
        desk.window.go(screen)
        assert told(desk).isVisible()
    desk._change_language("ru")
    assert told(desk).isVisible()


def test_own_work_begins_where_it_was_left_and_the_sample_is_gone(qtbot, started):
    desk = started()
    own = desk.store.path
    look_around(qtbot, desk)
    press(qtbot, desk, "answer:sample")
    assert desk.store.path == own
    assert told(desk) is None
    assert desk.window.findChild(QAbstractButton, "begin").isVisible()
    assert files() == []


def test_what_was_tried_out_is_told_before_it_is_deleted(qtbot, started):
    desk = started()
    look_around(qtbot, desk)
    with desk.store.change("Rename") as change:
        change.update("school", 1, {"name_kk": "Менің мектебім"})
    press(qtbot, desk, "answer:sample")
    assert desk.store.path == sample_data.place()
    press(qtbot, desk, "answer:sample")
    assert files() == []


def test_sample_is_never_what_the_next_start_opens(qtbot, started, qapp):
    desk = started()
    own = desk.store.path
    look_around(qtbot, desk)
    leave(started)
    again = started(path=None)
    assert again.store.path == own
    assert not sample_data.place().with_name("sample.db.backups").exists()


def test_sample_of_today_is_kept_and_that_of_yesterday_made_anew(qtbot, started):
    desk = started()
    look_around(qtbot, desk)
    with desk.store.change("Rename") as change:
        change.update("school", 1, {"name_kk": "Менің мектебім"})
    leave(started)
    name = "SELECT name_kk FROM school WHERE id = 1"
    desk = started(path=None)
    look_around(qtbot, desk)
    assert desk.store.value(name) == "Менің мектебім"
    leave(started)
    desk = started(day=date(2026, 3, 11), path=None)
    look_around(qtbot, desk)
    assert desk.store.value(name) != "Менің мектебім"


def test_sample_that_cannot_be_made_is_told_and_the_own_database_stays(qtbot, started):
    desk = started()
    own = desk.store.path
    with FileLock(sample_data.place()):
        press(qtbot, desk, "sample")
        qtbot.waitUntil(desk.window.isVisible)
    assert desk.store.path == own
    assert desk.window.findChild(Notice, "bulletin:no_sample") is not None


def test_help_leads_to_the_sample_too(qtbot, started):
    desk = started()
    with desk.store.change("Own school") as change:
        change.insert("school", {"code": "LS", "name_kk": "№4"})
    desk._renew()
    desk.window.go("help")
    look_around(qtbot, desk)
    assert told(desk).isVisible()
    desk.window.go("help")
    assert desk.window.findChild(QAbstractButton, "sample") is None


def test_sample_made_by_the_command_line_says_so_and_is_not_deleted(qtbot, started, tmp_path):
    path = tmp_path / "demo.db"
    run(["demo", str(path), "--size", "school"])
    desk = started(path=path)
    assert told(desk).isVisible()
    press(qtbot, desk, "answer:sample")
    assert desk.store.path != path
    assert path.exists()
