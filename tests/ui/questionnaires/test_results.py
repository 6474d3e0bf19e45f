"""Results on the screen: every part shows its answers, and a need becomes a request or an event."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.models.settings import read as read_settings
from app.models.store import Changed, Store
from app.models.studies import free_answers, own_indicators, raw_exports
from app.models.studies.groups import Attribute
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.plain import Label
from app.ui.questionnaires.results.view import ResultsView
from tests.models.making import add_school
from tests.models.studies.making import add_wave
from tests.ui.keys import type_text

HEADS = [
    {"school": school, "H01": "1", "H05": code, "H12_1": "2", "H12_2": "3", "H25": f"Пікір {n}"}
    for n, (school, code) in enumerate([("P1", "1")] * 6 + [("P2", "3")] * 5 + [("P3", "9")] * 2)
]
TEACHERS = [{"school": "P1", "T10_1": "3", "T11": "3", "T25": "Рақмет"}] * 6


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "school.db") as made:
        yield made


@pytest.fixture
def filled(store):
    for number in (1, 2, 3):
        add_school(store, f"P{number}", territory="rural" if number < 3 else "urban")
    add_wave(store, "1", HEADS, first_day="2025-09-15", last_day="2025-09-20", name="Spring")
    add_wave(store, "2", HEADS, first_day="2025-12-01", last_day="2025-12-12", name="Winter")
    add_wave(store, "2", TEACHERS, "needs_teachers")
    return store


@pytest.fixture
def view(filled, shown):
    made = ResultsView(Workplace(filled, Jobs(InlinePool()), lambda: date(2025, 12, 20)))
    shown(made, 1150, 700)
    made.renew()
    return made


def press(view, name):
    view.findChild(QPushButton, name).click()


def rows(view):
    return [[str(cell) for cell in row] for grid in view.grids() for row in grid.rows]


def words(view):
    return " ".join(each.text() for each in view.findChildren(Label) if each.isVisible())


def test_an_empty_database_says_what_to_do_first(store, shown, heard):
    view = ResultsView(Workplace(store, Jobs(InlinePool()), date.today))
    shown(view, 1150, 700)
    view.renew()
    asked = heard(view.view_requested)
    next(each for each in view.findChildren(QPushButton) if each.text() == "Waves").click()
    assert asked == [("waves", None)]


def test_the_newest_wave_is_shown_question_by_question(view):
    assert view.wave.value() == 2
    assert view.panels["questions"].list.select("H05")
    assert ["Increased considerably", "6", "46.2"] in rows(view)


def test_arrow_keys_walk_through_the_questions(view, qtbot):
    questions = view.panels["questions"]
    questions.list.select("H04")
    questions.list.setFocus()
    qtbot.keyClick(questions.list.view, Qt.Key.Key_Down)
    assert questions.list.current().id == "H05"
    assert "knowledge and skills" in view.grids()[0].title


def test_a_small_group_is_said_to_be_hidden(view):
    view.by.set_value(Attribute.TERRITORY)
    view._offer_groups()
    view.group.set_value("urban")
    view._show_part()
    view.panels["questions"].list.select("H05")
    assert view.grids()[0].rows == ()
    assert "too few" in words(view).lower()


def test_a_need_becomes_a_request_of_its_school(view, heard):
    view.open_part("needs")
    asked = heard(view.create_requested)
    view.panels["needs"].school.set_value("P1")
    view.panels["needs"]._show()
    press(view, "make_request")
    (table, values), *_ = asked
    assert table == "request"
    assert values["channel"] == "questionnaire"
    assert values["direction"] == "methods"  # three points of each teacher
    assert values["school"] == 1
    assert values["topic"]


def test_a_need_becomes_an_event_of_the_kind_that_suits(view, heard):
    view.open_part("needs")
    asked = heard(view.create_requested)
    view.panels["needs"].board.plates[0].table.selectRow(1)
    press(view, "plan_event")
    assert asked[0][0] == "event"
    assert asked[0][1]["kind"] == "training"
    assert asked[0][1]["topic"] == "Criteria-based assessment"


def test_a_question_leads_to_its_cross_table(view):
    view.panels["questions"].list.select("H05")
    press(view, "cross")
    cross = view.panels["cross"]
    assert (view.parts.active(), cross.rows.value()) == ("cross", "H05")
    cross.columns.set_value(Attribute.SCHOOL.value)
    cross._show()
    assert ["Increased considerably", "100.0", "*", "*", "46.2"] in rows(view)


def test_the_setting_on_hard_to_say_changes_the_figures(view, filled):
    view.open_part("indicators")
    assert view.panels["indicators"].list.current().value == "46.2"
    view.panels["indicators"]._nine.click()
    assert read_settings(filled).exclude_nine
    assert view.panels["indicators"].list.current().value == "54.5"
    assert view.panels["indicators"].list.current().id == "I1"


def test_an_indicator_is_added_checked_and_deleted(view, filled, qtbot):
    view.open_part("indicators")
    panel = view.panels["indicators"]
    press(view, "add_indicator")
    form = panel.pane.form
    form.load({**form.values(), "code": "K1", "name_kk": "Өз", "yes": "${H55} = '1'"})
    panel.pane.submit()
    assert own_indicators.own(filled) == []  # no such question
    form.load({**form.values(), "yes": "${H05} = '1' or ${H05} = '3'"})
    panel.pane.submit()
    assert panel.list.current().value == "84.6"
    press(view, "delete_indicator")
    assert own_indicators.own(filled) == []
    filled.undo()
    assert [each.code for each in own_indicators.own(filled)] == ["K1"]


def test_ours_cannot_be_deleted(view):
    view.open_part("indicators")
    panel = view.panels["indicators"]
    assert not panel._delete.isVisible()
    panel.delete()
    assert panel.list.current().id == "I1"


def test_waves_are_compared(view):
    view.open_part("comparison")
    first = next(row for row in rows(view) if row[0] == "I1")
    assert first[2:7] == ["46.2", "13", "46.2", "13", "0.0"]
    view.comparison.matched.click()
    assert "in all of them 3" in words(view)
    view.comparison.what.set_value("needs_heads/H05")
    view.comparison._show()
    assert ["Increased considerably", "46.2", "46.2", "0.0"] in rows(view)


def test_free_answers_open_on_the_first_question_that_has_any(view):
    view.open_part("free")
    assert view.panels["free"].question.value() == "H25"
    assert view.panels["free"].list.records.rowCount() == 13


def test_free_answers_get_tags_by_keyboard(view, filled, qtbot):
    view.open_part("free", "H25")
    panel = view.panels["free"]
    panel.list.select_first()
    type_text(panel.editor.line, "кітап")
    assert len(panel.list.chosen()) == 1
    qtbot.keyClick(panel.editor.line, Qt.Key.Key_Return)
    assert free_answers.known_tags(filled) == ["кітап"]
    panel.tag.set_value("кітап")
    panel._narrow()
    assert panel.list.records.rowCount() == 1


def test_answers_of_a_small_group_are_not_read(view):
    view.open_part("free", "H25")
    view.by.set_value(Attribute.TERRITORY)
    view._offer_groups()
    view.group.set_value("urban")
    view._show_part()
    assert view.panels["free"].list.records.rowCount() == 0


def test_raw_answers_go_out_with_their_purpose(view, filled, tmp_path):
    filled.who = "А. Серікова"
    press_tool(view, "export_answers")
    pane = view.export.pane
    pane.submit()
    assert raw_exports.every(filled) == []  # what for?
    pane.form.load({**pane.form.values(), "purpose": "Облыстық есеп", "format": "csv"})
    path = tmp_path / "answers.csv"
    view.saving.answers(view.desk().study, pane.form.values(), path)
    (noted,) = raw_exports.every(filled)
    assert (noted.purpose, noted.who, noted.responses) == ("Облыстық есеп", "А. Серікова", 13)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file, delimiter=";"))) == 13


def press_tool(view, name):
    next(each for each in view.tools() if each.objectName() == name).click()


def test_tables_and_what_is_in_sight_are_saved(view, tmp_path, heard):
    said = heard(view.said)
    study = view.desk().study
    view.saving.tables(study, tmp_path / "results.xlsx")
    view.saving.tables(study, tmp_path / "results.csv")
    view.saving.pdf(study, view.grids(), tmp_path / "seen.pdf")
    assert [each[0] for each in said] == [
        "Saved: results.xlsx", "Saved: results.csv", "Saved: seen.pdf"
    ]  # fmt: skip
    book = openpyxl.load_workbook(tmp_path / "results.xlsx")
    assert "Indicators" in book.sheetnames
    book.close()
    assert (tmp_path / "seen.pdf").read_bytes().startswith(b"%PDF")


def test_new_responses_are_counted_when_they_come(view, filled):
    add_wave(filled, "2", HEADS[:2])
    filled.announce(Changed(frozenset({"response"}), "Responses"))
    view.panels["questions"].list.select("H05")
    assert ["Increased considerably", "8", "53.3"] in rows(view)


def test_the_worked_example_stands_on_the_screen(store, shown):
    fixture = json.loads(Path("tests/data/indicator_fixture.json").read_text("utf-8"))
    names = [each.replace(".", "_") for each in fixture["columns"]]
    given = [dict(zip(names, row, strict=True)) for row in fixture["rows"]]
    answers = [{name: str(each) for name, each in row.items() if each} for row in given]
    add_wave(store, "2", answers)
    view = ResultsView(Workplace(store, Jobs(InlinePool()), date.today))
    shown(view, 1150, 700)
    view.renew()
    view.open_part("indicators")
    panel = view.panels["indicators"]
    for code, told in fixture["expected"].items():
        if " " not in code:
            assert panel.list.select(code)
            share = told.split(" = ")[1].split(" ")[0]
            assert rows(view)[0][3:6] == [*told.split(" = ")[0].split(" / "), share]
            flags = told.partition("conflict flag: ")[2]
            assert rows(view)[0][6] == flags
    panel.list.select("I8")
    assert "never computed" in words(view)
    view.by.set_value(Attribute.SCHOOL)
    view._offer_groups()
    view.group.set_value("A")
    view._show_part()
    assert panel.list.select("I1")
    assert panel.list.current().value == "*"
