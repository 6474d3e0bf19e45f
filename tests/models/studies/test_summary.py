"""A period's questionnaires in short: its waves, their responses, satisfaction and indicators."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from app.models.studies import summary
from tests.models.studies.making import add_wave

AUTUMN = date(2025, 11, 3), date(2026, 1, 7)


def marks(*codes):
    return [{"H18": code, "H05": "1"} for code in codes]


def test_a_wave_belongs_to_the_period_of_its_last_day(store):
    add_wave(store, "1", marks("5"), first_day="2025-10-20", last_day="2025-11-03")
    add_wave(store, "2", marks("5"), first_day="2026-01-07", last_day="2026-01-08")
    assert [each.wave.code for each in summary.of_period(store, *AUTUMN)] == ["1"]


def test_a_wave_without_days_goes_by_its_last_response(store):
    add_wave(store, "1", marks("5"))
    assert [each.wave.code for each in summary.of_period(store, *AUTUMN)] == ["1"]


def test_responses_are_counted_against_those_asked(store):
    wave = add_wave(store, "1", marks("5", "4", "9"))
    with store.change("Asked") as change:
        change.update("wave_form", 1, {"asked": 8})
    (form,) = summary.of_period(store, *AUTUMN)[0].forms
    assert (form.code, form.responses, form.asked, form.rate) == (
        "needs_heads",
        3,
        8,
        Fraction(75, 2),
    )
    assert wave.code == "1"


def test_no_contact_is_no_mark(store):
    wave = add_wave(store, "1", marks("5", "4", "9", "3", ""))
    found = summary.of_wave(store, wave).satisfaction["needs_heads"]
    assert (found.n, found.mean, found.share) == (3, 4, Fraction(200, 3))
    assert found.hidden


def test_indicators_are_those_of_the_forms_asked(store):
    found = summary.of_wave(store, add_wave(store, "1", marks("5")))
    codes = [each.definition.code for each in found.indicators]
    assert codes[0] == "I1"
    assert "P8" not in codes  # teachers were not asked
