"""Tables of results say what was counted, hide what would tell, and are the same everywhere."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from pypdf import PdfReader

from app.i18n import translation
from app.models.progress import finish
from app.models.store import Store
from app.models.studies import own_indicators, study, waves
from app.models.studies.groups import Attribute
from app.models.studies.indicators import definitions
from app.models.studies.questions import blocks
from app.models.studies.study import Among
from app.reports.document import Sheet
from app.reports.results import delimited, workbook
from app.reports.results.across import question_across
from app.reports.results.crossing import Crossing, Measure, cross_grid, first_telling
from app.reports.results.grid import Grid, shown
from app.reports.results.indicators import comparison_grid, indicator_grid, returns_grid, rule_of
from app.reports.results.needs import difficulty_grid, needs_grid, schools_grid
from app.reports.results.printing import printing
from app.reports.results.questions import question_grid
from app.reports.results.words import Words
from tests.models.making import add_school
from tests.models.studies.making import add_wave
from tests.reports.conftest import words_of

HEADS = [
    {"school": "P1", "H05": "1", "H07": "1", "H01": "1", "H11": "1 3", "H12_1": "2", "H12_2": "3",
     "H04_1": "1", "H18": "5", "H19": "1", "H19_n": "4", "H25": "Рақмет"},
    {"school": "P1", "H05": "2", "H07": "4", "H01": "2", "H11": "1", "H12_1": "2", "H04_1": "1"},
    {"school": "P1", "H05": "9", "H07": "1", "H12_1": "3", "H12_2": "2", "H04_1": "3", "H18": "4"},
    {"school": "P1", "H05": "1", "H07": "1", "H12_1": "3", "H04_1": "1"},
    {"school": "P1", "H05": "1", "H07": "1", "H12_1": "7", "H04_1": "2"},
    {"school": "P2", "H05": "3", "H07": "3", "H12_1": "1", "H04_1": "1"},
    {"school": "P2", "H05": "1", "H07": "3", "H12_1": "1", "H04_1": "1"},
    {"school": "P2", "H07": "3", "H12_1": "1", "H04_1": "9"},
]  # fmt: skip


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "field.db") as made:
        yield made


@pytest.fixture
def wave(store):
    add_school(store, "P1", territory="urban")
    add_school(store, "P2", territory="rural")
    add_wave(store, "1", HEADS, status="partner")
    with store.change("Asked") as change:
        change.update("wave_form", 1, {"asked": 10})
    return waves.by_code(store, "1")


@pytest.fixture
def words(store, wave):
    return Words(study.read(store, wave), translation("en"))


def block(words, name):
    return next(each for each in blocks(words.study.forms["needs_heads"]) if each.name == name)


def question(words, name):
    form = words.study.forms["needs_heads"]
    return next(each for each in form.questions() if each.name == name)


def test_a_question_says_whom_it_counted(words):
    found = question_grid(words, "needs_heads", block(words, "H05"))
    assert found.rows[0] == ("Increased considerably", 4, Decimal("57.1"))
    assert found.rows[-1] == ("Total", 7, Decimal("100.0"))
    assert found.notes[0] == "Answered: 7 of 8 asked; no answer: 1"
    assert found.bars[0].part == pytest.approx(4 / 7)


def test_few_answers_are_not_shown(words):
    found = question_grid(words, "needs_heads", block(words, "H11"))
    assert found.rows == ()
    assert found.notes == ("Too few responses; the result is hidden.",)
    group = Among(Attribute.SCHOOL, "P2")
    assert question_grid(words, "needs_heads", block(words, "H05"), group).rows == ()


def test_a_matrix_stands_row_by_row_and_leaves_small_rows_out(words):
    found = question_grid(words, "needs_heads", block(words, "H04"))
    assert found.rows[0][1:3] == (8, Decimal("62.5"))
    assert found.rows[1][1:3] == (0, None)  # nobody answered that row
    assert found.stacked.rows[0].shares[0] == pytest.approx(5 / 8)
    assert found.stacked.rows[0].n == "8"
    assert found.bars == ()


def test_ranks_have_places_and_a_mean(words):
    found = question_grid(words, "needs_heads", block(words, "H12"))
    assert found.head[1:4] == ("Place 1", "Place 2", "Place 3")
    assert found.rows[0][0] in {"Criteria-based assessment", "School management and leadership"}


def test_a_cross_table_hides_small_columns(words):
    crossing = Crossing("needs_heads", question(words, "H05"), Attribute.TERRITORY)
    found = cross_grid(words, crossing)
    assert [row[1:] for row in found.rows] == [(5, 2, 7)]  # no table of stars alone
    assert found.notes[1].startswith("No group here has five answers")
    assert found.bars == ()


def test_cross_tables_begin_with_one_that_tells_something(store):
    for number in range(4):
        add_school(store, f"S{number}", territory="city" if number < 2 else "rural")
    rows = [{"school": f"S{n % 4}", "H01": "1", "H05": str(n % 2 + 1)} for n in range(24)]
    words = Words(study.read(store, add_wave(store, "big", rows)), translation("en"))
    asked = [question(words, "H01"), question(words, "H05")]
    assert first_telling(words, "needs_heads", asked) == (asked[0], Attribute.TERRITORY)
    alone = Words(study.read(store, add_wave(store, "few", rows[:3])), translation("en"))
    assert first_telling(alone, "needs_heads", asked) is None


def test_a_scale_is_drawn_in_ordered_shades(store):
    rows = [{"school": "S", "H18": code} for code in "5544432219"]
    words = Words(study.read(store, add_wave(store, "1", rows)), translation("en"))
    found = question_grid(words, "needs_heads", block(words, "H18")).stacked
    tones = [part.tone for part in found.parts]
    assert tones == sorted(tones, reverse=True)
    assert found.rows[0].n == "9"  # «there was no interaction» is no answer


def test_a_whole_cross_table_has_counts_and_row_shares(store, wave):
    everything = Words(study.read(store, wave, whole=True), translation("en"))
    asked = question(everything, "H05")
    by = Attribute.TERRITORY
    counts = cross_grid(everything, Crossing("needs_heads", asked, by, Measure.COUNT))
    assert counts.head[1:] == ("urban", "rural", "Total")
    assert counts.rows[0][1:] == (3, 1, 4)
    shares = cross_grid(everything, Crossing("needs_heads", asked, by, Measure.ROW))
    assert shares.rows[0][1:] == (Decimal("75.0"), Decimal("25.0"), Decimal("100.0"))


def test_needs_are_told_by_direction_and_by_school(words):
    found = needs_grid(words)
    # eleven points for school management is three first places; assessment has two and a second
    assert [row[0:2] for row in found.rows[:2]] == [
        ("School management and leadership", 9),
        ("Criteria-based assessment", 8),
    ]
    assert needs_grid(words, school="P2").rows == ()
    rows = {row[0]: row[1:3] for row in schools_grid(words).rows}
    assert rows["«P2» мектебі"] == (3, "*")
    assert difficulty_grid(words) is None  # teachers were not asked


def test_indicators_tell_what_they_count_and_who_disagrees(words):
    found = indicator_grid(words, definitions())
    by_code = {row[0]: row for row in found.rows if not str(row[1]).startswith("– ")}
    assert by_code["I1"][3:6] == (5, 7, Decimal("71.4"))
    assert by_code["I3"][3:] == (1, 2, Decimal("50.0"), "«P1» мектебі")
    assert by_code["I8"][3:] == (None, None, None, "")
    assert by_code["I2"][3:6] == (0, 0, None)


def test_rules_are_in_words(words):
    known = {each.code: each for each in definitions()}
    assert rule_of(words, known["I1"]) == (
        "no. 5: “Increased considerably / Increased somewhat”",
        "all of these questions are answered: 5",
    )
    counts, _ = rule_of(words, known["P6"])
    assert counts.endswith("and (no. 4.5: “Yes” or no. 4.6: “Yes”)")
    for code, each in known.items():
        if each.form == "needs_heads" and code != "I8":
            assert all(rule_of(words, each)), code


def test_waves_stand_side_by_side_with_their_rates(store, words):
    other = add_wave(store, "2", HEADS * 2, status="leading")
    studies = [words.study, study.read(store, other)]
    found = comparison_grid(words, studies, own_indicators.every(store), matched=False)
    first = found.rows[0]
    assert first[2:] == (Decimal("71.4"), 7, Decimal("71.4"), 14, "0.0", Decimal("71.4"),
                         Decimal("71.4"), "")  # fmt: skip
    assert any("different schools" in note for note in found.notes)
    assert returns_grid(words, studies).rows[0][2:] == (8, 10, Decimal("80.0"))


@pytest.fixture
def sheets(store, words):
    return workbook.results_of(store, words)


def test_the_workbook_holds_typed_cells(tmp_path, sheets):
    path = tmp_path / "results.xlsx"
    evil = Grid("Evil", ("=1+1", "n"), (("=HYPERLINK(1)", 3), ("x", Decimal("57.1"))))
    finish(
        workbook.writing([*sheets, ("a/b*c", [evil]), ("A B C", [evil])], path, date(2025, 12, 1))
    )
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[1:4] == ["Indicators", "Rules", "Needs"]
    assert book.sheetnames[-2:] == ["a b c", "A B C 2"]
    page = book["a b c"]
    assert {cell.data_type for row in page for cell in row if cell.value} == {"s", "n"}
    assert page["A3"].value == "=HYPERLINK(1)"
    assert (page["B4"].value, page["B4"].number_format) == (57.1, "0.0")
    values = [cell.value for row in book["Indicators"] for cell in row]
    assert 71.4 in values
    book.close()


def test_csv_has_numbers_as_the_language_writes_them(tmp_path, sheets):
    path = tmp_path / "results.csv"
    finish(delimited.writing(sheets, path, "kk"))
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig")), delimiter=";"))
    assert any(row[:1] == ["I1"] and "71,4" in row for row in rows)


def test_paper_shows_what_the_screen_shows(tmp_path, words):
    grid = question_grid(words, "needs_heads", block(words, "H05"))
    path = tmp_path / "seen.pdf"
    sheet = Sheet("Results", "en", date(2025, 12, 1))
    finish(printing([grid, needs_grid(words)], "Results", "Wave", sheet, path))
    told = words_of(PdfReader(path))
    assert "57.1" in told
    assert "Increased considerably" in told


@pytest.mark.parametrize(
    ("cell", "language", "text"),
    [(None, "kk", "–"), (Decimal("60.0"), "kk", "60,0"), (1020, "en", "1,020"), ("*", "ru", "*")],
)
def test_cells_are_told_in_a_language(cell, language, text):
    assert shown(cell, language) == text


def test_a_question_stands_wave_by_wave(store, words):
    more = [{"school": "P1", "H05": "1", "H18": "4", "H19_n": "2"}] * 6
    other = study.read(store, add_wave(store, "2", [*more, {"school": "P3", "H05": "3"}]))
    studies = [words.study, other]
    found = question_across(words, studies, "needs_heads", question(words, "H05"), matched=False)
    assert found.rows[0][1:] == (Decimal("57.1"), Decimal("85.7"), "+28.6")
    assert found.rows[-1][1:] == (7, 7, None)
    marks = question_across(words, studies, "needs_heads", question(words, "H18"), matched=False)
    assert marks.rows[-2][1:] == ("*", Decimal("4.00"), None)  # two marks in the first wave
    matched = question_across(words, studies, "needs_heads", question(words, "H05"), matched=True)
    assert matched.rows[-1][1:] == ("*", "*", None)  # few are left out in both
