"""Workbooks and people who were anonymised: no older file brings a name back."""

from __future__ import annotations

import pytest

from app.exchange.workbook.apply import apply
from app.exchange.workbook.compare import read_plan
from app.exchange.workbook.export import export_workbook
from app.exchange.workbook.plan import Verdict
from app.models import people
from app.models.anonymise import erase
from app.models.store import Store
from tests.exchange.books import quarter, write_book


@pytest.fixture
def book(tmp_path):
    return write_book(tmp_path / "book.xlsx", quarter())


@pytest.fixture
def store(tmp_path, book):
    with Store.open(tmp_path / "team.db") as opened:
        apply(opened, read_plan(opened, book))
        erase(opened, people.by_code(opened, "P1-H01"), [tmp_path / "backups"])
        yield opened


def test_an_older_workbook_brings_no_name_back_and_says_so(store, book):
    plan = read_plan(store, book)
    assert plan.count(Verdict.SAME, "people") == 2
    told = [(each.code, each.data["value"]) for each in plan.problems]
    assert told == [("name_erased", "P1-H01")]


def test_a_written_workbook_is_nameless_and_the_same_again(store, tmp_path):
    path = tmp_path / "out.xlsx"
    export_workbook(store, path, "kk")
    plan = read_plan(store, path)
    assert (plan.problems, plan.count(Verdict.CHANGED)) == ((), 0)
    row = next(each for each in plan.rows["people"] if each.entry.text("code") == "P1-H01")
    assert row.entry.values["name"] == "№ P1-H01"
