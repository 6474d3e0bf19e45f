"""The bank: questions of known forms with their answer sets, put into another form."""

from __future__ import annotations

import pytest

from app.models.forms.answer_sets import (
    chosen_set,
    moved_choice,
    own_set,
    renamed_set,
    sets,
    users,
    with_choice,
    without_choice,
)
from app.models.forms.bank import banked, put_in
from app.models.forms.editing import cell
from app.models.forms.making import blank
from app.models.forms.outline import entry_at, outline
from app.models.forms.reading import read
from app.models.forms.shipped import SHIPPED, shipped
from app.models.forms.source import SURVEY
from app.models.problems import has_errors

HEADS = shipped("needs_heads")


def of_heads(name):
    return next(each for each in banked("heads", HEADS) if each.entry.name == name)


@pytest.mark.parametrize("code", SHIPPED)
def test_every_question_of_ours_can_be_put_into_a_new_form(code):
    form, row = blank("mine", "1", "Менікі"), None
    for each in banked(code, shipped(code)):
        form, row = put_in(form, each, row)
    reading = read(form)
    assert not has_errors(reading.problems)
    assert set(sets(form)) <= set(sets(shipped(code)))
    assert all(form.sheet(SURVEY).rows)


def test_a_matrix_comes_with_its_rows_and_its_answers():
    form, row = put_in(blank("mine", "1", "М"), of_heads("H04"), None)
    assert entry_at(form, row).shape == "matrix"
    (name,) = sets(form)
    assert len(sets(form)[name]) == len(sets(HEADS)[name])


def test_the_same_question_twice_shares_its_answers_and_not_its_name():
    form, first = put_in(blank("mine", "1", "М"), of_heads("H01"), None)
    form, second = put_in(form, of_heads("H01"), first)
    assert [each.name for each in outline(form)] == ["H01", "H01_2"]
    assert len(sets(form)) == 1
    assert second == 3


def test_a_split_goes_by_its_own_new_names():
    form, first = put_in(blank("mine", "1", "М"), of_heads("H03_now"), None)
    form, second = put_in(form, of_heads("H03_now"), first)
    assert cell(form, SURVEY, second + 2, "constraint") == ". + ${H03_1_now_2} = 100"


def test_a_condition_on_what_is_not_there_stays_behind():
    form, row = put_in(blank("mine", "1", "М"), of_heads("H19_n"), None)
    assert cell(form, SURVEY, row, "relevant") == ""
    assert cell(form, SURVEY, row, "constraint") == ". >= 1 and . <= 99"


def test_words_are_found_whatever_letters_are_typed():
    assert any("мектеп" in each.folded for each in banked("h", HEADS))


def test_answer_sets_are_shared_copied_renamed_and_arranged():
    name = "YN"
    asked = users(HEADS, name)
    assert len(asked) > 1
    row = next(each.row for each in outline(HEADS) if each.choices == name)
    alone = own_set(HEADS, row, name)
    assert users(alone, "YN_2") == (asked[0],)
    renamed = renamed_set(HEADS, name, "yes_no")
    assert users(renamed, "yes_no") == asked
    assert not has_errors(read(renamed).problems)
    first, second = (each.code for each in sets(HEADS)[name][:2])
    turned, _row = moved_choice(HEADS, sets(HEADS)[name][0].row, 1)
    assert [each.code for each in sets(turned)[name][:2]] == [second, first]
    more, at = with_choice(HEADS, name)
    assert sets(without_choice(more, at)) == sets(HEADS)
    assert asked[0] in users(chosen_set(HEADS, row, "AGREE5"), "AGREE5")
