"""Lists of people, who may be one person, and the events people were at."""

from __future__ import annotations

from datetime import date

import pytest

from app.models import attendance, event_steps, events, participation, people, schools
from app.models.search import Slice
from app.models.sessions import sessions
from app.models.store import Store

TODAY = date(2025, 12, 18)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "people.db") as made:
        with made.change("Schools") as change:
            for code, name in (("P1", "«Ақсу»"), ("P2", "«Қызылтаң»")):
                schools.save(change, None, {"code": code, "name_kk": name})
        yield made


def add(store, name, school=1, role="teacher", **values):
    with store.change("Person") as change:
        row = {"name": name, "school": school, "role": role, **values}
        return people.save(store, change, None, row)


def join(store, duplicate, root):
    with store.change("Join") as change:
        people.join(store, change, duplicate, root)


def hold(store, number, *present, status="held"):
    row = {"number": number, "topic": "Баға", "kind": "training", "first_day": date(2025, 11, 5)}
    with store.change("Event") as change:
        event = events.save(store, change, None, row)
        event_steps.move(change, events.get(store, event), status)
        for person in present:
            attendance.mark(store, change, sessions(store, event)[0].id, person, "present")
    return event


def names(store, **wanted):
    return [each.name for each in people.page(store, people.Filter(**wanted), TODAY)]


def test_people_are_found_by_the_name_of_their_school(store):
    add(store, "Қалиева Айгүл", school=1)
    add(store, "Ермеков Нұржан", school=2)
    assert names(store, text="кызылтан") == ["Ермеков Нұржан"]
    assert people.count(store, people.Filter(text="кызылтан"), TODAY) == 1


def test_trainers_are_those_whose_direction_holds_today(store):
    add(store, "Қалиева Айгүл", directions=["research"])
    past = add(store, "Ермеков Нұржан", directions=["methods"])
    with store.change("Direction ends") as change:
        people.save(store, change, past, {"directions": []}, since=date(2025, 10, 1))
    assert names(store, trainers=True) == ["Қалиева Айгүл"]


def test_exactly_the_people_of_a_figure_are_listed_with_joined_spellings(store):
    first, second = add(store, "Қалиева А."), add(store, "Калиева А.")
    join(store, second, first)
    assert names(store) == ["Қалиева А."]
    assert len(names(store, ids=(first, second))) == 2


def test_roles_are_counted_without_joined_spellings(store):
    first, second = add(store, "Қалиева А."), add(store, "Калиева А.")
    add(store, "Ермеков Н.", role="head")
    join(store, second, first)
    assert people.count_roles(store, TODAY) == {"teacher": 1, "head": 1}


@pytest.mark.parametrize("order", people.ORDERS)
@pytest.mark.parametrize("role", [None, "teacher"])
def test_numbers_of_people_stand_as_in_the_list(store, order, role):
    for name, school in (("Яхин Я.", 1), ("Әбдіғали А.", 2), ("Қалиева А.", 1)):
        add(store, name, school)
    wanted, part = people.Filter(role=role), Slice(order)
    listed = [each.id for each in people.page(store, wanted, TODAY, part)]
    assert list(people.numbers(store, wanted, TODAY, part)) == listed


def test_pairs_are_people_alike_of_one_school(store):
    first, second = add(store, "Қалиева А."), add(store, "Калиева Айгүл")
    add(store, "Калиева Б.")
    add(store, "Калиева А.", school=2)
    assert people.likely_pairs(store, TODAY) == [(first, second)]


def test_joined_people_are_no_pair_any_more(store):
    first, second = add(store, "Қалиева А."), add(store, "Калиева А.")
    join(store, second, first)
    assert people.likely_pairs(store, TODAY) == []


def test_spellings_joined_by_way_of_another_belong_to_the_root(store):
    first, second, third = (add(store, name) for name in ("Қалиева А.", "Калиева А.", "Калиева"))
    join(store, third, second)
    join(store, second, first)
    assert set(people.spellings(store, first)) == {second, third}


def test_event_attended_under_two_spellings_counts_once(store):
    first, second, other = (add(store, name) for name in ("Қалиева А.", "Калиева А.", "Ермеков Н."))
    both, one = hold(store, "Ш-01", first, second), hold(store, "Ш-02", second)
    hold(store, "Ш-03", second, status="planned")
    join(store, second, first)
    assert participation.attended(store, [first, other]) == {first: 2}
    assert set(participation.events_attended(store, first)) >= {both, one}


def test_nobody_was_anywhere(store):
    assert participation.attended(store, []) == {}
    assert participation.events_attended(store, add(store, "Қалиева А.")) == ()


WANTED = (
    {},
    {"text": "ақ"},
    {"text": "калиева ай"},
    {"role": "head"},
    {"role": "teacher", "text": "12"},
    {"school": 2},
    {"trainers": True},
    {"with_joined": True},
    {"direction": "research"},
)


@pytest.mark.parametrize("order", ["name", "code", "role", "school"])
@pytest.mark.parametrize("wanted", WANTED)
def test_numbers_pages_and_counts_of_a_list_agree(store, wanted, order):
    root = add(store, "Қалиева Айгүл", directions=["research"])
    join(store, add(store, "Калиева А.", school=2, directions=["research"]), root)
    add(store, "Ермеков Нұржан 12", school=2, role="head", directions=["methods"])
    add(store, "Ақанова Сәуле 12", school=2)
    asked, part = people.Filter(**wanted), Slice(order)
    shown = [each.id for each in people.page(store, asked, TODAY, part)]
    assert list(people.numbers(store, asked, TODAY, part)) == shown
    assert people.count(store, asked, TODAY) == len(shown) > 0


def test_roles_are_counted_by_the_posts_of_today_and_spellings_once(store):
    root = add(store, "Қалиева Айгүл")
    join(store, add(store, "Калиева А."), root)
    add(store, "Ермеков Нұржан", role="head")
    assert people.count_roles(store, TODAY) == {"teacher": 1, "head": 1}
