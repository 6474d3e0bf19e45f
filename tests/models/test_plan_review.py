"""The approved plan of a quarter beside what came of it."""

from __future__ import annotations

from datetime import date

import pytest

from app.models import event_steps, events, periods, plan_review
from app.models.errors import AppError
from app.models.plan_review import Fate
from tests.models.making import add_event

DAY = date(2025, 11, 7)


@pytest.fixture
def period(store):
    return periods.parse(store, "academic:2025-26/2")


@pytest.fixture
def own(store, quarter, period):
    own = quarter.schools["LS"]
    work(store, lambda change: plan_review.approve(store, change, own, period, DAY))
    return own


def work(store, write):
    with store.change("Work") as change:
        write(change)


def fates(store, own, period):
    review = plan_review.review_of(store, own, period)
    return {each.item.number: each.fate for each in review.outcomes}


def test_a_plan_without_events_is_not_approved(store, period):
    with pytest.raises(AppError, match="plan_empty"):
        work(store, lambda change: plan_review.approve(store, change, None, period, DAY))


def test_an_approved_plan_holds_every_event_that_is_on(store, own, period):
    plan = plan_review.approved(store, own, period)
    assert plan.day == DAY
    assert [each.number for each in plan.items] == [f"Ш-0{n}" for n in (1, 2, 3, 4, 5, 6, 7, 9)]
    assert fates(store, own, period)["Ш-01"] is Fate.AS_PLANNED


def test_whatever_leaves_or_enters_the_quarter_stays_visible(store, quarter, own, period):
    get = lambda number: events.get(store, quarter.events[number])  # noqa: E731
    away, back, within = date(2026, 2, 3), date(2026, 1, 5), date(2025, 11, 20)
    work(store, lambda c: event_steps.reschedule(store, c, get("Ш-01"), away, "боран"))
    work(store, lambda c: event_steps.reschedule(store, c, get("Ш-02"), within, "аяз"))
    work(store, lambda c: event_steps.move(c, get("Ш-03"), "not_held", "ауру"))
    work(store, lambda c: c.delete("event", quarter.events["Ш-04"]))
    work(store, lambda c: events.save(store, c, quarter.events["Ш-05"], {"kind": "master_class"}))
    work(store, lambda c: event_steps.reschedule(store, c, get("Ш-10"), back, "ертерек"))
    add_event(store, "Ш-11", date(2025, 12, 22))
    found = fates(store, own, period)
    expected = {
        "Ш-01": Fate.MOVED_OUT,
        "Ш-02": Fate.MOVED,
        "Ш-03": Fate.CANCELLED,
        "Ш-04": Fate.DELETED,
        "Ш-05": Fate.CHANGED,
        "Ш-06": Fate.AS_PLANNED,
        "Ш-10": Fate.MOVED_IN,
        "Ш-11": Fate.ADDED,
    }
    assert {number: found[number] for number in expected} == expected
    review = plan_review.review_of(store, own, period)
    (moved,) = review.of(Fate.MOVED_OUT)
    assert (moved.planned.first_day, moved.now.first_day) == (date(2025, 11, 5), away)
    assert moved.reason == "боран"
    (changed,) = review.of(Fate.CHANGED)
    assert changed.changed == ("kind",)


def test_a_later_approval_takes_the_place_of_the_first(store, quarter, own, period):
    work(store, lambda c: c.delete("event", quarter.events["Ш-04"]))
    later = date(2025, 11, 20)
    work(store, lambda c: plan_review.approve(store, c, own, period, later))
    assert plan_review.approved(store, own, period).day == later
    assert "Ш-04" not in fates(store, own, period)
    store.undo()
    assert plan_review.approved(store, own, period).day == DAY
