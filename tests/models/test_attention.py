"""What deserves attention today, and what should be mended in a record."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.models import attention
from app.models.attention import Why
from app.models.mending import event_mending, request_mending
from app.models.periods import calendar_quarter
from tests.models.making import add_event, add_person, add_request, add_school, move

TODAY = date(2025, 12, 3)
DAY = timedelta(days=1)


@pytest.fixture
def school(store):
    return add_school(store, "P1")


def told(store):
    return [(each.why, each.number) for each in attention.today(store, None, TODAY)]


@pytest.mark.parametrize(
    ("received", "status", "why"),
    [
        (date(2025, 11, 25), "new", Why.OVERDUE),
        (date(2025, 11, 26), "review", Why.DUE_TODAY),
        (date(2025, 11, 28), "new", Why.DUE_SOON),
        (date(2025, 12, 1), "new", None),
        (date(2025, 11, 3), "accepted", None),
        (date(2025, 11, 3), "clarify", Why.WAITING_FOR_SCHOOL),
        (date(2025, 11, 3), "refused", None),
    ],
)
def test_undecided_requests_are_told_by_their_deadline(store, school, received, status, why):
    request = add_request(store, "С-01", school, received)
    if status != "new":
        move(store, request, status, received, "себебі")
    assert told(store) == ([(why, "С-01")] if why else [])


@pytest.mark.parametrize(
    ("day", "status", "values", "why"),
    [
        (TODAY - DAY, "planned", {}, Why.NOT_MARKED_HELD),
        (TODAY, "planned", {}, None),
        (TODAY - DAY, "not_held", {}, None),
        (TODAY - DAY, "held", {}, Why.NO_ATTENDANCE),
        (TODAY - DAY, "held", {"parents": 30}, Why.NO_FEEDBACK),
        (TODAY - DAY, "held", {"parents": 30, "feedback_forms": 5}, None),
    ],
)
def test_past_events_are_told_by_what_they_lack(store, day, status, values, why):
    add_event(store, "Ш-01", day, status, **values)
    assert told(store) == ([(why, "Ш-01")] if why else [])


def test_complete_events_do_not_hide_an_older_one(store, school):
    add_event(store, "Ш-00", TODAY - DAY * 9)
    for number in range(attention.SHOWN):
        complete = {"parents": 3, "feedback_forms": 5}
        add_event(store, f"Ш-{number + 1}", TODAY - DAY, "held", **complete)
    assert told(store) == [(Why.NOT_MARKED_HELD, "Ш-00")]


def test_schools_that_were_left_out_are_told_with_their_open_requests(store, school):
    other = add_school(store, "P2")
    add_request(store, "С-01", other, TODAY)
    add_event(store, "Ш-01", TODAY, "held", [add_person(store, "P1-T01", school)])
    (left,) = attention.left_out(store, None, calendar_quarter(2025, 4), {school})
    assert (left.school.code, left.open_requests) == ("P2", 1)


def test_a_report_lacks_the_hours_of_held_events(store):
    complete = {"parents": 3, "feedback_forms": 5}
    add_event(store, "Ш-01", TODAY, "held", **complete)
    add_event(store, "Ш-02", TODAY, "held", **complete, hours=2)
    add_event(store, "Ш-03", TODAY, "not_held")
    found = attention.before_report(store, None, calendar_quarter(2025, 4))
    assert found == {Why.NO_HOURS: ["Ш-01"]}


def test_this_week_is_from_monday_to_sunday(store):
    for number, day in enumerate((30, 1, 7, 8)):
        month = 11 if day == 30 else 12
        add_event(store, f"Ш-{number}", date(2025, month, day))
    add_event(store, "Ш-9", TODAY, "not_held")
    assert [each.number for each in attention.this_week(store, None, TODAY)] == ["Ш-1", "Ш-2"]


@pytest.mark.parametrize(
    ("values", "linked", "codes"),
    [
        ({"status": "new"}, False, []),
        ({"status": "fulfilled", "decided": TODAY, "closed": TODAY}, True, []),
        (
            {"status": "fulfilled", "decided": TODAY, "closed": TODAY},
            False,
            ["fulfilled_without_event"],
        ),
        ({"status": "refused", "decided": TODAY, "closed": TODAY}, False, ["reason_missing"]),
        ({"status": "planned"}, True, ["decision_missing"]),
        ({"status": "withdrawn", "reason": "x", "closed": TODAY}, False, []),
        ({"status": "planned", "decided": TODAY, "closed": TODAY}, True, ["closing_day_of_open"]),
        (
            {"status": "fulfilled", "decided": TODAY, "closed": TODAY - DAY},
            True,
            ["closed_before_decision"],
        ),
    ],
)
def test_doubtful_requests_are_told_what_to_mend(values, linked, codes):
    assert [each.code for each in request_mending(values, linked=linked)] == codes


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"status": "held", "first_day": TODAY}, []),
        ({"status": "held", "first_day": TODAY + DAY}, ["held_in_future"]),
        ({"status": "not_held"}, ["reason_missing"]),
        ({"status": "not_held", "reason": "аяз"}, []),
    ],
)
def test_doubtful_events_are_told_what_to_mend(values, codes):
    assert [each.code for each in event_mending(values, TODAY)] == codes
