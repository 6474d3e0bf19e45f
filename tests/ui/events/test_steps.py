"""Steps of an event: confirmed, held, not held, moved; and what its requests become."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

from app.models import events, requests

AHEAD, PAST = date(2025, 12, 10), date(2025, 11, 26)


def only(store):
    [event] = events.page(store, events.Filter())
    return event


def buttons(page):
    return {each.objectName() for each in page.detail.findChildren(QAbstractButton)}


@pytest.mark.parametrize(
    ("status", "wanted", "missing"),
    [
        ("planned", {"attendance", "hold", "confirm", "reschedule", "not_hold", "edit"}, set()),
        ("confirmed", {"attendance", "hold", "reschedule", "not_hold"}, {"confirm"}),
        ("held", {"attendance", "not_hold"}, {"hold", "confirm", "reschedule"}),
        ("not_held", {"hold"}, {"attendance", "confirm", "reschedule", "not_hold"}),
    ],
)
def test_foot_offers_what_the_status_allows(add, page, use, status, wanted, missing):
    add("Ш-01", AHEAD, status)
    use.find(QAbstractButton, "edit")
    assert wanted <= buttons(page)
    assert not missing & buttons(page)


def test_event_is_confirmed(add, page, use):
    add("Ш-01", AHEAD)
    use.press("confirm")
    assert only(use.store).status == "confirmed"


@pytest.mark.parametrize("step", ["confirm", "hold"])
def test_step_leads_back_to_the_list(add, page, use, step):
    add("Ш-01", PAST)
    use.find(QAbstractButton, step).setFocus()
    use.press(step)
    assert page.list.view.hasFocus()


def test_step_form_begins_with_its_first_field(add, page, use):
    add("Ш-07", PAST)
    use.press("reschedule")
    assert use.find(QLineEdit, "day").hasFocus()
    use.press("cancel")
    use.press("not_hold")
    assert use.find(QPlainTextEdit, "reason").hasFocus()
    use.press("cancel")
    assert page.list.view.hasFocus()


def test_event_is_moved_by_keyboard(add, page, use, qtbot, heard):
    said = heard(page.said)
    add("Ш-07", PAST)
    use.press("reschedule")
    use.write("day", "03.12")
    use.tell("reason", "боран, жол жабық")
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    event = only(use.store)
    assert (event.first_day, event.original_day) == (date(2025, 12, 3), PAST)
    assert event.move_reason == "боран, жол жабық"
    assert said == [("Saved", True)]
    use.sees("26.11.2025", "боран, жол жабық")
    use.store.undo()
    assert only(use.store).original_day is None


@pytest.mark.parametrize(
    ("day", "reason"), [("03.12", ""), ("", "боран"), ("26.11.2025", "боран"), ("ертең", "боран")]
)
def test_moving_needs_another_day_and_a_reason(add, page, use, day, reason):
    add("Ш-07", PAST)
    use.press("reschedule")
    use.write("day", day)
    use.tell("reason", reason)
    use.press("save")
    assert only(use.store).first_day == PAST
    assert page._side.currentWidget() is not page.detail


def test_not_held_needs_its_reason(add, page, use):
    add("Ш-08", PAST)
    use.press("not_hold")
    use.press("save")
    assert only(use.store).status == "planned"
    use.tell("reason", "аяз")
    use.press("save")
    assert (only(use.store).status, only(use.store).reason) == ("not_held", "аяз")


def test_step_is_given_up_with_escape(add, page, use, qtbot):
    add("Ш-08", PAST)
    use.press("not_hold")
    use.tell("reason", "аяз")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page._side.currentWidget() is not page.detail
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert only(use.store).status == "planned"
    assert page._side.currentWidget() is page.detail


def test_event_ahead_is_held_only_after_a_second_thought(add, page, use):
    add("Ш-01", AHEAD)
    use.press("hold")
    assert only(use.store).status == "planned"
    use.sees("The event is still ahead.")
    page.record.notice.asked.emit()
    assert only(use.store).status == "held"


def test_second_thought_is_about_one_event_alone(add, page, use):
    add("Ш-01", AHEAD)
    other = add("Ш-02", date(2025, 12, 11))
    page.show_record(other)
    use.press("hold")
    page.show_record(events.by_number(use.store, "Ш-01", 1))
    use.press("hold")
    assert {each.status for each in events.page(use.store, events.Filter())} == {"planned"}


@pytest.mark.parametrize("outcome", ["fulfilled", "partly"])
def test_held_event_offers_the_outcome_of_its_requests(add, ask, page, use, outcome):
    request = ask("С-04")
    add("Ш-04", PAST, requests=[request])
    use.press("hold")
    use.press(f"{outcome}:{request}")
    found = requests.get(use.store, request)
    assert found.status == outcome
    assert requests.steps(use.store, request)[-1].day == PAST
    assert page.record.offers.isHidden()


def test_closed_requests_are_not_offered(add, ask, page, use):
    request = ask("С-04")
    add("Ш-04", PAST, requests=[request])
    with use.store.change("Withdraw") as change:
        found = requests.get(use.store, request)
        requests.move(use.store, change, found, requests.Step("withdrawn", PAST, "керек емес"))
    use.press("hold")
    assert only(use.store).status == "held"
    assert page.record.offers.isHidden()


def test_taking_the_event_back_takes_the_offer_back(add, ask, page, use):
    add("Ш-04", PAST, requests=[ask("С-04")])
    use.press("hold")
    assert not page.record.offers.isHidden()
    use.store.undo()
    assert page.record.offers.isHidden()
