"""Values that hold from a day on, against the rule in plain Python."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import people, schools
from app.models.dated import holds, value_on
from app.models.store import Store
from tests.models.making import add_person, add_post, add_school
from tests.models.oracle import Field

days = st.dates(date(2025, 10, 1), date(2025, 10, 9))
values = st.dictionaries(st.none() | days, st.integers(0, 50), max_size=5)


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("dated") / "field.db") as store:
        yield store, add_school(store, "P1", None)


@given(values, days)
def test_value_on_a_day_is_the_newest_begun_else_the_earliest_later(school, values, day):
    store, number = school
    with store.change("Sizes") as change:
        for (row,) in store.rows("SELECT id FROM school_size"):
            change.delete("school_size", row)
        for since, teachers in values.items():
            text = since.isoformat() if since else None
            change.set_dated("school_size", "school", number, text, {"teachers": teachers})
    row = Field(store).on("school_size", "school", number, day.isoformat())
    expected = row["teachers"] if row else None
    assert schools.get(store, number, day).teachers == expected
    column = value_on("school_size", "school.id", "teachers", f"'{day}'")
    assert store.value(f"SELECT {column} FROM school WHERE id = ?", (number,)) == expected
    held = (
        f"SELECT teachers FROM school_size z WHERE school = ? AND {holds('school_size', 'z', day)}"
    )
    assert [found[0] for found in store.rows(held, (number,))] == ([expected] if row else [])


def test_what_is_not_said_goes_on_from_a_day(store):
    school = add_school(store, "P1", teachers=38, pupils=412)
    day = date(2025, 12, 1)
    with store.change("Pupils") as change:
        change.set_dated("school_size", "school", school, day.isoformat(), {"pupils": 400})
    found = schools.get(store, school, day)
    assert (found.teachers, found.pupils) == (38, 400)
    assert schools.get(store, school, date(2025, 11, 30)).pupils == 412


def test_one_day_has_one_value(store):
    school = add_school(store, "P1", teachers=38)
    for teachers in (39, 40):
        with store.change("Teachers") as change:
            schools.save(change, school, {"teachers": teachers}, date(2025, 12, 1))
    assert [each.values["teachers"] for each in schools.dated(store, "school_size", school)] == [
        40, 38,
    ]  # fmt: skip


def test_status_and_attachment_change_by_date(store):
    leading = add_school(store, "LS", "leading")
    school = add_school(store, "P1", "pilot", leading)
    other = add_school(store, "L2", "leading")
    with store.change("Partner") as change:
        since = date(2025, 12, 1)
        schools.save(change, school, {"status": "partner", "leading": other}, since)
    before, after = (schools.get(store, school, date(2025, month, 30)) for month in (11, 12))
    assert (before.status, before.leading) == ("pilot", leading)
    assert (after.status, after.leading) == ("partner", other)
    wanted = schools.Filter(leading=other, status="partner")
    assert schools.count(store, wanted, date(2025, 11, 30)) == 0
    assert schools.count(store, wanted, date(2025, 12, 30)) == 1


def test_school_leaves_the_network(store):
    school = add_school(store, "P1", "partner")
    with store.change("Left") as change:
        schools.save(change, school, {"status": None}, date(2025, 12, 1))
    assert schools.get(store, school, date(2025, 12, 1)).status is None
    assert schools.get(store, school, date(2025, 11, 30)).status == "partner"


def test_post_is_that_of_the_day(store):
    school, other = add_school(store, "P1"), add_school(store, "P2")
    person = add_person(store, "P1-T01", school)
    add_post(store, person, other, "head", date(2025, 12, 1))
    found = people.get(store, person, date(2025, 11, 30))
    assert (found.school, found.role) == (school, "teacher")
    found = people.get(store, person, date(2025, 12, 1))
    assert (found.school, found.role) == (other, "head")
    wanted = people.Filter(school=school)
    assert people.count(store, wanted, date(2025, 11, 30)) == 1
    assert people.count(store, wanted, date(2025, 12, 1)) == 0


def test_directions_of_a_trainer_change_by_date(store):
    person = add_person(store, "P1-T01", add_school(store, "P1"))
    for wanted, since in (
        (("methods",), None),
        (("methods", "research"), date(2025, 10, 1)),
        (("research",), date(2025, 12, 1)),
        (("research", "methods"), date(2026, 1, 1)),
    ):
        with store.change("Directions") as change:
            people.save(store, change, person, {"directions": wanted}, since)
    found = [
        set(people.get(store, person, day).directions)
        for day in (date(2025, 9, 30), date(2025, 11, 30), date(2025, 12, 1), date(2026, 1, 1))
    ]
    assert found == [{"methods"}, {"methods", "research"}, {"research"}, {"methods", "research"}]
    wanted = people.Filter(direction="methods")
    assert people.count(store, wanted, date(2025, 11, 30)) == 1
    assert people.count(store, wanted, date(2025, 12, 1)) == 0


def test_direction_given_up_on_its_first_day_was_never_held(store):
    person = add_person(store, "P1-T01", add_school(store, "P1"))
    for wanted in (("methods",), (), ("methods",)):
        with store.change("Directions") as change:
            people.save(store, change, person, {"directions": wanted}, date(2025, 10, 1))
    assert people.get(store, person, date(2025, 10, 1)).directions == ("methods",)
    assert store.value("SELECT count(*) FROM person_direction") == 1
