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
from app.models.forms.reading import read
from app.models.forms.shipped import SHIPPED
from app.models.forms.source import Source, sheet
from app.models.progress import finish


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
