"""Charts: primitives that stay inside their places, and their words on paper."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.reports.chart_painter import ChartDrawing, measure
from app.reports.charts import Bar, Hatch, Rect, Text, bars
from tests.reports.conftest import words_of

ITEMS = (
    Bar("«Қызылтаң»", 9 / 16, "9 / 16 · 56,3 %"),
    Bar("«Достық»", 0.0, "0 / 52 · 0,0 %"),
    Bar("«Бірлік»", None, "белгісіз"),
)


def of(kind, chart):
    return [mark for mark in chart.marks if isinstance(mark, kind)]


def test_a_bar_is_a_part_of_its_frame():
    chart = bars(ITEMS, 400, measure)
    frame, hatch = of(Rect, chart)[0], of(Hatch, chart)[0]
    assert hatch.width == frame.width * 9 / 16
    assert len(of(Hatch, chart)) == 1


def test_an_unknown_share_has_no_bar_but_a_word():
    chart = bars(ITEMS, 400, measure)
    assert len(of(Rect, chart)) == 2
    assert [mark.text for mark in of(Text, chart)][-1] == "белгісіз"


def test_values_end_at_the_right_edge_and_long_labels_are_cut():
    chart = bars([Bar("мектеп " * 30, 1.0, "100 %")], 300, measure)
    first, second, value = of(Text, chart)
    assert not first.text.endswith("…")
    assert second.text.endswith("…")
    assert (value.x, value.align) == (300, 1)


@given(st.floats(0.1, 500), st.floats(0.1, 50))
def test_hatching_stays_inside(width, height):
    for line in Hatch(10, 20, width, height).lines():
        for x, y in ((line.x1, line.y1), (line.x2, line.y2)):
            assert 10 - 1e-6 <= x <= 10 + width + 1e-6
            assert 20 - 1e-6 <= y <= 20 + height + 1e-6


def test_rows_stand_below_each_other():
    frames = of(Rect, bars(ITEMS, 400, measure))
    assert all(upper.y + upper.height < lower.y for upper, lower in pairwise(frames))


def test_a_chart_is_printed_with_its_words(printed):
    text = words_of(printed([ChartDrawing(lambda room: bars(ITEMS, room, measure))]))
    assert all(word in text for word in ("«Қызылтаң»", "9 / 16 · 56,3 %", "белгісіз"))
