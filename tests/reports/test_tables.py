"""Tables over many pages, and lines in their columns."""

from __future__ import annotations

import pytest

from app.reports.fonts import Face, drawn_signs
from app.reports.lines import width, wrap
from app.reports.rows import Align, Column, Look, Row
from app.reports.tables import Table
from tests.reports.conftest import text_of, words_of

COLUMNS = (Column("№", 1), Column("Тақырыбы", 8), Column("Саны", 2, Align.RIGHT))


def rows(count: int) -> list[Row]:
    return [Row((f"Ш-{place}", "Дескриптор", str(place))) for place in range(count)]


def test_every_row_is_printed_once_and_the_head_on_every_page(printed):
    pdf = printed([Table(COLUMNS, rows(300))])
    assert len(pdf.pages) > 3
    assert all(page.extract_text().count("Тақырыбы") == 1 for page in pdf.pages)
    printed_numbers = [word for word in text_of(pdf).split() if word.startswith("Ш-")]
    assert printed_numbers == [f"Ш-{place}" for place in range(300)]


def test_a_cell_longer_than_a_page_goes_on_over_the_next(printed):
    pdf = printed([Table(COLUMNS, [Row(("1", "сөз " * 5000, "2"))])])
    assert text_of(pdf).count("сөз") == 5000


def test_a_long_word_stays_in_its_cell(printed):
    pdf = printed([Table(COLUMNS, [Row(("1", "ұ" * 100_000, "2"))])])
    assert text_of(pdf).count("ұ") == 100_000


def test_an_empty_table_is_its_head(printed):
    assert "Тақырыбы" in text_of(printed([Table(COLUMNS, [])]))


@pytest.mark.parametrize("count", range(40, 56))
def test_a_sum_is_never_alone_and_a_heading_never_last(printed, count):
    total = Row(("Барлығы", "", "9"), Look.TOTAL)
    group = Row(("Қазан",), Look.GROUP)
    pages = printed([Table(COLUMNS, [*rows(count), group, *rows(1), total])]).pages
    for page in pages:
        lines = page.extract_text().split("\n")
        assert not any(line == "Қазан" and "Ш-" not in after for line, after in pairs(lines))
        assert "Барлығы" not in lines or any(line.startswith("Ш-") for line in lines)


def pairs(lines: list[str]) -> list[tuple[str, str]]:
    return [(line, " ".join(lines[place + 1 :])) for place, line in enumerate(lines)]


def test_missing_glyphs_are_boxes_in_cells_too(printed):
    assert "5 20B8 т" in words_of(printed([Table(COLUMNS, [Row(("1", "5 ₸ т", ""))])]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("мектеп-гимназиясы", ("мектеп-", "гимназиясы")),
        ("бір\nекі", ("бір", "екі")),
        ("С-01, С-02", ("С-01, С-02",)),
        ("", ("",)),
    ],
)
def test_lines_break_where_people_would(text, expected):
    assert wrap(text, Face.SERIF, 10, 60) == expected


def test_a_number_stays_with_its_sign():
    assert wrap("Школа-гимназия № 11", Face.SERIF, 10, 90) == ("Школа-гимназия", "№ 11")


def test_no_line_is_wider_than_its_column():
    text = "Бағасы ₸₸₸₸₸₸₸₸₸₸₸₸₸₸₸₸ ұзынсөз" * 9
    assert all(width(line, Face.SERIF, 10) <= 70 for line in wrap(text, Face.SERIF, 10, 70))


def places(page) -> dict[int, tuple[float, float]]:
    """Return where each line of a page begins, in their order."""
    found = {}

    def see(operator, operands, _cm, tm):
        if operator == b"Tj":
            found[len(found)] = (round(tm[4], 1), round(tm[5], 1))

    page.extract_text(visitor_operand_before=see)
    return found


def test_cells_stand_in_their_columns_whatever_stands_beside_them(printed):
    columns = (Column("а", 2, Align.RIGHT), Column("б", 3), Column("в", 2, Align.CENTER))
    lines = [
        Row(("9", "үш\nжол\nтұр", "ортада")),
        Row(("10", "бір", "х")),
        Row(("11", "екі", "ж")),
    ]
    at = places(printed([Table(columns, lines)]).pages[0])
    # The titles, then three columns, three lines and one, and twice three columns.
    nine, three, _way, _stay, middle, _ten, one, x, eleven, two, z = [
        at[each] for each in range(3, 14)
    ]
    assert three[0] == one[0] == two[0]
    assert nine[1] == three[1] == middle[1]
    assert two[1] == z[1] == eleven[1]
    assert abs(x[0] - z[0]) < 5 < x[0] - middle[0]


def test_signs_of_many_subsets_stand_beside_those_of_the_first(printed):
    signs = "".join(
        sign for sign in drawn_signs() if "À" <= sign < "\u0250" or "Ѐ" <= sign < "\u0500"
    )
    cells = [Row((signs[at : at + 3], "Дескриптор", "7")) for at in range(0, len(signs), 3)]
    text = text_of(printed([Table(COLUMNS, cells)]))
    assert text.count("Дескриптор") == len(cells) > 80
    assert [row.cells[0] for row in cells if row.cells[0] not in text] == []
