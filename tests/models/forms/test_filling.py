"""A form being filled: skips, limits, calculations, repeats, the one way answers are written."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.models.forms.canonical import UnreadableAnswerError, canonical
from app.models.forms.filling import Filling
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from tests.models.forms.making import read_form

NOW = datetime.fromisoformat("2026-11-23T09:05")


def filling(survey, choices="", record=None, **settings):
    form = read_form(survey, choices, **settings).form
    found = Filling(form, record or {}, NOW)
    found.begin()
    return found


def asked(found):
    return [question.name for question, _place in found.asked()]


def faults(found):
    return [(each.question.name, each.rounds, each.code) for each in found.faults()]


SKIP = """
type        | name | label | relevant    | required
integer     | age  | А     |             | yes
text        | job  | Б     | ${age} > 17 | yes
begin_group | g    | В     | ${age} > 60 |
text        | pay  | Г     |             |
end_group   |      |       |             |
"""


def test_what_does_not_apply_is_not_asked():
    found = filling(SKIP)
    assert asked(found) == ["age"]
    found.record["age"] = "30"
    assert asked(found) == ["age", "job"]
    found.record["age"] = "61"
    assert asked(found) == ["age", "job", "pay"]


def test_a_skipped_answer_counts_as_none_and_is_not_stored():
    found = filling(SKIP, record={"age": "10", "job": "x", "pay": "1"})
    assert found.finished() == {"age": "10"}
    asks = filling(f"{SKIP}note | n | Д | ${{job}} != '' |", record={"age": "10", "job": "x"})
    assert asked(asks) == ["age"]


def test_missing_and_wrong_answers_are_faults_in_the_order_of_the_form():
    survey = """
    type    | name | label | required | constraint        | constraint_message
    integer | a    | А     | yes      | . >= 0 and . < 50 | 0–49
    integer | b    | Б     | yes      |                   |
    """
    assert faults(filling(survey)) == [("a", (), "answer_required"), ("b", (), "answer_required")]
    found = filling(survey, record={"a": "50", "b": "x"})
    assert faults(found) == [("a", (), "answer_outside"), ("b", (), "answer_not_whole")]
    assert dict(found.faults()[0].words) == {"": "0–49"}


def test_calculations_settle_whatever_their_order():
    survey = """
    type      | name  | label | calculation
    calculate | total |       | ${twice} + 1
    calculate | twice |       | ${n} * 2
    integer   | n     | А     |
    """
    found = filling(survey)
    found.answer(next(found.form.questions()), found.whole, "")
    n = next(each for each in found.form.questions() if each.name == "n")
    found.answer(n, found.whole, "20")
    assert found.record["total"] == "41"


LOOP = """
type         | name  | label | repeat_count | relevant  | calculation | constraint
integer      | times | А     |              |           |             |
begin_repeat | child | Б     | ${times}     |           |             |
calculate    | which |       |              |           | position(..)|
integer      | age   | В     |              |           |             | . <= 18
text         | why   | Г     |              | ${age} < 7|             |
end_repeat   |       |       |              |           |             |
calculate    | sum   |       |              |           | sum(${age}) |
calculate    | many  |       |              |           | count(${child}) |
"""


def test_rounds_of_a_repeat_are_counted_and_each_is_asked_for_itself():
    found = filling(LOOP, record={"times": "2"})
    assert [len(found.record["child"]), asked(found)] == [
        2,
        ["times", "which", "age", "which", "age", "sum", "many"],
    ]
    found.record["child"][0]["age"] = "5"
    found.record["child"][1]["age"] = "20"
    found.settle()
    assert (found.record["sum"], found.record["many"]) == ("25", "2")
    assert asked(found).count("why") == 1
    assert faults(found) == [("age", (2,), "answer_outside")]
    assert found.finished()["child"] == [{"which": "1", "age": "5"}, {"which": "2", "age": "20"}]


def test_choices_are_filtered_by_an_answer():
    choices = "list_name|name|label|in\nd|a|А|1\nd|b|Б|2"
    survey = "type|name|label|choice_filter\ntext|o|О|\nselect_one d|q|Қ|in = ${o}"
    found = filling(survey, choices, record={"o": "2", "q": "a"})
    question = list(found.form.questions())[1]
    assert [each.code for each in found.choices(question, found.whole)] == ["b"]
    assert faults(found) == [("q", (), "answer_filtered_out")]


def test_answers_begin_with_their_default():
    found = filling("type|name|label|default\ndate|d|Күн|today()\ntext|t|Т|1 + 1")
    assert found.record == {"d": "2026-11-23", "t": "1 + 1"}


KINDS = """
type               | name | label
integer            | i    | .
decimal            | d    | .
date               | day  | .
time               | t    | .
dateTime           | dt   | .
select_one c       | one  | .
select_multiple c  | many | .
rank c             | rank | .
acknowledge        | ok   | .
text               | text | .
"""
LETTERS = "list_name|name|label\nc|b|Б\nc|a|А\nc|c|В"


@pytest.mark.parametrize(("name", "given", "stored"), [
    ("i", " 007 ", "7"), ("i", "-0", "0"), ("d", "1,50", "1.5"), ("d", "-0.0", "0"),
    ("d", "100", "100"), ("d", "1e3", "1000"), ("day", "23.11.2026", "2026-11-23"),
    ("day", "2026-11-23T10:00:00.000+05:00", "2026-11-23"), ("t", "09:30:00.000+05:00", "09:30"),
    ("dt", "2026-11-23 10:15", "2026-11-23T10:15"), ("one", "a", "a"), ("many", "a b", "b a"),
    ("rank", "a b", "a b"), ("ok", "1", "OK"), ("text", "  а \u202e б ", "а б"), ("i", "", ""),
])  # fmt: skip
def test_answers_are_written_in_one_way(name, given, stored):
    form = read_form(KINDS, LETTERS).form
    question = next(each for each in form.questions() if each.name == name)
    found = canonical(form, question, given)
    assert found == stored
    assert canonical(form, question, found) == found


@pytest.mark.parametrize(("name", "given", "code"), [
    ("i", "1.5", "answer_not_whole"), ("i", "٣", "answer_not_whole"),
    ("d", "x", "answer_no_number"),
    ("d", "1e99", "answer_no_number"), ("d", "NaN", "answer_no_number"),
    ("day", "30.02.2026", "answer_no_date"), ("t", "25:00", "answer_no_time"),
    ("one", "z", "answer_unknown_choice"), ("many", "a z", "answer_unknown_choice"),
    ("rank", "a a", "answer_chosen_twice"), ("text", "х" * 20_001, "answer_too_long"),
])  # fmt: skip
def test_unreadable_answers_are_named(name, given, code):
    form = read_form(KINDS, LETTERS).form
    question = next(each for each in form.questions() if each.name == name)
    with pytest.raises(UnreadableAnswerError) as fault:
        canonical(form, question, given)
    assert fault.value.code == code


def test_the_heads_form_wants_a_hundred_per_cent_and_three_different_directions():
    found = Filling(read(shipped("needs_heads")).form, {"school": "P1"}, NOW)
    found.record |= {"H03_1_before": "55", "H03_2_before": "40", "H12_1": "2", "H12_2": "2"}
    assert faults(found) == [
        ("H03_2_before", (), "answer_outside"),
        ("H12_2", (), "answer_outside"),
    ]
    assert found.faults()[0].words["kk"] == "Қосындысы 100 % болуы керек."
    found.record |= {"H03_2_before": "45", "H12_2": "3", "H19": "2", "H19_n": "4"}
    assert faults(found) == []
    assert "H19_n" not in found.finished()
