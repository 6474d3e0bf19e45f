"""The deck read back: native tables and charts, the same in the PDF, plain whatever is typed."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Pt
from pypdf import PdfReader

from app.i18n import LANGUAGES
from app.models import narratives, network, periods, programme, settings
from app.models.network import COUNTRY, Scope
from app.models.progress import finish
from app.models.store import Store
from app.reports.deck import layout, render_deck
from app.reports.deck.content import read
from app.reports.deck.slides import BarOf, Bars, Grid, Slide, Words
from app.reports.deck.telling import deck
from app.reports.rows import Align, Column, Row
from tests.models import quarter as example
from tests.models.making import add_person, add_school

TODAY = date(2026, 1, 20)
HOSTILE = '=HYPERLINK("http://x") <img src="file:///etc/passwd"> {"a":1} \u202eтерс 😀'
LONG = "Жалпы білім беретін мектептердің педагогтерін кәсіби қолдау орталығы " * 3


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "deck.db") as made:
        made.today = lambda: TODAY
        yield made


@pytest.fixture
def quarter(store):
    return example.build(store)


@pytest.fixture
def period(store):
    return periods.parse(store, "academic:2025-26/2")


def made(store, scope, period, path, language="kk", kind="pptx"):
    return finish(render_deck(store, scope, period, language, path, kind))


def tables(path):
    """The cells of each native table by the title of its slide."""
    found = {}
    for slide in Presentation(path).slides:
        for shape in slide.shapes:
            if shape.has_table:
                rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
                found.setdefault(slide.shapes.title.text, []).extend(rows)
    return found


def charts(path):
    return {
        slide.shapes.title.text: shape.chart
        for slide in Presentation(path).slides
        for shape in slide.shapes
        if shape.has_chart
    }


def test_numbers_stand_in_native_tables_and_charts(store, quarter, period, tmp_path):
    path = made(store, Scope(leading=quarter.schools["LS"]), period, tmp_path / "a.pptx", "en")
    events = tables(path)["Events held by kind"]
    assert ["training session", "2", "25.0%"] in events
    assert events[-1] == ["Total", "8", "100.0%"]
    chart = charts(path)["Events held by kind"]
    assert (
        dict(zip(chart.plots[0].categories, chart.plots[0].series[0].values, strict=True))[
            "training session"
        ]
        == 2
    )
    partners = tables(path)["Partner schools"]
    assert {row[0] for row in partners[1:]} == {"P1", "P2", "P3", "P4", "P5", "P6"}
    assert sum(int(row[2]) for row in partners[1:]) == 218


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_says_what_the_presentation_says(store, quarter, period, tmp_path, language):
    scope = Scope(leading=quarter.schools["LS"])
    pptx = made(store, scope, period, tmp_path / "a.pptx", language)
    pdf = made(store, scope, period, tmp_path / "a.pdf", language, "pdf")
    reader = PdfReader(pdf)
    printed = "".join("".join(page.extract_text().split()) for page in reader.pages)
    slides = Presentation(pptx).slides
    assert len(reader.pages) == len(slides)
    for slide in slides:
        assert "".join(slide.shapes.title.text.split()) in printed
    for rows in tables(pptx).values():
        for cell in (cell for row in rows for cell in row):
            assert "".join(cell.split()) in printed


def test_what_is_not_known_is_no_data_and_never_zero(store, period, tmp_path):
    leading = add_school(store, "LS", "leading")
    add_school(store, "P1", leading=leading)
    path = made(store, Scope(leading=leading), period, tmp_path / "a.pptx", "kk")
    told = tables(path)
    no_data = "Деректер жоқ"
    assert told["Серіктес мектептер"][1][2] == no_data
    assert told["Өткізілген іс-шаралар түрі бойынша"][1][0] == no_data
    assert told["Бағыттар бойынша мектеп тренерлері"][1][0] == no_data
    assert told["Өзгерістер көрсеткіштері"][1][1] == no_data
    assert [row[2] for row in told["Бағдарламаның үш кезеңі"][1:]] == [no_data] * 3
    assert "0" not in {cell for rows in told.values() for row in rows for cell in row}


def test_country_says_honestly_that_its_rows_do_not_add_up(store, period, tmp_path):
    for at, region in enumerate(("61", "61", "47")):
        add_school(store, f"L{at}", "leading", region=region)
    with store.change("Declare") as change:
        settings.write(store, change, declared_leading=2)
    path = made(store, COUNTRY, period, tmp_path / "a.pptx", "ru")
    rows = tables(path)["Сеть ведущих школ по областям"]
    assert rows[1:] == [
        ["Мангистауская область", "1", "Нет данных"],
        ["Туркестанская область", "2", "Нет данных"],
        ["Всего", "3", "Нет данных"],
        ["Указанный итог", "2", ""],
    ]
    slide = Presentation(path).slides[1]
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert "Сумма строк (3) не совпадает с объявленным итогом (2)." in texts


def test_region_is_told_by_districts(store, period):
    leading = add_school(store, "L1", "leading", region="61", district="Ақсу ауданы")
    add_school(store, "L2", "leading", region="47", district="Түпқараған ауданы")
    trainer = add_person(store, "L1-T01", leading)
    with store.change("Trainer") as change:
        change.insert("person_direction", {"person": trainer, "direction": "methods"})
        programme.mark(store, change, (leading, "I.1"), "done", TODAY)
    found = read(store, Scope(region="61"), period, "kk")
    assert [(each.key, each.count("leading")) for each in found.parts] == [("Ақсу ауданы", 1)]
    assert (found.trainers.by_direction, found.trainers.people) == ({"methods": 1}, 1)
    assert found.progress[0].done == 1
    other = read(store, Scope(region="47"), period, "kk")
    assert (other.trainers.roles, other.progress[0].done) == (0, 0)


def test_joined_spellings_of_a_trainer_are_one(store, period):
    school = add_school(store, "L1", "leading")
    people = [add_person(store, f"T{at}", school) for at in (1, 2)]
    with store.change("Trainers") as change:
        for person in people:
            change.insert("person_direction", {"person": person, "direction": "tasks"})
        change.update("person", people[1], {"same_as": people[0]})
    assert network.trainers(store, COUNTRY, TODAY).roles == 1


def test_conclusions_of_each_scope_stand_on_the_last_slides(store, quarter, period, tmp_path):
    own = quarter.schools["LS"]
    with store.change("Conclude") as change:
        for scope, text in ((Scope(leading=own), "Бір\nЕкі"), (COUNTRY, "Ел")):
            place = (scope.leading, period, scope.section, "kk")
            narratives.write(store, change, place, text)
    assert read(store, Scope(leading=own), period, "kk").texts == "Бір\nЕкі"
    assert read(store, COUNTRY, period, "kk").texts == "Ел"
    assert read(store, Scope(region="61"), period, "kk").texts == ""
    path = made(store, Scope(leading=own), period, tmp_path / "a.pptx")
    last = Presentation(path).slides[-1]
    assert any("Бір" in shape.text_frame.text for shape in last.shapes if shape.has_text_frame)


def test_hostile_texts_are_plain_everywhere(store, period, tmp_path):
    leading = add_school(store, "LS", "leading", name_kk=HOSTILE)
    add_school(store, "P1", leading=leading, teachers=30, name_kk=HOSTILE)
    path = made(store, Scope(leading=leading), period, tmp_path / "a.pptx")
    shown = [row[1] for row in tables(path)["Серіктес мектептер"][1:]]
    assert shown == [HOSTILE.replace("\u202e", "")]
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name, text in parts.items() if b"hlinkClick" in text]
    books = [text for name, text in parts.items() if name.endswith(".xlsx")]
    for book in books:
        cells = [cell for row in load_workbook(BytesIO(book)).active.rows for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert not any(cell.hyperlink for cell in cells)
    pdf = PdfReader(made(store, Scope(leading=leading), period, tmp_path / "a.pdf", kind="pdf"))
    assert not [page for page in pdf.pages if "/Annots" in page]


def test_slides_that_go_on_say_so_in_their_language(store, period, tmp_path):
    leading = add_school(store, "LS", "leading")
    text = "\n".join([f"{HOSTILE} {LONG}"] * 40)
    with store.change("Conclude") as change:
        narratives.write(store, change, (leading, period, "deck", "kk"), text)
    slides = Presentation(made(store, Scope(leading=leading), period, tmp_path / "a.pptx")).slides
    assert slides[-1].shapes.title.text == "Қорытындылар (жалғасы)"
    assert any("😀" in each.text_frame.text for each in slides[-1].shapes if each.has_text_frame)


def test_equal_data_make_equal_decks(store, quarter, period, tmp_path):
    scope = Scope(leading=quarter.schools["LS"])
    pdfs = [made(store, scope, period, tmp_path / f"{at}.pdf", kind="pdf") for at in (1, 2)]
    assert pdfs[0].read_bytes() == pdfs[1].read_bytes()
    found = []
    for at in (1, 2):
        with zipfile.ZipFile(made(store, scope, period, tmp_path / f"{at}.pptx")) as archive:
            found.append({name: archive.read(name) for name in archive.namelist()})
    assert found[0] == found[1]


def boxes(page):
    yield page.block.box
    if page.chart is not None:
        yield page.chart[1]
    if page.note is not None:
        yield page.note[1]


@pytest.mark.parametrize("rows", [1, 20, 90])
def test_long_texts_go_on_to_the_next_slide_and_never_over_the_edge(rows):
    columns = (Column("Атауы", 3), Column("Саны", 1, Align.RIGHT))
    grid = Grid(columns, tuple(Row((LONG[:200], "1 020")) for _ in range(rows)))
    chart = Bars("Саны", tuple(BarOf(LONG, 5.0, "5") for _ in range(rows)))
    found = [*layout.pages(Slide("Тақырып", grid, chart, LONG[:150]))]
    assert sum(len(page.block.grid.rows) for page in found) == rows
    assert [page.more for page in found] == [False] + [True] * (len(found) - 1)
    for page in found:
        lowest = layout.BOTTOM - layout.NOTE_HEIGHT
        assert page.block.box.y + page.block.box.height <= lowest + 0.1
        assert all(box.x + box.width <= layout.WIDTH - layout.MARGIN + 0.1 for box in boxes(page))


def test_long_conclusions_lose_no_word():
    texts = tuple(f"{at} {LONG}" * 4 for at in range(12))
    found = [*layout.pages(Slide("Қорытындылар", Words(texts)))]
    told = " ".join(" ".join(page.block.paragraphs) for page in found).split()
    assert told == " ".join(texts).split()
    assert len(found) > 1


def test_presentation_has_our_master_and_a_title_on_every_slide(store, quarter, period, tmp_path):
    path = made(store, Scope(leading=quarter.schools["LS"]), period, tmp_path / "a.pptx")
    book = Presentation(path)
    assert (book.slide_width, book.slide_height) == (Pt(layout.WIDTH), Pt(layout.HEIGHT))
    assert [each.name for each in book.slide_layouts] == ["Title Only"]
    assert all(slide.shapes.title.text for slide in book.slides)
    with zipfile.ZipFile(path) as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
    assert "PT Sans" in theme
    assert "Calibri" not in theme


def test_slides_are_told_in_one_language(store, quarter, period):
    content = read(store, Scope(leading=quarter.schools["LS"]), period, "ru")
    told = deck(content, "ru")
    kazakh = set("әғқңөұүһі")
    assert not [each.title for each in told.slides if set(each.title.lower()) & kazakh]
