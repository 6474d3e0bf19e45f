"""Periods: what people report by, and school years as data."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import periods
from app.models.periods import Kind, Period, calendar_quarter, calendar_year, half_year, parse

DAY = timedelta(days=1)
YEAR = "2025-26"
ACADEMIC = [
    Period(Kind.ACADEMIC, date(2025, 9, 1), date(2025, 11, 2), YEAR, 1),
    Period(Kind.ACADEMIC, date(2025, 11, 3), date(2026, 1, 7), YEAR, 2),
    Period(Kind.ACADEMIC, date(2026, 1, 8), date(2026, 3, 29), YEAR, 3),
    Period(Kind.ACADEMIC, date(2026, 3, 30), date(2026, 5, 25), YEAR, 4),
    Period(Kind.ACADEMIC, date(2026, 5, 26), date(2026, 8, 31), YEAR, 5),
]
WHOLE = Period(Kind.SCHOOL_YEAR, date(2025, 9, 1), date(2026, 8, 31), YEAR)


def add_year(store, name):
    with store.change("School year") as change:
        periods.save_year(store, change, name, periods.proposal(name), to_check=True)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("academic:2025-26/2", ACADEMIC[1]),
        ("academic:2025-26/5", ACADEMIC[4]),
        (
            "calendar:2025/4",
            Period(Kind.CALENDAR, date(2025, 10, 1), date(2025, 12, 31), "2025", 4),
        ),
        ("calendar:1999/1", Period(Kind.CALENDAR, date(1999, 1, 1), date(1999, 3, 31), "1999", 1)),
        ("year:2025-26", WHOLE),
        ("2025-11-03..2026-01-07", ACADEMIC[1]),
        ("2025-09-01..2026-08-31", WHOLE),
        ("2025-01-01..2025-12-31", calendar_year(2025)),
        ("2018-10-01..2018-12-31", calendar_quarter(2018, 4)),
        ("2018-01-01..2018-06-30", half_year(2018, 1)),
        ("2025-11-03..2025-11-03", Period(Kind.FREE, date(2025, 11, 3), date(2025, 11, 3))),
    ],
)
def test_period_is_read_as_the_command_line_names_it(store, text, period):
    assert parse(store, text) == period


@pytest.mark.parametrize(
    "text",
    [
        "", "2025-11-03", "2026-01-07..2025-11-03", "2025-02-30..2025-03-01", "academic:2025-26/6",
        "academic:2024-25/1", "academic:2025/1", "calendar:2025/5", "calendar:0000/1",
        "calendar:9999/4", "year:2024-25", "year:2025", " 2025-11-03..2026-01-07",
        "3.11.2025..7.01.2026", "0001-01-01..0001-01-31",
    ],
)  # fmt: skip
def test_what_names_no_period_is_none(store, text):
    assert parse(store, text) is None


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2025, 11, 2), ACADEMIC[0]),
        (date(2025, 11, 3), ACADEMIC[1]),
        (date(2026, 1, 7), ACADEMIC[1]),
        (date(2026, 8, 31), ACADEMIC[4]),
        (date(2026, 9, 1), calendar_quarter(2026, 3)),
        (date(2019, 2, 1), calendar_quarter(2019, 1)),
    ],
)
def test_day_lies_in_its_academic_quarter_else_in_a_calendar_one(store, day, period):
    assert periods.at(store, day) == period
    assert day in period


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (ACADEMIC[1], ACADEMIC[0]),
        (calendar_quarter(2026, 1), calendar_quarter(2025, 4)),
        (half_year(2019, 1), half_year(2018, 2)),
        (calendar_year(2025), calendar_year(2024)),
        (ACADEMIC[0], Period(Kind.FREE, date(2025, 6, 30), date(2025, 8, 31))),
        (WHOLE, Period(Kind.FREE, date(2024, 9, 1), date(2025, 8, 31))),
        (
            Period(Kind.FREE, date(2025, 11, 3), date(2025, 11, 9)),
            Period(Kind.FREE, date(2025, 10, 27), date(2025, 11, 2)),
        ),
    ],
)
def test_period_before_is_of_the_same_type_or_length(store, period, before):
    assert periods.before(store, period) == before
    if before.kind is period.kind:
        assert periods.after(store, before) == period


def test_quarters_of_two_known_years_follow_each_other(store):
    add_year(store, "2024-25")
    summer = periods.before(store, ACADEMIC[0])
    assert (summer.year, summer.ordinal) == ("2024-25", periods.SUMMER)
    assert periods.after(store, summer) == ACADEMIC[0]
    assert periods.before(store, WHOLE).year == "2024-25"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from([1, 2]))
def test_every_day_lies_in_one_quarter_and_one_half(day, half):
    quarters = [calendar_quarter(day.year, ordinal) for ordinal in (1, 2, 3, 4)]
    assert sum(day in quarter for quarter in quarters) == 1
    assert [each.first for each in quarters[1:]] == [each.last + DAY for each in quarters[:-1]]
    assert half_year(day.year, half).first == quarters[2 * half - 2].first
    assert half_year(day.year, half).last == quarters[2 * half - 1].last


@pytest.mark.parametrize("name", ["2026-27", "1999-00", "2027-28"])
def test_proposal_covers_a_school_year_without_gaps(name):
    spans = periods.proposal(name)
    assert periods.span_problems(spans) == []
    assert (spans[0][0], spans[-1][1]) == (
        date(int(name[:4]), 9, 1),
        date(int(name[:4]) + 1, 8, 31),
    )
    assert {periods.school_year_of(day) for span in spans for day in span} == {name}


@pytest.mark.parametrize(
    ("second", "codes"),
    [
        ((date(2025, 11, 3), date(2026, 1, 7)), []),
        ((date(2025, 11, 2), date(2026, 1, 7)), ["periods_overlap"]),
        ((date(2025, 11, 5), date(2026, 1, 7)), ["periods_gap"]),
        ((date(2025, 11, 3), date(2025, 11, 1)), ["end_before_start", "periods_gap"]),
    ],
)
def test_spans_follow_each_other(second, codes):
    spans = [(date(2025, 9, 1), date(2025, 11, 2)), second, (date(2026, 1, 8), date(2026, 3, 29))]
    assert [each.code for each in periods.span_problems(spans)] == codes


def test_school_year_is_data_that_people_edit(store):
    add_year(store, "2026-27")
    newest = periods.school_years(store)[0]
    assert (newest.name, newest.to_check, len(newest.periods)) == ("2026-27", True, 5)
    assert any(day.year == 2027 for day in periods.holidays(store))
    joined = [*periods.proposal("2026-27")[:3], (date(2027, 3, 30), date(2027, 8, 31))]
    with store.change("School year") as change:
        periods.save_year(store, change, "2026-27", joined, to_check=False)
    assert [(each.first, each.last) for each in periods.school_years(store)[0].periods] == joined
    store.undo()
    assert len(periods.school_years(store)[0].periods) == 5
