"""An import into a database with a closed period: its rows are rejected one by one, others not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.commands import run
from app.models import closing, periods
from app.models.store import Store

SAMPLE = Path("tests/data/quarter.xlsx")
SHEETS = {"requests": 2, "events": 3, "attendance": 4}


@pytest.fixture
def database(tmp_path):
    """The sample quarter, closed."""
    path = tmp_path / "team.db"
    assert run(["import", "workbook", str(SAMPLE), "--database", str(path)]) == 0
    with Store.open(path) as store, store.change("Close") as change:
        period = periods.parse(store, "academic:2025-26/2")
        closing.close(store, change, 1, period, date(2025, 12, 25))
    return path


@pytest.fixture
def imported(database, tmp_path, capsys):
    """Return a function that changes cells of the workbook and imports it."""

    def work(cells=(), rows=(), options=()):
        book = load_workbook(SAMPLE)
        for sheet, cell, value in cells:
            book.worksheets[SHEETS[sheet]][cell] = value
        for sheet, row in rows:
            book.worksheets[SHEETS[sheet]].append(row)
        changed = tmp_path / "changed.xlsx"
        book.save(changed)
        words = ["import", "workbook", str(changed), "--database", str(database), "--json"]
        capsys.readouterr()
        status = run([*words, "--language", "en", *options])
        return status, json.loads(capsys.readouterr().out)

    return work


def errors(answer):
    return [
        (each["sheet"], each["row"], each["column"], each["code"])
        for each in answer["problems"]
        if each["severity"] == "error"
    ]


def column(sheet, title):
    header = next(load_workbook(SAMPLE).worksheets[SHEETS[sheet]].iter_rows(max_row=1))
    return next(cell.column_letter for cell in header if cell.value == title)


def test_the_workbook_that_was_closed_is_all_the_same(imported):
    status, answer = imported()
    assert (status, errors(answer)) == (0, [])
    assert sum(answer["same"].values()) == 155


@pytest.mark.parametrize(
    ("sheet", "title", "value"),
    [
        ("requests", "Келіп түскен күні", date(2025, 11, 4)),
        ("requests", "Мектеп коды", "P5"),
        ("requests", "Бағыты", "Басқа"),
        ("events", "Ата-аналар саны", 3),
        ("events", "Ұзақтығы (академиялық сағат)", 9),
        ("events", "Күйі", "Болмай қалды"),
        ("events", "Өткізілетін күні", date(2025, 11, 4)),
        ("events", "Өткізілетін күні", date(2026, 2, 4)),
        ("events", "Кері байланыс парақтары", 1),
        ("attendance", "Белгі", "қатыспады"),
    ],
)
def test_a_locked_cell_rejects_its_row_with_sheet_row_and_column(imported, sheet, title, value):
    letter = column(sheet, title)
    status, answer = imported([(sheet, f"{letter}2", value)])
    assert status == 1
    assert (sheet, 2, letter, "period_closed") in errors(answer)
    assert answer["rejected"][sheet] == 1
    message = next(each["message"] for each in answer["problems"] if each["severity"] == "error")
    assert message.startswith("The period is closed: 03.11.2025–07.01.2026")


@pytest.mark.parametrize(
    ("sheet", "title", "value"),
    [
        ("requests", "Тақырыбы", "Басқа тақырып"),
        ("requests", "Күйі", "Орындалды"),
        ("events", "Тақырыбы", "Басқа тақырып"),
    ],
)
def test_a_free_cell_is_taken(imported, sheet, title, value):
    status, answer = imported([(sheet, f"{column(sheet, title)}3", value)])
    assert (status, errors(answer)) == (0, [])
    assert answer["changed"][sheet] == 1


def test_a_new_mark_is_rejected_and_the_good_rows_are_taken(imported, database):
    topic = f"{column('requests', 'Тақырыбы')}2"
    status, answer = imported(
        [("requests", topic, "Басқа тақырып")],
        [("attendance", ["Ш-05", "P5-T01", "қатысты"])],
        ["--accept-good"],
    )
    assert status == 1
    assert [each[0] for each in errors(answer)] == ["attendance"]
    with Store.open_read_only(database) as store:
        assert store.value("SELECT count(*) FROM request WHERE topic = 'Басқа тақырып'") == 1
        assert store.value("SELECT count(*) FROM attendance") == 72


def test_what_lies_in_an_open_period_is_taken(imported):
    day = column("events", "Өткізілетін күні")
    status, answer = imported([("events", f"{day}11", date(2026, 1, 16))])
    assert (status, errors(answer)) == (0, [])
    assert answer["changed"]["events"] == 1
