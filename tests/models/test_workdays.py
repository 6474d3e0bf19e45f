"""Working days: holidays that move, breaks that do not count, five days for a decision."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import settings
from app.models.deadlines import Deadlines
from app.models.workdays import add_working_days, holidays_of, is_working, working_days_between

FREE = [each.day for year in (2025, 2026) for each in holidays_of(year)]
days = st.dates(date(2025, 9, 1), date(2026, 8, 31))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2025, 11, 25), date(2025, 12, 2)),  # С-09 of the worked example
        (date(2025, 11, 3), date(2025, 11, 10)),
        (date(2025, 11, 8), date(2025, 11, 14)),  # on a Saturday
        (date(2025, 10, 24), date(2025, 11, 3)),  # 25 October moved to the Monday, a school break
        (date(2025, 12, 30), date(2026, 1, 9)),  # 1, 2 and 7 January
        (date(2026, 3, 18), date(2026, 3, 30)),  # Nauryz on a weekend takes three days after it
        (date(2026, 5, 6), date(2026, 5, 15)),  # 9 May, a Saturday, moved to the Monday
    ],
)
def test_decision_is_due_on_the_fifth_working_day(store, received, due):
    assert Deadlines(store).due(received) == due


def test_saturdays_count_where_people_work_on_them(store):
    with store.change("Settings") as change:
        settings.write(store, change, saturdays=True)
    assert Deadlines(store).due(date(2025, 11, 25)) == date(2025, 12, 1)


@pytest.mark.parametrize(
    ("year", "wanted"),
    [
        (2025, "0101 0102 0107 0310 0321 0324 0325 0501 0507 0509 0606 0707 0901 1027 1216"),
        (2026, "0101 0102 0107 0309 0323 0324 0325 0501 0507 0511 0527 0706 0831 1026 1216"),
        (2022, "0103 0104 0107 0308 0321 0322 0323 0502 0509 0510 0706 0830 1025 1216"),
    ],
)
def test_holidays_on_a_weekend_move_to_the_next_working_day(year, wanted):
    assert [f"{each.day:%m%d}" for each in holidays_of(year)] == wanted.split()


@pytest.mark.parametrize("year", [2025, 2026])
def test_feasts_that_do_not_move_stay(year):
    fixed = {each.day for each in holidays_of(year)}
    assert date(year, 1, 7) in fixed
    assert {2025: date(2025, 6, 6), 2026: date(2026, 5, 27)}[year] in fixed


@given(days, st.integers(0, 30), st.booleans())
def test_days_added_are_the_days_between(day, count, saturdays):
    later = add_working_days(day, count, FREE, saturdays=saturdays)
    assert working_days_between(day, later, FREE, saturdays=saturdays) == count
    assert count == 0 or is_working(later, FREE, saturdays=saturdays)


@given(days)
def test_newest_overdue_receipt_is_the_border(day):
    free = {each.day: each.kk for each in holidays_of(2025) + holidays_of(2026)}
    overdue = [
        day - timedelta(days=back)
        for back in range(20)
        if add_working_days(day - timedelta(days=back), 5, free) < day
    ]
    newest = max(overdue)
    assert add_working_days(newest + timedelta(days=1), 5, free) >= day


def test_newest_overdue_receipt_is_by_the_calendar_of_the_database(store):
    deadlines, today = Deadlines(store), date(2025, 12, 3)
    newest = deadlines.newest_overdue(today)
    assert deadlines.due(newest) < today <= deadlines.due(newest + timedelta(days=1))
