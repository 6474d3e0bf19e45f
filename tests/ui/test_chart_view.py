"""Charts on the screen: as high as their bars, read aloud, and painted in the palette."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from app.reports.charts import Bar
from app.ui.chart_view import ChartView, measure
from app.ui.theme import dress, look

BARS = (Bar("Иә", 0.75, "9 · 75,0 %"), Bar("Жоқ", 0.25, "3 · 25,0 %"), Bar("Белгісіз", None, "*"))


@pytest.fixture
def chart(placed):
    made = placed(ChartView())
    made.show_bars(BARS, "Questions")
    return made


def painted(chart):
    image = chart.grab().toImage()
    wanted = QColor(look().palette.accent)
    return sum(
        image.pixelColor(x, y) == wanted
        for x in range(0, image.width(), 3)
        for y in range(image.height())
    )


def test_more_bars_take_more_room(chart):
    before = chart.heightForWidth(600)
    chart.show_bars(BARS * 2, "Questions")
    assert chart.heightForWidth(600) > 1.8 * before
    chart.show_bars((), "Questions")
    assert chart.isHidden()


def test_bars_are_as_long_as_their_parts(chart):
    whole = painted(chart)
    chart.show_bars((Bar("Иә", 0.25, "3 · 25,0 %"), *BARS[1:]), "Questions")
    assert 0 < painted(chart) < 0.7 * whole


def test_dark_paints_in_its_own_colours(chart, qapp):
    dress(qapp, "dark")
    try:
        assert painted(chart) > 0
    finally:
        dress(qapp)


def test_a_screen_reader_hears_every_bar(chart):
    assert chart.accessibleName() == "Questions"
    assert chart.accessibleDescription() == "Иә: 9 · 75,0 %; Жоқ: 3 · 25,0 %; Белгісіз: *"


def test_letters_are_measured_as_they_are_painted():
    assert measure("ҚӘҢ", 20) == pytest.approx(2 * measure("ҚӘҢ", 10))
