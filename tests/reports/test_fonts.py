"""Faces: every letter of the languages, embedded, and nothing else named."""

from __future__ import annotations

import pytest

from app.reports.blocks import heading, labelled, paragraph
from app.reports.chart_painter import ChartDrawing, measure
from app.reports.charts import Bar, bars
from app.reports.fonts import Face, face_file, has_glyph, width
from app.reports.rows import Column, Row
from app.reports.tables import Table
from tests.reports.conftest import text_of

KAZAKH = "ӘҒҚҢӨҰҮҺІ әғқңөұүһі"


@pytest.mark.parametrize("face", Face)
def test_every_face_has_its_file(face):
    assert face_file(face).is_file()


@pytest.mark.parametrize("sign", "ӘҒҚҢӨҰҮҺІәғқңөұүһіёЁ№«»–—…·₽€−\u00a0\u2011")
def test_what_documents_need_can_be_drawn(sign):
    assert has_glyph(sign)


@pytest.mark.parametrize("sign", "₸✓□○₿\uf401\uffff\u0306א😀")
def test_what_the_faces_lack_or_draw_wrongly_is_known(sign):
    assert not has_glyph(sign)


def test_bold_is_wider():
    assert width("Есеп", Face.SERIF_BOLD, 10) > width("Есеп", Face.SERIF, 10) > 0


def everything():
    yield from heading(1, KAZAKH)
    yield paragraph(KAZAKH)
    yield labelled(KAZAKH, KAZAKH)
    yield Table([Column(KAZAKH, 1)], [Row((KAZAKH,))])
    yield ChartDrawing(lambda room: bars([Bar(KAZAKH, 0.5, "50 %")], room, measure))


def test_kazakh_letters_come_back_from_every_kind_of_block(printed):
    assert text_of(printed(everything())).count(KAZAKH) == 7


def test_no_font_is_named_but_the_embedded_ones(printed):
    pdf = printed(everything(), header="Тақырып")
    fonts = [
        found.get_object()
        for item in pdf.xref_objStm or range(1, pdf.trailer["/Size"])
        if isinstance(found := pdf.get_object(item), dict) and found.get("/Type") == "/Font"
    ]
    assert fonts
    for font in fonts:
        assert "PTSerif" in font["/BaseFont"] or "PTSans" in font["/BaseFont"]
        assert "/FontFile2" in font["/FontDescriptor"]
