"""The indicators give the values of the field's worked example, and say whom they counted."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from app.models.studies.answers import Answered
from app.models.studies.indicators import FEWEST, computed, definitions

FIXTURE = json.loads(Path("tests/data/indicator_fixture.json").read_text("utf-8"))
DEFINITIONS = {each.code: each for each in definitions()}


def heads(rows=FIXTURE["rows"]):
    names = [each.replace(".", "_") for each in FIXTURE["columns"]]
    for row in rows:
        given = dict(zip(names, row, strict=True))
        answers = {name: str(each) for name, each in given.items() if each is not None}
        yield Answered("needs_heads", given["school"], "partner", answers)


def words_of(share):
    return f"{share.numerator} / {share.denominator} = {float(share.share):.1f} %"


@pytest.mark.parametrize("code", [each for each in FIXTURE["expected"] if " " not in each])
def test_worked_example(code):
    found = computed(DEFINITIONS[code], list(heads()))
    flags = f"; conflict flag: {', '.join(found.conflicts)}" if found.conflicts else ""
    assert words_of(found.total) + flags == FIXTURE["expected"][code]


def test_worked_example_of_the_variant():
    found = computed(DEFINITIONS["I3"], list(heads()))
    assert words_of(found.variants["can_do"]) == "3 / 4 = 75.0 %"


def test_a_lost_label_is_never_computed():
    found = computed(DEFINITIONS["I8"], list(heads()))
    assert (found.total, found.respondents) == (None, 0)


def test_code_nine_may_be_left_out():
    found = computed(DEFINITIONS["I1"], list(heads()), {"H05": frozenset({"9"})})
    assert words_of(found.total) == "3 / 4 = 75.0 %"


def test_few_respondents_are_hidden():
    rows = FIXTURE["rows"][: FEWEST - 1]
    assert computed(DEFINITIONS["I1"], list(heads(rows))).hidden
    assert not computed(DEFINITIONS["I1"], list(heads())).hidden


def of(form="needs_heads", status="leading", **answers):
    return Answered(form, "A", status, answers)


def test_shares_of_time_are_means_of_rows_that_make_a_hundred():
    good = {"H03_1_before": "75", "H03_2_before": "25", "H03_1_now": "25", "H03_2_now": "75"}
    answered = [
        of(**good),
        of(**{**good, "H03_1_before": "70", "H03_2_before": "30"}),
        of(**{**good, "H03_2_now": "70"}),
        of(status="partner", **good),
    ]
    found = computed(DEFINITIONS["P4"], answered)
    assert found.means == {"before": Fraction(145, 2), "now": Fraction(25)}
    assert found.respondents == 2


def test_at_least_one_area_is_enough_and_one_answer_counts():
    answered = [of(H21_2="1"), of(H21_1="2"), of(H01="1")]
    found = computed(DEFINITIONS["P1"], answered)
    assert (found.total.numerator, found.total.denominator) == (1, 2)
    assert found.variants["H21_2"].numerator == 1


def test_strict_wants_three_of_the_five():
    answered = [of("needs_teachers", T21="1", T22_1="1", T22_2="1", T22_3="1"),
                of("needs_teachers", T21="1", T22_1="1", T22_2="1")]  # fmt: skip
    found = computed(DEFINITIONS["P8"], answered)
    assert (found.total.numerator, found.variants["strict"].numerator) == (2, 1)


def test_nine_is_no_agreement():
    answered = [of(H15="9", H16="5"), of(H15="4", H16="5")]
    assert words_of(computed(DEFINITIONS["P5"], answered).total) == "1 / 2 = 50.0 %"


def test_half_of_the_heads_is_yes_where_no_director_answered():
    answered = [of(H01="2", H19="1"), of(H01="2", H19="2")]
    found = computed(DEFINITIONS["I6"], answered)
    assert (words_of(found.total), found.conflicts) == ("1 / 1 = 100.0 %", ("A",))


def test_every_definition_asks_what_its_form_asks():
    for each in DEFINITIONS.values():
        names = {question.name for question in read(shipped(each.form)).form.questions()}
        assert set(each.asked) | set(each.means.values()) <= names
        assert set(each.names) == {"kk", "ru", "en"}
