"""An answer on paper leads past the questions that hang at it, and never past others."""

from __future__ import annotations

import pytest

from app.models.forms.jumps import jumps
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from tests.models.forms.making import read_form

CHOICES = "list_name | name | label\nyn | 1 | Yes\nyn | 2 | No\nyn | 3 | Unsure"


def found(*rows):
    survey = "\n".join(("type | name | label | relevant", *rows))
    return {name: to for name, to in jumps(read_form(survey, CHOICES).form).items() if to}


def test_an_answer_leads_past_all_that_hangs_at_it():
    assert found(
        "select_one yn | a | A |",
        "text | b | B | ${a} = '1'",
        "begin_group | g | G | selected(${a}, '1') or ${a} = 3",
        "integer | c | C |",
        "end_group | | |",
        "text | d | D |",
    ) == {"a": {"2": "4", "3": "3"}}


def test_behind_the_last_question_is_the_end():
    assert found("select_one yn | a | A |", "text | b | B | ${a} != '2'") == {"a": {"2": ""}}


@pytest.mark.parametrize(
    "rows",
    [
        ["text | b | B |", "text | c | C | ${a} = '1'"],  # another question stands between
        ["text | b | B | ${a} = '1' and ${z} = 'x'"],  # hangs at two: see below
        ["text | b | B | ${z} > 4"],
        ["text | b | B | string-length(${a}) > 1"],
    ],
)
def test_nothing_is_jumped_where_the_skip_is_not_simple(rows):
    jumped = found("text | z | Z |", "select_one yn | a | A |", *rows, "text | d | D |")
    simple = {"a": {"2": "4", "3": "4"}} if "and" in rows[0] else {}
    assert jumped == simple  # «and» with a wrong answer never holds, whatever the other says


def test_the_line_for_other_is_no_jump():
    rows = ("type | name | label | _number", "select_one yn or_other | a | A | 1")
    survey = "\n".join((*rows, "text | b | B | 2"))
    assert jumps(read_form(survey, CHOICES).form) == {"a": {}}


def test_the_ready_made_form_for_heads_jumps_where_it_skips():
    told = {name: to for name, to in jumps(read(shipped("needs_heads")).form).items() if to}
    assert told == {"H19": {"2": "20", "9": "20"}}
