"""Cross-tables add up, and no hidden group can be worked out from what is shown."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from app.models.studies.answers import Answered
from app.models.studies.crosstable import crossed
from app.models.studies.groups import Attribute, Registry, by_answer, by_attribute
from app.models.studies.tallies import Counting

FORM = read(shipped("needs_heads")).form
COUNTING = Counting(FORM, {})
QUESTIONS = {each.name: each for each in FORM.questions()}


def head(school, **answers):
    return Answered("needs_heads", school, "partner", answers, int(school or 0))


def by_territory(answered, territories):
    known = Registry({n: {"territory": each} for n, each in territories.items()}, {})
    key_of = by_attribute(known, Attribute.TERRITORY)
    return crossed(
        COUNTING,
        QUESTIONS["H05"],
        answered,
        key_of,
        order=("city", "village"),
        attribute=Attribute.TERRITORY,
    )


def test_rows_and_columns_have_their_shares():
    answered = [head("1", H05="1")] * 6 + [head("1", H05="2")] * 2 + [head("2", H05="1")] * 6
    found = by_territory(answered, {1: "village", 2: "city"})
    assert found.columns == ("city", "village")
    assert (found.count("1", "village"), found.column_share("1", "village")) == (6, 75)
    assert found.row_share("1", "village") == 50


def test_a_group_under_five_takes_another_one_along():
    answered = [head("1", H05="1")] * 3 + [head("2", H05="1")] * 9 + [head("3", H05="2")] * 6
    found = by_territory(answered, {1: "village", 2: "city", 3: ""})
    assert found.secret == {"village", ""}
    assert found.count("1", "village") is None
    assert found.count("1", "city") == 9
    assert found.tallies["village"].n == 3  # how many answered may be told


def test_an_area_of_fewer_than_three_schools_is_hidden():
    known = Registry({n: {"region": "61" if n < 3 else "47"} for n in range(1, 9)}, {})
    answered = [head(str(n), H05="1") for n in range(1, 9) for _ in range(6)]
    key_of = by_attribute(known, Attribute.REGION)
    found = crossed(COUNTING, QUESTIONS["H05"], answered, key_of, attribute=Attribute.REGION)
    assert "61" in found.secret


def test_by_another_answer_few_rows_are_hidden_too():
    answered = [head("1", H05="1", H01="1")] * 9 + [head("1", H05="2", H01="1")] * 9
    answered += [head("1", H05="3", H01="1")] * 2 + [head("1", H05="1", H01="2")] * 6
    answered += [head("1", H05="1")]  # who did not answer the other question stays out
    found = crossed(COUNTING, QUESTIONS["H05"], answered, by_answer(COUNTING, QUESTIONS["H01"]))
    assert found.columns == ("1", "2")
    assert found.whole.n == 26
    assert found.secret_rows == {"3", "2"}
    assert found.count("3", "1") is None


@pytest.mark.parametrize("attribute", [None, Attribute.TERRITORY])
@given(st.lists(st.tuples(st.sampled_from("123"), st.sampled_from("1239")), max_size=60))
def test_no_hidden_group_stands_alone(attribute, pairs):
    answered = [head(school, H05=code, H01=school) for school, code in pairs]
    if attribute:
        found = by_territory(answered, {1: "city", 2: "village", 3: ""})
    else:
        key_of = by_answer(COUNTING, QUESTIONS["H01"])
        found = crossed(COUNTING, QUESTIONS["H05"], answered, key_of)
    sizes = Counter(school for school, _ in pairs)
    assert found.whole.n == len(pairs)
    assert {each.n for each in found.tallies.values()} == set(sizes.values())
    small = [key for key in found.columns if 0 < found.tallies[key].n < 5]
    if small:
        assert len(found.secret) >= min(2, len(found.columns))
        assert set(small) <= found.secret
