"""Registers: a row a record, of any period and filter, as PDF and as a workbook."""

from __future__ import annotations

from datetime import date, timedelta

import openpyxl
import pytest

from app.models import certificates, requests
from app.models.event_filter import Filter
from app.models.progress import finish
from app.reports.documents.registers import (
    certificate_register,
    event_register,
    render_register,
    request_register,
)
from tests.models.making import NOVEMBER, add_event, add_request
from tests.reports.documents.conftest import HOSTILE, words

TITLES = {"kk": "Іс-шаралар тізілімі", "ru": "Реестр мероприятий", "en": "Register of events"}


@pytest.mark.parametrize("language", TITLES)
def test_the_register_of_events_has_a_row_an_event(store, event, printed, language):
    add_event(store, "Ш-02", NOVEMBER + timedelta(days=40))
    wanted = Filter(last_to=NOVEMBER + timedelta(days=5))
    register = event_register(store, wanted, "қараша", language)
    text = words(printed(lambda path: render_register(lambda: register, path)))
    assert TITLES[language] in text
    assert "Ш-01" in text
    assert "Ш-02" not in text


def test_a_joined_spelling_counts_once(store, event):
    (row,) = event_register(store, Filter(), "", "kk").rows
    assert row[7] == 2


def test_requests_stand_in_order_of_receipt(store, partner):
    for number, days in (("С-02", 3), ("С-01", 1)):
        add_request(store, number, partner, NOVEMBER + timedelta(days=days))
    rows = request_register(store, requests.Filter(), "", "ru").rows
    assert [row[0] for row in rows] == ["С-01", "С-02"]
    assert rows[0][2] == "Школа P1"


def test_the_register_of_certificates_lists_every_number(store, event, printed):
    certificates.issue(store, certificates.entitled(store, event))
    numbers = [each.number for each in certificates.of_event(store, event)]
    register = certificate_register(store, date(2025, 12, 1), date(2025, 12, 1), "kk")
    text = words(printed(lambda path: render_register(lambda: register, path)))
    assert all(number in text for number in numbers)
    assert "Әбдіғали Айгүл" in text


def test_a_register_in_russian_names_schools_in_russian(store, event):
    certificates.issue(store, certificates.entitled(store, event))
    register = certificate_register(store, date(2025, 12, 1), date(2025, 12, 1), "ru")
    assert {row[3] for row in register.rows} == {"Школа P1"}


def test_a_workbook_holds_words_and_numbers_and_no_formula(store, partner, event, tmp_path):
    with store.change("Hostile") as change:
        change.update("event", event, {"topic": HOSTILE})
    path = tmp_path / "events.xlsx"
    finish(render_register(lambda: event_register(store, Filter(), "қараша", "kk"), path))
    page = openpyxl.load_workbook(path).worksheets[0]
    row = [cell.value for cell in page[5]]
    assert row[0] == "Ш-01"
    assert row[2].startswith("=HYPERLINK(")
    assert page["C5"].data_type == "s"
    assert page["C5"].hyperlink is None
    assert row[7] == 2


def test_a_long_register_is_told_page_by_page(store, tmp_path):
    for place in range(1, 200):
        add_event(store, f"Ш-{place:03}", NOVEMBER)
    register = event_register(store, Filter(), "", "kk")
    steps = list(render_register(lambda: register, tmp_path / "events.pdf"))
    assert max(step.done for step in steps) > 4


def test_a_cancelled_register_leaves_nothing(store, event, tmp_path):
    work = render_register(lambda: event_register(store, Filter(), "", "kk"), tmp_path / "x.pdf")
    next(work)
    next(work)
    work.close()
    assert list(tmp_path.glob("*.pdf")) == []
    assert list(tmp_path.glob(".zhetekshi-*")) == []


def test_a_voided_certificate_is_struck_through_and_told(store, event, tmp_path, printed):
    people = certificates.entitled(store, event)
    certificates.issue(store, people)
    wrong = certificates.entitled(store, event)[0].issued
    with store.change("Void") as change:
        certificates.void(store, change, wrong.id, "Аты қате")
    register = certificate_register(store, date(2025, 12, 1), date(2025, 12, 1), "en")
    assert register.struck == {0}
    assert register.rows[0][-1] == "Voided on 01.12.2025. Аты қате"
    assert "Аты қате" in words(printed(lambda path: render_register(lambda: register, path)))
    finish(render_register(lambda: register, tmp_path / "register.xlsx"))
    page = openpyxl.load_workbook(tmp_path / "register.xlsx").worksheets[0]
    assert [page[f"B{row}"].font.strike for row in (5, 6)] == [True, None]
    assert page["I5"].font.strike is None
