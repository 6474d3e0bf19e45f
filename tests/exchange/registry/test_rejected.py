"""The rows that were not taken, saved as they came; and cells that want to keep us busy."""

from __future__ import annotations

from datetime import datetime

import pytest
from openpyxl import load_workbook

from app.exchange.registry.plan import Verdict
from app.exchange.registry.rejected import write_rejected
from app.messages import explain
from tests.exchange.registry.registries import personal_number


@pytest.fixture
def saved(plan_of, tmp_path):
    def written(kind, table, language="kk"):
        path = tmp_path / "rejected.xlsx"
        assert write_rejected(path, plan_of(kind, table), language, explain) > 0
        page = load_workbook(path).worksheets[0]
        return [list(row) for row in page.iter_rows()]

    return written


def test_rows_are_saved_with_their_reasons(saved):
    table = [
        ["Облыс", "Аудан", "Мектептің атауы"],
        ["Ақмола", "Ақкөл", "№1 мектеп"],
        ["Алматы", "Ақкөл", "№2 мектеп"],
        ["Ақмола", "Ақкөл", "1 ЖББМ"],
    ]
    head, rejected, waiting = ([cell.value for cell in row] for row in saved("schools", table))
    assert head == ["Облыс", "Аудан", "Мектептің атауы", "Коды", "Түзету керек"]
    assert rejected[:4] == ["Алматы", "Ақкөл", "№2 мектеп", None]
    assert rejected[4]
    assert waiting[:4] == ["Ақмола", "Ақкөл", "1 ЖББМ", None]
    assert "2" in waiting[4]


def test_values_keep_their_kind_and_formulas_stay_text(saved):
    day = datetime(2025, 9, 1)
    table = [
        ["Облыс", "Атауы", "Оқушылар саны", "Ашылған күні"],
        ["Алматы", "=HYPERLINK(1)", 120, day],
    ]
    row = saved("schools", table)[1]
    assert [cell.value for cell in row[:4]] == ["Алматы", "=HYPERLINK(1)", 120, day]
    assert (row[1].data_type, row[1].quotePrefix) == ("s", True)


def test_columns_of_personal_numbers_are_not_saved(saved):
    table = [["Аты-жөні", "ЖСН", "Мектеп"], ["Ахметова Айша", personal_number(1), "№1 мектеп"]]
    head, row = saved("people", table)
    assert [cell.value for cell in head] == ["Аты-жөні", "Мектеп", "Коды", "Түзету керек"]
    assert [cell.value for cell in row][:2] == ["Ахметова Айша", "№1 мектеп"]


def test_guessed_columns_get_headers_that_are_understood(saved):
    table = [["Алматы", "Ақкөл ауданы", "№1 мектеп"], ["Алматы", "Ақкөл ауданы", "№2 мектеп"]]
    head = [cell.value for cell in saved("schools", table, "en")[0]]
    assert head == ["Region", "District (city)", "Name", "Code", "To mend"]


@pytest.mark.parametrize(
    "text", ["1" * 32_000, "„" * 32_000, "1" + " " * 32_000 + "x", "а-" * 16_000, "№" * 32_000]
)
@pytest.mark.parametrize("kind", ["schools", "people"])
def test_endless_cells_are_read_to_their_end(plan_of, kind, text):
    head = {
        "schools": ["Атауы", "БСН", "Аудан", "Облыс", "Оқыту тілі", "Қашықтығы", "Оқушылар саны"],
        "people": ["Аты-жөні", "Мектеп", "Аудан", "Облыс", "Лауазымы", "Пәні", "Бағыты"],
    }[kind]
    plan = plan_of(kind, [head, [text] * len(head)])
    assert plan.count(Verdict.REJECTED) == plan.seen == 1
