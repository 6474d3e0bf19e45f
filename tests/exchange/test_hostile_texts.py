"""Whatever somebody types is only text: in the database, its searches, workbooks and documents."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app.exchange.workbook.export import export_workbook
from app.exchange.workbook.layout import SHEETS
from app.exchange.workbook.plan import Verdict
from app.i18n import LANGUAGES
from app.models import events, people, periods, requests, schools, search
from app.models.progress import finish
from app.models.store import Store
from app.models.text import clean, fold
from app.reports.quarterly import render_quarterly
from tests.exchange.books import plan_of
from tests.exchange.hostile.typed import DAY, TEXTS, type_everywhere

TYPED = [clean(text) for text in TEXTS.values()]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("typed") / "typed.db") as opened:
        type_everywhere(opened)
        yield opened


def test_every_text_stands_in_every_table_as_it_was_typed(store):
    for table, column in (
        ("school", "name_kk"), ("person", "name"), ("request", "topic"), ("event", "topic"),
    ):  # fmt: skip
        found = {row[0] for row in store.rows(f"SELECT {column} FROM {table}")}
        assert found >= set(TYPED)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_search_for_it_finds_what_it_names_and_nothing_breaks(store, text):
    for found in (
        [each.topic for each in requests.page(store, requests.Filter(text=text))],
        [each.topic for each in events.page(store, events.Filter(text=text))],
        [each.name for each in people.page(store, people.Filter(text=text), DAY)],
        [each.name_kk for each in schools.page(store, schools.Filter(text=text), DAY)],
    ):
        assert clean(text) in found or len(fold(text)) < 3
    search.find(store, text)


@pytest.mark.parametrize("order", TEXTS.values(), ids=TEXTS)
def test_it_is_no_order_of_a_list(store, order):
    with pytest.raises(KeyError):
        requests.page(store, requests.Filter(), search.Slice(order=order))


def test_a_workbook_carries_it_as_typed_text_and_brings_the_same_back(store, tmp_path):
    path = tmp_path / "typed.xlsx"
    export_workbook(store, path, "kk")
    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert {cell.value for cell in cells} >= {text for text in TYPED if "\n" not in text}
    plan = plan_of(store, path)
    rows = {verdict: sum(plan.count(verdict, sheet) for sheet in SHEETS) for verdict in Verdict}
    assert {verdict for verdict, count in rows.items() if count} == {Verdict.SAME}


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_report_for_office_holds_it_as_text_alone(store, tmp_path, kind):
    path = tmp_path / f"typed.{kind}"
    finish(render_quarterly(store, 1, periods.at(store, DAY), "kk", path, kind=kind))
    with ZipFile(path) as parts:
        told = "".join(parts.read(name).decode() for name in parts.namelist() if ".xml" in name)
    assert "&lt;b&gt;x&lt;/b&gt;" in told
    assert "<b>x</b>" not in told
    assert not [word for word in ("HYPERLINK", "DDE", "cmd|") if f"<f>{word}" in told]
    assert 'TargetMode="External"' not in told
    if kind == "xlsx":
        cells = [cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
        assert not [cell.value for cell in cells if cell.data_type == "f" and cell.value in TYPED]
    else:
        assert "w:hyperlink " not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_prints_it_and_neither_opens_nor_runs_anything(store, tmp_path, language):
    path = tmp_path / "typed.pdf"
    finish(render_quarterly(store, 1, periods.at(store, DAY), language, path))
    pdf = PdfReader(path)
    printed = "".join(page.extract_text() for page in pdf.pages).replace("\n", "").replace(" ", "")
    for text in ("<b>x</b>", "x<y>z", "Ali<ali@x.org>", "</b></p></para>"):
        assert text in printed
    assert not [page for page in pdf.pages if page.get("/Annots") or page.images]
    assert not (tmp_path / "evil").exists()
