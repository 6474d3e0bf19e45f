"""A tree is written as an expression that is read as the same tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.expressions.functions import SIGNATURES
from app.models.expressions.parsing import parse
from app.models.expressions.tree import Answer, Call, Minus, Number, Operation, Own, Text
from app.models.expressions.writing import written
from tests.models.expressions.test_expressions import VECTORS

LEAF = (
    st.integers(0, 999).map(lambda number: Number(float(number)))
    | st.sampled_from([Number(0.5), Number(12.25), Own(), Answer("q1"), Answer("T10_1")])
    | st.text(st.characters(exclude_characters="'‘’‚“”„"), max_size=8).map(Text)
)
OPERATORS = ("or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod")
NAMES = [name for name, (least, most) in SIGNATURES.items() if least <= 1 <= most]


def larger(parts):
    return (
        st.builds(Operation, st.sampled_from(OPERATORS), parts, parts)
        | st.builds(Minus, parts)
        | st.builds(lambda name, part: Call(name, (part,)), st.sampled_from(NAMES), parts)
    )


@given(st.recursive(LEAF, larger, max_leaves=12))
def test_any_tree_comes_back(tree):
    assert parse(written(tree)) == tree


@pytest.mark.parametrize("case", VECTORS["values"], ids=lambda case: case["expression"])
def test_agreed_expressions_keep_their_meaning(case):
    tree = parse(case["expression"])
    assert parse(written(tree)) == tree


@pytest.mark.parametrize("text", [
    "${T16} > 0", ". >= 0 and . <= 50", "(${a} = 1 or ${b} = 2) and not(selected(${c}, 'x'))",
    "1 - (2 - 3)", "-(1 + 2)", "concat('it', \"'s\")", "count-selected(.) <= 3",
])  # fmt: skip
def test_what_people_write_stays_as_it_is(text):
    assert written(parse(text)) == text
