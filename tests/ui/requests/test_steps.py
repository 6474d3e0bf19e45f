"""Steps of a request: only what is allowed, with its day and reason, and back again by undo."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QToolButton

from app.models import events, requests
from app.models.requests import TRANSITIONS
from app.ui.form import ProblemLine
from app.ui.plain import Label
from tests.ui.requests.conftest import TODAY, bring, november


def offered(page, hands):
    """Return the steps that the buttons and the menu under the record offer."""
    hands.find(QAbstractButton, "edit")
    names = [each.objectName() for each in page.detail.findChildren(QAbstractButton)]
    for more in page.detail.findChildren(QToolButton, "more"):
        if not more.isHidden():
            names += [action.objectName() for action in more.menu().actions()]
    hidden = {
        each.objectName()
        for each in page.detail.findChildren(QAbstractButton)
        if each.objectName().startswith("to_") and each.isHidden()
    }
    return {name.removeprefix("to_") for name in names if name.startswith("to_")} - {
        name.removeprefix("to_") for name in hidden
    }


def problems(page):
    lines = page.step.findChildren(ProblemLine)
    return [each.findChild(Label).text() for each in lines if each.isVisibleTo(page)]


@pytest.mark.parametrize("status", TRANSITIONS)
def test_allowed_steps_alone_are_offered(store, page, desk, hands, status):
    with store.change("Edit") as change:
        change.update("request", desk.due, {"status": status})
    page.show_record(desk.due)
    assert offered(page, hands) == {*TRANSITIONS[status]}


def test_step_is_saved_with_today_and_undone_again(store, page, desk, hands):
    hands.choose(desk.due)
    hands.click(QAbstractButton, "to_accepted")
    hands.save()
    made = requests.get(store, desk.due)
    assert (made.status, made.decided) == ("accepted", TODAY)
    assert store.undoable().label == "Accept request {number}"
    hands.find(QAbstractButton, "to_planned")
    assert page.list.view.hasFocus()
    store.undo()
    assert page.list.current().request.status == "review"
    hands.find(QAbstractButton, "to_accepted")


def test_step_begins_with_its_day_selected(page, desk, hands):
    hands.choose(desk.due)
    hands.click(QAbstractButton, "to_accepted")
    day = hands.find(QLineEdit, "day")
    assert (day.hasFocus(), day.selectedText()) == (True, day.text())


def test_step_from_the_menu(store, page, desk, hands):
    hands.choose(desk.due)
    more = hands.find(QToolButton, "more")
    next(each for each in more.menu().actions() if each.objectName() == "to_deferred").trigger()
    assert page.step.values()["status"] == "deferred"


def test_reason_is_asked_where_it_is_needed(store, page, desk, hands):
    hands.choose(desk.due)
    page.detail.findChild(QToolButton, "more").menu().actions()[-2].trigger()
    assert page.step.values()["status"] == "refused"
    hands.save()
    assert problems(page) == ["This field is required."]
    assert requests.get(store, desk.due).status == "review"
    page.step.findChild(QPlainTextEdit, "reason").setFocus()
    hands.type("жобаның міндетіне кірмейді")
    hands.save()
    made = requests.get(store, desk.due)
    assert (made.status, made.reason) == ("refused", "жобаның міндетіне кірмейді")


def test_choosing_another_status_in_the_form_asks_for_its_reason(page, desk, hands):
    hands.choose(desk.due)
    hands.click(QAbstractButton, "to_accepted")
    reason = page.step.findChild(QPlainTextEdit, "reason")
    assert not reason.isVisible()
    hands.find(QComboBox, "status").setFocus()
    while page.step.values()["status"] != "refused":
        hands.press(Qt.Key.Key_Down)
    assert not reason.isHidden()


def test_closed_request_is_reopened_with_a_reason(store, page, desk, hands):
    hands.choose(desk.fulfilled)
    hands.click(QAbstractButton, "to_review")
    hands.find(QPlainTextEdit, "reason").setFocus()
    hands.type("мектеп қайта сұрады")
    hands.save()
    made = requests.get(store, desk.fulfilled)
    assert (made.status, made.closed) == ("review", None)
    assert store.undoable().label == "Reopen request {number}"


def test_day_is_never_before_receipt(store, page, desk, hands):
    hands.choose(desk.due)
    hands.click(QAbstractButton, "to_accepted")
    day = hands.find(QLineEdit, "day")
    day.selectAll()
    hands.type("24.11.2025")
    hands.save()
    assert problems(page) == ["This day must not be before the day the request was received."]
    day.setFocus()
    day.selectAll()
    hands.type("25.11")
    hands.save()
    assert requests.get(store, desk.due).decided == november(25)


def test_day_of_a_request_received_later_begins_with_its_receipt(store, page, desk, hands):
    with store.change("Edit") as change:
        requests.save(store, change, desk.new, {"received": date(2025, 12, 5)})
    page.show_record(desk.new)
    hands.click(QAbstractButton, "to_review")
    assert page.step.values()["day"] == date(2025, 12, 5)


def test_saved_filter_stays_after_a_step(store, page, desk, hands):
    hands.click(QAbstractButton, "ours")
    hands.choose(desk.due)
    hands.click(QAbstractButton, "to_accepted")
    hands.save()
    assert page.strip.active() == "ours"
    assert page.list.records.rowCount() == 2


def test_escape_leaves_the_step(store, page, desk, hands):
    hands.choose(desk.due)
    hands.click(QAbstractButton, "to_accepted")
    hands.press(Qt.Key.Key_Escape)
    hands.find(QAbstractButton, "to_accepted")
    assert requests.get(store, desk.due).status == "review"


def test_typed_reason_comes_back_to_the_same_step_alone(page, desk, hands):
    hands.choose(desk.due)
    page._open_step("refused")
    hands.find(QPlainTextEdit, "reason").setFocus()
    hands.type("себебі осы")
    page.step.findChild(QLineEdit, "day").setFocus()
    page.show_record(desk.due)
    page._open_step("refused")
    assert page.step.values()["reason"] == "себебі осы"
    page.show_record(desk.due)
    page._open_step("deferred")
    assert page.step.values() == {"status": "deferred", "day": TODAY, "reason": ""}


@pytest.mark.parametrize("status", ["fulfilled", "partly"])
def test_held_event_offers_to_close_on_its_last_day(store, page, desk, hands, status):
    with store.change("Link") as change:
        events.link(store, change, desk.held, desk.planned)
    hands.choose(desk.planned)
    hands.sees("Event Ш-01 was held on 19.11.2025. Is the request fulfilled?")
    hands.click(QAbstractButton, f"to_{status}")
    hands.save()
    made = requests.get(store, desk.planned)
    assert made.status == status
    assert made.closed == (november(19) if status == "fulfilled" else None)


@pytest.mark.parametrize("status", ["review", "partly", "fulfilled"])
def test_nothing_is_offered_where_it_is_no_step(store, page, desk, hands, status):
    with store.change("Link") as change:
        events.link(store, change, desk.held, desk.planned)
        bring(store, change, desk.planned, status, TODAY)
    hands.choose(desk.planned)
    hands.find(QAbstractButton, "edit")
    assert not page._facts._held.isVisible()
