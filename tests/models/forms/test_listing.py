"""The list of questionnaires tells what people would count themselves."""

from __future__ import annotations

from app.models.forms.listing import listed


def test_rows_of_a_table_are_one_question(store):
    assert {each.form.code: each.questions for each in listed(store)} == {
        "needs_teachers": 25, "needs_heads": 25, "event_feedback": 4,
    }  # fmt: skip
