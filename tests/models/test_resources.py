"""Resources: how many are left, who received which, and what a report counts of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import grades, history, resources, resources_given, search
from app.models.periods import Kind, Period

DAY = date(2025, 11, 5)
QUARTER = Period(Kind.FREE, date(2025, 11, 3), date(2026, 1, 7))


def work(store, write):
    with store.change("Work") as change:
        return write(change)


@pytest.fixture
def shelf(store, quarter):
    """A guide in ten copies, and a file that nobody counts."""

    def write(change):
        guide = {"code": "Р-01", "title": "Дескриптор жадынамасы", "category": "guidelines"}
        file = {"code": "Р-02", "title": "Физика жоспарлары", "category": "lesson_plans"}
        return (
            resources.save(store, change, None, {**guide, "copies": 10, "grades": (5, 6, 7, 9)}),
            resources.save(store, change, None, {**file, "languages": ["kk", "ru"]}),
        )

    return work(store, write)


def give(store, resource, school, copies=1, **values):
    row = {"day": DAY, "school": school, "copies": copies, "lent": False, **values}
    return work(store, lambda change: resources_given.save(change, resource, None, row))


def codes(problems):
    return [(each.code, each.field) for each in problems]


@given(st.sets(st.integers(0, grades.HIGHEST)))
def test_grades_read_back_what_they_write(chosen):
    assert grades.parse(grades.words(chosen)) == tuple(sorted(chosen))
    assert grades.read(grades.stored(chosen)) == tuple(sorted(chosen))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1-4, 7", (1, 2, 3, 4, 7)),
        (" 5 – 6 ;10", (5, 6, 10)),
        ("", ()),
        ("7-5", None),
        ("13", None),
        ("бесінші", None),
        ("1,,2", None),
    ],
)
def test_grades_are_typed_as_people_write_them(text, meant):
    assert grades.parse(text) == meant


def test_runs_of_three_grades_are_a_span():
    assert grades.words((1, 2, 3, 5, 6, 8)) == "1–3, 5, 6, 8"


def test_copies_left_are_those_not_given_and_those_that_came_back(store, quarter, shelf):
    guide, file = shelf
    give(store, guide, quarter.schools["P1"], 4)
    lent = give(store, guide, quarter.schools["P2"], 3, lent=True, due=date(2025, 11, 20))
    found = resources.get(store, guide)
    assert (found.left, found.out, found.times) == (3, 3, 2)
    assert resources.numbers(store, resources.Filter(overdue_on=date(2025, 11, 20))).tolist() == []
    assert [*resources.numbers(store, resources.Filter(overdue_on=date(2025, 11, 21)))] == [guide]
    work(store, lambda change: resources_given.give_back(change, lent, date(2025, 11, 25)))
    found = resources.get(store, guide)
    assert (found.left, found.out) == (6, 0)
    assert resources.get(store, file).left is None
    assert [*resources.numbers(store, resources.Filter(never_given=True))] == [file]


def test_more_than_there_is_warns_and_a_day_before_giving_is_refused(store, quarter, shelf):
    guide, file = shelf
    wanted = {"day": DAY, "school": quarter.schools["P1"], "copies": 11, "lent": False}
    assert codes(resources_given.problems(store, guide, None, wanted)) == [
        ("too_few_copies", "copies")
    ]
    assert resources_given.problems(store, file, None, wanted) == []
    early = {**wanted, "copies": 1, "lent": True, "due": date(2025, 11, 4)}
    assert codes(resources_given.problems(store, guide, None, early)) == [("before_given", "due")]
    nothing = {"day": None, "school": None, "copies": None, "lent": False}
    assert {each.field for each in resources_given.problems(store, guide, None, nothing)} == {
        "day",
        "school",
        "copies",
    }


def test_what_is_mended_may_keep_its_own_copies(store, quarter, shelf):
    number = give(store, shelf[0], quarter.schools["P1"], 10)
    again = {"day": DAY, "school": quarter.schools["P1"], "copies": 10, "lent": False}
    assert resources_given.problems(store, shelf[0], number, again) == []


def test_report_counts_copies_by_category_and_school(store, quarter, shelf):
    guide, file = shelf
    p1, p2 = quarter.schools["P1"], quarter.schools["P2"]
    give(store, guide, p1, 4)
    give(store, file, p1, 1)
    give(store, guide, p2, 2, day=date(2026, 1, 7))
    give(store, guide, p2, 1, day=date(2026, 1, 8))
    found = resources_given.given_in(store, QUARTER)
    assert (found.copies, found.resources, len(found.rows)) == (7, 2, 3)
    assert found.by_category == {"guidelines": 6, "lesson_plans": 1}
    assert found.by_school == {p1: 5, p2: 2}
    assert resources_given.given_in(store, QUARTER, quarter.schools["P1"]).copies == 0


def test_list_of_who_received_what_is_filtered_and_newest_first(store, quarter, shelf):
    person = quarter.people["P1-T01"]
    first = give(store, shelf[0], quarter.schools["P1"], 2, person=person)
    second = give(store, shelf[1], quarter.schools["P2"], day=date(2025, 12, 1))
    wanted = resources_given.Filter
    assert [each.id for each in resources_given.page(store, wanted())] == [second, first]
    assert [each.id for each in resources_given.page(store, wanted(person=person))] == [first]
    assert resources_given.count(store, wanted(text="физика")) == 1
    assert resources_given.count(store, wanted(category="guidelines", last=DAY)) == 1


def test_resource_is_found_anywhere_by_title_and_by_code(store, shelf):
    assert [hit.id for hit in search.find(store, "дескриптор") if hit.table == "resource"] == [
        shelf[0]
    ]
    assert search.find(store, "р-02")[0].id == shelf[1]


def test_code_is_the_next_free_one_and_never_twice(store, shelf):
    assert resources.next_code(store) == "Р-03"
    taken = {"code": "P-01", "title": "Тағы бірі", "category": "docs"}  # with a Latin P
    assert codes(resources.problems(store, None, taken)) == [("repeated_code", "code")]
    assert resources.problems(store, shelf[0], taken) == []


def test_giving_stands_in_the_history_of_its_resource_and_is_undone(store, quarter, shelf):
    give(store, shelf[0], quarter.schools["P1"], 4)
    tables = {each.table for each in history.of(store, "resource", shelf[0])[0].fields}
    assert tables == {"resource_given"}
    store.undo()
    assert resources.get(store, shelf[0]).times == 0
