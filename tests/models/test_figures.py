"""Figures: the worked example to the last digit, and the rows that every figure stands on."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from app.models.figures import BY_CODE, FIGURES, Figures, rounded
from app.models.periods import Kind, Period, calendar_quarter
from tests.models import oracle
from tests.models.quarter import DATA

EXPECTED = json.loads((DATA / "quarter_expected.json").read_text("utf-8"), parse_float=Decimal)
QUARTER = Period(Kind.ACADEMIC, date(2025, 11, 3), date(2026, 1, 7), "2025-26", 2)
BY_KEY = [figure.code for figure in FIGURES if isinstance(EXPECTED["figures"][figure.code], dict)]


def plain(value):
    return dict(value) if isinstance(value, dict) else value


@pytest.fixture
def figures(store, quarter):
    return Figures(store, QUARTER, quarter.schools["LS"])


@pytest.fixture
def network(store, quarter):
    return Figures(store, QUARTER, None)


@pytest.mark.parametrize("code", EXPECTED["figures"])
def test_the_quarter_of_the_example_gives_exactly_its_figures(figures, network, code):
    expected = EXPECTED["figures"][code]
    assert plain(figures[code]) == expected
    assert plain(network[code]) == expected


def test_every_figure_of_the_example_is_defined_and_no_other(figures):
    assert set(BY_CODE) == set(EXPECTED["figures"]) == set(figures.all())


@pytest.mark.parametrize("code", sorted(oracle.COUNTS))
def test_a_count_is_the_number_of_its_rows(figures, code):
    ids = figures.rows(code).ids
    assert len(ids) == len(set(ids)) == figures[code]


@pytest.mark.parametrize(
    "code", [code for code in BY_KEY if code.startswith(("requests", "events"))]
)
def test_rows_by_key_part_the_rows_of_the_figure(figures, code):
    parts = {key: figures.rows(code, key).ids for key in figures.by_key(code)}
    assert {key: len(ids) for key, ids in parts.items()} == figures[code]
    assert sorted(sum(parts.values(), ())) == sorted(figures.rows(code).ids)


@pytest.mark.parametrize(
    ("code", "key", "numbers"),
    [
        ("requests.by_status", "fulfilled", ["С-01", "С-03", "С-04", "С-06", "С-07", "С-08"]),
        ("requests.by_school", "P1", ["С-02", "С-07"]),
        ("requests.fulfilled_share", "", ["С-01", "С-03", "С-04", "С-06", "С-07", "С-08"]),
        ("requests.carried_out", "", ["С-02", "С-09"]),
        ("requests.carried_in", "", []),
    ],
)
def test_requests_behind_a_figure_are_those_of_the_example(figures, quarter, code, key, numbers):
    found = figures.rows(code, key)
    assert found.table == "request"
    assert sorted(found.ids) == sorted(quarter.requests[number] for number in numbers)


@pytest.mark.parametrize(
    ("code", "key", "numbers"),
    [
        ("events.held_rescheduled", "", ["Ш-07"]),
        ("events.not_held", "", ["Ш-08"]),
        ("events.held_by_kind", "training", ["Ш-03", "Ш-06"]),
        ("events.held_by_own_plan", "", ["Ш-01", "Ш-09"]),
        ("parents.attended", "", ["Ш-09"]),
        ("attendance.actual", "", ["Ш-01", "Ш-02", "Ш-03", "Ш-04", "Ш-05", "Ш-06", "Ш-07"]),
    ],
)
def test_events_behind_a_figure_are_those_of_the_example(figures, quarter, code, key, numbers):
    found = figures.rows(code, key)
    assert found.table == "event"
    assert sorted(found.ids) == sorted(quarter.events[number] for number in numbers)


@pytest.mark.parametrize(
    ("code", "key", "count"),
    [
        ("coverage.by_school", "P1", 10),
        ("coverage.by_school", "P6", 2),
        ("educators.participations_by_school", "P2", 11),
        ("educators.unique_heads", "", 11),
        ("coverage.share", "", 45),
    ],
)
def test_people_behind_a_figure_stand_once_each(figures, code, key, count):
    found = figures.rows(code, key)
    assert found.table == "person"
    assert len(found.ids) == len(set(found.ids)) == count


def test_calendar_quarter_counts_the_same_events_by_their_last_day(store, quarter):
    autumn = Figures(store, calendar_quarter(2025, 4), quarter.schools["LS"])
    winter = Figures(store, calendar_quarter(2026, 1), quarter.schools["LS"])
    assert (autumn["events.held"], autumn["events.in_plan"]) == (8, 9)
    assert (winter["events.held"], winter["events.in_plan"]) == (0, 1)
    assert winter["requests.carried_in"] == 2


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (Fraction(225, 4), 1, Decimal("56.3")),
        (Fraction(1, 8), 2, Decimal("0.13")),
        (Fraction(5, 2), 0, 3),
        (Fraction(1, 3), 1, Decimal("0.3")),
        (60, 1, Decimal("60.0")),
        (None, 1, None),
    ],
)
def test_figures_are_rounded_once_half_up(value, decimals, expected):
    assert rounded(value, decimals) == expected


def test_plain_recount_of_all_rows_agrees(store, quarter):
    for leading in (quarter.schools["LS"], None):
        recounted = oracle.figures(store, QUARTER.first, QUARTER.last, leading)
        assert recounted == {
            code: plain(value) for code, value in Figures(store, QUARTER, leading).all().items()
        }
