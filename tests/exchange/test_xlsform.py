"""XLSForm files: what goes out comes back cell by cell, and another reader takes it as it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from pyxform.xls2xform import convert

from app.commands import run
from app.exchange.tables.formats import read_sheets
from app.exchange.xlsform import reading_form, write_form
from app.messages import explain
from app.models.forms.bank import banked, put_in
from app.models.forms.editing import with_cells
from app.models.forms.making import added, blank
from app.models.forms.outline import Shape, outline
from app.models.forms.reading import read
from app.models.forms.shipped import SHIPPED, shipped
from app.models.forms.source import Source, sheet
from app.models.forms.translations import told, with_text
from app.models.forms.versions import renewed
from app.models.problems import has_errors
from app.models.progress import finish
from tests.exchange.xlsform_examples import EXAMPLES
from tests.models.forms.making import table


def workbook(path, sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.save(path)
    return path


def cells_of(path):
    return {
        page.title: [[cell.value for cell in row] for row in page.iter_rows()]
        for page in load_workbook(path)
    }


@pytest.mark.parametrize("code", SHIPPED)
def test_another_reader_takes_what_we_write_without_a_warning(code, tmp_path):
    path = tmp_path / f"{code}.xlsx"
    assert run(["form", "xlsform", code, "--output", str(path)]) == 0
    found = convert(path, validate=False)
    assert found.warnings == []
    assert 'lang="Қазақша (kk)"' in found.xform


def test_unknown_columns_sheets_and_blank_rows_come_back(tmp_path):
    given_ = workbook(tmp_path / "in.xlsx", {
        "survey": [
            ["type", "name", "label::Қазақша (kk)", "bind::x", None, "_mine"],
            ["text", "a", "А", 1, None, "'=1+1"],
            [None] * 6,
            ["integer", "b", "Б", 2.5, "left", None],
        ],
        "osm": [["k", "v"], ["a", "b"]],
        "empty": [],
    })  # fmt: skip
    source = finish(reading_form(given_))
    written = tmp_path / "out.xlsx"
    write_form(written, source)
    again = cells_of(written)
    assert again["survey"][1] == ["text", "a", "А", "1", None, "'=1+1"]
    assert again["survey"][3] == ["integer", "b", "Б", "2.5", "left", None]
    assert again["osm"] == [["k", "v"], ["a", "b"]]
    assert finish(reading_form(written)) == source


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=9
).filter(lambda text: text.strip())
ROWS = st.lists(st.lists(TEXT | st.just(""), min_size=3, max_size=3), max_size=6)


@given(ROWS, ROWS)
@settings(max_examples=30)
def test_every_cell_survives_the_way_there_and_back(tmp_path_factory, survey, choices):
    head = ("type", "name", "label")
    source = Source({"survey": sheet(head, survey), "choices": sheet(head, choices)})
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    write_form(path, source)
    again = {each.name: each.rows for each in read_sheets(path)}
    for name, each in source.sheets.items():
        wanted = {
            (row, place): cell
            for row, cells in enumerate((each.columns, *each.rows), start=1)
            for place, cell in enumerate(cells)
            if cell.strip()
        }
        found = {
            (cell.row, ord(cell.column) - 65): cell.value for row in again[name] for cell in row
        }
        assert found == wanted


def test_a_workbook_without_survey_is_refused(tmp_path, capsys):
    path = workbook(tmp_path / "x.xlsx", {"Sheet1": [["a"]]})
    assert run(["form", "check", str(path), "--language", "en"]) == 1
    assert "survey" in capsys.readouterr().err


def test_problems_of_a_file_are_told_by_cell(tmp_path, capsys):
    path = workbook(tmp_path / "x.xlsx", {
        "survey": [["type", "name", "label"], ["text", "a", "А"], ["mystery", "b", "Б"]],
    })  # fmt: skip
    assert run(["form", "check", str(path), "--json", "--language", "en"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["sheet"], problem["row"], problem["column"]) == ("survey", 3, "A")
    assert "mystery" in problem["message"]


def test_the_code_of_a_form_without_settings_is_its_files(tmp_path):
    path = workbook(tmp_path / "needs.xlsx", {"survey": [["type", "name"], ["text", "a"]]})
    assert read(finish(reading_form(path)), path.stem).form.code == "needs"


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_of_others_come_in_and_what_is_not_known_is_named(name, tmp_path):
    tables, named = EXAMPLES[name]
    path = workbook(tmp_path / "in.xlsx", {
        sheet_name: [table(text).columns, *table(text).rows] for sheet_name, text in tables.items()
    })  # fmt: skip
    source = finish(reading_form(path))
    reading = read(source, "in")
    found = [(each.code, each.sheet, each.row, each.column) for each in reading.problems]
    assert sorted(found) == sorted(named)
    assert all(explain(each) for each in reading.problems)
    write_form(tmp_path / "out.xlsx", source)
    written = cells_of(tmp_path / "out.xlsx")
    assert written == {
        title: [[cell or None for cell in row] for row in (page.columns, *page.rows)]
        for title, page in source.sheets.items()
    }
    outline(source)
    list(banked("in", source))
    told(source)


def test_what_the_builder_makes_is_taken_by_another_reader_without_a_warning(tmp_path):
    form, row = blank("mine", "2026112601", "Сауалнама"), None
    for shape in (each for each in Shape if each not in {Shape.PART, Shape.ROW, Shape.OTHER}):
        form, row = added(form, shape, row if shape in {Shape.TIME, Shape.ONE} else None)
    for entry in outline(form):
        if entry.shape is not Shape.CALCULATION:
            for code in ("kk", "ru", "en"):
                form = with_text(form, ("survey", entry.row, "label"), code, f"{entry.name} {code}")
    first = next(each for each in outline(form) if each.shape is Shape.INTEGER)
    form = with_cells(form, "survey", first.row, {
        "hint::kk": "Санмен", "required": "yes", "relevant": "${q1} != ''", "constraint": ". < 9",
        "constraint_message::ru": "Меньше девяти",
    })  # fmt: skip
    form = put_in(form, next(banked("heads", shipped("needs_heads"))), None)[0]
    inside = next(each for each in outline(form) if each.shape is Shape.GROUP)
    form = added(form, Shape.NOTE, inside.row)[0]
    inside = next(each for each in outline(form) if each.shape is Shape.REPEAT)
    form = added(form, Shape.TEXT, inside.row)[0]
    for told_ in told(form):
        for code in ("kk", "ru", "en"):
            form = form if told_.texts.get(code) else with_text(form, told_.id, code, "Сөз")
    assert not has_errors(read(form).problems)
    path = tmp_path / "mine.xlsx"
    write_form(path, form)
    assert convert(path, validate=False).warnings == []
    new = renewed(form, "2026112602")
    write_form(path, new)
    assert convert(path, validate=False).warnings == []


SHEET_NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=12)
CELL_TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=9
).map(str.strip)


@settings(max_examples=8, deadline=None)
@given(st.dictionaries(SHEET_NAMES, st.lists(st.lists(CELL_TEXTS, min_size=1, max_size=5),
                                             min_size=1, max_size=5), max_size=3))  # fmt: skip
def test_random_sheets_come_back_cell_by_cell(tmp_path_factory, more):
    known = {"survey", "choices", "settings"}
    sheets = {name: sheet(rows[0], rows[1:]) for name, rows in more.items()
              if name.casefold() not in known and rows[-1][-1] and rows[0][-1]}  # fmt: skip
    by_case = {name.casefold(): name for name in sheets}
    source = Source({
        "survey": sheet(["type", "name"], [["text", "a"]]),
        **{name: sheets[name] for name in by_case.values()},
    })  # fmt: skip
    path = tmp_path_factory.mktemp("random") / "form.xlsx"
    write_form(path, source)
    found = finish(reading_form(path))
    assert _cells(found) == _cells(source)


def _cells(source):
    return {
        (name, row, column): cell
        for name, page in source.sheets.items()
        for row, cells in enumerate((page.columns, *page.rows))
        for column, cell in enumerate(cells)
        if cell
    }
