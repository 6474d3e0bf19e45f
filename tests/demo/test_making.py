"""Making sample data: the same again by seed and day, all or nothing, in the shape of the gate."""

from __future__ import annotations

from datetime import date

import pytest

from app.demo.making import making
from app.models.errors import StoreError
from app.models.sample import Sample, Size, read
from app.models.schema import SEARCHED
from app.models.store import Store
from tests.demo.conftest import TUESDAY, make
from tests.demo.dump import dump

WRITTEN = (
    "school", "school_status", "school_attachment", "school_size", "person", "person_post",
    "person_direction", "request", "request_status", "event", "event_session", "event_request",
    "event_school", "event_facilitator", "attendance", "narrative", "setting", "resource",
    "event_purpose", "resource_given", "programme_state", "form", "wave", "wave_form", "handout",
)  # fmt: skip
WITHOUT_HISTORY = ("delivery", "response")
KEPT_BY_THE_GATE = ("folded", "sort_key", "code_key", "number_key")


def rows_of(path):
    with Store.open_read_only(path) as store:
        return dump(store)


@pytest.mark.parametrize("size", [Size.SCHOOL, Size.REGION])
def test_same_seed_and_day_make_the_same_rows(tmp_path, size):
    first, again = (rows_of(make(tmp_path / f"{name}.db", size)) for name in ("a", "b"))
    assert first == again


def test_another_seed_or_day_makes_other_rows(tmp_path):
    first = rows_of(make(tmp_path / "a.db", Size.SCHOOL))
    assert first != rows_of(make(tmp_path / "b.db", Size.SCHOOL, seed=2))
    assert first != rows_of(make(tmp_path / "c.db", Size.SCHOOL, today=date(2026, 3, 11)))


def test_rows_are_the_very_ones_that_the_gate_writes(school, tmp_path):
    made = dump(school)
    with Store.open(tmp_path / "gate.db") as store:
        with store.change("Sample") as change:
            for table in ("school_year", "period", "holiday"):
                known = {row[0] for row in store.rows(f"SELECT id FROM {table}")}
                change.insert_all(table, [
                    dict(row) for row in school.rows(f"SELECT * FROM {table} ORDER BY id")
                    if row["id"] not in known
                ])  # fmt: skip
            for table in WRITTEN:
                rows = map(dict, school.rows(f"SELECT * FROM {table} ORDER BY id"))
                change.insert_all(table, [
                    {name: row[name] for name in row if name not in KEPT_BY_THE_GATE}
                    for row in rows
                ])  # fmt: skip
        with store.unrecorded() as connection:
            for table in WITHOUT_HISTORY:
                rows = list(map(tuple, school.rows(f"SELECT * FROM {table}")))
                marks = ", ".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        assert dump(store) == made


@pytest.mark.parametrize("table", SEARCHED)
def test_search_index_agrees_with_the_rows(school, table):
    school.keep(f"INSERT INTO {table}_search({table}_search, rank) VALUES('integrity-check', 1)")


def test_sample_says_that_it_is_one_and_leaves_nothing_to_undo(school):
    assert read(school) == Sample(Size.SCHOOL, 1, TUESDAY)
    assert school.undoable() is None


def test_database_of_ones_own_is_no_sample(tmp_path):
    with Store.open(tmp_path / "own.db") as store:
        assert read(store) is None


def test_file_that_is_there_is_refused(tmp_path):
    path = tmp_path / "own.db"
    path.write_text("mine")
    with pytest.raises(StoreError) as refused:
        make(path, Size.SCHOOL)
    assert (refused.value.code, path.read_text()) == ("database_exists", "mine")


def test_making_that_is_broken_off_leaves_no_file(tmp_path):
    work = making(tmp_path / "broken.db", Sample(Size.REGION, 1, TUESDAY))
    next(work)
    work.close()
    assert list(tmp_path.iterdir()) == []


def test_region_has_its_leading_schools_and_a_lively_one(tmp_path):
    with Store.open_read_only(make(tmp_path / "region.db", Size.REGION)) as store:
        sql = "SELECT count(*) FROM school_status WHERE status = ?"
        assert store.value(sql, ("leading",)) == 36
        assert store.value(sql, ("partner",)) == 209
        assert store.value("SELECT count(*) FROM event WHERE status = 'held'") > 1_200
        assert store.rows("PRAGMA foreign_key_check") == []
