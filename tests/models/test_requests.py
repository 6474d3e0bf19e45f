"""Requests: numbers, statuses and their days, deadlines, and similar ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.models import requests, settings
from app.models.search import Slice
from tests.models.making import NOVEMBER, add_event, add_request, add_school, move

LATER = NOVEMBER + timedelta(days=5)
STATUSES = requests.OPEN + requests.CLOSED
TABLE = {
    "new": "review clarify accepted planned deferred forwarded refused withdrawn",
    "review": "clarify accepted planned deferred forwarded refused withdrawn",
    "clarify": "review accepted planned deferred forwarded refused withdrawn",
    "accepted": "clarify planned fulfilled partly deferred forwarded refused withdrawn",
    "planned": "accepted fulfilled partly deferred withdrawn",
    "partly": "planned fulfilled withdrawn",
    "deferred": "review accepted planned refused withdrawn",
    "fulfilled": "review",
    "forwarded": "review",
    "refused": "review",
    "withdrawn": "review",
}


@pytest.fixture
def school(store):
    return add_school(store, "P1")


def at(store, request):
    return requests.get(store, request)


def in_status(store, school, status):
    """A request that came to a status by any road."""
    request = add_request(store, f"С-{status}", school, NOVEMBER)
    if status != "new":
        move(store, request, status, NOVEMBER, "себебі")
    return at(store, request)


# Statuses


@pytest.mark.parametrize("current", STATUSES)
def test_status_becomes_another_only_as_the_field_has_it(store, school, current):
    request = in_status(store, school, current)
    allowed = [
        wanted
        for wanted in STATUSES
        if requests.move_problems(request, wanted, LATER, "себебі") == []
    ]
    assert sorted(allowed) == sorted(TABLE[current].split())


@pytest.mark.parametrize("current", STATUSES)
def test_reason_is_asked_for_setting_aside_ending_and_reopening(store, school, current):
    request = in_status(store, school, current)
    for wanted in TABLE[current].split():
        reopened = current in requests.CLOSED
        needed = wanted in {"deferred", "forwarded", "refused", "withdrawn"} or reopened
        for reason in (None, "", "  "):
            found = requests.move_problems(request, wanted, LATER, reason)
            assert [(each.code, each.field) for each in found] == [("required", "reason")] * needed


@pytest.mark.parametrize(
    ("day", "reason", "codes"),
    [
        (None, None, ["required"]),
        (NOVEMBER - timedelta(days=1), None, ["before_receipt"]),
        (NOVEMBER, None, []),
        (LATER, "000101300009", ["personal_number"]),
    ],
)
def test_step_has_a_day_from_receipt_on(store, school, day, reason, codes):
    request = in_status(store, school, "new")
    found = requests.move_problems(request, "accepted", day, reason)
    assert [each.code for each in found] == codes


@pytest.mark.parametrize("status", STATUSES[1:])
def test_decided_is_set_at_the_first_decision_and_closed_at_the_end(store, school, status):
    request = in_status(store, school, status)
    deciding = status in {"accepted", "planned", "deferred", "forwarded", "refused"}
    assert request.decided == (NOVEMBER if deciding else None)
    assert request.closed == (NOVEMBER if status in requests.CLOSED else None)
    assert request.is_open == (status in requests.OPEN)


def test_first_decision_stays_through_later_ones(store, school):
    request = add_request(store, "С-01", school, NOVEMBER)
    for days, status in enumerate(["review", "accepted", "planned", "partly", "fulfilled"]):
        move(store, request, status, NOVEMBER + timedelta(days=days))
    found = at(store, request)
    assert found.decided == NOVEMBER + timedelta(days=1)
    assert found.closed == NOVEMBER + timedelta(days=4)
    assert [each.status for each in requests.steps(store, request)] == [
        "new", "review", "accepted", "planned", "partly", "fulfilled",
    ]  # fmt: skip


def test_reopening_takes_the_closing_day_back_and_keeps_the_steps(store, school):
    request = add_request(store, "С-01", school, NOVEMBER)
    move(store, request, "refused", NOVEMBER, "жабдық жоқ")
    move(store, request, "review", LATER, "жабдық келді")
    found = at(store, request)
    assert (found.status, found.closed, found.decided) == ("review", None, NOVEMBER)
    assert found.reason == "жабдық келді"
    steps = [(each.status, each.day, each.reason) for each in requests.steps(store, request)]
    assert steps == [
        ("new", NOVEMBER, None),
        ("refused", NOVEMBER, "жабдық жоқ"),
        ("review", LATER, "жабдық келді"),
    ]
    store.undo()
    assert at(store, request).closed == NOVEMBER
    assert len(requests.steps(store, request)) == 2


def test_reason_goes_with_its_status(store, school):
    request = add_request(store, "С-01", school, NOVEMBER)
    move(store, request, "deferred", NOVEMBER, "қаңтарға")
    move(store, request, "planned", LATER)
    assert at(store, request).reason is None
    assert requests.steps(store, request)[1].reason == "қаңтарға"


def test_step_typed_later_about_an_earlier_day_tells_the_true_order(store, school):
    request = add_request(store, "С-01", school, NOVEMBER)
    move(store, request, "planned", LATER)
    move(store, request, "fulfilled", LATER - timedelta(days=2))
    found = at(store, request)
    assert found.closed == found.decided == LATER - timedelta(days=2)
    assert [each.status for each in requests.steps(store, request)][-1] == "fulfilled"


def test_step_tells_who_made_it(store, school):
    store.who = "Қалиева Ү."
    request = add_request(store, "С-01", school, NOVEMBER)
    move(store, request, "review", NOVEMBER)
    assert requests.steps(store, request)[-1].who == "Қалиева Ү."


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ({"received": NOVEMBER - timedelta(days=3)}, [-3, 2, 5]),
        ({"received": NOVEMBER + timedelta(days=4)}, [4, 4, 5]),
        ({"closed": NOVEMBER + timedelta(days=9)}, [0, 2, 9]),
        ({"closed": NOVEMBER + timedelta(days=1)}, [0, 1, 1]),
    ],
)
def test_dated_statuses_follow_the_days_of_the_form(store, school, values, steps):
    request = add_request(store, "С-01", school, NOVEMBER)
    move(store, request, "planned", NOVEMBER + timedelta(days=2))
    move(store, request, "fulfilled", LATER)
    with store.change("Edit request") as change:
        requests.save(store, change, request, values)
    found = requests.steps(store, request)
    assert [(each.day - NOVEMBER).days for each in found] == steps
    assert [each.status for each in found] == ["new", "planned", "fulfilled"]


# Numbers


def next_number(store, day=NOVEMBER, leading=None):
    return requests.next_number(store, leading, day)


def test_numbers_begin_anew_every_school_year(store, school):
    assert next_number(store) == "С-01"
    add_request(store, "С-01", school, date(2025, 9, 1))
    assert next_number(store, date(2026, 8, 31)) == "С-02"
    assert next_number(store, date(2026, 9, 1)) == "С-01"
    assert next_number(store, date(2025, 8, 31)) == "С-01"


@pytest.mark.parametrize("away", ["deleted", "undone", "renumbered", "renumbered and deleted"])
def test_used_number_never_comes_again(store, school, away):
    request = add_request(store, "С-07", school, NOVEMBER)
    if away == "undone":
        store.undo()
    if away.startswith("renumbered"):
        with store.change("Edit request") as change:
            requests.save(store, change, request, {"number": "С-09"})
            requests.save(store, change, request, {"number": "С-01"})
    if away.endswith("deleted"):
        with store.change("Delete") as change:
            change.delete("request", request)
    assert next_number(store) == ("С-10" if away.startswith("renumbered") else "С-08")


@pytest.mark.parametrize(
    ("given", "prefix", "following"),
    [
        (["С-01", "С-99"], "С-", "С-100"),
        (["C-05"], "С-", "С-06"),
        (["Вх-12", "12/2025", "С-12 бис"], "С-", "С-01"),
        (["С-12"], "Вх/", "Вх/01"),
        (["7"], "", "08"),
    ],
)
def test_numbers_go_on_with_their_own_prefix(store, school, given, prefix, following):
    with store.change("Settings") as change:
        settings.write(store, change, request_prefix=prefix)
    for number in given:
        add_request(store, number, school, NOVEMBER)
    assert next_number(store) == following


def test_every_leading_school_has_its_own_numbers(store, school):
    other = add_school(store, "L2", "leading")
    add_request(store, "С-01", school, NOVEMBER)
    assert next_number(store, leading=other) == "С-01"
    add_request(store, "С-01", school, NOVEMBER, leading=other)
    assert requests.by_number(store, "C-01", None) != requests.by_number(store, "с-01", other)


def test_number_is_looked_up_in_the_newest_year(store, school):
    add_request(store, "С-01", school, date(2024, 11, 3))
    newest = add_request(store, "С-01", school, NOVEMBER)
    assert requests.by_number(store, "С-01", None) == newest
    assert requests.by_number(store, "С-02", None) is None


def test_what_came_before_the_own_school_was_known_is_its_own(store, school):
    own = add_school(store, "LS", "leading")
    add_request(store, "С-01", school, NOVEMBER)
    add_event(store, "Ш-01", NOVEMBER)
    with store.change("Settings") as change:
        settings.write(store, change, own_school=own)
    assert next_number(store, leading=own) == "С-02"
    assert requests.count(store, requests.Filter(leading=own)) == 1
    store.undo()
    assert requests.count(store, requests.Filter(leading=own)) == 0


# Values of the form


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, []),
        ({"number": ""}, [("required", "number")]),
        ({"received": None}, [("required", "received")]),
        ({"topic": ""}, [("required", "topic")]),
        ({"school": None}, [("required", "school")]),
        ({"number": "c-01"}, [("repeated_number", "number")]),
        ({"number": "c-01", "received": date(2026, 9, 1)}, []),
        ({"participants": -1}, [("negative", "participants")]),
        ({"decided": date(2025, 11, 9)}, [("before_receipt", "decided")]),
        ({"closed": date(2025, 11, 9)}, [("before_receipt", "closed")]),
        ({"desired_dates": "000101300009"}, [("personal_number", "desired_dates")]),
    ],
)
def test_values_are_checked_by_field(store, school, values, found):
    add_request(store, "С-01", school, NOVEMBER)
    row = {"number": "С-02", "received": NOVEMBER, "school": school, "topic": "Баға", **values}
    problems = requests.problems(store, None, row)
    assert [(each.code, each.field) for each in problems] == found


def test_request_may_keep_its_own_number(store, school):
    request = add_request(store, "С-01", school, NOVEMBER)
    row = {"number": "С-01", "received": NOVEMBER, "school": school, "topic": "Баға"}
    assert requests.problems(store, request, row) == []
    assert len(requests.problems(store, None, row)) == 1


# Lists


@pytest.fixture
def many(store, school):
    other = add_school(store, "P2", name_kk="Қызылтаң мектебі")
    rows = [
        ("С-02", school, 3, "Баға беру", "assessment", "new"),
        ("С-100", other, 4, "Lesson Study", "research", "planned"),
        ("С-99", other, 5, "Бағалау критерийлері", "assessment", "refused"),
    ]
    for number, where, day, topic, direction, status in rows:
        received = date(2025, 11, day)
        request = add_request(store, number, where, received, topic=topic, direction=direction)
        if status != "new":
            move(store, request, status, received, "себебі")


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({}, ["С-02", "С-100", "С-99"]),
        ({"text": "кызылтан"}, ["С-100", "С-99"]),
        ({"text": "study"}, ["С-100"]),
        ({"text": "c-02"}, ["С-02"]),
        ({"text": "с-02 бага"}, ["С-02"]),
        ({"statuses": requests.OPEN}, ["С-02", "С-100"]),
        ({"statuses": ("refused",)}, ["С-99"]),
        ({"direction": "assessment"}, ["С-02", "С-99"]),
        ({"received_from": date(2025, 11, 4), "received_to": date(2025, 11, 4)}, ["С-100"]),
        ({"ids": ()}, []),
        ({"ids": (1, 3)}, ["С-02", "С-99"]),
    ],
)
def test_requests_are_filtered(store, many, wanted, numbers):
    found = requests.page(store, requests.Filter(**wanted), Slice("received"))
    assert [each.number for each in found] == numbers
    assert requests.count(store, requests.Filter(**wanted)) == len(numbers)


def test_numbers_sort_by_value_and_pages_follow_each_other(store, many):
    parts = [
        requests.page(store, requests.Filter(), Slice("number", limit=1, offset=offset))
        for offset in range(4)
    ]
    assert [[each.number for each in part] for part in parts] == [["С-02"], ["С-99"], ["С-100"], []]


@pytest.mark.parametrize(
    ("topic", "direction", "numbers"),
    [
        ("Жаңа", "assessment", ["С-02"]),
        ("Study тобы", None, []),
        ("Lesson сабағы", None, ["С-100"]),
        ("Критерийлері", None, []),
        ("", None, []),
        ("Жаңа", "other", []),
    ],
)
def test_open_requests_alike_are_offered(store, many, topic, direction, numbers):
    assert [each.number for each in requests.similar(store, topic, direction)] == numbers


def test_request_is_not_similar_to_itself(store, many):
    assert requests.similar(store, "Баға", "assessment", but=1) == []
