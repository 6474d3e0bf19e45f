"""Small groups: what is hidden, and that nothing hidden can be worked out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.suppression import LEAST, hidden, tells


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({}, set()),
        ({"a": 5, "b": 28}, set()),
        ({"a": 2, "b": 6, "c": 28}, {"a", "b"}),
        ({"a": 2, "b": 2, "c": 11, "d": 12}, {"a", "b", "c"}),
        ({"a": 4, "b": 4, "c": 11}, {"a", "b"}),
        ({"a": 2}, {"a"}),
        ({"a": 0, "b": 8}, set()),
    ],
)
def test_small_groups_take_others_with_them(sizes, expected):
    assert hidden(sizes) == expected


@given(st.dictionaries(st.integers(), st.integers(0, 30)))
def test_nothing_hidden_can_be_worked_out(sizes):
    secret = hidden(sizes)
    answered = {key for key, size in sizes.items() if size}
    assert all(sizes[key] >= LEAST for key in answered - secret)
    if secret and secret != answered:
        assert len(secret) > 1
        assert sum(sizes[key] for key in secret) >= LEAST


@pytest.mark.parametrize(
    ("sizes", "group", "expected"),
    [
        ({"a": 2, "b": 6, "c": 28}, {"a", "b"}, False),
        ({"a": 2, "b": 6, "c": 28}, {"a", "c"}, True),
        ({"a": 2, "b": 6, "c": 28}, {"b", "c"}, True),
        ({"a": 8, "b": 6, "c": 28}, {"a"}, False),
    ],
)
def test_a_mean_over_some_groups_may_tell_a_hidden_one(sizes, group, expected):
    assert tells(sizes, group) is expected
