"""A user whose file is damaged, changed, lost or open elsewhere comes back to the work."""

from __future__ import annotations

import json
import subprocess
import sys
from shutil import copyfile

import pytest

from tests.journeys.paper import DATA
from tests.journeys.terminal import ROOT, report, run
from tests.journeys.user import User

QUARTER = "2025-11-03..2026-01-07"
ENTERED = "Жаңа ғана жазылған ескертпе"
RESTORED = "Сақтық көшірме қалпына келтірілді."


@pytest.fixture
def used(user, database):
    """Return a database that was worked with on one day, and closed."""
    user.open(database)
    note(user, ENTERED)
    user.close()
    return database


def note(user, text):
    """Write a note at the school P6."""
    user.find("P6")
    user.press("F2")
    user.fill(note=text)
    user.press("Ctrl+S")
    assert not user.eyes.has_button("save"), user.eyes.words()


def damage(database):
    content = bytearray(database.read_bytes())
    content[20_000:60_000] = bytes(40_000)
    database.write_bytes(content)
    return bytes(content)


def has_all(database):
    expected = json.loads((DATA / "quarter_expected.json").read_text("utf-8"))
    return report(database, QUARTER) == expected


def test_damaged_file_is_noticed_and_the_copy_of_the_close_has_everything(user, used):
    damaged = damage(used)
    user.open(used)
    user.see("Дерекқор зақымдалған", "Ештеңе жоғалмайды", used.name)
    user.press("Return")
    user.see(RESTORED)
    user.find("P6")
    user.see(ENTERED)
    user.close()
    assert has_all(used)
    assert damaged in [each.read_bytes() for each in used.parent.glob("*.damaged-*")]


def test_older_copy_is_restored_from_the_settings_and_taken_back(user, used):
    user.open(used)
    note(user, "Кейінгі ескертпе")
    user.go(",")
    user.click("backups")
    user.see("бағдарлама жабылғанда")
    user.click_row("бағдарлама жабылғанда")
    user.click("restore")
    user.see("Кейін енгізілген 1 өзгеріс болмайды.")
    user.click("restore_now")
    user.see(RESTORED)
    user.find("P6")
    user.see(ENTERED)
    user.click("Қалпына келтіруді қайтару")
    user.see("Қалпына келтіру қайтарылды.")
    user.find("P6")
    user.see("Кейінгі ескертпе")
    user.close()
    assert has_all(used)


def test_file_replaced_by_a_colleague_is_gone_on_with(user, used, imported):
    copyfile(imported, used)
    user.open(used)
    user.see("Дерекқор бағдарламадан тыс өзгертілген")
    user.click("trust")
    user.find("P6")
    assert not user.eyes.reads(ENTERED)
    user.close()
    run("check", used)


def test_lost_file_comes_back_from_its_copy(user, used):
    used.unlink()
    user.open(used)
    user.see("Дерекқор орнында жоқ")
    user.click("restore")
    user.see(RESTORED)
    user.close()
    assert has_all(used)


def test_second_user_is_told_who_works_and_may_read(user, qtbot, qapp, used):
    colleague = User(qtbot, qapp)
    user.open(used)
    colleague.open(used)
    colleague.see("Дерекқор басқа жерде ашық")
    colleague.click("read")
    colleague.see("Тек оқу үшін ашылды.")
    colleague.find("P6")
    colleague.see(ENTERED)
    colleague.press("F2", "Ctrl+N", "Ctrl+Z")
    assert not colleague.eyes.has_button("save")
    colleague.close()
    note(user, "Кейінгі ескертпе")


def test_program_killed_while_it_restores_begins_again(user, used):
    """Whatever moment it is killed at, the file is the old one or the new one."""
    copy = next((used.parent / f"{used.name}.backups").glob("*-close.db"))
    command = [sys.executable, ROOT / "main.py", "restore", "--database", used, copy]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        program.kill()
    user.open(used)
    user.find("P6")
    user.see(ENTERED)
    user.close()
    assert has_all(used)
