"""Responses judged many at once get exactly the verdicts of a form being filled."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.forms.filling import Filling
from app.models.forms.form import Kind
from app.models.forms.judging import Judge
from app.models.forms.reading import read
from app.models.forms.shipped import SHIPPED, shipped
from tests.models.forms.making import read_form

NOW = datetime(2026, 11, 20, 9)
SKIPS = read_form("""
    type        | name | label | relevant            | required  | constraint
    text        | a    | A     |                     | true()    | . < 5
    begin group | g    | G     | ${a} = 1            |           |
    text        | b    | B     |                     | ${c} = '' | string-length(.) < 3
    text        | c    | C     | ${b} != 'x'         |           | . != ${a}
    end group   |      |       |                     |           |
    text        | d    | D     | ${c} = '' or ${a} = 2 | yes     | selected(${b}, .)
    note        | n    | N     | ${a} = 1            |           |
""").form
CLOCK = read_form("""
    type      | name | label | constraint      | calculation
    text      | a    | A     | . <= today()    |
    calculate | b    |       |                 | ${a}
""").form
VALUES = st.sampled_from(["", "1", "2", "7", "x", "xyz", "2026-11-20", "2027-01-01"])


def verdicts(form_, record):
    filling = Filling(form_, dict(record), NOW)
    filling.settle()
    return filling.finished(), filling.faults()


@pytest.mark.parametrize("form_", [SKIPS, CLOCK])
@given(data=st.data())
def test_verdicts_are_those_of_filling(form_, data):
    names = [each.name for each in form_.questions()]
    judge = Judge(form_)
    for record in data.draw(st.lists(st.dictionaries(st.sampled_from(names), VALUES), max_size=6)):
        assert judge.judged(dict(record), NOW) == verdicts(form_, record)


@pytest.mark.parametrize("code", SHIPPED)
def test_shipped_forms_are_judged_as_they_are_filled(code):
    form_ = read(shipped(code)).form
    judge = Judge(form_)
    questions = [each for each in form_.questions() if each.kind is not Kind.NOTE]
    for at in range(40):
        record = {
            each.name: str((at * place) % 11)
            for place, each in enumerate(questions, start=1)
            if (at + place) % 3
        }
        record = {name: value for name, value in record.items() if fits(form_, name, value)}
        assert judge.judged(dict(record), NOW) == verdicts(form_, record)


def fits(form_, name, value):
    question = next(each for each in form_.questions() if each.name == name)
    choices = form_.lists.get(question.choices)
    return choices is None or value in {each.code for each in choices}
