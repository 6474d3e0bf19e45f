"""What events say of a request: feedback without single voices, and what may close it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import events, requests
from app.models.request_events import Feedback, event_values, feedback, fulfilling, newest_held

MARKS = st.tuples(
    st.integers(1, 60), st.integers(10_000, 50_000).map(lambda each: Decimal(each) / 10_000)
)


@pytest.fixture
def held(store, quarter):
    return events.get(store, quarter.events["Ш-04"])


def with_marks(event, forms, mean):
    return replace(event, feedback_forms=forms, feedback_mean=mean)


def test_mean_of_several_events_weighs_their_forms(held):
    both = [with_marks(held, 4, Decimal("5")), with_marks(held, 6, Decimal("4.05"))]
    assert feedback(both) == Feedback(10, Decimal("4.4"))  # 4.43


def test_mean_is_rounded_half_up(held):
    assert feedback([with_marks(held, 5, Decimal("4.25"))]) == Feedback(5, Decimal("4.3"))


@pytest.mark.parametrize(("forms", "found"), [(None, None), (0, None), (4, Feedback(4, None))])
def test_mean_of_few_forms_is_not_told(held, forms, found):
    assert feedback([with_marks(held, forms, Decimal(4) if forms else None)]) == found


@given(marks=st.lists(MARKS, min_size=1, max_size=6))
def test_mean_is_within_half_a_tenth_of_the_exact_one(marks):
    class Given:
        def __init__(self, forms, mean):
            self.feedback_forms, self.feedback_mean = forms, mean

    found = feedback([Given(*each) for each in marks])
    total = sum(forms for forms, _ in marks)
    if total < 5:
        assert found == Feedback(total, None)
        return
    exact = sum(Fraction(mean) * forms for forms, mean in marks) / total
    assert abs(Fraction(found.mean) - exact) <= Fraction(1, 20)


def test_newest_held_event_may_close_an_accepted_or_planned_request(store, quarter, held):
    request = requests.get(store, quarter.requests["С-04"])
    newer = replace(held, last_day=date(2025, 12, 1))
    planned = replace(held, status="planned", last_day=date(2026, 1, 5))
    for status in ("accepted", "planned"):
        found = fulfilling(replace(request, status=status), [held, newer, planned])
        assert found == newer
    assert fulfilling(request, [held]) is None
    assert fulfilling(replace(request, status="planned"), [planned]) is None


def test_newest_held_event_of_a_direction(store, quarter):
    assert newest_held(store, "leadership") == date(2025, 11, 28)
    assert newest_held(store, "parents") is None


@pytest.mark.parametrize(
    ("wish", "kind"),
    [("Тренинг", "training"), ("мастер-класс", "master_class"), ("әңгіме", None), (None, None)],
)
def test_event_begins_with_what_the_request_says(store, quarter, wish, kind):
    request = replace(requests.get(store, quarter.requests["С-09"]), desired_kind=wish)
    values = event_values(store, request)
    assert values["kind"] == kind
    assert values["requests"] == [request.id]
    assert values["schools"] == [request.school]
