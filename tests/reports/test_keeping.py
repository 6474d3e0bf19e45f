"""Headings stay with the drawing or the short table under them."""

from __future__ import annotations

from functools import partial

from app.reports.blocks import Room, paragraph, subheading
from app.reports.chart_painter import ChartDrawing, measure
from app.reports.charts import Bar, bars
from app.reports.rows import Column, Row
from app.reports.tables import Table

FILLING = "Жол\n" * 36


def drawn(width):
    return bars([Bar(f"Мектеп {n}", 0.5, "1") for n in range(12)], width, measure)


def page_of(pdf, words):
    return next(at for at, page in enumerate(pdf.pages) if words in page.extract_text())


def test_a_heading_goes_on_to_the_next_page_with_its_chart(printed):
    chart = ChartDrawing(partial(drawn))
    pdf = printed([paragraph(FILLING), *subheading("Диаграмма"), paragraph("Ескерту"), chart])
    assert page_of(pdf, "Диаграмма") == page_of(pdf, "Мектеп 11") == 1


def test_a_heading_goes_on_to_the_next_page_with_its_short_table(printed):
    rows = [Row((f"Қатар {n}",)) for n in range(6)]
    table = Table([Column("Бағана", 1)], rows)
    pdf = printed([paragraph("Жол\n" * 40), *subheading("Кесте"), table])
    assert page_of(pdf, "Кесте") == page_of(pdf, "Қатар 5") == 1


def test_a_short_table_under_a_chart_is_not_divided(printed):
    rows = [Row((f"Қатар {n}",)) for n in range(6)]
    story = [
        paragraph("Жол\n" * 29),
        ChartDrawing(partial(drawn)),
        Table([Column("Бағана", 1)], rows),
    ]
    pdf = printed(story)
    assert page_of(pdf, "Мектеп 11") == 0
    assert page_of(pdf, "Қатар 0") == page_of(pdf, "Қатар 5") == 1


def test_a_long_table_begins_where_its_heading_stands(printed):
    rows = [Row((f"Қатар {n}",)) for n in range(60)]
    pdf = printed([paragraph(FILLING), *subheading("Кесте"), Table([Column("Бағана", 1)], rows)])
    assert page_of(pdf, "Кесте") == 0


def test_no_heading_is_left_by_a_table_whose_first_row_is_tall(printed):
    rows = [Row(("Ұзын мәтін " * 120,))] * 9
    pdf = printed([paragraph(FILLING), *subheading("Кесте"), Table([Column("Бағана", 1)], rows)])
    assert page_of(pdf, "Кесте") == page_of(pdf, "Ұзын мәтін") == 1


def test_nothing_is_asked_for_what_no_page_could_hold(printed):
    def tall(width):
        return bars([Bar(f"Мектеп {n}", 0.5, "1") for n in range(48)], width, measure)

    story = [Room(10), paragraph("Тақырып"), ChartDrawing(partial(tall))]
    assert len(printed(story).pages) <= 2
