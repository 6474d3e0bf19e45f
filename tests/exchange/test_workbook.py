"""The quarter workbook in and out: the sample, a second import, changes, links, undo."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.exchange.tables.formats import read_sheets
from app.exchange.workbook.apply import apply, applying
from app.exchange.workbook.export import export_workbook, write_template
from app.exchange.workbook.layout import SHEETS
from app.exchange.workbook.plan import Verdict
from app.models import periods, requests, settings
from app.models.errors import AppError, Invalid
from app.models.figures import Figures
from app.models.store import Store
from tests.exchange.books import plan_of, quarter, write_book

SAMPLE = Path("tests/data/quarter.xlsx")
EXPECTED = json.loads(Path("tests/data/quarter_expected.json").read_text("utf-8"))
TODAY = dt.date(2026, 1, 20)
ROWS = {"schools": 7, "people": 56, "requests": 10, "events": 10, "attendance": 72}


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "team.db") as opened:
        yield opened


def counts(plan, verdict):
    return {sheet: plan.count(verdict, sheet) for sheet in SHEETS}


def brought_in(store, path):
    plan = plan_of(store, path)
    apply(store, plan)
    return plan


def bring(store, tmp_path, rows, **written):
    return brought_in(store, write_book(tmp_path / "book.xlsx", rows, **written))


def plain(value):
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return float(value) if isinstance(value, Decimal) else value


def test_the_sample_is_new_to_an_empty_database(store):
    plan = plan_of(store, SAMPLE)
    assert counts(plan, Verdict.NEW) == ROWS
    assert plan.problems == ()


def test_the_sample_gives_every_figure_of_its_report(store):
    brought_in(store, SAMPLE)
    figures = Figures(store, periods.parse(store, "2025-11-03..2026-01-07"), 1)
    assert {code: plain(figures[code]) for code in EXPECTED["figures"]} == EXPECTED["figures"]


def test_the_only_leading_school_becomes_the_own_one(store):
    brought_in(store, SAMPLE)
    own = settings.read(store).own_school
    assert store.value("SELECT code FROM school WHERE id = ?", (own,)) == "LS"
    attached = "SELECT count(*) FROM school_attachment WHERE leading = ? AND valid_from IS NULL"
    assert store.value(attached, (own,)) == 6


def test_an_own_school_that_is_set_stays(store, tmp_path):
    rows = quarter()
    bring(store, tmp_path, rows)
    own = settings.read(store).own_school
    rows["schools"][0]["code"] = "OTHER"
    rows["events"][0]["place"] = "OTHER"
    plan = bring(store, tmp_path, rows)
    assert settings.read(store).own_school == own
    assert [(each.code, each.row) for each in plan.problems] == [("other_leading_school", 2)]


def test_a_second_import_of_the_same_workbook_changes_nothing(store):
    brought_in(store, SAMPLE)
    step = store.undoable()
    again = brought_in(store, SAMPLE)
    assert counts(again, Verdict.SAME) == ROWS
    assert store.undoable() == step


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_what_is_written_back_is_all_the_same(store, tmp_path, language):
    brought_in(store, SAMPLE)
    written = tmp_path / "back.xlsx"
    assert export_workbook(store, written, language) == ROWS
    again = plan_of(store, written)
    assert counts(again, Verdict.SAME) == ROWS
    assert again.problems == ()


def test_an_import_is_undone_as_a_whole(store):
    brought_in(store, SAMPLE)
    assert store.undo().args == {"name": "quarter.xlsx"}
    tables = ("school", "person", "request", "event", "attendance", "event_request")
    assert [store.value(f"SELECT count(*) FROM {table}") for table in tables] == [0] * 6
    assert settings.read(store).own_school is None
    store.redo()
    assert counts(plan_of(store, SAMPLE), Verdict.SAME) == ROWS


def test_cancelling_takes_everything_back(store):
    work = applying(store, plan_of(store, SAMPLE))
    next(work)
    work.close()
    assert store.value("SELECT count(*) FROM school") == 0
    assert store.undoable() is None


def test_a_plan_does_not_outlive_the_state_it_was_made_for(store):
    plan = plan_of(store, SAMPLE)
    brought_in(store, SAMPLE)
    with pytest.raises(AppError, match="plan_outdated"):
        apply(store, plan)


def test_changed_cells_change_their_records_alone(store, tmp_path):
    rows = quarter()
    bring(store, tmp_path, rows)
    rows["schools"][1] |= {"teachers": 40, "status": "pilot school", "district": "Ақсу"}
    rows["people"][0] |= {"name": "Әбдіғали Айсел", "subject": "Химия"}
    rows["requests"][1] |= {"status": "Under review", "reason": None}
    rows["events"][1] |= {"date": dt.date(2026, 1, 20), "end": None, "hours": "2,5"}
    rows["attendance"][1]["mark"] = "present"
    plan = bring(store, tmp_path, rows)
    assert {
        sheet: [(row.entry.row, row.changes) for row in plan.rows[sheet] if row.changes]
        for sheet in SHEETS
    } == {
        "schools": [(3, ("status", "district", "teachers"))],
        "people": [(2, ("name", "subject"))],
        "requests": [(3, ("status", "reason"))],
        "events": [(3, ("date", "end", "hours"))],
        "attendance": [(3, ("mark",))],
    }
    assert plan.count(Verdict.SAME) == 5
    again = plan_of(store, write_book(tmp_path / "book.xlsx", rows))
    assert again.count(Verdict.SAME) == 10


def test_a_changed_status_is_a_new_step_of_the_request(store, tmp_path):
    rows = quarter()
    bring(store, tmp_path, rows)
    rows["requests"][1] |= {"status": "Withdrawn", "closed": dt.date(2025, 12, 20)}
    bring(store, tmp_path, rows)
    number = requests.by_number(store, "С-02", settings.read(store).own_school)
    assert [(step.status, step.day) for step in requests.steps(store, number)] == [
        ("new", dt.date(2025, 12, 9)),
        ("refused", dt.date(2025, 12, 10)),
        ("withdrawn", dt.date(2025, 12, 20)),
    ]


def test_columns_that_are_not_there_leave_values_as_they_are(store, tmp_path):
    bring(store, tmp_path, quarter())
    order = {"schools": ["code", "name_kk", "status"], "events": ["number", "date", "kind",
             "topic", "status"]}  # fmt: skip
    plan = bring(store, tmp_path, quarter(), order=order)
    assert plan.count(Verdict.SAME) == 10


def test_records_that_are_not_in_the_workbook_stay(store, tmp_path):
    bring(store, tmp_path, quarter())
    bring(store, tmp_path, {sheet: [] for sheet in SHEETS})
    assert store.value("SELECT count(*) FROM attendance") == 2


@pytest.mark.parametrize("said_by", ["requests", "events", "both"])
def test_a_pair_named_on_either_side_is_linked_once(store, tmp_path, said_by):
    rows = quarter()
    if said_by == "events":
        rows["requests"][0]["events"] = None
    if said_by == "requests":
        rows["events"][0]["requests"] = None
    bring(store, tmp_path, rows)
    assert store.value("SELECT count(*) FROM event_request") == 1
    full = plan_of(store, write_book(tmp_path / "full.xlsx", quarter()))
    assert full.count(Verdict.SAME) == 10


def test_a_pair_that_neither_side_names_any_more_is_parted(store, tmp_path):
    rows = quarter()
    bring(store, tmp_path, rows)
    rows["requests"][0]["events"] = rows["events"][0]["requests"] = None
    plan = bring(store, tmp_path, rows)
    assert store.value("SELECT count(*) FROM event_request") == 0
    assert (plan.count(Verdict.CHANGED, "requests"), plan.count(Verdict.CHANGED, "events")) == (
        1,
        1,
    )


def test_look_alike_letters_in_codes_mean_the_same_record(store, tmp_path):
    bring(store, tmp_path, quarter())
    rows = quarter()
    rows["schools"][1]["code"] = rows["people"][0]["school"] = "Р1"
    rows["requests"][0]["number"] = "C-01"
    plan = plan_of(store, write_book(tmp_path / "book.xlsx", rows))
    assert plan.count(Verdict.SAME) == 10


def test_numbers_return_every_school_year(store, tmp_path):
    bring(store, tmp_path, quarter())
    rows = quarter()
    for sheet, column in (("requests", "received"), ("requests", "decided"), ("events", "date"),
                          ("requests", "closed"), ("events", "end")):  # fmt: skip
        for row in rows[sheet]:
            if row.get(column):
                row[column] = row[column].replace(year=row[column].year + 1)
    plan = bring(store, tmp_path, rows)
    assert plan.count(Verdict.NEW, "requests") == plan.count(Verdict.NEW, "events") == 2
    assert plan.count(Verdict.NEW, "attendance") == 2
    written = tmp_path / "back.xlsx"
    export_workbook(store, written, "kk")
    again = plan_of(store, written)
    assert again.count(Verdict.SAME) == 4 + 4 + 4 + 4
    assert {row.entry.cells["event"].value for row in again.rows["attendance"]} == {
        "Ш-01",
        "Ш-01 (2025-26)",
    }


def test_references_reach_into_the_newest_year_of_the_database(store, tmp_path):
    bring(store, tmp_path, quarter())
    rows = {sheet: [] for sheet in SHEETS} | {
        "attendance": [{"event": "Ш-01", "person": "P1-T01", "mark": "absent"}],
    }
    plan = bring(store, tmp_path, rows)
    assert counts(plan, Verdict.CHANGED)["attendance"] == 1


def test_several_sessions_keep_their_hours(store, tmp_path):
    rows = quarter()
    bring(store, tmp_path, rows)
    with store.change("Add a session") as change:
        change.insert("event_session", {"event": 1, "day": "2025-11-20", "hours": 10_000})
    plan = plan_of(store, write_book(tmp_path / "book.xlsx", rows))
    assert [each.code for each in plan.problems] == ["hours_of_sessions"]
    assert plan.count(Verdict.SAME) == 10
    rows["events"][0]["date"] += dt.timedelta(days=7)
    bring(store, tmp_path, rows)
    days = store.rows("SELECT day, hours FROM event_session WHERE event = 1 ORDER BY day")
    assert [tuple(row) for row in days] == [("2025-11-26", 20_000), ("2025-11-27", 10_000)]


def test_presence_at_any_session_is_presence(store, tmp_path):
    bring(store, tmp_path, quarter())
    with store.change("Add a session") as change:
        session = change.insert("event_session", {"event": 1, "day": "2025-11-20", "hours": 0})
        change.insert("attendance", {"session": session, "person": 2, "mark": "present"})
    export_workbook(store, tmp_path / "back.xlsx", "en")
    marks = load_workbook(tmp_path / "back.xlsx")["Attendance"].values
    assert list(marks)[2] == ("Ш-01", "P1-H01", "present")


def test_why_an_event_was_not_held_is_its_reason(store, tmp_path):
    rows = quarter()
    rows["events"][1] |= {"status": "Not held", "note": "аяз"}
    bring(store, tmp_path, rows)
    row = store.one("SELECT reason, note FROM event WHERE number = 'Ш-02'")
    assert tuple(row) == ("аяз", None)
    assert plan_of(store, tmp_path / "book.xlsx").count(Verdict.SAME) == 10


def test_dated_values_are_changed_where_they_hold(store, tmp_path):
    bring(store, tmp_path, quarter())
    with store.change("New year") as change:
        change.set_dated("school_size", "school", 2, "2026-01-01", {"teachers": 41})
    rows = quarter()
    rows["schools"][1]["teachers"] = 43
    bring(store, tmp_path, rows)
    known = store.rows("SELECT teachers FROM school_size WHERE school = 2 ORDER BY valid_from")
    assert [row["teachers"] for row in known] == [38, 43]
    assert plan_of(store, tmp_path / "book.xlsx").count(Verdict.SAME) == 10


def test_the_good_rows_may_be_taken_alone(store, tmp_path):
    rows = quarter()
    rows["people"][0]["school"] = "P9"
    plan = plan_of(store, write_book(tmp_path / "book.xlsx", rows))
    assert counts(plan, Verdict.REJECTED) == {
        "schools": 0, "people": 1, "requests": 0, "events": 0, "attendance": 1,
    }  # fmt: skip
    with pytest.raises(Invalid):
        apply(store, plan)
    assert store.value("SELECT count(*) FROM school") == 0
    apply(store, plan, accept_good=True)
    assert store.value("SELECT count(*) FROM person") == 1


def test_hostile_text_goes_in_and_out_as_it_is(store, tmp_path):
    rows = quarter()
    texts = ["=1+1", "+7 701 000", "-5", "@SUM(1)", "<b>&</b>", "00123", "NA", "1E5", "я" * 300]
    rows["people"] = [
        {"code": f"{place:03}", "name": text, "school": "P1", "role": "teacher"}
        for place, text in enumerate(texts)
    ]
    rows["attendance"] = []
    path = write_book(tmp_path / "book.xlsx", rows)
    book = load_workbook(path)
    for cell, text in zip(book["People"]["B"][1:], texts, strict=True):
        cell.value, cell.data_type = text, "s"
    book.save(path)
    brought_in(store, path)
    assert [row[0] for row in store.rows("SELECT name FROM person ORDER BY id")] == texts
    export_workbook(store, tmp_path / "back.xlsx", "en")
    assert plan_of(store, tmp_path / "back.xlsx").count(Verdict.SAME, "people") == len(texts)
    cells = [cell for row in load_workbook(tmp_path / "back.xlsx")["People"].rows for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_template_is_an_empty_workbook_that_offers_words(tmp_path, language):
    path = tmp_path / "template.xlsx"
    write_template(path, language)
    plan = plan_of(None, path)
    assert plan.problems == ()
    assert [plan.count(verdict) for verdict in Verdict] == [0, 0, 0, 0]
    offered = [len(page.data_validations.dataValidation) for page in load_workbook(path)]
    assert offered == [4, 1, 4, 3, 1, 0]


def test_several_leading_schools_need_the_own_one_to_be_chosen(store, tmp_path):
    bring(store, tmp_path, quarter())
    rows = quarter()
    rows["schools"][0]["code"] = rows["events"][0]["place"] = "OTHER"
    bring(store, tmp_path, rows)
    export_workbook(store, tmp_path / "back.xlsx", "kk")
    with store.change("Forget") as change:
        settings.write(store, change, own_school=None)
    with pytest.raises(AppError, match="own_school_needed"):
        export_workbook(store, tmp_path / "none.xlsx", "kk")
    assert not (tmp_path / "none.xlsx").exists()


def test_dates_are_written_as_real_dates(store, tmp_path):
    brought_in(store, SAMPLE)
    export_workbook(store, tmp_path / "back.xlsx", "kk")
    requests_sheet = read_sheets(tmp_path / "back.xlsx")[2]
    assert requests_sheet.rows[1][1].value == dt.datetime(2025, 11, 3)


def test_what_only_the_window_can_enter_comes_back_the_same(store, tmp_path):
    bring(store, tmp_path, quarter())
    with store.change("By hand") as change:
        kind = {"code": "own_1", "name_kk": "Дөңгелек үстел", "for_educators": 1, "own": 1}
        change.insert("event_kind", kind)
        change.update("event", 1, {"kind": "own_1", "move_reason": "боран", "note": "фото бар"})
        change.update("person_post", 1, {"role": "other", "position": "әлеуметтік педагог"})
        change.update("school", 2, {"region": "Торғай облысы"})
    for language in ("kk", "ru", "en"):
        export_workbook(store, tmp_path / "back.xlsx", language)
        plan = plan_of(store, tmp_path / "back.xlsx")
        assert plan.count(Verdict.SAME) == 10
        assert {each.code for each in plan.problems} == {"unknown_region"}


def test_a_request_closed_without_a_date_was_never_open(store, tmp_path):
    rows = quarter()
    rows["requests"][1]["closed"] = None
    bring(store, tmp_path, rows)
    number = requests.by_number(store, "С-02", settings.read(store).own_school)
    assert {step.day for step in requests.steps(store, number)} == {dt.date(2025, 12, 9)}
