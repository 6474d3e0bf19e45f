"""Stacked bars: every row is whole, shades go from dark to light, figures stand where they fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.reports.chart_painter import ChartDrawing, measure
from app.reports.chart_picture import picture
from app.reports.charts import Shade, Text
from app.reports.stacked_bars import Part, Stack, Stacked, stacked
from tests.reports.conftest import words_of

PARTS = (Part("Келісемін", 1), Part("Келіспеймін", 0.1), Part("Білмеймін", 0))
CONTENT = Stacked(PARTS, (Stack("Уақытым жетеді", (0.5, 0.49, 0.01), "97"),))


def of(kind, chart):
    return [mark for mark in chart.marks if isinstance(mark, kind)]


def test_the_legend_stands_above_and_n_at_the_right_edge():
    chart = stacked(CONTENT, 400, measure)
    texts = of(Text, chart)
    assert [each.text for each in texts[:3]] == [each.label for each in PARTS]
    assert [(each.x, each.align) for each in texts if each.text == "97"] == [(400, 1)]


def test_a_figure_stands_only_in_a_part_that_has_room():
    inside = [each.text for each in of(Text, stacked(CONTENT, 400, measure)) if each.align == 0.5]
    assert inside == ["50", "49"]


@given(st.lists(st.integers(0, 50), min_size=3, max_size=3).filter(any), st.integers(150, 900))
def test_a_bar_is_never_longer_than_its_room(counts, width):
    shares = tuple(count / sum(counts) for count in counts)
    chart = stacked(Stacked(PARTS, (Stack("а", shares, "9"),)), width, measure)
    bar = of(Shade, chart)[len(PARTS) :]
    assert sum(each.width for each in bar) <= width
    assert all(each.x + each.width <= width + 1e-6 for each in bar)


def test_it_is_printed_drawn_and_told(printed):
    text = words_of(printed([ChartDrawing(lambda room: stacked(CONTENT, room, measure))]))
    assert "Келіспеймін" in text
    assert picture(stacked(CONTENT, 400, measure)).startswith(b"\x89PNG")
    assert "Уақытым жетеді (97): Келісемін 50 %" in CONTENT.told()
