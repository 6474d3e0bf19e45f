"""Each question is counted with its base, what is missing and its valid answers."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from app.models.studies.answers import Answered
from app.models.studies.questions import Shape, blocks, missing_codes
from app.models.studies.tallies import Counting, rank_tally

HEADS = read(shipped("needs_heads")).form
TEACHERS = read(shipped("needs_teachers")).form


def of(form, **answers):
    return Answered(form, "P1", "partner", {name: each for name, each in answers.items() if each})


def tally(form, name, rows, *, exclude_nine=False):
    counting = Counting(form, missing_codes(form, exclude_nine=exclude_nine))
    question = next(each for each in form.questions() if each.name == name)
    return counting.tally(question, [of(form.code, **row) for row in rows])


def test_nine_counts_as_an_answer_unless_it_is_excluded():
    rows = [{"H05": code} for code in ("1", "1", "9", "")]
    found = tally(HEADS, "H05", rows)
    assert (found.base, found.n, found.empty, found.marked) == (4, 3, 1, 0)
    assert found.share("1") == Fraction(200, 3)
    without = tally(HEADS, "H05", rows, exclude_nine=True)
    assert (without.n, without.missing, without.share("1")) == (2, 2, 100)
    assert "9" not in without.counts


@pytest.mark.parametrize(("form", "name"), [(TEACHERS, "T09_1"), (HEADS, "H18")])
def test_not_applicable_is_never_counted(form, name):
    found = tally(form, name, [{name: "9"}, {name: "4"}])
    assert (found.n, found.marked, found.share("4")) == (1, 1, 100)


def test_the_base_is_who_was_asked():
    rows = [{"H19": "1", "H19_n": "3"}, {"H19": "1"}, {"H19": "2"}, {"H19": "2", "H19_n": "1"}]
    found = tally(HEADS, "H19_n", rows)
    assert (found.base, found.n, found.empty) == (3, 2, 1)


def test_numbers_have_mean_median_and_ends():
    found = tally(TEACHERS, "T16", [{"T16": code} for code in ("1", "10", "2", "", "4")])
    assert (found.mean, found.median) == (Fraction(17, 4), 3)
    assert (found.values[0], found.values[-1]) == (1, 10)


def test_of_many_choices_shares_are_of_respondents():
    found = tally(HEADS, "H11", [{"H11": "1 2"}, {"H11": "1"}, {"H11": ""}])
    assert (found.n, found.share("1"), found.share("2")) == (2, 100, 50)
    assert tally(HEADS, "H11", [{"H11": "9"}]).counts["9"] == 1  # remoteness is an answer


def test_marks_from_best_to_worst_have_a_mean():
    assert tally(HEADS, "H18", [{"H18": "5"}, {"H18": "4"}, {"H18": "9"}]).mean == Fraction(9, 2)
    assert tally(HEADS, "H15", [{"H15": "5"}, {"H15": "9"}]).mean == 5
    assert tally(HEADS, "H05", [{"H05": "1"}]).mean is None


def test_blocks_gather_what_belongs_together():
    shapes = {each.name: each.shape for each in blocks(HEADS)}
    assert shapes["H04"] is Shape.MATRIX
    assert shapes["H12"] is Shape.RANKS
    assert shapes["H03_before"] is Shape.SPLIT
    assert shapes["H11"] is Shape.MANY
    assert shapes["H25"] is Shape.TEXT
    assert "school" not in shapes


def test_ranks_tell_first_places_and_the_mean_place():
    block = next(each for each in blocks(HEADS) if each.name == "H12")
    rows = [{"H12_1": "2", "H12_2": "3"}, {"H12_1": "3", "H12_2": "2"}, {"H12_1": "2"}, {}]
    answered = [of("needs_heads", **row) for row in rows]
    found = rank_tally(Counting(HEADS, {}), block, answered)
    first = found.ranked[0]
    assert (found.base, found.n) == (4, 3)
    assert (first.code, first.places, first.mean_rank) == ("2", (2, 1, 0), Fraction(4, 3))
    assert first.first_share == Fraction(200, 3)


@given(st.lists(st.sampled_from(["1", "2", "3", "9", ""]), max_size=30), st.booleans())
def test_every_response_is_counted_once(codes, exclude_nine):
    found = tally(HEADS, "H05", [{"H05": code} for code in codes], exclude_nine=exclude_nine)
    assert found.base == len(codes) == found.n + found.missing
    assert sum(found.counts.values()) == found.n
    assert found.counts["1"] == Counter(codes)["1"]
