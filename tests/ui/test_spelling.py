"""How people type days and numbers, and how they are spelled back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.fields import Amount, Date, Number
from app.ui.spelling import amount_spelling, date_spelling, number_spelling, read_date

AUTUMN = date(2025, 12, 2)
DAYS = date_spelling(Date(around=lambda: AUTUMN))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03.11.2025", date(2025, 11, 3)),
        ("3.11", date(2025, 11, 3)),
        ("3.11.", date(2025, 11, 3)),
        ("3.11.25", date(2025, 11, 3)),
        ("3,11,2025", date(2025, 11, 3)),
        ("3/11/2025", date(2025, 11, 3)),
        ("3-11-2025", date(2025, 11, 3)),
        ("3 11", date(2025, 11, 3)),
        ("0311", date(2025, 11, 3)),
        ("03112025", date(2025, 11, 3)),
        ("2025-11-03", date(2025, 11, 3)),
        (" 3.11.2025 ", date(2025, 11, 3)),
        ("15.01", date(2026, 1, 15)),  # the nearest one, not that of the same year
        ("29.02", date(2024, 2, 29)),  # the nearest year that has it
        ("31.11", None),
        ("99.99.2025", None),
        ("3", None),
        ("tomorrow", None),
        ("2025-13-01", None),
    ],
)
def test_a_day_is_read_as_people_type_it(text, day):
    assert read_date(text, AUTUMN) == day


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_a_day_is_read_as_it_is_written(day):
    assert DAYS.read(DAYS.write(day)) == day


@given(st.dates(AUTUMN - timedelta(days=170), AUTUMN + timedelta(days=170)))
def test_a_day_without_its_year_is_the_nearest(day):
    assert read_date(f"{day:%d.%m}", AUTUMN) == day


def test_a_wrong_day_says_how_to_write_it():
    with pytest.raises(ValueError, match=r"DD\.MM\.YYYY"):
        DAYS.read("soon")


@pytest.mark.parametrize(
    ("text", "number"), [("5", 5), (" 1 200 ", 1200), ("0", 0), ("\u00a07", 7)]
)
def test_a_whole_number_is_read(text, number):
    assert number_spelling(Number()).read(text) == number


@pytest.mark.parametrize(
    ("text", "words"), [("five", "whole"), ("4.5", "whole"), ("-1", "from 0"), ("101", "to 100")]
)
def test_a_wrong_number_says_what_is_wrong(text, words):
    with pytest.raises(ValueError, match=words):
        number_spelling(Number(high=100)).read(text)


@pytest.mark.parametrize(
    ("text", "amount"), [("4,3", "4.3"), ("4.3", "4.3"), ("4", "4"), ("4,30", "4.30")]
)
def test_an_amount_is_read_with_comma_or_point(text, amount):
    assert amount_spelling(Amount()).read(text) == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "words"),
    [("4,35", "at most: 1"), ("much", "number"), ("nan", "at most"), ("6", "from 1 to 5")],
)
def test_a_wrong_amount_says_what_is_wrong(text, words):
    with pytest.raises(ValueError, match=words):
        amount_spelling(Amount(low=1, high=5)).read(text)


@given(st.decimals(0, 1000, places=1))
def test_an_amount_is_read_as_it_is_written(amount):
    spelling = amount_spelling(Amount())
    assert spelling.read(spelling.write(amount)) == amount


@pytest.mark.parametrize(
    ("value", "by", "after"), [(5, 1, 6), (0, -1, 0), (100, 1, 100), (None, 1, 0)]
)
def test_a_number_moves_within_its_bounds(value, by, after):
    spelling = number_spelling(Number(high=100))
    assert spelling.step is not None
    assert spelling.step(value, by) == after
