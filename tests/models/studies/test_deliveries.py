"""A delivery can be approved, held and taken back as a whole; nobody is betrayed by a list."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.errors import AppError
from app.models.forms import library
from app.models.forms.shipped import shipped
from app.models.store import Store
from app.models.studies import deliveries, responses, review, waves
from app.models.studies.responses import APPROVED, REJECTED, WAITING, Response

EVERYTHING = "SELECT uuid, answers, state, reason, delivery, school FROM response ORDER BY uuid"
KEPT = "SELECT record, by, uuid, answers, delivery FROM replaced ORDER BY record, by"


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "school.db") as opened:
        yield opened


@pytest.fixture
def asked(store):
    """A wave that asks with the questionnaire of heads: the numbers of both."""
    with store.change("asked") as change:
        form = library.keep(change, shipped("needs_heads"), "needs_heads")
        wave = waves.ensured(store, change, "w1", form)
    return wave, form


@pytest.fixture
def bring(store, asked):
    """Return a function that writes a delivery: answers by uuid."""

    def bring(answers, state=APPROVED, school=None, replaces=""):
        found = [
            Response(uuid, asked[1], school, "P1", "", "2026-11-20", "kk", "html", True,
                     responses.stored_text({"school": "P1", "H25": text}), replaces)
            for uuid, text in answers.items()
        ]  # fmt: skip
        told = {"name": "stick", "way": "html", "day": "2026-11-21"}
        with store.unrecorded() as connection:
            return responses.write(connection, asked[0], told, found, state)

    return bring


def state_of(store):
    return [tuple(row) for sql in (EVERYTHING, KEPT) for row in store.rows(sql)]


def answers(store):
    return {row["uuid"]: row["answers"] for row in store.rows(EVERYTHING)}


BATCH = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["1", "2", "3"]), min_size=1)


@given(st.lists(BATCH, min_size=1, max_size=4), st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_taking_a_delivery_back_gives_what_was_before(store, bring, batches, data):
    for each in deliveries.every(store, 1):
        deliveries.take_back(store, each.id)
    before = state_of(store)
    numbers = [bring(each) for each in batches]
    bring_without = data.draw(st.sampled_from(range(len(batches))))
    deliveries.take_back(store, numbers[bring_without])
    left = [each for at, each in enumerate(batches) if at != bring_without]
    wanted = {uuid: text for each in left for uuid, text in each.items()}
    assert {uuid: responses.answers_of(text)["H25"] for uuid, text in answers(store).items()} == (
        wanted
    )
    for at in reversed([at for at in range(len(batches)) if at != bring_without]):
        deliveries.take_back(store, numbers[at])
    assert state_of(store) == before == []


def test_an_edited_copy_takes_the_place_of_the_first_and_gives_it_back(store, bring):
    bring({"old": "1"})
    second = bring({"new": "2"}, replaces="old")
    assert list(answers(store)) == ["new"]
    assert "old" in responses.known(store, ["old"]).gone
    deliveries.take_back(store, second)
    assert list(answers(store)) == ["old"]


def test_approval_of_a_delivery_leaves_what_was_set_aside(store, bring):
    number = bring(dict.fromkeys("abcdef", "1"), WAITING)
    one = store.value("SELECT id FROM response LIMIT 1")
    review.set_aside(store, one, "Twice the same person")
    deliveries.approve(store, number)
    found = deliveries.get(store, number)
    assert (found.number, found.waiting, found.aside) == (6, 0, 1)
    deliveries.hold(store, number)
    assert deliveries.get(store, number).waiting == 5
    review.approve(store, one)
    assert store.value("SELECT reason FROM response WHERE id = ?", (one,)) is None


def test_fewer_than_five_are_not_shown_one_by_one(store, bring, asked):
    bring(dict.fromkeys("abcde", "1"))
    bring(dict.fromkeys("xy", "1"), WAITING)
    every = (WAITING, APPROVED, REJECTED)
    assert len(review.numbers(store, asked[0], every)) == 5
    assert len(review.numbers(store, asked[0], [WAITING])) == 0
    review.set_aside(store, review.numbers(store, asked[0], every)[0], "Empty")
    assert len(review.numbers(store, asked[0], every)) == 1  # four approved are too few now
    assert len(review.numbers(store, asked[0], [REJECTED])) == 1


def test_a_reviewer_is_not_told_the_school(store, bring, asked):
    bring({name: name for name in "abcde"})
    numbers = review.numbers(store, asked[0], [APPROVED])
    found = list(review.records(store, numbers))
    assert sorted(each.answers["H25"] for each in found) == list("abcde")
    assert all(each.answers.keys() == {"H25"} for each in found)


def test_contents_count_and_schools_are_linked_when_they_come(store, bring):
    number = bring(dict.fromkeys("abc", "1"))
    assert deliveries.contents(store, number).unknown == {"P1"}
    with store.change("a school") as change:
        school = change.insert("school", {"code": "Р1", "name_kk": "Абай мектебі"})  # Cyrillic
    found = deliveries.contents(store, number)
    assert (found.schools, found.unknown, found.linkable) == ({"P1": 3}, frozenset(), 3)
    assert deliveries.link_schools(store) == 3
    assert store.value("SELECT DISTINCT school FROM response") == school
    store.undo()
    assert store.value("SELECT count(*) FROM response WHERE school IS NULL") == 3


def test_a_wave_with_responses_is_not_undone(store, bring):
    number = bring({"a": "1"})
    with pytest.raises(AppError) as told:
        store.undo()
    assert told.value.code == "responses_exist"
    deliveries.take_back(store, number)
    store.undo()
    assert waves.by_code(store, "w1") is None
