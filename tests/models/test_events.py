"""Events: days, steps, sessions, links to requests, feedback."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.models import event_kinds, event_steps, events, requests
from app.models.search import Slice
from app.models.sessions import Session, scaled, sessions, unscaled
from tests.models.making import (
    NOVEMBER,
    add_event,
    add_person,
    add_request,
    add_school,
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
