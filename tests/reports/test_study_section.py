"""Questionnaires in the report: counted, small groups left out, kept with a closed version."""

from __future__ import annotations

from datetime import date

import pytest

from app.models import closing, digests, periods
from app.models.store import Store
from tests.models.studies.making import add_wave
from tests.reports.conftest import words_of
from tests.reports.quarter import copied, report

PERIOD = "academic:2025-26/2"


@pytest.fixture
def store(tmp_path):
    with Store.open(copied(tmp_path)) as opened:
        yield opened


def answers(*codes):
    return [{"H18": code, "H05": "1", "H12_1": "2"} for code in codes]


def asked(store, *codes):
    days = {"first_day": "2025-11-10", "last_day": "2025-11-20", "name": "Autumn survey"}
    return add_wave(store, "1", answers(*codes), **days)


def test_responses_needs_and_satisfaction_are_printed(store, tmp_path):
    asked(store, "5", "5", "4", "4", "3", "2")
    text = words_of(report(store, tmp_path))
    assert "Autumn survey (10.11.2025–20.11.2025)" in text
    assert "– 6 66.7% 3.83" in text
    assert "Indicators of the study" in text


def test_results_of_fewer_than_five_are_left_out(store, tmp_path):
    asked(store, "5", "5", "4")
    (study,) = digests.studies_of(store, periods.parse(store, PERIOD))
    assert (study.needs, study.forms[0].mean) == ((), None)
    assert {each.share for each in study.indicators} <= {None}
    text = words_of(report(store, tmp_path))
    assert "– 3 – –" in text
    assert "Too few responses; the result is hidden." in text


def test_a_closed_version_keeps_what_was_answered(store):
    asked(store, "5", "5", "4", "4", "3")
    period = periods.parse(store, PERIOD)
    before = digests.studies_of(store, period)
    with store.change("Close") as change:
        closing.close(store, change, 1, period, date(2025, 12, 25))
    add_wave(store, "1", answers("1", "1"))
    kept = closing.frozen(store, closing.standing(store, 1, period)).content
    assert kept.studies == before
    assert digests.studies_of(store, period) != before
