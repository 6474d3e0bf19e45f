"""The frame of documents: paper, pages, properties, file."""

from __future__ import annotations

from datetime import date

import pytest
from reportlab.platypus import Spacer

from app.i18n import translation
from app.models.errors import FileProblem
from app.reports.blocks import NewPage, approval, heading, paragraph
from app.reports.document import Sheet, write
from app.reports.styles import HEIGHT
from tests.reports.conftest import text_of, words_of

SHEET = Sheet("Есеп", "en", date(2025, 12, 23), "А. Әбілова", "№4 «Білім»")


def story():
    yield from heading(1, "Жалпы мәліметтер")
    yield paragraph("Мәтін")
    yield NewPage()
    yield from heading(2, "Сұраныстар")


def work(path, blocks=story):
    for _ in write(blocks(), SHEET, path):
        pass


def test_equal_data_make_equal_files(tmp_path):
    work(tmp_path / "one.pdf")
    work(tmp_path / "two.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_the_file_says_what_it_is(printed):
    pdf = printed([paragraph("Мәтін")], author="А. Әбілова")
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == ("Есеп", "А. Әбілова")
    assert pdf.metadata["/CreationDate"].startswith("D:20251223")
    assert pdf.trailer["/Root"]["/Lang"] == "kk"


def test_the_paper_is_a4(printed):
    assert [round(side) for side in printed([paragraph("x")]).pages[0].mediabox[2:]] == [595, 842]


def test_every_page_says_its_number_and_the_day_of_the_data(tmp_path, printed):
    for number, page in enumerate(printed(story(), header="№4 «Білім»").pages, start=1):
        assert "23.12.2025" in page.extract_text()
        assert f"{number}" in page.extract_text()
        assert ("№4 «Білім»" in page.extract_text()) == (number > 1)


def test_headings_are_the_contents_of_the_reader(printed):
    pdf = printed(story())
    assert [each.title for each in pdf.outline] == ["1. Жалпы мәліметтер", "2. Сұраныстар"]
    assert pdf.get_destination_page_number(pdf.outline[1]) == 1


def test_a_heading_is_never_alone_at_the_foot(printed):
    pdf = printed([Spacer(1, HEIGHT - 60), *heading(1, "Сұраныстар"), paragraph("Мәтін")])
    assert "Сұраныстар" in pdf.pages[1].extract_text()


def test_the_approval_has_a_line_where_nobody_is_named(printed):
    t = translation("en")
    text = words_of(printed(approval(t, "№4 «Білім»", "", 2026)))
    assert "APPROVED Director №4 «Білім» ______________ / ______________" in text
    assert "А. Серік" in text_of(printed(approval(t, "№4", "А. Серік", 2026)))


def test_a_cancelled_document_leaves_the_old_file(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    steps = write(story(), SHEET, path)
    next(steps)
    steps.close()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone_is_said(tmp_path):
    with pytest.raises(FileProblem, match="folder_not_found"):
        work(tmp_path / "gone" / "report.pdf")
