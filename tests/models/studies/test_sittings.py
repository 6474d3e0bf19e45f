"""A copy being answered: kept at once, found again, finished without a trace of when or who."""

from __future__ import annotations

from app.models.forms.steps import steps
from app.models.studies import sittings
from app.models.studies.responses import answers_of
from app.models.studies.second_entry import Difference, differences, take
from tests.models.forms.making import form_of
from tests.models.making import add_school
from tests.models.studies.fieldwork import add_wave, give


def answers(store):
    return [answers_of(row["answers"]) for row in store.rows("SELECT answers FROM response")]


def put(sitting, **given):
    for name, text in given.items():
        asked = {question.name: (question, place) for question, place in sitting.filling.asked()}
        sitting.filling.answer(*asked[name], text)


def begun(store, way="paper", school=None, **given):
    wave = add_wave(store, "needs_heads")
    (copy,) = give(store, wave, way, [school])
    sitting = sittings.begin(store, copy, way, "kk")
    put(sitting, **given)
    return copy, sitting


def test_what_was_begun_is_found_again_as_it_was(store):
    _copy, sitting = begun(store, H01="1", H11="5 3")
    sitting.step = (12, (1,))
    sittings.keep(store, sitting)
    found = sittings.unfinished(store, "paper")
    assert found.filling.record == sitting.filling.record == {"H01": "1", "H11": "3 5"}
    assert (found.uuid, found.step, found.copy) == (sitting.uuid, (12, (1,)), sitting.copy)
    assert sittings.unfinished(store, "pc") is None
    sittings.drop(store, "paper")
    assert sittings.unfinished(store, "paper") is None


def test_the_school_of_a_copy_is_not_asked_again(store):
    school = add_school(store, "P1")
    _copy, sitting = begun(store, "pc", school, H01="1")
    assert "school" not in {each.item.name for each in steps(sitting.filling, sitting.given)}
    sittings.finish(store, sitting)
    assert answers(store) == [{"H01": "1", "school": "P1"}]
    row = store.one("SELECT * FROM response")
    assert (row["school"], row["school_code"], row["way"]) == (school, "P1", "pc")


def test_a_finished_copy_leaves_a_response_and_nothing_else(store):
    _copy, sitting = begun(store, H19="2")
    sittings.keep(store, sitting)
    before = store.value("SELECT count(*) FROM change_row")
    sittings.finish(store, sitting)
    assert sittings.unfinished(store, "paper") is None
    assert store.value("SELECT count(*) FROM change_row") == before
    assert answers(store) == [{"H19": "2"}]


def test_what_comes_in_one_way_on_one_day_is_one_delivery(store):
    copy, sitting = begun(store)
    sittings.finish(store, sitting)
    sittings.finish(store, sittings.begin(store, copy, "paper", "kk"))
    sittings.finish(store, sittings.begin(store, copy, "pc", "kk"))
    assert store.value("SELECT count(*) FROM delivery") == 2


def test_a_second_entry_is_compared_question_by_question(store):
    copy, sitting = begun(store, H01="1", H19="1", H19_n="4")
    sittings.finish(store, sitting)
    before = sittings.typed_before(store, copy)
    again = sittings.begin(store, copy, "paper", "kk", second=before)
    put(again, H01="1", H19="1", H19_n="5", H20_1="3")
    found = differences(store, again)
    assert [(each.question.name, each.first, each.second) for each in found] == [
        ("H19_n", "4", "5"), ("H20_1", "", "3"),
    ]  # fmt: skip
    take(again, found[0], found[0].first)
    sittings.finish(store, again)
    assert answers(store) == [{"H01": "1", "H19": "1", "H19_n": "4", "H20_1": "3"}]


REPEAT = """
type         | name  | label
begin_repeat | child | Бала
text         | name  | Аты
end_repeat   |       |
"""


def test_a_repeat_has_on_paper_the_rounds_that_are_printed(store):
    wave = add_wave(store, source=form_of(REPEAT))
    (copy,) = give(store, wave)
    sitting = sittings.begin(store, copy, "paper", "kk")
    asked = list(sitting.filling.asked())
    assert [place.rounds for _question, place in asked] == [(1,), (2,), (3,)]
    sitting.filling.answer(*asked[1], "Әлия")
    sittings.finish(store, sitting)
    assert answers(store) == [{"child": [{}, {"name": "Әлия"}]}]


def test_answers_of_a_round_are_taken_from_either_entry(store):
    wave = add_wave(store, source=form_of(REPEAT))
    (copy,) = give(store, wave, "pc")
    sitting = sittings.begin(store, copy, "pc", "kk")
    assert [each.asks_for_more for each in steps(sitting.filling)] == [True]
    (question,) = sitting.filling.form.questions()
    take(sitting, Difference(question, (2,), "Әлия", ""), "Әлия")
    assert sitting.filling.record == {"child": [{}, {"name": "Әлия"}]}
