"""Attendance: who stands on the list, and how presence becomes figures."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.models import attendance, events, people
from app.models.figures import Figures
from app.models.periods import calendar_quarter
from app.models.sessions import Session, sessions
from tests.models.making import (
    NOVEMBER,
    add_event,
    add_person,
    add_post,
    add_school,
    mark,
)

DAY = timedelta(days=1)


@pytest.fixture
def school(store):
    return add_school(store, "P1", teachers=10)


def names(found):
    return [(each.code, each.mark) for each in found]


def test_roll_has_the_people_of_the_invited_schools_and_who_walked_in(store, school):
    other, third = add_school(store, "P2"), add_school(store, "P0")
    here = add_person(store, "P1-T01", school, name="Яна")
    add_person(store, "P1-T02", school, name="Әсел")
    guest = add_person(store, "P0-T01", third)
    left = add_person(store, "P1-T03", school)
    add_post(store, left, third, "teacher", NOVEMBER)
    event = add_event(store, "Ш-01", NOVEMBER, present=[here, guest], schools=[school, other])
    session = sessions(store, event)[0].id
    assert names(attendance.roll(store, session)) == [
        ("P0-T01", "present"), ("P1-T02", None), ("P1-T01", "present"),
    ]  # fmt: skip
    mark(store, event, guest, wanted=None)
    assert names(attendance.roll(store, session)) == [("P1-T02", None), ("P1-T01", "present")]


@pytest.mark.parametrize("at_school", [True, False])
def test_roll_without_invitations_is_that_of_the_venue(store, school, at_school):
    add_person(store, "P1-T01", school)
    event = add_event(store, "Ш-01", NOVEMBER, place_school=school if at_school else None)
    found = attendance.roll(store, sessions(store, event)[0].id)
    assert names(found) == [("P1-T01", None)] * at_school


def test_joined_spelling_stands_on_the_roll_only_with_its_own_mark(store, school):
    root, other = add_person(store, "P1-T01", school), add_person(store, "P1-T02", school)
    with store.change("Join") as change:
        people.join(store, change, other, root)
    event = add_event(store, "Ш-01", NOVEMBER, schools=[school])
    session = sessions(store, event)[0].id
    assert names(attendance.roll(store, session)) == [("P1-T01", None)]
    mark(store, event, other)
    assert names(attendance.roll(store, session)) == [("P1-T01", None), ("P1-T02", "present")]


def test_lines_are_filtered_without_kazakh_letters(store, school):
    add_person(store, "P1-T01", school, name="Қалиева Үміт")
    add_person(store, "P1-T02", school, name="Омаров Асан")
    event = add_event(store, "Ш-01", NOVEMBER, schools=[school])
    roll = attendance.roll(store, sessions(store, event)[0].id)
    assert names(attendance.filtered(roll, "умит калиева")) == [("P1-T01", None)]
    assert names(attendance.filtered(roll, "Р1 Т02")) == [("P1-T02", None)]


# Figures of several sessions, spellings, posts


def figures(store):
    return Figures(store, calendar_quarter(2025, 4), None)


@pytest.fixture
def two_days(store, school):
    """An event of two sessions, 4 and 2 hours, with two people on the first day."""
    wanted = [
        Session(None, NOVEMBER, hours=Decimal(4)),
        Session(None, NOVEMBER + DAY, hours=Decimal("2.5")),
    ]
    present = [add_person(store, f"P1-T{n:02}", school) for n in (1, 2)]
    last = NOVEMBER + DAY
    return add_event(store, "Ш-01", NOVEMBER, "held", present, last_day=last, sessions=wanted)


def test_present_at_one_session_is_present_with_its_hours(store, two_days):
    mark(store, two_days, 1, session=1)
    found = figures(store)
    assert found["educators.participations"] == found["attendance.actual"] == 2
    assert found["hours.person"] == 11  # 6.5 + 4, half up
    assert found["hours.academic"] == 7
    assert events.get(store, two_days).present == 2


@pytest.mark.parametrize("wanted", ["absent", "excused", None])
def test_only_present_counts(store, two_days, wanted):
    mark(store, two_days, 2, wanted=wanted)
    assert figures(store)["educators.unique"] == 1


def test_two_spellings_at_one_session_are_one_person(store, two_days):
    with store.change("Join") as change:
        people.join(store, change, 2, 1)
    found = figures(store)
    assert found["educators.participations"] == found["educators.unique"] == 1
    assert found["hours.person"] == 4
    assert found.rows("educators.unique").ids == (1,)
    with store.change("Separate") as change:
        people.separate(change, 2)
    assert figures(store)["educators.unique"] == 2


def test_spelling_counts_with_the_post_of_its_root(store, school, two_days):
    other = add_school(store, "P2", teachers=5)
    root = add_person(store, "P2-H01", other, "head")
    with store.change("Join") as change:
        people.join(store, change, 2, root)
    found = figures(store)
    assert found["educators.participations_by_school"] == {"P1": 1, "P2": 1}
    assert found["educators.unique_heads"] == 1


def test_joining_goes_on_through_another_spelling_but_never_in_circles(store, two_days):
    third = add_person(store, "P1-T03", 1)
    with store.change("Join") as change:
        people.join(store, change, 2, 1)
        people.join(store, change, 1, third)
        people.join(store, change, third, 2)
    assert [people.root_of(store, each) for each in (1, 2, third)] == [third] * 3
    assert figures(store)["educators.unique"] == 1
    with store.change("Circle") as change:
        change.update("person", third, {"same_as": 2})
    assert people.root_of(store, 1) == 1


def test_other_positions_are_no_educators_but_their_school_was_reached(store, school):
    person = add_person(store, "P1-O01", school, "other")
    add_event(store, "Ш-01", NOVEMBER, "held", [person], hours=2)
    found = figures(store)
    assert found["educators.participations"] == found["hours.person"] == 0
    assert found["coverage.partner_schools_reached"] == 1
    assert found["coverage.share"] == 0


def test_person_counts_where_the_latest_event_found_them(store, school):
    other = add_school(store, "P2", teachers=20)
    person = add_person(store, "P1-T01", school)
    add_post(store, person, other, "head", NOVEMBER + DAY)
    for number, day in (("Ш-01", NOVEMBER), ("Ш-02", NOVEMBER + DAY)):
        add_event(store, number, day, "held", [person])
    found = figures(store)
    assert found["educators.participations_by_school"] == {"P1": 1, "P2": 1}
    assert (found["educators.unique"], found["educators.unique_heads"]) == (1, 1)
    assert found["coverage.by_school"] == {"P1": 0, "P2": 0}
    assert found["coverage.partner_schools_reached"] == 2


def test_unknown_number_of_teachers_gives_no_share(store, school):
    unknown = add_school(store, "P2")
    present = [add_person(store, f"T{n}", where) for n, where in enumerate([school, unknown])]
    add_event(store, "Ш-01", NOVEMBER, "held", present)
    found = figures(store)
    assert found["coverage.by_school"] == {"P1": Decimal("10.0"), "P2": None}
    assert found["coverage.partner_teachers_reached"] == 1
    assert found["coverage.partner_schools_without_number"] == 1
    assert found.rows("coverage.partner_schools_without_number").ids == (unknown,)


def test_parents_are_a_number_of_their_own(store, school):
    person = add_person(store, "P1-T01", school)
    lecture = {"kind": "parents_lecture", "parents": 34, "planned": 40}
    add_event(store, "Ш-01", NOVEMBER, "held", [person], **lecture)
    add_event(store, "Ш-02", NOVEMBER, "not_held", parents=7, planned=9)
    found = figures(store)
    assert (found["parents.attended"], found["educators.participations"]) == (34, 1)
    assert (found["attendance.planned"], found["attendance.actual"]) == (0, 0)


def test_nothing_gives_zeros_and_empty_shares(store):
    found = figures(store)
    empty = {code for code, value in found.all().items() if value is None}
    assert empty == {
        "requests.fulfilled_share", "requests.fulfilled_share_within_competence",
        "requests.days_to_decision.median", "requests.days_to_decision.mean",
        "requests.days_to_fulfilment.median", "requests.days_to_fulfilment.mean",
        "coverage.share", "feedback.weighted_mean", "feedback.mean_of_events",
    }  # fmt: skip
    assert found.share("coverage.share") is None


def test_event_of_several_days_belongs_to_the_period_of_its_last(store):
    add_event(store, "Ш-01", date(2025, 9, 30), "held", last_day=date(2025, 10, 1))
    assert figures(store)["events.held"] == 1
    assert Figures(store, calendar_quarter(2025, 3), None)["events.in_plan"] == 0
