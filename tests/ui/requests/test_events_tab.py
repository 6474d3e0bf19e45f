"""Requests and events, linked both ways from the request's side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.models import events, requests
from app.ui.link import Link


@pytest.fixture
def tab(page, desk, hands):
    hands.choose(desk.due)
    page.detail.open_tab("events")
    return page.detail


def pick(hands, text):
    hands.find(QLineEdit, "link_event").setFocus()
    hands.type(text)
    hands.press(Qt.Key.Key_Down)
    hands.enter()


def test_event_found_by_typing_is_linked_and_plans_the_request(store, page, desk, tab, hands):
    pick(hands, "тәлімгер")
    assert [each.id for each in events.of_request(store, desk.due)] == [desk.ahead]
    assert requests.get(store, desk.due).status == "planned"
    hands.find(Link, f"event:{desk.ahead}")
    assert page.detail._tabs.tabText(1) == "Events 1"


def test_link_is_undone_as_one_step(store, page, desk, tab, hands):
    pick(hands, "ш-02")
    store.undo()
    assert requests.get(store, desk.due).status == "review"
    hands.sees("No event is linked to this request yet.")


def test_link_leads_to_the_event(page, desk, tab, hands, heard):
    asked = heard(page.open_requested)
    pick(hands, "ш-01")
    hands.click(Link, f"event:{desk.held}")
    assert asked == [("event", desk.held)]


def test_linked_event_is_not_found_again(page, desk, tab, hands):
    pick(hands, "ш-01")
    assert [hit.id for hit in page._events._search("")] == [desk.ahead]


def test_link_is_taken_away(store, page, desk, tab, hands):
    pick(hands, "ш-01")
    hands.click(QAbstractButton, f"unlink:{desk.held}")
    hands.sees("No event is linked to this request yet.")
    assert events.of_request(store, desk.due) == []


def test_event_is_asked_for_with_what_the_request_says(store, page, desk, tab, hands, heard):
    asked = heard(page.create_requested)
    with store.change("Edit") as change:
        wish = {"desired_kind": "Обучающий семинар", "participants": 7}
        requests.save(store, change, desk.due, wish)
    hands.click(QAbstractButton, "create_event")
    assert asked == [
        (
            "event",
            {
                "topic": "Тәлімгерлік жұмыс",
                "kind": "training_seminar",
                "planned": 7,
                "schools": [desk.dostyq],
                "requests": [desk.due],
            },
        )
    ]
