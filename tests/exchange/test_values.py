"""What people write into cells, read as values."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from app.exchange import values
from app.exchange.sheets import Cell, CellKind
from app.models.errors import Invalid

DAY = dt.date(2025, 11, 3)


def cell(value, kind=CellKind.PLAIN):
    return Cell(2, "B", value, kind)


def code_of(read, value, kind=CellKind.PLAIN):
    with pytest.raises(Invalid) as caught:
        read(cell(value, kind))
    return caught.value.problems[0].code


@pytest.mark.parametrize(
    "written",
    [
        DAY,
        dt.datetime(2025, 11, 3, 9, 30),
        "03.11.2025",
        "3.11.2025",
        "3.11.25",
        " 03.11.2025 ",
        "03.11.2025 г.",
        "03.11.2025 ж",
        "03.11.2025 0:00:00",
        "2025-11-03",
        "2025-11-03 00:00:00",
        "2025-11-03T00:00:00",
    ],
)
def test_dates_are_read_as_people_write_them(written):
    assert values.date_of(cell(written)) == DAY


@pytest.mark.parametrize(
    "written",
    ["30.02.2025", "2025-13-01", "31.11.2025", "03.11.1025", "қараша", 45964, "45964", True,
     dt.datetime(1899, 12, 31), "11/03/2025", "0.0.0000", "3.11", "12:00:00"],
)  # fmt: skip
def test_impossible_dates_are_refused(written):
    assert code_of(values.date_of, written) == "bad_date"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (12, "12"),
        (4.7, "4.7"),
        ("4.7", "4.7"),
        ("4,7", "4.7"),
        ("1 180", "1180"),
        ("1\u00a0180", "1180"),
        ("1\u202f180,5", "1180.5"),
        (4.60000000000001, "4.6"),
        (1e-9, "0"),
        ("0", "0"),
        ("3.14285714", "3.1429"),
    ],
)
def test_numbers_are_read_with_comma_point_and_spaces(written, number):
    assert values.number_of(cell(written)) == Decimal(number)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (-2, "negative_number"),
        ("-2", "negative_number"),
        ("−2", "negative_number"),
        ("он екі", "bad_number"),
        ("1 2", "bad_number"),
        ("1e5", "bad_number"),
        ("inf", "bad_number"),
        (True, "bad_number"),
        (DAY, "bad_number"),
        (87_771_234_567, "number_too_large"),
        ("9" * 400, "number_too_large"),
    ],
)
def test_impossible_numbers_are_refused(written, code):
    assert code_of(values.number_of, written) == code


def test_counts_are_whole():
    assert values.count_of(cell("12,0")) == 12
    assert code_of(values.count_of, 1.5) == "not_whole"


@pytest.mark.parametrize(
    ("written", "text"), [(216, "216"), ("216.0", "216"), ("00123", "00123"), ("P1-T01", "P1-T01")]
)
def test_numeric_codes_lose_what_excel_added(written, text):
    assert values.code_text_of(cell(written)) == text


def test_lists_are_split_and_hold_each_item_once():
    assert values.words_of(cell("С-01, С-02;С-03\nC-01,, ")) == ("С-01", "С-02", "С-03")
    assert values.words_of(cell(12)) == ("12",)


@pytest.mark.parametrize(
    "written",
    ["мектеп басшысы", "Мектеп  Басшысы", "руководитель школы", "SCHOOL HEAD", "head",
     "мeктeп бacшыcы"],
)  # fmt: skip
def test_coded_words_are_known_in_three_languages(written):
    assert values.coded("people.role")(cell(written)) == "head"


def test_an_unknown_word_is_refused():
    assert code_of(values.coded("people.role"), "сторож") == "unknown_word"


def test_languages_are_a_list_of_words():
    assert values.coded_list("schools.languages")(cell("қазақ, русский")) == ("kk", "ru")


@pytest.mark.parametrize("written", ["иә", "Да", "yes", True, 1])
def test_yes_is_said_in_many_ways(written):
    assert values.yes_or_no(cell(written)) is True


def test_no_is_said_too():
    assert values.yes_or_no(cell("жоқ")) is False
    assert code_of(values.yes_or_no, "бәлкім") == "unknown_word"


@pytest.mark.parametrize("read", [values.text_of, values.date_of, values.number_of])
def test_cells_without_a_value_are_refused(read):
    assert code_of(read, "=A1", CellKind.UNCOMPUTED) == "formula_without_value"
    assert code_of(read, "#REF!", CellKind.ERROR) == "cell_error"
