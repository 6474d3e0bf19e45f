"""People and schools as records: their codes, what is checked, and spellings of one person."""

from __future__ import annotations

import pytest

from app.models import people, schools
from tests.models.making import NOVEMBER, add_person, add_school


@pytest.fixture
def school(store):
    return add_school(store, "P1")


def save(store, number=None, **values):
    with store.change("Person") as change:
        return people.save(store, change, number, values)


# Codes


@pytest.mark.parametrize(
    ("role", "code"), [("teacher", "P1-T02"), ("head", "P1-H01"), ("other", "P1-O01")]
)
def test_new_person_gets_a_free_code_of_the_school(store, school, role, code):
    add_person(store, "Р1-Т01", school)
    person = save(store, name="Қалиева Үміт", school=school, role=role)
    assert people.get(store, person, NOVEMBER).code == code


def test_code_that_is_cleared_stays(store, school):
    person = add_person(store, "P1-T01", school)
    save(store, person, code="", name="Қалиева Үміт")
    found = people.get(store, person, NOVEMBER)
    assert (found.code, found.name) == ("P1-T01", "Қалиева Үміт")


@pytest.mark.parametrize("code", ["P1-T01", "p1-t01", "Р1-Т01", "P1–T01"])
def test_person_is_found_by_the_code_however_it_is_typed(store, school, code):
    person = add_person(store, "P1-T01", school)
    assert people.by_code(store, code) == person


def test_next_school_takes_the_first_free_code(store, school):
    add_school(store, "P3")
    assert schools.next_code(store) == "P2"
    add_school(store, "Р2")
    assert schools.next_code(store) == "P4"


# What is checked


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, []),
        ({"name": ""}, [("required", "name")]),
        ({"role": None}, [("required", "role")]),
        ({"code": "p1-t01"}, [("repeated_code", "code")]),
        ({"name": "Қалиева 000101300009"}, [("personal_number", "name")]),
        ({"subject": "000101300009"}, [("personal_number", "subject")]),
    ],
)
def test_values_of_a_person_are_checked_by_field(store, school, values, found):
    add_person(store, "P1-T01", school)
    row = {"name": "Қалиева Үміт", "school": school, "role": "teacher", **values}
    problems = people.problems(store, None, row)
    assert [(each.code, each.field) for each in problems] == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, []),
        ({"code": ""}, [("required", "code")]),
        ({"name_kk": ""}, [("required", "name_kk")]),
        ({"code": "р1"}, [("repeated_code", "code")]),
        ({"bin": "991240999803"}, [("bin_check", "bin")]),
        ({"bin": "000101300009"}, [("personal_number", "bin")]),
        ({"teachers": -1}, [("negative", "teachers")]),
        ({"note": "ЖСН 000101300009"}, [("personal_number", "note")]),
    ],
)
def test_values_of_a_school_are_checked_by_field(store, school, values, found):
    row = {"code": "P2", "name_kk": "Ақсу", **values}
    problems = schools.problems(store, None, row)
    assert [(each.code, each.field) for each in problems] == found


# Spellings


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Қалиева Үміт", "Калиева Умит", True),
        ("Қалиева Ү.", "Калиева Үміт", True),
        ("Қалиева", "Қалиева Үміт", True),
        ("Қалиева Ү. С.", "Қалиева Үміт Сапарқызы", True),
        ("Қалиева Айгүл", "Қалиева Үміт", False),
        ("Қалиева Үміт", "Омарова Үміт", False),
        ("", "Қалиева", False),
    ],
)
def test_names_are_alike_by_surname_and_what_is_written_of_the_rest(one, other, same):
    assert people.alike(one, other) is people.alike(other, one) is same


def test_likely_spellings_are_of_one_school(store, school):
    person = add_person(store, "A", school, name="Қалиева Үміт")
    other = add_person(store, "B", school, name="Калиева У.")
    add_person(store, "C", add_school(store, "P2"), name="Қалиева Үміт")
    add_person(store, "D", school, name="Қалиева Айгүл")
    assert [each.id for each in people.likely_same(store, person, NOVEMBER)] == [other]
    with store.change("Join") as change:
        people.join(store, change, other, person)
    assert people.likely_same(store, person, NOVEMBER) == []
    assert people.spellings(store, person) == [other]
    assert people.get(store, person, NOVEMBER).spellings == 1
    assert people.count(store, people.Filter(school=school), NOVEMBER) == 2
    with store.change("Separate") as change:
        people.separate(change, other)
    assert people.spellings(store, person) == []
