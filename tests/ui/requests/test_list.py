"""The list of requests: what is seen at a look, found by typing, and where links lead."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.i18n import speak
from app.models import events, requests, schools
from app.models.search import Slice
from app.ui.link import Link
from tests.ui.requests.conftest import AKSU, DOSTYQ


def rows(page):
    model = page.list.records
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_list_tells_number_day_topic_and_status(page):
    assert rows(page)[0] == [
        "С-05",
        "02.12.2025",
        f"Ата-аналар жиналысы, {AKSU} · Work with parents",
        "New · 09.12",
    ]


def test_undecided_requests_say_when_they_are_due(page):
    assert [row[3] for row in rows(page)] == [
        "New · 09.12",
        "Under review · today",
        "Needs clarification · overdue",
        "Planned",
        "Fulfilled",
    ]


@pytest.mark.parametrize(
    ("key", "count"), [("all", 5), ("period", 5), ("ours", 3), ("theirs", 1), ("overdue", 1)]
)
def test_saved_filter_counts_and_lists(page, hands, key, count):
    assert page.counts()[key] == count
    hands.click(QAbstractButton, key)
    assert page.list.records.rowCount() == count


def test_this_quarter_is_the_academic_one(store, page, desk, hands):
    with store.change("Edit") as change:
        requests.save(store, change, desk.fulfilled, {"received": date(2025, 10, 20)})
    hands.click(QAbstractButton, "period")
    assert page.list.records.rowCount() == 4


@pytest.mark.parametrize("text", ["достык", "тәлімгер", "с-04"])
def test_typing_filters_by_school_topic_and_number(page, hands, qtbot, text):
    hands.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    hands.type(text)
    hands.enter()
    assert "С-04" in [row[0] for row in rows(page)]
    assert len(rows(page)) < 5


@pytest.mark.parametrize(
    ("column", "first"), [("number", "С-01"), ("received", "С-01"), ("school", "С-04")]
)
def test_headers_sort(page, column, first):
    at = [each.key for each in page.columns].index(column)
    while page.list.records.order is None or page.list.records.order.key != column:
        page.list.view.header.sectionClicked.emit(at)
    ends = [rows(page)[0][0], rows(page)[-1][0]]
    page.list.view.header.sectionClicked.emit(at)
    assert [rows(page)[-1][0], rows(page)[0][0]] == ends
    assert first in ends


def test_statuses_sort_in_the_order_of_the_work(store, desk):
    found = requests.page(store, requests.Filter(), Slice("status"))
    assert [each.status for each in found] == [
        "new", "review", "clarify", "planned", "fulfilled",
    ]  # fmt: skip


def test_hundredth_number_sorts_after_the_ninety_ninth(store, desk):
    for number in ("С-100", "С-99"):
        with store.change("Add") as change:
            values = {"number": number, "received": date(2025, 12, 2), "topic": "Тақырып"}
            requests.save(store, change, None, {**values, "school": desk.aksu})
    found = requests.page(store, requests.Filter(), Slice("number", descending=True))
    assert [each.number for each in found][:2] == ["С-100", "С-99"]
    part = Slice("number", descending=True)
    assert requests.numbers(store, requests.Filter(), part)[3] == found[3].id


def test_detail_tells_what_is_known(page, desk, hands):
    hands.choose(desk.fulfilled)
    hands.sees("С-01 · 03.11.2025", "Жиынтық бағалау", AKSU, "04.11.2025, 1 working day")


def test_undecided_detail_tells_the_due_day(page, desk, hands):
    hands.choose(desk.due)
    hands.sees("02.12.2025, today")
    hands.choose(desk.late)
    hands.sees("19.11.2025, overdue")


def test_school_event_and_person_are_links(store, page, desk, hands, heard):
    with store.change("Link") as change:
        events.link(store, change, desk.ahead, desk.due)
        requests.save(store, change, desk.due, {"responsible": desk.person})
    asked = heard(page.open_requested)
    hands.choose(desk.due)
    hands.click(Link, f"school:{desk.dostyq}")
    hands.click(Link, f"event:{desk.ahead}")
    hands.click(Link, f"person:{desk.person}")
    assert asked == [("school", desk.dostyq), ("event", desk.ahead), ("person", desk.person)]


def test_similar_open_request_is_named_and_leads_there(store, page, desk, hands):
    with store.change("Edit") as change:
        requests.save(store, change, desk.new, {"direction": "assessment"})
    hands.choose(desk.new)
    hands.click(Link, f"request:{desk.planned}")
    assert page.list.current().id == desk.planned
    hands.choose(desk.late)
    hands.sees("There is no similar open request.")


@pytest.mark.parametrize(
    ("forms", "seen"), [(6, "4.3 (6 forms)"), (4, "Too few responses; the result is hidden.")]
)
def test_feedback_of_few_is_hidden(store, page, desk, hands, forms, seen):
    with store.change("Link") as change:
        events.link(store, change, desk.held, desk.planned)
        events.save(store, change, desk.held, {"feedback_forms": forms})
    hands.choose(desk.planned)
    hands.sees(seen)


def test_rows_of_a_figure_are_pinned_until_a_filter_is_taken(page, desk, hands):
    page.show_rows([desk.due, desk.late], "Requests received")
    assert len(rows(page)) == 2
    hands.click(QAbstractButton, "ours")
    assert page.rows_shown is None
    assert len(rows(page)) == 3


def test_asked_record_is_shown_even_when_a_filter_hides_it(page, desk, hands):
    hands.click(QAbstractButton, "theirs")
    page.show_record(desk.fulfilled)
    assert page.list.current().id == desk.fulfilled


def test_markup_typed_by_people_is_shown_as_typed(store, page, desk, hands):
    typed = "Сабақ <b>&</b> «баға»"
    with store.change("Edit") as change:
        requests.save(store, change, desk.due, {"topic": typed, "note": typed})
        schools.save(change, desk.dostyq, {"name_kk": typed})
    hands.choose(desk.due)
    hands.sees(typed)
    assert hands.find(Link, f"school:{desk.dostyq}").text() == typed


def test_empty_list_says_what_to_do(page, hands):
    hands.click(QLineEdit, "filter")
    hands.type("ештеңе")
    hands.enter()
    hands.sees("No requests here")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_screen_speaks_every_language(store, desk, shown, page, language):
    speak(language)
    again = shown(type(page)(page.place), 1150, 740)
    assert again.list.records.rowCount() == 5
    assert again.list.current() is not None
    assert DOSTYQ in str(rows(again))
