"""Events: days, steps, sessions, links to requests, feedback; and who was present at them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.models import attendance, event_kinds, event_steps, events, people, requests
from app.models.figures import Figures
from app.models.periods import calendar_quarter
from app.models.search import Slice
from app.models.sessions import Session, scaled, sessions, unscaled
from tests.models.making import (
    NOVEMBER,
    add_event,
    add_person,
    add_post,
    add_request,
    add_school,
    mark,
    move,
)

DAY = timedelta(days=1)
DECEMBER = date(2025, 12, 3)


@pytest.fixture
def school(store):
    return add_school(store, "P1", teachers=10)


def days_of(store, event):
    return [each.day for each in sessions(store, event)]


def edit(store, event, **values):
    with store.change("Edit event") as change:
        events.save(store, change, event, values)
    return events.get(store, event)


def reschedule(store, event, day, reason="боран"):
    with store.change("Reschedule") as change:
        event_steps.reschedule(store, change, events.get(store, event), day, reason)
    return events.get(store, event)


# Days and steps


def test_rescheduling_keeps_the_first_date_ever_planned(store):
    wanted = [Session(None, NOVEMBER + DAY * later) for later in (0, 2)]
    event = add_event(store, "Ш-01", NOVEMBER, last_day=NOVEMBER + DAY * 2, sessions=wanted)
    moved = reschedule(store, event, DECEMBER)
    assert (moved.first_day, moved.last_day) == (DECEMBER, DECEMBER + DAY * 2)
    assert days_of(store, event) == [DECEMBER, DECEMBER + DAY * 2]
    again = reschedule(store, event, DECEMBER + DAY * 7, "жол жабық")
    assert (again.original_day, again.move_reason) == (NOVEMBER, "жол жабық")
    assert again.status == "planned"


@pytest.mark.parametrize(
    ("day", "reason", "codes"),
    [
        (DECEMBER, "боран", []),
        (None, "боран", ["required"]),
        (DECEMBER, "", ["required"]),
        (NOVEMBER, "боран", ["same_day"]),
        (DECEMBER, "000101300009", ["personal_number"]),
    ],
)
def test_rescheduling_needs_another_day_and_a_reason(store, day, reason, codes):
    event = events.get(store, add_event(store, "Ш-01", NOVEMBER))
    found = event_steps.reschedule_problems(event, day, reason)
    assert [each.code for each in found] == codes


@pytest.mark.parametrize(
    ("status", "reason", "today", "codes"),
    [
        ("held", None, NOVEMBER, []),
        ("held", None, NOVEMBER - DAY, ["held_in_future"]),
        ("not_held", None, NOVEMBER, ["required"]),
        ("not_held", "аяз", NOVEMBER, []),
        ("confirmed", None, NOVEMBER, []),
    ],
)
def test_what_was_not_held_needs_its_reason(store, status, reason, today, codes):
    event = events.get(store, add_event(store, "Ш-01", NOVEMBER))
    found = event_steps.move_problems(event, status, reason, today)
    assert [each.code for each in found] == codes


def test_reason_stays_only_with_what_was_not_held(store):
    event = add_event(store, "Ш-01", NOVEMBER, "not_held")
    assert events.get(store, event).reason == "себебі"
    with store.change("Held") as change:
        event_steps.move(change, events.get(store, event), "held")
    assert events.get(store, event).reason is None


@pytest.mark.parametrize(
    ("values", "first", "last"),
    [
        ({"first_day": DECEMBER}, DECEMBER, DECEMBER),
        ({"first_day": NOVEMBER - DAY}, NOVEMBER - DAY, NOVEMBER + DAY),
        ({"first_day": DECEMBER, "last_day": None}, DECEMBER, DECEMBER),
        ({"last_day": DECEMBER}, NOVEMBER, DECEMBER),
        ({"topic": "Жаңа"}, NOVEMBER, NOVEMBER + DAY),
    ],
)
def test_what_is_not_said_of_days_stays(store, values, first, last):
    event = add_event(store, "Ш-01", NOVEMBER, last_day=NOVEMBER + DAY)
    found = edit(store, event, **values)
    assert (found.first_day, found.last_day) == (first, last)


def test_the_only_session_follows_its_event(store):
    event = add_event(store, "Ш-01", NOVEMBER, hours=Decimal("1.5"))
    assert edit(store, event, first_day=DECEMBER).hours == Decimal("1.5")
    assert days_of(store, event) == [DECEMBER]
    assert edit(store, event, hours=None).hours == 0


# Numbers


def test_number_counts_in_the_year_of_the_first_planned_day(store):
    event = add_event(store, "Ш-01", date(2026, 8, 28))
    moved = reschedule(store, event, date(2026, 9, 4))
    assert moved.school_year == "2025-26"
    row = {"number": "Ш-01", "kind": "training", "topic": "Баға"}
    assert events.problems(store, event, {**row, "first_day": date(2026, 9, 5)}) == []
    assert events.problems(store, None, {**row, "first_day": date(2026, 9, 5)}) == []
    repeated = events.problems(store, None, {**row, "first_day": date(2026, 8, 5)})
    assert [each.code for each in repeated] == ["repeated_number"]
    assert events.next_number(store, None, date(2026, 8, 1)) == "Ш-02"
    assert events.next_number(store, None, date(2026, 9, 1)) == "Ш-01"


def test_corrected_day_brings_the_number_into_its_year(store):
    event = add_event(store, "Ш-01", date(2024, 11, 10))
    assert edit(store, event, first_day=NOVEMBER).school_year == "2025-26"


# Values of the form


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, []),
        ({"last_day": NOVEMBER - DAY}, [("end_before_start", "last_day")]),
        ({"hours": Decimal(-1)}, [("negative", "hours")]),
        ({"parents": -1}, [("negative", "parents")]),
        ({"kind": None}, [("required", "kind")]),
        ({"feedback_forms": 5}, [("mean_missing", "feedback_mean")]),
        ({"feedback_mean": Decimal("4.5")}, [("forms_missing", "feedback_forms")]),
        (
            {"feedback_forms": 5, "feedback_mean": Decimal("5.01")},
            [("mean_range", "feedback_mean")],
        ),
        ({"feedback_forms": 5, "feedback_mean": Decimal(0)}, [("mean_range", "feedback_mean")]),
        ({"feedback_forms": 5, "feedback_mean": Decimal(5)}, []),
        ({"feedback_forms": 0, "feedback_mean": None}, []),
        ({"note": "ЖСН 000101300009"}, [("personal_number", "note")]),
    ],
)
def test_values_are_checked_by_field(store, values, found):
    row = {"number": "Ш-01", "topic": "Баға", "kind": "training", "first_day": NOVEMBER, **values}
    assert [(each.code, each.field) for each in events.problems(store, None, row)] == found


@pytest.mark.parametrize("text", ["0", "1.5", "20", "0.3333", "4.85", "100"])
def test_hours_and_means_are_stored_exactly_and_read_without_exponent(text):
    assert str(unscaled(scaled(Decimal(text)))) == text


def test_own_kinds_have_codes_of_their_own(store):
    with store.change("Kinds") as change:
        first = event_kinds.save(store, change, None, {"name_kk": "Клуб"})
        second = event_kinds.save(store, change, None, {"name_kk": "Көрме", "for_educators": False})
        change.delete("event_kind", first)
        event_kinds.save(store, change, None, {"name_kk": "Байқау"})
        event_kinds.save(store, change, second, {"name_ru": "Выставка"})
    own = [(each.code, each.name("ru"), each.for_educators) for each in event_kinds.every(store)][
        9:
    ]
    assert own == [("own_2", "Выставка", False), ("own_3", "Байқау", True)]


# Requests


@pytest.mark.parametrize("status", ["new", "accepted", "deferred", "partly"])
def test_link_plans_the_request(store, school, status):
    request = add_request(store, "С-01", school, NOVEMBER)
    if status != "new":
        move(store, request, status, NOVEMBER, "себебі")
    event = add_event(store, "Ш-01", DECEMBER, requests=[request])
    assert requests.get(store, request).status == "planned"
    assert [each.id for each in events.of_request(store, request)] == [event]
    with store.change("Unlink") as change:
        events.unlink(store, change, event, request)
    assert requests.get(store, request).events == 0


@pytest.mark.parametrize(
    ("event_status", "status"), [("held", "accepted"), ("planned", "fulfilled")]
)
def test_link_leaves_other_requests_as_they_are(store, school, event_status, status):
    request = add_request(store, "С-01", school, NOVEMBER)
    move(store, request, status, NOVEMBER)
    event = add_event(store, "Ш-01", DECEMBER, event_status)
    with store.change("Link") as change:
        events.link(store, change, event, request)
        events.link(store, change, event, request)
    assert requests.get(store, request).status == status
    assert events.linked(store, event, "requests") == [request]


def test_request_is_planned_on_a_day_it_had_come_by(store, school):
    request = add_request(store, "С-01", school, DECEMBER)
    add_event(store, "Ш-01", NOVEMBER, requests=[request])
    assert requests.get(store, request).decided == DECEMBER


def test_schools_and_facilitators_are_kept_as_said(store, school):
    person = add_person(store, "P1-T01", school)
    event = add_event(store, "Ш-01", NOVEMBER, schools=[school], facilitators=[person, person])
    edit(store, event, topic="Басқа")
    assert events.linked(store, event, "facilitators") == [person]
    edit(store, event, schools=[])
    assert events.linked(store, event, "schools") == []


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({}, ["Ш-2", "Ш-10", "Ш-9"]),
        ({"school": 1}, ["Ш-2", "Ш-10"]),
        ({"text": "p2"}, ["Ш-9"]),
        ({"text": "ш-10"}, ["Ш-10"]),
        ({"statuses": ("held",)}, ["Ш-9"]),
        ({"last_from": NOVEMBER + DAY * 2}, ["Ш-9"]),
        ({"kind": "master_class"}, ["Ш-10"]),
        ({"ids": (1,)}, ["Ш-2"]),
    ],
)
def test_events_are_filtered(store, school, wanted, numbers):
    other = add_school(store, "P2")
    add_event(store, "Ш-2", NOVEMBER, schools=[school])
    add_event(store, "Ш-10", NOVEMBER + DAY, place_school=school, kind="master_class")
    add_event(store, "Ш-9", NOVEMBER + DAY * 2, "held", place_school=other)
    found = events.page(store, events.Filter(**wanted), Slice("day"))
    assert [each.number for each in found] == numbers
    assert events.count(store, events.Filter(**wanted)) == len(numbers)


def test_numbers_sort_by_value(store):
    for number in ("Ш-10", "Ш-9", "Ш-2"):
        add_event(store, number, NOVEMBER)
    found = events.page(store, events.Filter(), Slice("number"))
    assert [each.number for each in found] == ["Ш-2", "Ш-9", "Ш-10"]


# Attendance


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
