"""Certificates: who may have one, and numbers that stay whatever is undone."""

from __future__ import annotations

import platform
from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.models import certificates, event_steps, events, people
from app.models.anonymise import erase
from app.models.errors import AppError
from app.models.sessions import Session
from app.models.store import Store
from tests.models.making import NOVEMBER, add_event, add_person, add_school, mark

DAYS = (date(2025, 1, 1), date(2027, 1, 1))
SITTINGS = [
    Session(None, NOVEMBER, "10:00", "Кіріспе", Decimal("1.5")),
    Session(None, NOVEMBER + timedelta(days=1), "10:00", "Жаттығу", Decimal(2)),
]


@pytest.fixture
def school(store):
    store.today = lambda: date(2025, 12, 1)
    return add_school(store, "P1")


def seminar(store, school, count=3, status="held"):
    """Return an event with two sessions, and people who were at the first of them."""
    persons = [add_person(store, f"P1-T{n:02}", school) for n in range(1, count + 1)]
    event = add_event(store, "Ш-01", NOVEMBER, status, last_day=SITTINGS[1].day, sessions=SITTINGS)
    mark(store, event, *persons)
    return event, persons


def issue(store, event):
    certificates.issue(store, certificates.entitled(store, event))
    return [each.issued.number for each in certificates.entitled(store, event)]


def test_hours_are_those_of_the_sessions_attended(store, school):
    event, persons = seminar(store, school)
    mark(store, event, persons[0], session=1)
    hours = [each.hours for each in certificates.entitled(store, event)]
    assert hours == [Decimal("3.5"), Decimal("1.5"), Decimal("1.5")]


def test_sixty_certificates_have_sixty_numbers(store, school):
    event, _ = seminar(store, school, 60)
    numbers = issue(store, event)
    assert len(set(numbers)) == 60
    assert [int(each[-4:]) for each in numbers] == list(range(1, 61))
    assert {each[:5] for each in numbers} == {"2025-"}


def test_a_reprint_keeps_the_number(store, school):
    event, _ = seminar(store, school)
    assert issue(store, event) == issue(store, event)


def test_undoing_everything_leaves_the_register(store, school):
    event, _ = seminar(store, school)
    numbers = issue(store, event)
    while store.undo():
        pass
    left = certificates.register(store, *DAYS)
    assert [each.issued.number for each in left] == numbers
    assert {each.name for each in left} == {""}
    while store.redo():
        pass
    assert [each.issued.number for each in certificates.entitled(store, event)] == numbers


def test_numbers_after_an_undo_are_new_ones(store, school):
    event, _ = seminar(store, school)
    numbers = issue(store, event)
    extra = add_person(store, "P1-T09", school)
    mark(store, event, extra)
    (late,) = set(issue(store, event)) - set(numbers)
    store.undo()
    mark(store, event, add_person(store, "P1-T10", school))
    assert late not in issue(store, event)
    assert len(certificates.register(store, *DAYS)) == 5


def test_two_databases_and_two_pcs_number_apart(store, school, tmp_path, monkeypatch):
    event, _ = seminar(store, school)
    here = issue(store, event)
    monkeypatch.setattr(platform, "node", lambda: "another-pc")
    mark(store, event, add_person(store, "P1-T11", school))
    there = set(issue(store, event)) - set(here)
    assert {each.split("-")[1] for each in there}.isdisjoint(each.split("-")[1] for each in here)
    assert {each.split("-")[2] for each in there} == {"0001"}


def test_hours_put_right_keep_the_number(store, school):
    event, persons = seminar(store, school)
    numbers = issue(store, event)
    mark(store, event, persons[0], session=1)
    assert [each.differs for each in certificates.entitled(store, event)] == [True, False, False]
    assert issue(store, event) == numbers
    assert not any(each.differs for each in certificates.entitled(store, event))


def test_spellings_of_one_person_get_one_certificate(store, school):
    event, persons = seminar(store, school)
    with store.change("Join") as change:
        people.join(store, change, persons[2], persons[0])
    assert len(issue(store, event)) == 2


def test_a_period_gives_everybody_of_its_held_events(store, school):
    seminar(store, school)
    add_event(store, "Ш-02", NOVEMBER, "planned", [add_person(store, "P1-T20", school)])
    add_event(store, "Ш-03", date(2026, 3, 2), "held", [add_person(store, "P1-T21", school)])
    found = certificates.entitled_in(store, NOVEMBER, date(2025, 12, 31), None)
    assert len(found) == 3
    assert certificates.entitled_in(store, NOVEMBER, NOVEMBER, school) == []


def test_an_event_that_was_not_held_gives_none(store, school):
    event, _ = seminar(store, school, status="planned")
    with pytest.raises(AppError, match="certificates_not_held"):
        issue(store, event)
    with store.change("Hold") as change:
        event_steps.move(change, events.get(store, event), "held")
    assert len(issue(store, event)) == 3


def test_the_register_keeps_the_number_of_somebody_anonymised(store, school):
    event, persons = seminar(store, school)
    numbers = issue(store, event)
    erase(store, persons[0], [])
    left = certificates.register(store, *DAYS)
    assert [each.issued.number for each in left] == numbers
    assert left[0].name.endswith("P1-T01")
    assert "Адам" not in left[0].name


def test_the_register_is_there_when_the_database_is_opened_again(tmp_path):
    with Store.open(tmp_path / "kept.db") as store:
        event, _ = seminar(store, add_school(store, "P1"))
        numbers = issue(store, event)
    with Store.open(tmp_path / "kept.db") as store:
        assert [each.issued.number for each in certificates.entitled(store, event)] == numbers


# Voiding


def void(store, event, place=0, reason="Қате берілді"):
    issued = certificates.entitled(store, event)[place].issued
    with store.change("Void certificate {number}", number=issued.number) as change:
        certificates.void(store, change, issued.id, reason)
    return issued


def test_a_voided_certificate_stays_in_the_register_and_is_no_longer_printed(store, school):
    event, _ = seminar(store, school)
    numbers = issue(store, event)
    wrong = void(store, event)
    (line,) = (each for each in certificates.register(store, *DAYS) if each.issued.voided)
    assert (line.issued.number, line.issued.voided.reason) == (wrong.number, "Қате берілді")
    assert line.issued.voided.day == date(2025, 12, 1)
    first = certificates.entitled(store, event)[0]
    assert (first.issued, first.voided.number) == (None, numbers[0])


def test_undoing_the_voiding_makes_it_valid_again(store, school):
    event, _ = seminar(store, school)
    numbers = issue(store, event)
    void(store, event)
    store.undo()
    assert [each.issued.number for each in certificates.entitled(store, event)] == numbers
    store.redo()
    assert certificates.entitled(store, event)[0].issued is None


def test_after_a_voided_certificate_the_same_person_gets_a_number_never_given(store, school):
    event, _ = seminar(store, school)
    numbers = issue(store, event)
    void(store, event)
    assert issue(store, event)[0] not in numbers
    assert certificates.entitled(store, event)[0].voided is None
    assert len(certificates.register(store, *DAYS)) == 4


def test_voiding_asks_for_a_reason():
    assert [each.code for each in certificates.void_problems("  ")] == ["required"]
    assert certificates.void_problems("Қате") == []
