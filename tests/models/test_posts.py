"""Posts and directions of a person by date."""

from __future__ import annotations

from datetime import date

import pytest

from app.models import people, posts, schools
from app.models.store import Store

SEPTEMBER, NOVEMBER = date(2025, 9, 1), date(2025, 11, 3)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "posts.db") as made:
        with made.change("Begin") as change:
            for code in ("P1", "P2"):
                schools.save(change, None, {"code": code, "name_kk": code})
            values = {"name": "Қалиева Айгүл", "school": 1, "role": "teacher", "subject": "химия"}
            people.save(made, change, None, values, since=SEPTEMBER)
        yield made


def put(store, since, replaced=None, **values):
    row = {"school": 1, "role": "teacher", "position": None, "subject": "химия", **values}
    with store.change("Post") as change:
        posts.put_post(change, 1, since, row, replaced)


def listed(store):
    return [(each.since, each.school, each.role) for each in posts.every(store, 1)]


def test_person_works_elsewhere_from_a_day(store):
    put(store, NOVEMBER, school=2, role="head")
    assert people.get(store, 1, date(2025, 11, 2)).school == 1
    assert people.get(store, 1, NOVEMBER).school == 2
    assert listed(store) == [(NOVEMBER, 2, "head"), (SEPTEMBER, 1, "teacher")]


def test_post_gets_another_day(store):
    put(store, NOVEMBER, replaced=posts.every(store, 1)[0].id)
    assert listed(store) == [(NOVEMBER, 1, "teacher")]


def test_post_moved_to_the_day_of_another_takes_its_place(store):
    put(store, NOVEMBER, school=2)
    put(store, SEPTEMBER, replaced=posts.every(store, 1)[0].id, school=2)
    assert listed(store) == [(SEPTEMBER, 2, "teacher")]


def test_post_needs_school_and_role_and_no_personal_number():
    wrong = {"subject": "химия 000101300009"}
    assert [(each.code, each.field) for each in posts.post_problems(wrong)] == [
        ("required", "school"),
        ("required", "role"),
        ("personal_number", "subject"),
    ]


def direct(store, row=None, **values):
    with store.change("Direction") as change:
        posts.put_direction(change, 1, row, values)


def wrong(store, row=None, **values):
    return [each.code for each in posts.direction_problems(store, 1, row, values)]


def test_direction_ends(store):
    direct(store, direction="research", since=SEPTEMBER)
    row = posts.directions(store, 1)[0].id
    direct(store, row, direction="research", since=SEPTEMBER, until=NOVEMBER)
    assert posts.directions(store, 1) == [posts.Direction(row, "research", SEPTEMBER, NOVEMBER)]
    assert people.get(store, 1, NOVEMBER).directions == ("research",)
    assert people.get(store, 1, date(2025, 11, 4)).directions == ()


def test_direction_is_not_said_twice_from_one_day(store):
    direct(store, direction="research")
    row = posts.directions(store, 1)[0].id
    assert wrong(store, direction="research") == ["direction_twice"]
    assert wrong(store, row, direction="research") == []
    assert wrong(store, direction="research", since=NOVEMBER) == []


def test_direction_needs_a_name_and_ends_after_it_began(store):
    assert wrong(store) == ["required"]
    assert wrong(store, direction="tasks", since=NOVEMBER, until=SEPTEMBER) == ["end_before_start"]
