"""Numbers and dates on paper in three languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.reports.formatting import long_date, number, percent, shortened, span


@pytest.mark.parametrize(
    ("value", "language", "decimals", "expected"),
    [
        (1020, "kk", None, "1\u00a0020"),
        (1020, "en", None, "1,020"),
        (35667, "ru", None, "35\u00a0667"),
        (Decimal("22.50"), "kk", None, "22,5"),
        (Decimal("22.0"), "kk", None, "22"),
        (Decimal(100), "kk", None, "100"),
        (Decimal("56.25"), "kk", 1, "56,3"),
        (Decimal("4.645"), "ru", 2, "4,65"),
        (2, "en", 1, "2.0"),
        (-5, "kk", None, "\u22125"),
        (0, "kk", None, "0"),
        (None, "kk", 1, "–"),
    ],
)
def test_numbers_are_written_as_people_read_them(value, language, decimals, expected):
    assert number(value, language, decimals) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("kk", "20,6\u00a0%"), ("ru", "20,6\u00a0%"), ("en", "20.6%")]
)
def test_shares_have_one_decimal(language, expected):
    assert percent(Decimal("20.64"), language) == expected


def test_an_unknown_share_is_not_zero():
    assert percent(None, "kk") == "–"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("kk", "2025 жылғы 3 қараша"), ("ru", "3 ноября 2025 года"), ("en", "3 November 2025")],
)
def test_long_dates_follow_the_language(language, expected):
    assert long_date(date(2025, 11, 3), language) == expected


def test_spans_of_one_day_show_it_once():
    assert span(date(2025, 11, 3), date(2025, 11, 3)) == "03.11.2025"
    assert span(date(2025, 11, 3), date(2026, 1, 7)) == "03.11.2025–07.01.2026"


def test_text_is_shortened_to_its_room():
    assert shortened("мектеп", 6, len) == "мектеп"
    assert shortened("мектеп атауы", 8, len) == "мектеп…"
