"""One content in three formats: every figure by its code, nothing typed that does anything."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image
from pypdf import PdfReader

from app.i18n import LANGUAGES
from app.models import events, narratives, periods, requests, schools
from app.models.errors import FileProblem
from app.models.figures import FIGURES
from app.models.progress import finish
from app.models.store import Store
from app.reports.figure_text import shown
from app.reports.quarterly import FORMATS, render_quarterly
from app.reports.xlsx_book import defined_name
from tests.reports.conftest import words_of
from tests.reports.quarter import AS_OF, EXPECTED, copied

HOSTILE = (
    '=HYPERLINK("http://x.test";"1")',
    '<img src="file:///etc/passwd">',
    '{"a":1}',
    "{{ 7*7 }}",
    "abc\u202egnp.exe",
    "\U0001f600 & <b>",
    "+1-1",
)


@pytest.fixture
def store(tmp_path):
    with Store.open(copied(tmp_path)) as opened:
        yield opened


@pytest.fixture
def made(store, tmp_path):
    """Write the report in a format and return the path of the file."""

    def write(kind, language="en", period="academic:2025-26/2", **more):
        path = tmp_path / f"report.{kind}"
        found = periods.parse(store, period)
        for _ in render_quarterly(store, 1, found, language, path, kind=kind, as_of=AS_OF, **more):
            pass
        return path

    return write


def expected():
    """Yield the code and value of every figure, those by key with each key."""
    for code, value in EXPECTED["figures"].items():
        if isinstance(value, dict):
            yield from ((code, f"{code}.{key}", each) for key, each in value.items())
        else:
            yield code, code, value


def exact(value):
    return value if isinstance(value, int | None) else Decimal(str(value))


def controls(path):
    """Return the texts of the content controls of a document by their tags."""
    found = {}
    body = docx.Document(str(path)).element.body
    for each in body.iter(qn("w:sdt")):
        tag = each.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        found.setdefault(tag, set()).add("".join(text.text for text in each.iter(qn("w:t"))))
    return found


def test_the_expected_figures_are_all_there_are():
    assert set(EXPECTED["figures"]) == {each.code for each in FIGURES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_a_named_cell_that_leads_to_its_rows(made, language):
    book = openpyxl.load_workbook(made("xlsx", language))
    for _code, name, value in expected():
        where = book.defined_names[defined_name(name)].attr_text
        sheet, place = re.fullmatch(r"'(.+)'!(.+)", where).groups()
        cell = book[sheet][place.replace("$", "")]
        assert cell.value == value, name
        if cell.hyperlink is None:
            assert not value
        else:
            target, start = re.fullmatch(r"'(.+)'!(.+)", cell.hyperlink.location).groups()
            assert book[target][start].value


def test_a_figure_leads_to_as_many_rows_as_it_counts(made):
    book = openpyxl.load_workbook(made("xlsx"))
    where = book.defined_names["requests.received"].attr_text
    sheet, place = re.fullmatch(r"'(.+)'!(.+)", where).groups()
    cell = book[sheet][place.replace("$", "")]
    target, start = re.fullmatch(r"'(.+)'!A(\d+)", cell.hyperlink.location).groups()
    column = [each.value for each in book[target]["A"]][int(start) - 1 :]
    numbers = [each for each in column[: column.index(None)] if str(each).startswith("С-")]
    assert sorted(numbers) == sorted(f"С-{n:02}" for n in range(1, 11))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_stands_in_a_control_with_its_code(made, language):
    found = controls(made("docx", language))
    for code, name, value in expected():
        assert found[name] == {shown(code, exact(value), language)}, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_stands_in_the_annex_of_the_pdf(made, language):
    text = words_of(PdfReader(made("pdf", language)))
    for code, name, value in expected():
        printed = shown(code, exact(value), language).replace("\u00a0", " ")
        assert f"{name} = {printed} " in text


def test_codes_in_the_body_can_be_left_out(made):
    text = words_of(PdfReader(made("pdf", codes=False)))
    assert "3.1 Requests" not in text
    assert "Requests received 10" in text
    assert "requests.received = 10" in text


@pytest.mark.parametrize("kind", FORMATS)
def test_sections_are_numbered_as_they_are_wanted(made, kind):
    words = text_of(made(kind, wanted=("coverage", "requests", "annex")), kind)
    assert words.index("1. Coverage of pedagogues") < words.index("2. Information on requests")
    assert "Aim and tasks" not in words
    assert "2.1" in words


def text_of(path, kind):
    if kind == "pdf":
        return words_of(PdfReader(path))
    with ZipFile(path) as parts:
        names = [each for each in parts.namelist() if each.endswith(".xml")]
        # The workbook names its sheets, the document holds its headings.
        words = [" ".join(etree.fromstring(parts.read(each)).itertext()) for each in names]
        titles = openpyxl.load_workbook(path).sheetnames if kind == "xlsx" else []
        return " ".join([*titles, *words])


# What people typed


def spoil(store):
    with store.change("hostile") as change:
        for place, each in enumerate(events.page(store, events.Filter())):
            events.save(store, change, each.id, {"topic": HOSTILE[place % len(HOSTILE)]})
        for place, each in enumerate(requests.page(store, requests.Filter())):
            requests.save(store, change, each.id, {"topic": HOSTILE[place % len(HOSTILE)]})
        schools.save(change, schools.by_code(store, "P2"), {"name_kk": f"=1+1 {'Ұ' * 190}"})
        period = periods.parse(store, "academic:2025-26/2")
        text = "\n".join(HOSTILE)
        narratives.write(store, change, (1, period, "difficulties", "en"), text)


def test_no_text_becomes_a_formula_or_a_link(store, made):
    spoil(store)
    path = made("xlsx")
    with ZipFile(path) as parts:
        sheets = [each for each in parts.namelist() if each.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in parts.read(each) for each in sheets)
        assert not any("externalLink" in each for each in parts.namelist())
        strings = "".join(etree.fromstring(parts.read("xl/sharedStrings.xml")).itertext())
        relations = [each for each in parts.namelist() if "worksheets/_rels" in each]
        assert not any(b"http://x.test" in parts.read(each) for each in relations)
    for typed in HOSTILE:
        assert typed.replace("\u202e", "") in strings


def test_no_text_becomes_markup_of_word(store, made):
    spoil(store)
    path = made("docx")
    with ZipFile(path) as parts:
        body = etree.fromstring(parts.read("word/document.xml"))
        assert b"passwd" not in parts.read("word/_rels/document.xml.rels")
    words = "".join(body.itertext())
    for typed in HOSTILE:
        assert typed.replace("\u202e", "") in words
    assert not list(body.iter(qn("w:hyperlink")))


# The same data, the same file


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_data_give_the_same_file(made, kind):
    first = made(kind).read_bytes()
    assert made(kind).read_bytes() == first


def test_files_say_the_day_of_their_data(made):
    made_on = docx.Document(str(made("docx"))).core_properties.created
    assert made_on.date() == AS_OF
    assert openpyxl.load_workbook(made("xlsx")).properties.created == datetime(2025, 12, 23)


def test_heads_of_tables_are_repeated_and_pages_are_numbered(made):
    document = docx.Document(str(made("docx")))
    heads = list(document.element.body.iter(qn("w:tblHeader")))
    assert len(heads) == len(document.tables)
    foot = etree.tostring(document.sections[0].footer._element).decode()
    assert "NUMPAGES" in foot
    assert {each.style.font.name for each in document.paragraphs} <= {"PT Serif", None}


def test_charts_of_the_document_are_pictures_of_print_quality(made):
    with ZipFile(made("docx")) as parts:
        pictures = [each for each in parts.namelist() if each.startswith("word/media/")]
        assert len(pictures) == 2
        with Image.open(BytesIO(parts.read(pictures[0]))) as picture:
            assert round(picture.info["dpi"][0]) == 300
            assert picture.mode == "L"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("requests.by_school.P1", "requests.by_school.P1"),
        ("requests.by_school.№4-а", "requests.by_school._2116_4_2D_а"),
    ],
)
def test_codes_are_names_as_excel_wants_them(code, name):
    assert defined_name(code) == name


@pytest.mark.parametrize("kind", FORMATS)
def test_a_report_of_nothing_is_written(tmp_path, kind):
    with Store.open(tmp_path / "empty.db") as store:
        period = periods.parse(store, "2025-09-01..2025-11-28")
        path = tmp_path / f"empty.{kind}"
        for _ in render_quarterly(store, None, period, "kk", path, kind=kind, as_of=AS_OF):
            pass
    assert path.stat().st_size > 1000


@pytest.mark.parametrize("kind", FORMATS)
def test_a_folder_that_is_gone_is_said_and_nothing_is_left(store, tmp_path, kind):
    period = periods.parse(store, "academic:2025-26/2")
    path = tmp_path / "gone" / f"report.{kind}"
    with pytest.raises(FileProblem, match="folder_not_found"):
        finish(render_quarterly(store, 1, period, "kk", path, kind=kind))
    assert not path.parent.exists()
