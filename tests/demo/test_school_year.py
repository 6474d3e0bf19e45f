"""The year of the sample school lives, whatever day it is."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.models import attention, events, narratives, people, periods, requests, schools
from app.models.attention import Why
from app.models.deadlines import Deadlines
from app.models.figures import FIGURES, Figures
from app.models.mending import request_mending
from app.models.sample import Size
from app.models.settings import read as read_settings
from app.models.store import Store
from app.models.workdays import holidays_of, is_working
from tests.demo.conftest import TUESDAY, make

DAYS = st.dates(date(2020, 1, 1), date(2034, 12, 31))


def all_requests(store):
    return requests.page(store, requests.Filter())


def look_at(store, today):
    own = read_settings(store).own_school
    store.today = lambda: today
    assert lives_at_home(store, own, today)
    assert has_reports(store, own, today)
    assert is_consistent(store)


def lives_at_home(store, own, today):
    whys = {item.why for item in attention.today(store, own, today)}
    wanted = {Why.OVERDUE, Why.WAITING_FOR_SCHOOL, Why.NOT_MARKED_HELD, Why.NO_ATTENDANCE,
              Why.NO_FEEDBACK}  # fmt: skip
    if is_working(today, {each.day for each in holidays_of(today.year)}):
        wanted.add(Why.DUE_TODAY)
    assert wanted <= whys
    ahead = events.Filter(statuses=("planned", "confirmed"), last_from=today, leading=own)
    assert events.count(store, ahead) >= 8
    return True


def has_reports(store, own, today):
    now = periods.at(store, today)
    before = periods.before(store, now)
    assert now.kind is before.kind is periods.Kind.ACADEMIC
    past, present = Figures(store, before, own), Figures(store, now, own)
    assert past["events.held"] >= 2
    assert past["educators.participations"] > past["educators.unique"] > 5
    assert past["feedback.forms"] > 0
    assert present["events.in_plan"] + present["requests.received"] > 0
    assert set(narratives.read(store, own, before, "kk")) >= {"aims", "difficulties"}
    assert all(figures[each.code] is not ... for figures in (past, present) for each in FIGURES)
    return True


def is_consistent(store):
    every = all_requests(store)
    assert {each.status for each in every} == {*requests.OPEN, *requests.CLOSED}
    linked = {row[0] for row in store.rows("SELECT request FROM event_request")}
    for each in every:
        steps = [step.status for step in requests.steps(store, each.id)]
        assert steps[0] == "new"
        assert all(after in requests.TRANSITIONS[before] for before, after in pairwise(steps))
        values = {name: getattr(each, name) for name in requests.FIELDS}
        assert requests.problems(store, each.id, values) == []
        values["status"] = each.status
        assert request_mending(values, linked=each.id in linked) == []
    assert store.rows("PRAGMA foreign_key_check") == []
    return True


@given(DAYS)
@example(date(2025, 9, 1))
@example(date(2024, 9, 1))  # a Sunday
@example(date(2026, 12, 31))
@example(date(2026, 1, 1))
@example(date(2026, 7, 15))
@example(date(2028, 2, 29))
@example(date(2026, 5, 26))
def test_sample_lives_on_every_day_of_the_year(today):
    with (
        TemporaryDirectory() as folder,
        Store.open(make(Path(folder) / "school.db", Size.SCHOOL, today=today)) as store,
    ):
        look_at(store, today)


@pytest.mark.parametrize("seed", range(2, 8))
def test_sample_lives_by_every_seed(tmp_path, seed):
    with Store.open(make(tmp_path / "school.db", Size.SCHOOL, seed=seed)) as store:
        look_at(store, TUESDAY)


def test_requests_are_due_before_and_after_today(school):
    deadlines = Deadlines(school)
    waiting = [each for each in all_requests(school) if each.status in requests.UNDECIDED]
    days = {deadlines.due(each.received) for each in waiting}
    assert min(days) < TUESDAY < max(days)


def test_one_partner_school_is_left_out_and_has_asked(school):
    own = read_settings(school).own_school
    reached = Figures(school, periods.at(school, TUESDAY), own).rows(
        "coverage.partner_schools_reached"
    )
    assert 0 < len(reached.ids) <= 6


def test_two_spellings_of_a_person_are_there_to_be_found(school):
    assert len(people.likely_pairs(school, TUESDAY)) >= 2
    assert school.value("SELECT count(*) FROM person WHERE same_as IS NOT NULL") == 1


def test_events_are_moved_called_off_and_planned(school):
    assert school.value("SELECT count(*) FROM event WHERE original_day IS NOT NULL") > 0
    sql = "SELECT count(*) FROM event WHERE status = ?"
    assert all(school.value(sql, (status,)) for status in events.STATUSES)
    ended = "SELECT count(*) FROM event WHERE status = 'held' AND last_day > ?"
    assert school.value(ended, (TUESDAY.isoformat(),)) == 0


def test_schools_are_called_as_the_field_calls_them(school):
    every = schools.page(school, schools.Filter(), TUESDAY)
    assert len({each.name_kk for each in every}) == len(every) == 7
    assert all(schools.problems(school, each.id, {
        "code": each.code, "name_kk": each.name_kk, "bin": each.bin, "district": each.district,
    }) == [] for each in every)  # fmt: skip


def test_nobody_comes_twice_to_one_event_by_two_spellings(school):
    doubles = people.likely_pairs(school, TUESDAY + timedelta(days=1))
    for one, other in doubles:
        both = school.value(
            "SELECT count(*) FROM attendance a JOIN attendance b ON b.session = a.session"
            " WHERE a.person = ? AND b.person = ?",
            (one, other),
        )
        assert both == 0
