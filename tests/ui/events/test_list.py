"""The list of events: filters with counters, search, order, and the event beside it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.models import attendance, events
from app.models.sessions import sessions


def listed(page):
    model = page.list.records
    return [model.record(row).event.number for row in range(model.rowCount())]


def cells(page, row):
    model = page.list.records
    return [model.index(row, column).data() for column in range(model.columnCount())]


@pytest.fixture
def five(add):
    add("Ш-01", date(2025, 11, 5), "held", feedback_forms=3, feedback_mean=4, parents=5)
    add("Ш-02", date(2025, 11, 13), "held")
    add("Ш-03", date(2025, 11, 20))
    add("Ш-04", date(2025, 12, 10), "not_held", reason="аяз")
    add("Ш-05", date(2026, 1, 15))


@pytest.mark.parametrize(
    ("key", "numbers", "count"),
    [
        ("all", ["Ш-05", "Ш-04", "Ш-03", "Ш-02", "Ш-01"], 5),
        ("period", ["Ш-04", "Ш-03", "Ш-02", "Ш-01"], 4),
        ("ahead", ["Ш-05"], 1),
        ("complete", ["Ш-03", "Ш-02"], 2),
        ("held", ["Ш-02", "Ш-01"], 2),
        ("not_held", ["Ш-04"], 1),
    ],
)
def test_filters_let_through_what_they_count(five, page, use, key, numbers, count):
    use.press(key)
    assert listed(page) == numbers
    assert page.counts()[key] == count


def test_live_filter_narrows_the_list(five, page, use, qtbot):
    use.write("filter", "ш-05")
    qtbot.waitUntil(lambda: listed(page) == ["Ш-05"])


def test_click_on_a_header_sorts_and_keeps_the_event(five, page):
    page.list.select(events.by_number(page.store, "Ш-02", 1))
    page.list.view.header.sectionClicked.emit(0)
    assert listed(page) == ["Ш-01", "Ш-02", "Ш-03", "Ш-04", "Ш-05"]
    assert page.list.current().event.number == "Ш-02"


def test_row_says_what_where_and_how_many(add, page, numbers, store):
    event = add(
        "Ш-01", date(2025, 11, 28), last_day=date(2025, 12, 3), place_school=numbers["P1"],
        format="visit", planned=18,
    )  # fmt: skip
    with store.change("Mark") as change:
        person = numbers["Бекенова Жанар"]
        attendance.mark(store, change, sessions(store, event)[0].id, person, "present")
    assert cells(page, 0)[:4] == [
        "Ш-01",
        "28.11.2025, – 03.12.2025",
        "Тақырып Ш-01, training session · «P1» мектебі · on-site visit",
        "1 / 18",
    ]


@pytest.mark.parametrize(
    ("status", "pill"), [("planned", "Rescheduled"), ("held", "Held, Rescheduled")]
)
def test_moved_event_is_marked_in_the_list(add, page, status, pill):
    add("Ш-01", date(2025, 12, 3), status, original_day=date(2025, 11, 26), move_reason="боран")
    page.refresh()
    assert cells(page, 0)[4] == pill


def test_record_tells_the_facts(add, page, use, numbers):
    add(
        "Ш-07", date(2025, 12, 3), "held", place="онлайн", planned=2, hours=2, parents=3,
        feedback_forms=2, feedback_mean=5, original_day=date(2025, 11, 26), move_reason="боран",
        facilitators=[numbers["Исаева Мәдина"]], schools=[numbers["P1"], numbers["P2"]],
    )  # fmt: skip
    page.refresh()
    use.sees("онлайн", "26.11.2025", "боран", "Исаева Мәдина", "5 (forms: 2)")
    use.sees("«P1» мектебі\n«P2» мектебі")


def test_place_that_is_a_school_leads_to_it(add, page, use, numbers, heard):
    add("Ш-01", date(2025, 11, 5), place_school=numbers["P1"])
    asked = heard(page.open_requested)
    use.press(f"school:{numbers['P1']}")
    assert asked == [("school", numbers["P1"])]


def test_linked_request_opens_from_its_tab(add, ask, page, heard):
    request = ask("С-01")
    add("Ш-01", date(2025, 12, 10), requests=[request])
    asked = heard(page.open_requested)
    page.detail.open_tab("requests")
    page.record.linked.emit(f"request:{request}")
    assert asked == [("request", request)]
    assert "Сұрау С-01" in page.record._requests._table.records.index(0, 0).data()


@pytest.mark.parametrize("tab", ["attendance", "files", "history"])
def test_every_tab_opens(add, page, tab):
    add("Ш-01", date(2025, 11, 5), planned=3)
    page.detail.open_tab(tab)
    assert page.detail.open_key() == tab


def test_figures_of_a_report_list_their_events(five, page):
    number = events.by_number(page.store, "Ш-03", 1)
    page.show_rows([number], "Events in the plan")
    assert listed(page) == ["Ш-03"]
    page.unpin()
    assert len(listed(page)) == 5


def test_event_is_found_whatever_the_filter_hides(five, page, use):
    use.press("not_held")
    page.show_record(events.by_number(page.store, "Ш-01", 1))
    assert page.list.current().event.number == "Ш-01"


def test_empty_list_says_what_to_do(page, use):
    use.sees("No events here yet")


def test_enter_on_the_list_edits_the_event(five, page, qtbot):
    page.list.setFocus()
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    assert page.pane.number() == page.list.current().id
