"""What is given out: registered copy by copy, counted school by school, lost and found."""

from __future__ import annotations

from fractions import Fraction

from app.models.studies import handouts, turnout, waves
from app.models.studies.sittings import begin, finish
from tests.models.making import add_school
from tests.models.studies.fieldwork import DAY, add_wave, give


def answer(store, handout, way="paper"):
    finish(store, begin(store, handout, way, "kk"))


def test_every_copy_on_paper_has_a_code_of_its_own(store):
    one, two = add_school(store, "P1"), add_school(store, "P2")
    wave = add_wave(store, "needs_heads")
    given = give(store, wave, schools=[one, two], copies=3)
    assert len({each.copy for each in given}) == 6
    assert [each.school_code for each in given] == ["P1"] * 3 + ["P2"] * 3
    assert {(each.people, each.given, each.returned) for each in given} == {(1, DAY, 0)}
    assert handouts.by_copy(store, given[4].copy.lower()) == given[4]
    assert handouts.by_copy(store, "1111") is None


def test_a_file_is_one_copy_for_several_people(store):
    wave = add_wave(store, "needs_heads")
    (everybody,) = give(store, wave, "html", copies=12)
    assert (everybody.school, everybody.people) == (None, 12)


def test_a_code_is_never_given_twice_not_even_after_undo(store):
    wave = add_wave(store, "needs_heads")
    (first,) = give(store, wave)
    store.undo()
    (second,) = give(store, wave)
    assert first.copy != second.copy
    assert handouts.by_copy(store, first.copy) is None


def test_what_came_back_is_counted_by_copy_school_and_questionnaire(store):
    schools = [add_school(store, code) for code in ("P1", "P2", "P3")]
    wave = add_wave(store, "needs_heads", population="partner")
    given = give(store, wave, schools=schools[:2], copies=2)
    answer(store, given[0])
    with store.change(handouts.LOST, copy=given[1].copy) as change:
        handouts.mark_lost(change, given[1].id, DAY)
    assert [each.returned for each in handouts.register(store, wave.id)] == [1, 0, 0, 0]
    found = turnout.by_school(store, wave)
    assert [(each.code, each.given, each.returned, each.lost) for each in found] == [
        ("P1", 2, 1, 1), ("P2", 2, 0, 0), ("P3", 0, 0, 0),
    ]  # fmt: skip
    assert [each.code for each in turnout.silent(found)] == ["P2", "P3"]
    assert (found[0].share, found[2].share) == (Fraction(1, 2), None)
    (form,) = turnout.by_form(store, wave)
    assert (form.given, form.returned) == (4, 1)


def test_who_was_asked_goes_before_what_was_given_out(store):
    wave = add_wave(store, "needs_heads")
    give(store, wave, copies=4)
    with store.change(waves.EDITED, code="w1") as change:
        asked = dict.fromkeys(wave.asked, 10)
        waves.write(store, change, wave.id, {"code": "w1", "asked": asked})
    assert turnout.by_form(store, wave)[0].given == 10


def test_a_wave_keeps_the_questionnaires_that_were_given_out(store):
    wave = add_wave(store, "needs_heads", "needs_teachers")
    heads, teachers = wave.asked
    give(store, wave, form=heads)
    values = {"code": "w1", "asked": {teachers: None}}
    assert [each.code for each in waves.problems(store, wave.id, values)] == ["wave_form_in_use"]
    assert [each.code for each in waves.problems(store, None, values)] == ["wave_code_taken"]
    empty = {"code": "", "asked": {}, "first": DAY, "last": DAY.replace(day=1)}
    found = [each.field for each in waves.problems(store, None, empty)]
    assert found == ["code", "last", "asked"]


def test_only_a_wave_without_answers_can_be_deleted(store):
    wave = add_wave(store, "needs_heads")
    (copy,) = give(store, wave)
    assert waves.deletable(store, wave.id)
    answer(store, copy)
    assert not waves.deletable(store, wave.id)


def test_copies_that_are_still_out_are_told_with_their_schools_until_they_are_back_or_lost(store):
    one, two = add_school(store, "P1"), add_school(store, "P2")
    wave = add_wave(store, "needs_heads", first=DAY, last=DAY)
    given = give(store, wave, schools=[one, two], copies=2)
    answer(store, given[0])
    (told,) = turnout.outstanding(store, DAY, DAY)
    assert (told.copies, told.schools, told.last) == (3, 2, DAY)
    with store.change(handouts.LOST, copy=given[1].copy) as change:
        handouts.mark_lost(change, given[1].id, DAY)
    assert (turnout.outstanding(store, DAY, DAY)[0].schools) == 1
    answer(store, given[2])
    answer(store, given[3])
    assert turnout.outstanding(store, DAY, DAY) == []


def test_waves_of_other_days_are_not_waited_for(store):
    wave = add_wave(store, "needs_heads", first=DAY, last=DAY)
    give(store, wave)
    assert turnout.outstanding(store, DAY.replace(day=1), DAY.replace(day=2)) == []
