"""Ctrl+Z under answers: what they hang at stays, and it is said why; all else goes whole."""

from __future__ import annotations

import pytest

from app.messages import describe
from app.models.errors import AppError
from app.models.forms import library, listing
from app.models.forms.editing import with_cells
from app.models.forms.source import SURVEY
from app.models.inspection import faults
from app.models.store import Store
from app.models.studies import deliveries, responses, sittings, waves
from app.models.studies.responses import Response
from tests.models.forms.making import form_of
from tests.models.studies.fieldwork import add_wave, give

FORM = form_of("type|name|label\ntext|a|А\ntext|b|Б", "", "form_title|form_id|version\nСынақ|try|1")


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "field.db") as opened:
        yield opened
        assert list(faults(opened._connection)) == []


@pytest.fixture
def wave(store):
    return add_wave(store, source=FORM)


def bring(store, wave, form=None, copy="", uuid="u"):
    found = Response(uuid, form or next(iter(wave.asked)), None, "P1", copy, "2026-11-20", "kk",
                     "html", True, '{"a":"1"}')  # fmt: skip
    with store.unrecorded() as connection:
        told = {"name": "stick", "way": "html", "day": "2026-11-21"}
        return responses.write(connection, wave.id, told, [found])


def refusal(store):
    before = list(store._connection.iterdump())
    with pytest.raises(AppError) as told:
        store.undo()
    assert list(store._connection.iterdump()) == before
    assert describe(told.value)
    return told.value.code


def written(store, form, name, text):
    before = listing.by_number(store, form)
    with store.change("Edit") as change:
        source = with_cells(before.source, SURVEY, 2, {name: text})
        listing.written(store, change, before, source)


def test_a_wave_and_its_questionnaire_stay_under_their_answers(store, wave):
    delivery = bring(store, wave)
    assert refusal(store) == "responses_exist"
    deliveries.take_back(store, delivery)
    store.undo()
    assert waves.by_code(store, "w1") is None
    store.redo()
    assert waves.by_code(store, "w1").asked.keys() == wave.asked.keys()


def test_a_wave_stays_under_a_delivery_whose_answers_belong_to_an_earlier_one(store, wave):
    bring(store, wave)
    with store.change(waves.ADDED, code="w2") as change:
        given = {"code": "w2", "asked": wave.asked}
        later = waves.get(store, waves.write(store, change, None, given))
    bring(store, later)  # the same person again: stays in the wave where it was
    assert refusal(store) == "responses_exist"


def test_a_questionnaire_that_was_answered_stays_in_its_wave(store, wave):
    with store.change("Ask with another one") as change:
        second = library.keep(change, form_of("type|name|label\ntext|c|В"), "other")
        values = {"code": "w1", "asked": {**wave.asked, second: None}}
        waves.write(store, change, wave.id, values)
    bring(store, wave, form=second)
    assert refusal(store) == "responses_exist"


def test_questions_that_were_answered_do_not_change_back_but_words_do(store, wave):
    (form,) = wave.asked
    written(store, form, "name", "a2")
    delivery = bring(store, wave)
    assert refusal(store) == "form_locked"
    written(store, form, "label", "Жаңа сөз")
    store.undo()
    deliveries.take_back(store, delivery)
    store.undo()
    assert library.get(store, form).source == FORM


def test_copies_that_came_back_stay_given_and_others_are_taken_back(store, wave):
    copies = give(store, wave, "paper", copies=2)
    delivery = bring(store, wave, copy=copies[1].copy)
    assert refusal(store) == "responses_exist"
    deliveries.take_back(store, delivery)
    store.undo()
    assert store.value("SELECT count(*) FROM handout") == 0


def test_a_sitting_whose_wave_is_undone_is_not_offered(store, wave):
    (copy,) = give(store, wave, "pc")
    sittings.keep(store, sittings.begin(store, copy, "pc", "kk"))
    store.undo()
    store.undo()
    assert sittings.unfinished(store, "pc") is None


def test_what_other_rows_rest_on_is_told_in_words(store, wave):
    with store.unrecorded() as connection:
        connection.execute(
            "INSERT INTO form (uuid, code, version, source, replaces) VALUES ('x', 'y', '', '', 1)"
        )
    assert refusal(store) == "leaned_on"
