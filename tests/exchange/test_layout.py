"""Sheets and columns are found by their names in any language, however they are typed."""

from __future__ import annotations

import pytest
from openpyxl import Workbook, load_workbook

from app.exchange.tables.formats import read_sheets
from app.exchange.workbook.layout import REQUIRED, SHEETS, columns, header, read_tables, sheet_name
from app.models.vocabulary import squeezed
from tests.exchange.books import quarter, write_book

LANGUAGES = ("kk", "ru", "en")


def tables_of(path):
    return read_tables(read_sheets(path))


def renamed(path, change):
    """Let `change` alter the workbook that stands at `path`."""
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


@pytest.fixture
def book(tmp_path):
    return write_book(tmp_path / "book.xlsx", quarter())


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_two_columns_of_a_sheet_share_a_name(sheet):
    names = [
        {squeezed(code), *(squeezed(header(sheet, code, language)) for language in LANGUAGES)}
        for code in columns(sheet)
    ]
    assert sum(len(each) for each in names) == len(set().union(*names))


def test_no_two_sheets_share_a_name():
    names = [{squeezed(sheet_name(sheet, each)) for each in LANGUAGES} for sheet in SHEETS]
    assert sum(len(each) for each in names) == len(set().union(*names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_headers_of_every_language_are_known(tmp_path, language):
    tables, problems = tables_of(write_book(tmp_path / "book.xlsx", quarter(), language))
    assert list(tables) == list(SHEETS)
    assert all(set(tables[sheet].letters) == set(columns(sheet)) for sheet in SHEETS)
    assert problems == []


@pytest.mark.parametrize(
    "typed", ["тіркеу НӨМІРІ", "  Tiркеу нөмірі ", "Тиркеу номири", "ТіркеуНөмірі", "number"]
)
def test_case_spaces_and_look_alikes_do_not_matter(book, typed):
    def change(opened):
        opened["Requests"]["A1"] = typed

    tables, problems = tables_of(renamed(book, change))
    assert tables["requests"].letters["number"] == "A"
    assert problems == []


def test_columns_may_stand_in_any_order(tmp_path):
    order = {sheet: list(reversed(columns(sheet))) for sheet in SHEETS}
    tables, _ = tables_of(write_book(tmp_path / "book.xlsx", quarter(), order=order))
    assert tables["attendance"].letters == {"mark": "A", "person": "B", "event": "C"}
    assert tables["attendance"].rows[0].cells["person"].value == "P1-T01"


def test_what_is_unknown_is_ignored_with_a_note(book):
    def change(opened):
        opened["People"]["Z1"] = "Телефон"
        opened.create_sheet("Заметки")["A1"] = "x"

    tables, problems = tables_of(renamed(book, change))
    assert {(each.code, each.sheet, each.column, each.severity) for each in problems} == {
        ("unknown_column", "people", "Z", "note"),
        ("unknown_sheet", "", "", "note"),
    }
    assert len(tables["people"].rows) == 2


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_missing_sheet_is_an_error(book, sheet):
    def change(opened):
        del opened[sheet_name(sheet, "en")]

    _, problems = tables_of(renamed(book, change))
    assert [(each.code, each.sheet, each.severity) for each in problems] == [
        ("missing_sheet", sheet, "error")
    ]


@pytest.mark.parametrize(
    ("sheet", "column"), [(sheet, column) for sheet in SHEETS for column in REQUIRED[sheet]]
)
def test_a_missing_required_column_is_an_error(tmp_path, sheet, column):
    order = {sheet: [code for code in columns(sheet) if code != column]}
    _, problems = tables_of(write_book(tmp_path / "book.xlsx", quarter(), order=order))
    assert [(each.code, each.sheet, each.row, each.field) for each in problems] == [
        ("missing_column", sheet, 1, column)
    ]


def test_another_missing_column_is_a_note(tmp_path):
    order = {"schools": list(REQUIRED["schools"])}
    _, problems = tables_of(write_book(tmp_path / "book.xlsx", quarter(), order=order))
    assert {each.code for each in problems} == {"absent_column"}
    assert {each.severity for each in problems} == {"note"}


def test_a_repeated_column_is_an_error(book):
    def change(opened):
        opened["Events"]["Z1"] = "Күйі"

    _, problems = tables_of(renamed(book, change))
    assert [(each.code, each.column) for each in problems] == [("repeated_column", "Z")]


def test_a_repeated_sheet_is_an_error(book):
    def change(opened):
        opened.create_sheet("Мектептер")["A1"] = "Коды"

    _, problems = tables_of(renamed(book, change))
    assert [(each.code, each.sheet) for each in problems] == [("repeated_sheet", "schools")]


def test_an_empty_sheet_is_a_sheet_without_rows(book):
    def change(opened):
        opened["Attendance"].delete_rows(1, 9)

    tables, problems = tables_of(renamed(book, change))
    assert tables["attendance"].rows == ()
    assert problems == []


def test_a_file_without_any_known_sheet_lacks_all_five(tmp_path):
    Workbook().save(tmp_path / "other.xlsx")
    _, problems = tables_of(tmp_path / "other.xlsx")
    assert [each.code for each in problems] == ["unknown_sheet"] + ["missing_sheet"] * 5
