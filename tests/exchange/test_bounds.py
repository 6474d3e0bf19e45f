"""Rows of texts are taken together, and are the same as taken cell by cell."""

from __future__ import annotations

from itertools import compress, count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.sheets import COLUMNS, LAST_ROW, LONGEST, CellKind
from app.exchange.tables import wire
from app.exchange.tables.bounds import Bounds, Filling
from app.models.errors import FileProblem

CELLS = st.lists(
    st.one_of(
        st.text(max_size=4),
        st.sampled_from(["", " ", "\u00a0", "\x00", "ә\ud800", "x" * (LONGEST + 1), "сөз"]),
    ),
    max_size=6,
)
NUMBERS = st.sampled_from([1, 7, LAST_ROW, LAST_ROW + 1])


def kept(add):
    """Return what a sheet holds after a row was added, or the problem told."""
    filling = Filling(Bounds("a.csv"), "Парақ")
    try:
        add(filling)
    except FileProblem as problem:
        return problem.code, problem.data
    return filling.sheet()


@given(NUMBERS, CELLS, st.sampled_from([0, COLUMNS - 2, COLUMNS]))
def test_a_row_of_texts_is_kept_as_its_cells_are(number, texts, before):
    filled = [*filter(None, texts)]
    places = [before + each for each in compress(count(1), texts)]
    cells = [(at, each, CellKind.PLAIN) for at, each in zip(places, filled, strict=True)]
    one = kept(lambda filling: filling.add(number, cells))
    assert kept(lambda filling: filling.add_texts(number, places, filled)) == one


@given(st.lists(st.text("абв,;1", min_size=1, max_size=5), min_size=1, max_size=8))
def test_what_the_child_says_of_texts_is_heard_as_it_was(texts):
    sheet = kept(lambda filling: filling.add_texts(3, range(2, len(texts) + 2), texts))
    said, rows = (wire.heard(line) for line in wire.sheet_said(sheet))
    assert said == (wire.SHEET, "Парақ")
    assert kept(lambda filling: wire.take_rows(rows[1], filling)) == sheet


@pytest.mark.parametrize("places", [[2, 1], [1, 1], [0, 1], ["1", 2], [True, 2]])
def test_places_that_do_not_ascend_are_refused(places):
    with pytest.raises((TypeError, ValueError)):
        wire.take_rows([[1, places, ["а", "б"]]], Filling(Bounds("a.csv"), ""))
