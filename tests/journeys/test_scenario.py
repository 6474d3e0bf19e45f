"""Steps of the acceptance scenario that do not need a quarter entered by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.journeys.terminal import report
from tests.journeys.user import Pick

REQUIRED = "Бұл өрісті толтыру міндетті."
THIRD_QUARTER = "academic:2025-26/3"


# Step 1: a wrong BIN


def test_wrong_bin_is_warned_of_and_may_be_saved_all_the_same(user, database):
    user.open(database)
    user.find("P6")
    user.press("F2")
    user.fill(bin="991240999803")
    user.press("Ctrl+S")
    user.see("БСН бақылау цифры дұрыс емес.")
    user.press("Ctrl+S")
    user.see("991240999803")
    assert not user.eyes.has_button("save")


def test_personal_number_is_refused(user, database):
    user.open(database)
    user.find("P6")
    user.press("F2")
    user.fill(bin="000101300009")
    user.press("Ctrl+S", "Ctrl+S")
    user.see("Жеке сәйкестендіру нөмірін")
    assert user.eyes.has_button("save")


# Step 2: the periods of a school year


def test_periods_of_the_year_leave_no_day_out_and_share_none(user, database):
    user.open(database)
    user.go(",")
    user.click("years")
    user.click("edit_year:2025-26")
    spans = [(day_in(user, f"first_{at}"), day_in(user, f"last_{at}")) for at in range(1, 6)]
    assert (spans[0][0], spans[-1][1]) == (date(2025, 9, 1), date(2026, 8, 31))
    after = [last + timedelta(days=1) for _first, last in spans[:-1]]
    assert after == [first for first, _last in spans[1:]]


def test_wrong_periods_are_told_and_mended_ones_are_reported_by(user, database):
    user.open(database)
    user.go(",")
    user.click("years")
    user.click("edit_year:2025-26")
    user.fill(first_2="01.11.2025")
    user.click("save_year")
    user.see("Бұл кезең жоғарыдағысы аяқталмай тұрып басталады.")
    user.fill(first_2="05.11.2025")
    user.click("save_year")
    user.see("03.11.2025")
    assert user.eyes.has_button("save_year"), "a day lies in no period"
    user.fill(last_1="04.11.2025")
    user.click("save_year")
    user.see("05.11.2025–07.01.2026")
    user.close()
    assert report(database, "academic:2025-26/2")["period"] == ["2025-11-05", "2026-01-07"]


def day_in(user, name):
    day, month, year = map(int, user.eyes.value(name).split("."))
    return date(year, month, day)


# Step 3: a request like one that is open


def test_similar_open_request_is_shown_while_one_types(user, database):
    user.open(database)
    user.go(2)
    user.press("Ctrl+N")
    assert user.eyes.value("number") == "С-11"
    assert not user.eyes.reads("С-09 · Жас мамандармен тәлімгерлік жұмыс\n")
    user.fill(school=Pick("P2"), topic="Тәлімгерлік")
    user.see("С-09 · Жас мамандармен тәлімгерлік жұмыс")


# Step 4: search without Kazakh letters


@pytest.mark.parametrize("typed", ["Кызылтан", "қызылтаң"])
def test_school_is_found_by_filter_and_by_search(user, database, typed):
    user.open(database)
    user.go(4)
    user.press("Ctrl+F")
    user.type(typed)
    user.press("Down", "F2")
    assert user.eyes.value("code") == "P2"
    user.press("Escape")
    user.go(1)
    user.find(typed)
    user.press("F2")
    assert user.eyes.value("name_kk") == "«Қызылтаң» негізгі орта мектебі"


# Step 6: moving an event


def test_moved_event_asks_why_and_keeps_its_old_day(user, database):
    user.day = date(2026, 1, 12)
    user.open(database)
    user.find("Ш-10")
    user.click("reschedule")
    user.fill(day="22.01.2026")
    user.press("Ctrl+S")
    user.see(REQUIRED)
    user.fill(reason="Мектепте тұмау")
    user.press("Ctrl+S")
    user.see("Ш-10 · 22.01.2026")
    user.open_tab("Тарихы")
    user.see("15.01.2026 → 22.01.2026", "Мектепте тұмау")
    user.close()
    assert report(database, THIRD_QUARTER)["figures"]["events.in_plan"] == 1


# Step 8: an event that was not held


def test_event_that_was_not_held_asks_why_and_does_not_count(user, database):
    user.day = date(2026, 1, 15)
    user.open(database)
    user.find("Ш-10")
    user.click("not_hold")
    user.press("Ctrl+S")
    user.see(REQUIRED)
    user.fill(reason="Аяз")
    user.press("Ctrl+S")
    user.see("Болмай қалды", "Аяз")
    user.close()
    figures = report(database, THIRD_QUARTER)["figures"]
    assert (figures["events.held"], figures["events.not_held"]) == (0, 1)


# What is undone stays undone


def test_undo_and_redo_survive_a_restart(user, database):
    user.open(database)
    user.find("P2")
    user.press("F2")
    user.fill(settlement="Ақжар")
    user.press("Ctrl+S")
    user.see("Ақжар")
    user.close()
    user.open(database)
    user.press("Ctrl+Z")
    user.see("Қайтарылды: ")
    user.find("P2")
    assert not user.eyes.reads("Ақжар")
    user.close()
    user.open(database)
    user.press("Ctrl+Y")
    user.see("Қайталанды: ")
    user.find("P2")
    user.see("Ақжар")
