"""Lists of schools, and values of a school that hold from a day on, as its screen needs them."""

from __future__ import annotations

from datetime import date

import pytest

from app.models import schools
from app.models.search import Slice
from app.models.store import Store

SEPTEMBER = date(2025, 9, 1)
NOVEMBER = date(2025, 11, 3)
TODAY = date(2025, 12, 2)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "schools.db") as made:
        yield made


def add(store, code, since=None, **values):
    row = {"code": code, "name_kk": f"«{code}» мектебі", **values}
    with store.change("School") as change:
        return schools.save(change, None, row, since)


def set_dated(store, school, since, **values):
    with store.change("Dated") as change:
        schools.change_dated(store, change, school, values, since, TODAY)


def test_schools_without_a_number_of_teachers_are_listed(store):
    add(store, "P1", teachers=38)
    unknown = add(store, "P2", pupils=74)
    wanted = schools.Filter(teachers_unknown=True)
    assert [each.id for each in schools.page(store, wanted, TODAY)] == [unknown]
    assert schools.count(store, wanted, TODAY) == 1


def test_exactly_the_schools_of_a_figure_are_listed(store):
    first, _second, third = (add(store, code) for code in ("P1", "P2", "P3"))
    found = schools.page(store, schools.Filter(ids=(third, first)), TODAY)
    assert [each.id for each in found] == [first, third]
    assert schools.page(store, schools.Filter(ids=()), TODAY) == []


@pytest.mark.parametrize("order", schools.ORDERS)
@pytest.mark.parametrize("descending", [False, True])
def test_numbers_of_schools_stand_as_in_the_list(store, order, descending):
    for code, teachers in (("P1", 38), ("P2", None), ("P3", 71)):
        add(store, code, teachers=teachers, status="partner")
    part = Slice(order, descending)
    listed = [each.id for each in schools.page(store, schools.Filter(), TODAY, part)]
    assert list(schools.numbers(store, schools.Filter(), TODAY, part)) == listed


def test_hidden_school_is_not_among_the_numbers(store):
    add(store, "P1", territory="rural")
    assert list(schools.numbers(store, schools.Filter(territory="urban"), TODAY)) == []


def test_new_value_holds_from_its_day_and_keeps_the_other_of_its_count(store):
    school = add(store, "P1", since=SEPTEMBER, pupils=412, teachers=38)
    set_dated(store, school, NOVEMBER, teachers=40)
    before = schools.get(store, school, date(2025, 11, 2))
    now = schools.get(store, school, NOVEMBER)
    assert (before.pupils, before.teachers) == (412, 38)
    assert (now.pupils, now.teachers) == (412, 40)


def test_value_without_a_day_corrects_the_one_that_holds(store):
    school = add(store, "P1", since=SEPTEMBER, teachers=38)
    set_dated(store, school, None, teachers=39)
    assert [(each.since, each.values["teachers"]) for each in sizes(store, school)] == [
        (SEPTEMBER, 39)
    ]


def test_first_value_without_a_day_holds_always(store):
    school = add(store, "P1")
    set_dated(store, school, None, status="partner")
    assert [each.since for each in schools.dated(store, "school_status", school)] == [None]


def test_value_that_stays_leaves_no_row(store):
    school = add(store, "P1", teachers=38, status="partner")
    set_dated(store, school, NOVEMBER, teachers=38, status="partner")
    assert len(sizes(store, school)) == 1
    assert store.undoable().label == "School"


def sizes(store, school):
    return schools.dated(store, "school_size", school)


def test_school_of_equal_name_and_district_is_a_warning(store):
    add(store, "P1", district="Жаңабұлақ ауданы")
    twin = {"code": "P9", "name_kk": "«p1» мектебі", "district": "жаңабулак ауданы"}
    assert [(each.code, each.field) for each in schools.problems(store, None, twin)] == [
        ("school_twin", "name_kk")
    ]
    elsewhere = {**twin, "district": "Сайрам ауданы"}
    assert schools.problems(store, None, elsewhere) == []


def test_bin_of_another_school_is_a_warning(store):
    first = add(store, "P1", bin="991240999802")
    twin = {"code": "P9", "name_kk": "Басқа", "bin": "991240999802"}
    assert [each.code for each in schools.problems(store, None, twin)] == ["school_twin"]
    assert schools.problems(store, first, {**twin, "code": "P1"}) == []


@pytest.mark.parametrize("name", ["name_kk", "name_ru", "short_name", "district", "phone", "note"])
def test_personal_number_is_refused_in_every_text(store, name):
    values = {"code": "P1", "name_kk": "Мектеп", name: "ЖСН 000101300009"}
    assert [(each.code, each.field) for each in schools.problems(store, None, values)] == [
        ("personal_number", name)
    ]


def test_school_that_left_the_network_has_no_status(store):
    school = add(store, "P1", status="partner")
    set_dated(store, school, NOVEMBER, status=None)
    assert schools.get(store, school, date(2025, 11, 2)).status == "partner"
    assert schools.get(store, school, NOVEMBER).status is None
