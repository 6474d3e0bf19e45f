"""Faulty workbooks: each fault is named with sheet, row and column, and nothing is written."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import load_workbook

from app.exchange.workbook.apply import apply
from app.exchange.workbook.export import write_rejected
from app.exchange.workbook.layout import SHEETS
from app.exchange.workbook.plan import Verdict
from app.i18n import LANGUAGES, speak
from app.messages import explain
from app.models.errors import Invalid
from app.models.store import Store
from tests.exchange.books import plan_of, quarter, rewritten, write_book

DAY = dt.date(2025, 11, 3)

# sheet, row (as people count), column code, what is typed, code of the problem, its column's letter
REJECTED = [
    ("schools", 3, "code", None, "required", "A"),
    ("schools", 3, "code", "LS", "repeated_key", "A"),
    ("schools", 3, "bin", "99124099980", "bin_length", "D"),
    ("schools", 3, "bin", "000101300009", "personal_number", "D"),
    ("schools", 3, "status", "спонсор", "unknown_word", "E"),
    ("schools", 3, "region", "Алматы", "region_ambiguous", "F"),
    ("schools", 3, "territory", "аул-қала", "unknown_word", "H"),
    ("schools", 3, "languages", "қазақ, латын", "unknown_word", "I"),
    ("schools", 3, "small", "бәлкім", "unknown_word", "J"),
    ("schools", 3, "pupils", "көп", "bad_number", "K"),
    ("schools", 3, "teachers", -38, "negative_number", "L"),
    ("schools", 3, "teachers", 38.5, "not_whole", "L"),
    ("schools", 3, "pupils", 87017012345, "number_too_large", "K"),
    ("people", 2, "code", None, "required", "A"),
    ("people", 3, "code", "Р1-Т01", "repeated_key", "A"),
    ("people", 2, "name", "Әбдіғали Әсел 000101300009", "personal_number", "B"),
    ("people", 2, "school", "P9", "unknown_school", "C"),
    ("people", 2, "school", None, "required", "C"),
    ("people", 2, "role", "аспаз", "unknown_word", "D"),
    ("requests", 2, "number", None, "required", "A"),
    ("requests", 3, "number", "C-01", "repeated_key", "A"),
    ("requests", 2, "received", "31.02.2025", "bad_date", "B"),
    ("requests", 2, "received", 45964, "bad_date", "B"),
    ("requests", 2, "received", None, "required", "B"),
    ("requests", 2, "school", "P9", "unknown_school", "C"),
    ("requests", 2, "channel", "көгершін", "unknown_word", "D"),
    ("requests", 2, "direction", "аспаздық", "unknown_word", "F"),
    ("requests", 2, "decided", dt.date(2025, 11, 2), "before_receipt", "K"),
    ("requests", 2, "closed", "02.11.2025", "before_receipt", "M"),
    ("requests", 2, "status", "бітті", "unknown_word", "L"),
    ("requests", 2, "status", None, "required", "L"),
    ("requests", 2, "events", "Ш-77", "unknown_event", "N"),
    ("requests", 2, "reason", "ЖСН 000101300009", "personal_number", "O"),
    ("requests", 2, "count", "=6+6", "formula_without_value", "H"),
    ("events", 3, "number", "Ш-01", "repeated_key", "A"),
    ("events", 2, "date", "2025-13-01", "bad_date", "B"),
    ("events", 2, "end", dt.date(2025, 11, 18), "end_before_start", "C"),
    ("events", 2, "original_date", "кеше", "bad_date", "D"),
    ("events", 2, "kind", "концерт", "unknown_word", "E"),
    ("events", 2, "format", "телепатия", "unknown_word", "F"),
    ("events", 2, "requests", "С-01, С-99", "unknown_request", "I"),
    ("events", 2, "parents", "-1", "negative_number", "K"),
    ("events", 2, "hours", -2, "negative_number", "L"),
    ("events", 2, "hours", "екі", "bad_number", "L"),
    ("events", 2, "hours", DAY, "bad_number", "L"),
    ("events", 2, "status", None, "required", "M"),
    ("events", 2, "feedback_mean", 47, "mean_range", "O"),
    ("attendance", 3, "event", "Ш-99", "unknown_event", "A"),
    ("attendance", 3, "person", "P1-T99", "unknown_person", "B"),
    ("attendance", 3, "person", "P1-T01", "repeated_key", "B"),
    ("attendance", 3, "mark", "ұйықтады", "unknown_word", "C"),
    ("attendance", 3, "mark", None, "required", "C"),
]  # fmt: skip

# the same, for what is only told
WARNED = [
    ("schools", 3, "bin", "991240999803", "bin_check", "D"),
    ("schools", 3, "bin", "991340999802", "bin_format", "D"),
    ("schools", 3, "region", "Средиземье", "unknown_region", "F"),
    ("schools", 3, "distance", "17,5", "rounded", "M"),
    ("schools", 3, "name_kk", None, "missing_value", "B"),
    ("schools", 3, "status", None, "missing_value", "E"),
    ("people", 2, "name", None, "missing_value", "B"),
    ("people", 3, "name", "Абдигали Асел", "likely_same", "B"),
    ("requests", 2, "topic", None, "missing_value", "E"),
    ("requests", 3, "reason", None, "reason_missing", "O"),
    ("requests", 3, "status", "Fulfilled", "fulfilled_without_event", "N"),
    ("requests", 3, "closed", None, "closing_day_missing", "M"),
    ("requests", 3, "status", "Under review", "closing_day_of_open", "M"),
    ("requests", 3, "decided", None, "decision_missing", "K"),
    ("requests", 3, "closed", "09.12.2025", "closed_before_decision", "M"),
    ("events", 3, "status", "Not held", "reason_missing", "P"),
    ("events", 2, "feedback_forms", None, "forms_missing", "N"),
    ("events", 2, "feedback_mean", None, "mean_missing", "O"),
]  # fmt: skip


def spoilt(tmp_path, sheet, row, column, typed):
    rows = quarter()
    rows[sheet][row - 2][column] = typed
    return write_book(tmp_path / "book.xlsx", rows)


def places(problems):
    return {(each.code, each.sheet, each.row, each.column) for each in problems}


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "team.db") as opened:
        yield opened


def by_code(fault):
    return f"{fault[0]}-{fault[2]}-{fault[4]}"


@pytest.mark.parametrize("fault", REJECTED, ids=by_code)
def test_what_cannot_be_stored_truthfully_is_rejected(store, tmp_path, fault):
    sheet, row, _, _, code, letter = fault
    plan = plan_of(store, spoilt(tmp_path, *fault[:4]))
    of_row = [each for each in plan.problems if (each.sheet, each.row) == (sheet, row)]
    assert places(of_row) == {(code, sheet, row, letter)}
    assert {each.severity for each in of_row} == {"error"}
    with pytest.raises(Invalid):
        apply(store, plan)
    assert store.value("SELECT count(*) FROM school") == 0


@pytest.mark.parametrize("fault", WARNED, ids=by_code)
def test_what_is_doubtful_is_stored_and_told(store, tmp_path, fault):
    sheet, row, _, _, code, letter = fault
    path = spoilt(tmp_path, *fault[:4])
    plan = plan_of(store, path)
    assert (code, sheet, row, letter) in places(plan.problems)
    apply(store, plan)
    assert plan_of(store, path).count(Verdict.SAME) == 10


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", REJECTED + WARNED, ids=by_code)
def test_every_problem_has_a_sentence(tmp_path, language, fault):
    speak(language)
    plan = plan_of(None, spoilt(tmp_path, *fault[:4]))
    for problem in plan.problems:
        sentence = explain(problem)
        assert sentence
        assert "{" not in sentence


def test_a_rejected_row_takes_those_that_name_it_with_it(tmp_path):
    plan = plan_of(None, spoilt(tmp_path, "schools", 3, "teachers", "көп"))
    assert {sheet: plan.count(Verdict.REJECTED, sheet) for sheet in SHEETS} == {
        "schools": 1, "people": 2, "requests": 2, "events": 1, "attendance": 2,
    }  # fmt: skip
    assert {each.code for each in plan.problems} == {"bad_number", "rejected_reference"}


def test_a_rejected_row_of_a_stored_record_harms_no_other(store, tmp_path):
    apply(store, plan_of(store, write_book(tmp_path / "book.xlsx", quarter())))
    plan = plan_of(store, spoilt(tmp_path, "schools", 3, "teachers", "көп"))
    assert plan.count(Verdict.REJECTED) == 1
    assert plan.count(Verdict.SAME) == 9


def test_without_its_leading_school_a_workbook_is_not_taken_even_in_part(store, tmp_path):
    plan = plan_of(store, spoilt(tmp_path, "schools", 2, "teachers", "көп"))
    assert not plan.may_apply(accept_good=True)


def test_a_workbook_without_a_leading_school_says_so(store, tmp_path):
    plan = plan_of(store, spoilt(tmp_path, "schools", 2, "status", "partner school"))
    assert [(each.code, each.sheet) for each in plan.problems] == [("no_leading_school", "schools")]
    apply(store, plan)
    assert plan_of(store, tmp_path / "book.xlsx").count(Verdict.SAME) == 10


def test_results_of_formulas_are_told_once_for_each_column(tmp_path):
    rows = quarter()
    rows["events"][1]["planned"] = 18
    path = rewritten(
        write_book(tmp_path / "plain.xlsx", rows),
        tmp_path / "book.xlsx",
        lambda name, content: content.replace(b"<v>18</v></c><c", b"<f>9+9</f><v>18</v></c><c"),
    )
    plan = plan_of(None, path)
    assert places(plan.problems) == {("formula_value", "events", 2, "J")}
    assert plan.rows["events"][1].entry.values["planned"] == 18


def test_the_rejected_rows_come_as_a_workbook_to_be_mended(tmp_path):
    rows = quarter()
    rows["people"][0]["role"] = "аспаз"
    plan = plan_of(None, write_book(tmp_path / "book.xlsx", rows))
    write_rejected(tmp_path / "rejected.xlsx", plan, "en", explain)
    book = load_workbook(tmp_path / "rejected.xlsx")
    people = list(book["People"].values)
    assert people[0][-1] == "To mend"
    assert people[1][:4] == ("P1-T01", "Әбдіғали Әсел", "P1", "аспаз")
    assert "аспаз" in people[1][-1]
    assert [len(list(page.values)) - 1 for page in book] == [
        0,
        1,
        0,
        0,
        1,
        len(list(book["Lists"])) - 1,
    ]


def test_mended_rejected_rows_are_brought_in_beside_the_good_ones(store, tmp_path):
    rows = quarter()
    rows["people"][0]["role"] = "аспаз"
    plan = plan_of(store, write_book(tmp_path / "book.xlsx", rows))
    apply(store, plan, accept_good=True)
    write_rejected(tmp_path / "rejected.xlsx", plan, "en", explain)
    book = load_workbook(tmp_path / "rejected.xlsx")
    book["People"]["D2"] = "teacher"
    book.save(tmp_path / "rejected.xlsx")
    mended = plan_of(store, tmp_path / "rejected.xlsx")
    assert mended.problems == ()
    apply(store, mended)
    whole = plan_of(store, write_book(tmp_path / "book.xlsx", quarter()))
    assert whole.count(Verdict.SAME) == 10
