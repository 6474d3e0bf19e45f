"""The country: the network's counts to the last digit, and rows in the shape of the gate."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from app.models import attention, periods, requests, schools
from app.models.figures import Figures, rounded
from app.models.gate import derived
from app.models.network import COUNTRY
from app.models.progress import finish
from app.models.sample import Size, read
from app.models.schema import SEARCHED
from app.models.settings import read as read_settings
from app.models.store import Store
from app.models.studies import waves
from app.models.studies.answers import approved
from app.models.studies.indicators import computed, definitions
from app.reports.deck import render_deck
from tests.demo.conftest import TUESDAY, make
from tests.reports.deck.test_deck import tables

pytestmark = pytest.mark.xdist_group("country")  # built once, on one core

REGIONS = {
    "71": 24, "75": 23, "79": 17, "15": 76, "11": 86, "19": 100, "23": 28, "63": 95, "31": 44,
    "27": 91, "35": 52, "39": 66, "43": 66, "47": 36, "55": 26, "59": 82, "61": 118,
}  # fmt: skip
KINDS = {
    "training_seminar": 8_087, "master_class": 12_042, "training": 4_755, "online_lesson": 3_085,
    "online_seminar": 383, "visiting_consultation": 904, "team_teaching": 1_956,
    "lesson_observation": 4_311, "parents_lecture": 144,
}  # fmt: skip
TRAINERS = {"assessment": 9_043, "methods": 17_517, "research": 3_526, "tasks": 8_510}


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    path = make(tmp_path_factory.mktemp("country") / "country.db", Size.COUNTRY)
    with Store.open_read_only(path) as store:
        yield store


def counted(store, sql):
    return {row[0]: row[1] for row in store.rows(sql)}


def test_leading_schools_are_those_of_each_region(country):
    sql = (
        "SELECT s.region, count(*) FROM school s JOIN school_status t ON t.school = s.id"
        " WHERE t.status = 'leading' GROUP BY s.region"
    )
    assert counted(country, sql) == REGIONS
    assert sum(REGIONS.values()) == 1_030


def test_declared_number_of_leading_schools_stands_beside_the_counted_one(country):
    leading = schools.count(country, schools.Filter(status="leading"), TUESDAY)
    assert (leading, read_settings(country).declared_leading) == (1_030, 1_020)


def test_every_partner_school_is_attached_to_a_leading_school_of_its_region(country):
    assert schools.count(country, schools.Filter(status="partner"), TUESDAY) == 5_994
    sql = (
        "SELECT count(*) FROM school_attachment a JOIN school p ON p.id = a.school"
        " JOIN school s ON s.id = a.leading JOIN school_status t ON t.school = s.id"
        " WHERE t.status = 'leading' AND p.region = s.region"
    )
    assert country.value(sql) == 5_994


def test_trainers_are_those_of_each_direction_and_one_person_each(country):
    sql = "SELECT direction, count(*) FROM person_direction GROUP BY direction"
    assert counted(country, sql) == TRAINERS
    assert country.value("SELECT count(DISTINCT person) FROM person_direction") == 38_596
    assert country.value("SELECT count(*) FROM person") == 38_596


def test_events_held_are_those_of_each_kind_in_one_school_year(country):
    year = periods.parse(country, "year:2018-19")
    figures = Figures(country, year, None)
    assert figures["events.held"] == 35_667
    assert dict(figures.by_key("events.held_by_kind")) == KINDS
    assert country.value("SELECT count(*) FROM event WHERE status = 'held'") == 35_667


def test_network_has_seventeen_rows_for_its_regions(country):
    assert country.value("SELECT count(DISTINCT region) FROM school") == 17


def test_events_are_held_on_working_days_with_people_of_the_invited_schools(country):
    days = Counter(
        date.fromisoformat(row[0]).weekday()
        for row in country.rows("SELECT DISTINCT first_day FROM event WHERE status = 'held'")
    )
    assert set(days) == set(range(5))
    empty = (
        "SELECT count(*) FROM event e WHERE e.status = 'held' AND (NOT EXISTS"
        " (SELECT 1 FROM event_session x JOIN attendance a ON a.session = x.id"
        "  WHERE x.event = e.id AND a.mark = 'present')"
        " OR NOT EXISTS (SELECT 1 FROM event_facilitator f WHERE f.event = e.id))"
    )
    assert country.value(empty) == 0


def test_own_school_has_something_to_decide_today(country):
    own = read_settings(country).own_school
    whys = {item.why for item in attention.today(country, own, TUESDAY)}
    assert {attention.Why.OVERDUE, attention.Why.DUE_TODAY} <= whys
    assert attention.this_week(country, own, TUESDAY)
    assert requests.count(country, requests.Filter(leading=own)) > 20


def test_deck_tells_the_numbers_of_the_seed(country, tmp_path):
    year = periods.parse(country, "year:2018-19")
    path = tmp_path / "deck.pptx"
    finish(render_deck(country, COUNTRY, year, "ru", path, "pptx"))
    told = {cell for rows in tables(path).values() for row in rows for cell in row}
    told = {cell.replace("\u00a0", " ") for cell in told}
    numbers = "1 030 1 020 5 994 38 596 17 517 9 043 8 510 3 526 35 667 12 042 763 5 435 1 867"
    assert set(re.findall(r"\d \d{3}|\d\d \d{3}|\d{3}", numbers)) <= told
    assert {"6 644", "14 709", "24", "118", "144", "383", "I8", "Не вычисляется"} <= told


def test_nothing_points_nowhere(country):
    assert country.rows("PRAGMA foreign_key_check") == []
    assert read(country).size == Size.COUNTRY


@pytest.mark.parametrize("table", SEARCHED)
def test_every_row_is_what_the_gate_would_have_written(country, table):
    wrong = [
        row["id"]
        for row in map(dict, country.rows(f"SELECT * FROM {table}"))
        if any(row[name] != value for name, value in derived(table, row).items())
    ]
    assert wrong == []


@pytest.mark.parametrize("table", SEARCHED)
def test_search_index_knows_every_row(country, table):
    indexed = country.value(f"SELECT count(*) FROM {table}_search_docsize")
    assert indexed == country.value(f"SELECT count(*) FROM {table}")


def test_numbers_are_given_for_good(country):
    for table in ("request", "event"):
        given = country.value("SELECT count(*) FROM given WHERE record_table = ?", (table,))
        assert given == country.value(f"SELECT count(*) FROM {table}")


def test_two_waves_were_answered_by_as_many_as_the_study_tells(country):
    sql = (
        "SELECT wave.code || ' ' || form.code, count(*) FROM response"
        " JOIN wave ON wave.id = response.wave JOIN form ON form.id = response.form"
        " GROUP BY 1"
    )
    assert counted(country, sql) == {
        "2018 needs_heads": 763, "2018 needs_teachers": 5_435,
        "2019 needs_heads": 1_867, "2019 needs_teachers": 6_644,
    }  # fmt: skip


def test_indicators_average_to_those_of_the_study(country):
    told = {
        "I1": 48.7, "I2": 39.3, "I3": 61.9, "I4": 49.4, "I5": 46.0, "I6": 57.5, "I7": 49.7,
        "I9": 46.6, "I10": 55.5,
    }  # fmt: skip
    answers = [approved(country, each) for each in waves.every(country)]
    found = {
        each.code: [computed(each, answered) for answered in answers] for each in definitions()
    }
    assert {
        code: float(rounded(sum(each.total.share for each in found[code]) / 2, 1)) for code in told
    } == told
    assert all(each.total is None for each in found["I8"])
