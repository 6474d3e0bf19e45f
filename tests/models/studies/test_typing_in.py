"""Typing in from paper: codes and Enter, skips by themselves, doubts told once, kept at once."""

from __future__ import annotations

import pytest

from app.models.studies import sittings
from app.models.studies.typing_in import TypingIn, What
from tests.models.forms.making import form_of
from tests.models.studies.fieldwork import add_wave, give

SURVEY = """
type                | name | label | relevant      | constraint     | constraint_message | required
integer             | n    | Саны  |               | . < 10         | Оннан аз           |
text                | why  | Неге  | ${n} > 0      |                |                    |
select_one ab       | x    | Бір   |               |                |                    |
select_one ab       | y    | Екі   |               |                |                    |
select_multiple ab  | m    | Көп   |               |                |                    |
rank ab             | r    | Рет   |               |                |                    |
date                | d    | Күн   |               |                |                    |
time                | t    | Уақыт |               |                |                    |
note                | end  | Рақмет |              |                |                    |
"""
CHOICES = """
list_name | name | label
ab        | 1    | А
ab        | 2    | Ә
ab        | 3    | Б
"""


@pytest.fixture
def typing(store):
    wave = add_wave(store, source=form_of(SURVEY, CHOICES))
    (copy,) = give(store, wave)
    return TypingIn(store, sittings.begin(store, copy, "paper", "kk"))


def type_all(typing, *lines):
    return [typing.take(each).what for each in lines]


def test_answers_are_codes_in_the_order_of_the_paper(typing):
    told = type_all(typing, "3", "себебі", "1", "", "31", "2 3 1", "23112026", "930")
    assert set(told) == {What.TAKEN}
    assert typing.at_end
    assert typing.filling.finished() == {
        "n": "3", "why": "себебі", "x": "1", "m": "1 3", "r": "2 3 1", "d": "2026-11-23",
        "t": "09:30",
    }  # fmt: skip


def test_what_does_not_apply_is_passed_over_and_told(typing):
    outcome = typing.take("0")
    assert [each.name for each in outcome.skipped] == ["why"]
    assert typing.current()[0].name == "x"


def test_what_cannot_be_read_is_not_taken(typing):
    outcome = typing.take("үш")
    assert (outcome.what, outcome.code) == (What.UNREADABLE, "answer_not_whole")
    assert (typing.at, typing.filling.record) == (0, {})


def test_a_doubt_is_told_once_and_what_stands_on_paper_is_kept(typing):
    outcome = typing.take("12")
    assert (outcome.what, outcome.fault.words) == (What.DOUBTFUL, {"": "Оннан аз"})
    assert typing.take("12").what is What.TAKEN
    assert typing.filling.record["n"] == "12"


def test_codes_of_questions_with_the_same_choices_are_typed_in_one_go(typing):
    typing.take("")
    typing.take("3 2")
    assert (typing.filling.record["x"], typing.filling.record["y"]) == ("3", "2")
    assert typing.current()[0].name == "m"


def test_an_earlier_answer_is_corrected(typing):
    type_all(typing, "3", "себебі")
    typing.go(0)
    assert typing.answer() == "3"
    typing.take("0")
    assert (typing.current()[0].name, typing.filling.finished()) == ("x", {"n": "0"})


def test_every_answer_survives_at_once_with_its_place(store, typing):
    type_all(typing, "3", "себебі", "1")
    again = TypingIn(store, sittings.unfinished(store, "paper"))
    assert (again.current()[0].name, again.filling.record["why"]) == ("y", "себебі")
