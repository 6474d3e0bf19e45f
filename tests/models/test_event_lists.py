"""Lists of events, their sessions and sums, as the screen of events reads them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.models import attendance, event_steps, events, people, periods, schools
from app.models.search import Slice
from app.models.sessions import Session, sessions
from app.models.store import Store

NOVEMBER = (date(2025, 11, 1), date(2025, 11, 30))
TODAY = date(2025, 12, 2)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "events.db") as made:
        with made.change("Schools") as change:
            for code in ("P1", "P2"):
                schools.save(change, None, {"code": code, "name_kk": f"«{code}» мектебі"})
        yield made


def add_event(store, number, first, **values):
    row = {"number": number, "topic": "Баға", "kind": "training", "first_day": first, **values}
    with store.change("Event") as change:
        event = events.save(store, change, None, row)
        if row.get("status") == "held":
            event_steps.move(change, events.get(store, event), "held")
    return event


def add_person(store, name, school=1):
    with store.change("Person") as change:
        values = {"name": name, "school": school, "role": "teacher"}
        return people.save(store, change, None, values)


def mark(store, event, *numbers, session=0):
    with store.change("Mark") as change:
        at = sessions(store, event)[session].id
        for number in numbers:
            attendance.mark(store, change, at, number, "present")


def test_event_of_several_days_is_found_by_each_of_them(store):
    add_event(store, "Ш-01", date(2025, 10, 30), last_day=date(2025, 11, 2))
    add_event(store, "Ш-02", date(2025, 12, 1))
    found = events.page(store, events.Filter(between=NOVEMBER))
    assert [each.number for each in found] == ["Ш-01"]


def test_what_lacks_status_attendance_or_feedback_is_to_be_completed(store):
    someone = add_person(store, "Қалиева Айгүл")
    add_event(store, "Ш-01", date(2025, 11, 5))
    add_event(store, "Ш-02", date(2025, 12, 2))
    add_event(store, "Ш-03", date(2025, 11, 6), status="held", feedback_forms=3)
    whole = add_event(store, "Ш-04", date(2025, 11, 7), status="held", feedback_forms=3)
    mark(store, whole, someone)
    silent = add_event(store, "Ш-05", date(2025, 11, 8), status="held")
    mark(store, silent, someone)
    add_event(store, "Ш-06", date(2025, 11, 9), status="held", feedback_forms=1, parents=9)
    wanted = events.Filter(to_complete=TODAY)
    assert [each.number for each in events.page(store, wanted)] == ["Ш-05", "Ш-03", "Ш-01"]
    assert events.count(store, wanted) == 3


@pytest.mark.parametrize("order", list(events.ORDERS))
@pytest.mark.parametrize("descending", [False, True])
def test_numbers_stand_as_in_the_page(store, order, descending):
    for day in (3, 9, 5, 20):
        add_event(store, f"Ш-{day:02}", date(2025, 11, day))
    part = Slice(order, descending=descending)
    wanted = events.Filter(last_from=date(2025, 11, 4))
    listed = [each.id for each in events.page(store, wanted, part)]
    assert list(events.numbers(store, wanted, part)) == listed
    assert len(listed) == 3


def test_joined_spellings_are_one_participant(store):
    event = add_event(store, "Ш-01", date(2025, 11, 5))
    root, other, third = (add_person(store, name) for name in ("Қалиева Г.", "Калиева Г.", "Ким"))
    mark(store, event, root, other, third)
    with store.change("Join") as change:
        people.join(store, change, other, root)
    assert events.get(store, event).present == 2
    assert attendance.present_by_school(store, event) == [("«P1» мектебі", 2)]


def test_likely_spellings_of_one_school_are_paired_until_joined(store):
    event = add_event(store, "Ш-01", date(2025, 11, 5), schools=[1, 2])
    first = add_person(store, "Қалиева Г.")
    second = add_person(store, "Калиева Гүлнар")
    add_person(store, "Қалиева Г.", school=2)
    session = sessions(store, event)[0].id
    pairs = attendance.alike_pairs(attendance.roll(store, session))
    assert [{one.person, other.person} for one, other in pairs] == [{first, second}]
    mark(store, event, first, second)
    with store.change("Join") as change:
        people.join(store, change, second, first)
    assert attendance.alike_pairs(attendance.roll(store, session)) == []


def test_sessions_are_saved_with_their_event(store):
    wanted = [Session(None, date(2025, 11, day), "14:30", None, Decimal(2)) for day in (5, 12)]
    event = add_event(
        store, "Ш-01", date(2025, 11, 5), last_day=date(2025, 11, 12), sessions=wanted
    )
    assert [each.day.day for each in sessions(store, event)] == [5, 12]
    assert events.get(store, event).hours == 4


@pytest.mark.parametrize(
    ("day", "hours", "codes"),
    [
        (date(2025, 11, 12), 2, []),
        (date(2025, 11, 13), 2, ["session_outside"]),
        (date(2025, 11, 4), -1, ["session_outside", "negative"]),
    ],
)
def test_sessions_lie_within_the_days_of_their_event(store, day, hours, codes):
    values = {
        "number": "Ш-01",
        "topic": "Баға",
        "kind": "training",
        "first_day": date(2025, 11, 5),
        "last_day": date(2025, 11, 12),
        "sessions": [Session(None, day, hours=Decimal(hours))],
    }
    assert [each.code for each in events.problems(store, None, values)] == codes


def test_taking_away_a_session_with_marks_is_doubtful(store):
    days = [Session(None, date(2025, 11, 5)), Session(None, date(2025, 11, 6))]
    event = add_event(store, "Ш-01", days[0].day, last_day=days[1].day, sessions=days)
    mark(store, event, add_person(store, "Ким Аня"), session=1)
    values = {"first_day": days[0].day, "sessions": sessions(store, event)[:1]}
    found = [each.code for each in events.problems(store, event, values)]
    assert "session_with_marks" in found


def test_holidays_have_names_in_each_language(store):
    day = date(2025, 12, 16)
    names = {periods.holidays(store, language)[day] for language in ("kk", "ru", "en")}
    assert len(names) == 3
