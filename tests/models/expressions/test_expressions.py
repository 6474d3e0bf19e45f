"""Expressions are read by precedence, evaluated on their tree, and every fault is placed."""

from __future__ import annotations

import json
import operator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.expressions.evaluation import evaluate
from app.models.expressions.functions import MANY, PLAIN, SIGNATURES
from app.models.expressions.parsing import DEPTH, ExpressionError, parse
from app.models.expressions.patterns import is_safe
from app.models.expressions.tree import as_data, names
from app.models.expressions.values import number, text

VECTORS = json.loads(Path("tests/data/expressions.json").read_text("utf-8"))
NOW = datetime.fromisoformat(VECTORS["now"])


@dataclass
class Filled:
    """A filled form, as the vectors describe it."""

    own: str = ""
    position: int = 1
    now: datetime = NOW

    def answer(self, name):
        found = VECTORS["answers"].get(name, "")
        return tuple(found) if isinstance(found, list) else found

    def column(self, name):
        return f"column {name}"

    def choice_name(self, code, name):
        return f"{name} {code}"


def value_of(source, **around):
    return text(evaluate(parse(source), Filled(**around)))


@pytest.mark.parametrize("case", VECTORS["values"], ids=lambda case: case["expression"])
def test_value_is_the_one_agreed(case):
    around = {name: case[name] for name in ("own", "position") if name in case}
    assert value_of(case["expression"], **around) == case["is"]


@pytest.mark.parametrize("case", VECTORS["faults"], ids=lambda case: case["expression"])
def test_fault_is_named_and_placed(case):
    with pytest.raises(ExpressionError) as fault:
        parse(case["expression"])
    found = fault.value
    assert (found.code, found.text) == (case["code"], case["text"])
    assert case["expression"][found.place :].startswith(case["text"])


@pytest.mark.parametrize("name", sorted(SIGNATURES))
def test_every_function_is_tried_by_a_vector(name):
    assert any(f"{name}(" in case["expression"] for case in VECTORS["values"])


def test_every_plain_function_has_a_signature():
    assert set(PLAIN) <= set(SIGNATURES)


def test_names_are_those_asked_about():
    asked = "if(${a} = 1, ${b.c}, concat(${a}, ${д-1}))"
    assert names(parse(asked)) == {"a", "b.c", "д-1"}


def test_tree_travels_as_json():
    tree = as_data(parse("not(${a} = 'x') and . >= -1"))
    assert json.loads(json.dumps(tree)) == tree


@pytest.mark.parametrize("source", ["(" * 5_000, "-" * 5_000, "1" + " + 1" * 5_000, "not(" * 900])
def test_depth_and_length_are_bounded(source):
    with pytest.raises(ExpressionError) as fault:
        parse(source)
    assert fault.value.code == "expression_too_long"


def test_allowed_depth_is_read():
    assert value_of("(" * (DEPTH - 1) + "7" + ")" * (DEPTH - 1)) == "7"


@pytest.mark.parametrize(
    "pattern", ["(a+)+", "(a|b)*", "(a*)*b", r"(\d+){3,}", "(?=x)", r"\bx", "a++", "x" * 300, "["]
)
def test_pattern_that_may_not_end_is_refused(pattern):
    assert not is_safe(pattern)


@pytest.mark.parametrize("pattern", [r"\d{3}-\d{2}", "[А-Яа-я ]+", "(ab)?c", "a|b|c", "^x$"])
def test_usual_pattern_is_taken(pattern):
    assert is_safe(pattern)


# Whatever people write, either a tree or a placed fault comes back

WORDS = ["1", "'x'", "${a}", ".", "..", "(", ")", ",", "+", "-", "*", "div", "and", "or", "=", "<",
         "not", "if", "sum", "regex", "today", "/", "[", "]", "#", " ", "ә"]  # fmt: skip


def outcome(source):
    """Return the value of an expression, or the fault that was found in it."""
    try:
        return text(evaluate(parse(source), Filled()))
    except ExpressionError as fault:
        return fault


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=80))
def test_any_text_is_read_or_its_fault_placed(source):
    found = outcome(source)
    assert isinstance(found, str) or 0 <= found.place <= len(source)


COUNTING = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def joined(parts):
    (left, one), sign, (right, other) = parts
    return f"({left} {sign} {right})", COUNTING[sign](one, other)


SUMS = st.recursive(
    st.integers(-1000, 1000).map(lambda whole: (str(whole), whole)),
    lambda inner: st.tuples(inner, st.sampled_from(sorted(COUNTING)), inner).map(joined),
    max_leaves=12,
)


@given(SUMS)
def test_arithmetic_equals_pythons(case):
    source, value = case
    assert number(value_of(source)) == float(value)


def test_functions_take_any_number_of_arguments_up_to_a_bound():
    assert value_of(f"concat({', '.join(['1'] * MANY)})") == "1" * MANY
