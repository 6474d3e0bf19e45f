"""Questionnaires of the sample are answered as their rules ask."""

from __future__ import annotations

from datetime import date, datetime
from random import Random

import pytest

from app.demo.answering import Answering
from app.models.forms.filling import Filling
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from app.models.studies import handouts, waves
from app.models.studies.answers import approved
from tests.demo.conftest import TUESDAY

PEOPLE = 60


@pytest.mark.parametrize("code", ["needs_heads", "needs_teachers"])
def test_nobody_answers_what_is_not_asked_or_outside_its_limits(code):
    form = read(shipped(code)).form
    answering = Answering(form, Random(1))
    for _person in range(PEOPLE):
        filling = Filling(form, answering.answer("P1"), datetime(2026, 1, 1))
        assert filling.faults() == []
        assert filling.finished() == filling.record


def test_partners_of_the_school_were_asked_twice_and_most_copies_came_back(school):
    newer, older = waves.every(school)
    assert older.last < newer.first < newer.last < TUESDAY
    for wave in (older, newer):
        register = handouts.register(school, wave.id)
        back = sum(each.returned for each in register)
        assert back == len(approved(school, wave))
        assert 0 < len(register) - back < len(register) / 2
        assert sum(wave.asked.values()) == len(register)
        assert all(wave.first == each.given for each in register)


def test_days_of_answers_lie_within_their_wave(school):
    spans = {each.id: (each.first, each.last) for each in waves.every(school)}
    for row in school.rows("SELECT wave, day FROM response"):
        first, last = spans[row["wave"]]
        assert first <= date.fromisoformat(row["day"]) <= last
