"""Bounded reading: whatever the file, values as typed or one kind of error."""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from app.exchange.sheets import Cell, CellKind
from app.exchange.tables import bounds
from app.exchange.tables.formats import read_sheets
from app.models import archive
from app.models.errors import FileProblem
from tests.exchange.books import rewritten

SAMPLE = Path("tests/data/quarter.xlsx")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(path):
    return {sheet.name: list(sheet.rows) for sheet in read_sheets(path)}


def saved(path, *rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def code_of(path):
    with pytest.raises(FileProblem) as caught:
        read(path)
    assert caught.value.data["path"] == path.name
    return caught.value.code


def test_values_come_as_they_were_typed(tmp_path):
    path = saved(tmp_path / "a.xlsx", ["00123", "NA", 12.0, 4.5, True, date(2025, 11, 3), " "])
    assert read(path)["Sheet"] == [
        (
            Cell(1, "A", "00123"),
            Cell(1, "B", "NA"),
            Cell(1, "C", 12),
            Cell(1, "D", 4.5),
            Cell(1, "E", True),
            Cell(1, "F", datetime(2025, 11, 3)),
        )
    ]


def test_blank_rows_are_skipped_and_rows_keep_their_number(tmp_path):
    path = saved(tmp_path / "a.xlsx", ["head"], [], [" ", None], ["x"])
    assert [row[0].row for row in read(path)["Sheet"]] == [1, 4]


def test_a_formula_without_a_stored_value_says_so(tmp_path):
    path = saved(tmp_path / "a.xlsx", ["=1+1"])
    assert read(path)["Sheet"] == [(Cell(1, "A", "=1+1", CellKind.UNCOMPUTED),)]


def test_a_formula_with_a_stored_value_is_that_value(tmp_path):
    plain = saved(tmp_path / "plain.xlsx", [7, "x"], [7, "y"])
    path = rewritten(
        plain,
        tmp_path / "a.xlsx",
        lambda name, content: content.replace(b"<v>7</v>", b"<f>3+4</f><v>7</v>"),
    )
    assert read(path)["Sheet"][1] == (Cell(2, "A", 7, CellKind.FORMULA), Cell(2, "B", "y"))


def test_a_date_that_does_not_exist_is_an_error_cell(tmp_path):
    plain = saved(tmp_path / "plain.xlsx", [date(2025, 11, 3)])
    path = rewritten(
        plain,
        tmp_path / "a.xlsx",
        lambda name, content: content.replace(b"<v>45964</v>", b"<v>99999999</v>"),
    )
    assert read(path)["Sheet"][0][0].kind is CellKind.ERROR


@pytest.mark.parametrize("size", [0, 3, 4, 100, 5000, 15_000])
def test_a_cut_file_is_refused(tmp_path, size):
    path = tmp_path / "cut.xlsx"
    path.write_bytes(SAMPLE.read_bytes()[:size])
    assert code_of(path) in {"file_damaged", "file_empty", "file_not_table"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 \xe2\xe3\xcf\xd3", "file_not_table"),
        (b"\x89PNG\r\n\x1a\n" + bytes(600), "file_not_table"),
        (OLE + bytes(600), "file_damaged"),
        (OLE + bytes(600) + "Workbook".encode("utf-16-le"), "file_damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file_encrypted"),
        (b"PK\x03\x04" + bytes(600), "file_damaged"),
    ],
)
def test_another_kind_of_file_is_named(tmp_path, content, code):
    path = tmp_path / "other.xlsx"
    path.write_bytes(content)
    assert code_of(path) == code


def test_a_file_that_is_not_there_is_named(tmp_path):
    assert code_of(tmp_path / "none.xlsx") == "file_not_found"
    assert code_of(tmp_path) == "file_no_access"


def test_a_zip_without_a_workbook_is_none(tmp_path):
    path = tmp_path / "letter.xlsx"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("letter.txt", "hello")
    assert code_of(path) == "file_not_workbook"


def test_a_bomb_is_refused(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made,
        made.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as target,
    ):
        for _ in range(200):
            target.write(bytes(1_048_576))
    assert path.stat().st_size < 1_048_576
    assert code_of(path) == "file_bomb"


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path):
    inner = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = inner.compress(bytes(3_000_000)) + inner.flush()
    path = tmp_path / "lie.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/worksheets/sheet1.xml", bytes(3_000_000))
    raw = path.read_bytes().replace((3_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert content[:100] in raw
    path.write_bytes(raw)
    assert code_of(path) == "file_damaged"


def test_more_than_the_cap_unpacked_names_the_cap(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "UNPACKED", 20_000)
    with pytest.raises(FileProblem) as caught:
        read(SAMPLE)
    assert caught.value.code == "file_too_large"
    assert "limit" in caught.value.data


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(tmp_path, method):
    path = tmp_path / "other.xlsx"
    with zipfile.ZipFile(path, "w", method) as made:
        made.writestr("xl/workbook.xml", bytes(1000))
    assert code_of(path) == "file_unsafe"


def test_an_encrypted_member_is_named(tmp_path):
    raw = bytearray(SAMPLE.read_bytes())
    start = raw.index(b"PK\x01\x02")
    raw[start + 8] |= 1
    path = tmp_path / "locked.xlsx"
    path.write_bytes(raw)
    assert code_of(path) == "file_encrypted"


def test_entities_are_refused(tmp_path):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'

    def spoil(name, content):
        return content.replace(b"?>", b"?>" + bomb, 1) if name.endswith("sheet1.xml") else content

    assert code_of(rewritten(SAMPLE, tmp_path / "entities.xlsx", spoil)) == "file_unsafe"


def test_members_that_share_bytes_are_refused(tmp_path):
    raw = bytearray(SAMPLE.read_bytes())
    first = raw.index(b"PK\x01\x02")
    second = raw.index(b"PK\x01\x02", first + 4)
    raw[second + 42 : second + 46] = raw[first + 42 : first + 46]
    path = tmp_path / "overlap.xlsx"
    path.write_bytes(raw)
    assert code_of(path) in {"file_unsafe", "file_damaged"}


def test_too_many_rows_are_refused_never_cut(tmp_path, monkeypatch):
    monkeypatch.setattr(bounds, "ROWS", 3)
    assert len(read(saved(tmp_path / "fits.xlsx", *[["x"]] * 4))["Sheet"]) == 4
    path = saved(tmp_path / "long.xlsx", *[["x"]] * 5)
    with pytest.raises(FileProblem) as caught:
        read(path)
    assert caught.value.code == "file_too_many_rows"
    assert caught.value.data == {"path": "long.xlsx", "title": "Sheet", "limit": 3}


def test_a_cell_far_away_is_refused_at_once(tmp_path):
    book = Workbook()
    book.active["A1"] = "a"
    book.active["XFD1048576"] = "b"
    book.save(tmp_path / "far.xlsx")
    assert code_of(tmp_path / "far.xlsx") == "file_too_many_columns"


def test_empty_cells_far_away_do_no_harm(tmp_path):
    book = Workbook()
    book.active["A1"] = "a"
    book.active["XFD9"].number_format = "0.00"
    book.save(tmp_path / "far.xlsx")
    assert read(tmp_path / "far.xlsx")["Sheet"] == [(Cell(1, "A", "a"),)]


def test_a_row_number_out_of_this_world_is_damage(tmp_path):
    def spoil(name, content):
        return content.replace(b'<row r="3"', b'<row r="999999999"')

    assert code_of(rewritten(SAMPLE, tmp_path / "row.xlsx", spoil)) == "file_damaged"


@given(data=st.data())
def test_whatever_the_bytes_only_our_own_error_leaves(data, tmp_path_factory):
    raw = bytearray(SAMPLE.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("fuzz") / "fuzzed.xlsx"
    path.write_bytes(raw)
    with contextlib.suppress(FileProblem):
        read(path)


@given(data=st.data())
def test_whatever_the_xml_only_our_own_error_leaves(data, tmp_path_factory):
    with zipfile.ZipFile(SAMPLE) as old:
        names = old.namelist()
    target = data.draw(st.sampled_from(names))

    def spoil(name, content):
        if name != target:
            return content
        at = data.draw(st.integers(0, len(content) - 1))
        cut = data.draw(st.integers(0, 20))
        put = data.draw(st.sampled_from([b"", b"0", b"99999999", b'"', b"<", b"/", b"x", b"t="]))
        return content[:at] + put + content[at + cut :]

    path = rewritten(SAMPLE, tmp_path_factory.mktemp("fuzz") / "fuzzed.xlsx", spoil)
    with contextlib.suppress(FileProblem):
        read(path)


def test_reading_leaves_the_file_closed(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(SAMPLE.read_bytes())
    read(path)
    path.rename(tmp_path / "b.xlsx")
    assert zipfile.is_zipfile(io.BytesIO((tmp_path / "b.xlsx").read_bytes()))
