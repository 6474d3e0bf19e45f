"""Finding anything by a few letters; and what the main lists and figures read of the file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import attendance, events, history, people, requests, schools
from app.models.figures import Figures
from app.models.periods import calendar_quarter
from app.models.search import Slice, find, matching
from app.models.store import Store
from app.models.text import fold
from tests.models.making import NOVEMBER, add_event, add_person, add_request, add_school

DAY = date(2025, 11, 30)


def test_example_is_found_without_the_kazakh_layout(store, quarter):
    hit = find(store, "кызылтан")[0]
    assert (hit.table, hit.id) == ("school", quarter.schools["P2"])
    assert hit.title.startswith("«Қызылтаң»")


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("Омаров", {"person"}),
        ("омаров бауыржан", {"person"}),
        ("бауыржан омаров", {"person"}),
        ("lesson", set()),
        ("баг", {"request", "event"}),
        ("ба", {"school", "person", "request", "event"}),
        ("991240999812", {"school", "request", "event"}),
        ("жаңабұлақ", {"school", "request", "event"}),
        ("%", set()),
        ('"', set()),
        ("", set()),
        ("p1-t05", {"person"}),
        ("Р1-Т05", {"person"}),
    ],
)
def test_hits_are_of_every_kind_that_contains_all_words(store, quarter, text, tables):
    assert {hit.table for hit in find(store, text)} == tables


@pytest.mark.parametrize(
    ("text", "table", "number"),
    [
        ("С-01", "request", "С-01"),
        ("c-10", "request", "С-10"),
        ("ш-01", "event", "Ш-01"),
        ("p1", "school", "P1"),
        ("Р1-Т05", "person", "P1-T05"),
    ],
)
def test_record_of_exactly_this_number_comes_first(store, quarter, text, table, number):
    known = {"request": quarter.requests, "event": quarter.events, "school": quarter.schools}
    known["person"] = quarter.people
    hit = find(store, text)[0]
    assert (hit.table, hit.id) == (table, known[table][number])


def test_requests_and_events_are_found_by_the_name_of_their_school(store, quarter):
    found = {(hit.table, hit.id) for hit in find(store, "кызылтан", limit=50)}
    at = quarter.schools["P2"]
    wanted = {("school", at)}
    for table, column in (("request", "school"), ("event", "place_school")):
        rows = store.rows(f"SELECT id FROM {table} WHERE {column} = ?", (at,))
        assert rows
        wanted |= {(table, row["id"]) for row in rows}
    assert found == wanted


def test_event_shows_its_day(store, quarter):
    assert find(store, "ш-01")[0].subtitle == "05.11.2025"


def test_hits_of_one_kind_are_few(store, quarter):
    assert len([hit for hit in find(store, "p1") if hit.table == "person"]) == 6


words = st.text(alphabet="аәқкбіи 1-", max_size=7)


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("search") / "field.db") as store:
        yield store


@given(st.lists(words, max_size=8), words)
def test_index_and_scan_find_what_the_folded_text_contains(full, names, query):
    with full.change("Schools") as change:
        for (row,) in full.rows("SELECT id FROM school"):
            change.delete("school", row)
        for place, name in enumerate(names):
            change.insert("school", {"code": f"x{place}", "name_kk": name})
    where = matching("school", query)
    found = full.rows(f"SELECT name_kk FROM school WHERE {where.sql} ORDER BY id", where.parameters)
    folded = [fold(f"x{place} {name}") for place, name in enumerate(names)]
    wanted = [
        name
        for name, text in zip(names, folded, strict=True)
        if all(word in text for word in fold(query).split())
    ]
    assert [row[0] for row in found] == wanted


def test_search_follows_every_edit(store):
    school = add_school(store, "P1", name_kk="Ақсу")
    with store.change("Rename") as change:
        change.update("school", school, {"name_kk": "Бірлік"})
    assert [hit.id for hit in find(store, "бирлик")] == [school]
    assert find(store, "аксу") == []
    store.undo()
    assert [hit.id for hit in find(store, "аксу")] == [school]
    store.undo()
    assert find(store, "аксу") == []


# What is read of the file


LISTS = {
    "events by day": lambda store: events.page(store, events.Filter(), Slice("day", limit=50)),
    "events of a school": lambda store: events.page(store, events.Filter(school=1)),
    "events of a leading school": lambda store: events.page(store, events.Filter(leading=1)),
    "events of a quarter": lambda store: events.count(
        store, events.Filter(leading=1, last_from=NOVEMBER, last_to=DAY)
    ),
    "requests by day": lambda store: requests.page(
        store, requests.Filter(), Slice("received", limit=50)
    ),
    "requests of a school": lambda store: requests.page(store, requests.Filter(school=1)),
    "open requests": lambda store: requests.page(store, requests.Filter(statuses=("new",))),
    "people of a school": lambda store: people.page(store, people.Filter(school=1), DAY),
    "people by name": lambda store: people.page(
        store, people.Filter(), DAY, Slice("name", limit=9)
    ),
    "partners": lambda store: schools.page(store, schools.Filter(leading=1), DAY),
    "attendance list": lambda store: attendance.roll(store, 1),
    "history of an event": lambda store: history.of(store, "event", 1),
    "next number": lambda store: events.next_number(store, 1, DAY),
    "figures of one school": lambda store: Figures(store, calendar_quarter(2025, 4), 1).all(),
    "redo": lambda store: store.redoable(),
}
LARGE = ("school", "person", "person_post", "request", "request_status", "event", "event_session",
         "event_request", "event_school", "attendance", "change", "change_row")  # fmt: skip


@pytest.fixture
def field(store):
    school = add_school(store, "P1", leading=add_school(store, "LS", "leading"))
    person = add_person(store, "P1-T01", school)
    request = add_request(store, "С-01", school, NOVEMBER)
    add_event(store, "Ш-01", NOVEMBER, "held", [person], requests=[request], schools=[school])
    return store


@pytest.mark.parametrize("name", LISTS)
def test_no_list_and_no_figure_of_one_school_reads_a_whole_table(field, name):
    asked = []
    field._connection.set_trace_callback(asked.append)
    LISTS[name](field)
    field._connection.set_trace_callback(None)
    for sql in asked:
        for row in field.rows(f"EXPLAIN QUERY PLAN {sql}"):
            first, table, *rest = f"{row['detail']} ".split(" ")[:3]
            whole = first == "SCAN" and table in LARGE and "USING" not in rest
            assert not whole, (row["detail"], sql)
