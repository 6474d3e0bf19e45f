"""Any table from outside comes the same way: CSV, HTML, old Excel and what was pasted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app.exchange.sheets import Cell, CellKind
from app.exchange.tables.formats import read_sheets
from app.exchange.tables.pasted import read_pasted
from app.models.cell_names import letter_of
from app.models.errors import FileProblem

OLD_EXCEL = Path("tests/data/old_excel.xls")
ROWS = "Коды;Аты;Саны\r\n00123;«Ақсу» мектебі;1E5\r\n\r\nNA;Құрман;12345678901234567\r\n"


def read(tmp_path, content, name="list.xls"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_sheets(path)


def values(sheet):
    """Return what stands in a sheet by row and column, as people see them."""
    return {f"{cell.column}{cell.row}": cell.value for row in sheet.rows for cell in row}


def refused(tmp_path, content, name="list.xls"):
    with pytest.raises(FileProblem) as caught:
        read(tmp_path, content, name)
    assert caught.value.data["path"] == name
    return caught.value.code


EXPECTED = {
    "A1": "Коды", "B1": "Аты", "C1": "Саны",
    "A2": "00123", "B2": "«Ақсу» мектебі", "C2": "1E5",
    "A4": "NA", "B4": "Құрман", "C4": "12345678901234567",
}  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_text_with_delimiters_comes_as_it_is(tmp_path, encoding, delimiter):
    (sheet,) = read(tmp_path, ROWS.replace(";", delimiter).encode(encoding))
    assert sheet.name == "list"
    assert values(sheet) == EXPECTED


def test_kazakh_of_one_byte_a_letter_is_read(tmp_path):
    (sheet,) = read(tmp_path, ROWS.encode("kz1048"))
    assert values(sheet) == EXPECTED
    (sheet,) = read(tmp_path, "Код;Имя\r\n1;Ёлкин №5 «Ю»\r\n".encode("cp1251"))
    assert values(sheet)["B2"] == "Ёлкин №5 «Ю»"


def test_a_cell_may_hold_lines_quotes_and_delimiters(tmp_path):
    (sheet,) = read(tmp_path, 'a;"one\r\ntwo; ""three"""\r\nb;ТОО "Ақ;1\r\n')
    assert values(sheet) == {
        "A1": "a", "B1": 'one\r\ntwo; "three"', "A2": "b", "B2": 'ТОО "Ақ', "C2": "1"
    }  # fmt: skip


def test_commas_within_texts_do_not_part_them(tmp_path):
    (sheet,) = read(tmp_path, "Аты;Орташа\nАхметов, А.;4,5\nБолат, Б.;3,5\n")
    assert values(sheet)["A2"] == "Ахметов, А."


def test_a_line_for_excel_alone_is_no_row(tmp_path):
    (sheet,) = read(tmp_path, "sep=,\r\na,b;c\r\n")
    assert values(sheet) == {"A1": "a", "B1": "b;c"}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(tmp_path, ending):
    (sheet,) = read(tmp_path, f"a;b{ending}c;d")
    assert values(sheet) == {"A1": "a", "B1": "b", "A2": "c", "B2": "d"}


def test_a_quotation_left_open_swallows_no_rows(tmp_path):
    assert refused(tmp_path, 'a;b\n1;"x\n2;y\n3;z\n') == "file_open_quote"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b" \r\n\t\r\n", "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (b"a;b\x00c\n", "file_not_table"),
        (b"<?xml version='1.0'?><Workbook/>", "file_not_table"),
        (b"<html><body>hello</body></html>", "file_not_table"),
        (b"<html><table><tr><td> &nbsp; </td></tr></table></html>", "file_not_table"),
        (b"MIME-Version: 1.0\r\n\r\n<table>", "file_not_table"),
        (b"\xff\xfea", "file_encoding"),
        (b"\x98;\xff\n", "file_encoding"),
    ],
)
def test_what_is_no_table_says_so(tmp_path, content, code):
    assert refused(tmp_path, content) == code


HTML = """<html><head><meta http-equiv=Content-Type content="text/html; charset=windows-1251">
<style>td {x: y}</style></head><body><h1>Тізім</h1>
<table border=1><tr><th rowspan=2>Облыс<th colspan=2>Мектеп</tr>
<tr><th>Коды<th>Аты</tr>
<tr><td>Ақмола<td>00123<td>№&nbsp;2 Ақкөл<br>ЖББМ &lt;1&gt;</td></tr>
<tr></tr>
<tr><td rowspan="2">Алматы   қ.</td><td>NA</td><td><b>216</b>жббм
</td></tr><tr><td>1E5<td><p>Лицей <p>№166<script>x</script></tr></table>
<table><caption>Екінші  кесте</caption><tr><td>a<table><tr><td>ішінде</table>b</table>
<table><tr><td>&nbsp;</table></body></html>"""

FIRST = {
    "A1": "Облыс", "B1": "Мектеп", "B2": "Коды", "C2": "Аты",
    "A3": "Ақмола", "B3": "00123", "C3": "№\u00a02 Ақкөл\nЖББМ <1>",
    "A5": "Алматы қ.", "B5": "NA", "C5": "216жббм", "B6": "1E5", "C6": "Лицей\n№166",
}  # fmt: skip


@pytest.mark.parametrize("encoding", ["kz1048", "utf-8", "utf-8-sig", "utf-16"])
def test_tables_of_html_come_as_excel_shows_them(tmp_path, encoding):
    sheets = read(tmp_path, HTML.encode(encoding))
    assert [each.name for each in sheets] == ["list", "Екінші кесте", "list 3"]
    assert [values(each) for each in sheets] == [FIRST, {"A1": "ab"}, {"A1": "ішінде"}]


def test_unclosed_and_stray_tags_lose_nothing(tmp_path):
    (sheet,) = read(tmp_path, "<table><td>a<td>b<tr><td>c</td></tr></td><tr><th>d<i>e")
    assert values(sheet) == {"A1": "a", "B1": "b", "A2": "c", "A3": "de"}


@pytest.mark.parametrize("span", ["10000000", "99999999999999999999", "-1", "0", "x", "２"])
def test_a_span_of_millions_is_no_work(tmp_path, span):
    (sheet,) = read(tmp_path, f"<table><tr><td colspan={span}>a<tr><td rowspan={span}>b</table>")
    assert values(sheet) == {"A1": "a", "A2": "b"}
    bomb = f"<td colspan={span} rowspan={span}>a" * 600
    assert refused(tmp_path, f"<table><tr>{bomb}</table>") == "file_too_many_columns"


def test_old_excel_comes_with_types(tmp_path):
    sheet, empty = read_sheets(OLD_EXCEL)
    assert (sheet.name, empty.name, empty.rows) == ("Мектептер", "empty", ())
    assert sheet.rows[0] == tuple(
        Cell(1, letter, value)
        for letter, value in zip("ABCDE", ["code", "Аты", 1, 2.5, True], strict=True)
    )
    assert values(sheet)["A2"] == "00123"
    assert values(sheet)["C2"] == dt.datetime(2025, 11, 3)
    assert values(sheet)["B4"] == "10:30:00"
    assert sheet.rows[3] == (Cell(5, "C", "#VALUE!", CellKind.ERROR),)


def test_the_name_of_a_file_says_nothing(tmp_path):
    workbook = Path("tests/data/quarter.xlsx").read_bytes()
    assert read(tmp_path, workbook, "list.csv")[0].rows
    assert read(tmp_path, OLD_EXCEL.read_bytes(), "list.html")[0].rows
    assert read(tmp_path, HTML, "list.xlsx")[0].rows


def test_what_is_pasted_comes_as_it_was_copied():
    text = 'Коды\tАты\r\n00123\t"Ақсу" мектебі\r\n\r\n\t"бір\nекі ""үш"""\r\n"\tжоқ\r\n'
    assert values(read_pasted(text, "Paste")) == {
        "A1": "Коды", "B1": "Аты", "A2": "00123", "B2": '"Ақсу" мектебі',
        "B4": 'бір\nекі "үш"', "A5": '"', "B5": "жоқ",
    }  # fmt: skip


@pytest.mark.parametrize(("place", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (16384, "XFD")])
def test_columns_have_letters(place, letter):
    assert letter_of(place) == letter
