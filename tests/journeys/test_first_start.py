"""The first day: language, own school, school year, and the three ways to begin."""

from __future__ import annotations

import json
from datetime import date

from openpyxl import load_workbook

from tests.journeys.paper import DATA, WORKBOOK
from tests.journeys.terminal import counts, report

OWN = "№4 «Білім» мектеп-гимназиясы"
TITLE = "2026–2027 оқу жылы, II оқу тоқсаны (05.11.2026–07.01.2027)"


def test_new_program_asks_for_language_school_and_year(user, tmp_path):
    user.day = date(2026, 11, 10)  # a school year the program does not know
    user.open()
    user.see("Өз мектебі")
    user.fill(name_kk=OWN)
    user.click("ru")
    user.see("Своя школа", OWN)
    user.click("kk")
    user.fill(code="LS", region="Түркістан облысы", district="Жаңабұлақ ауданы")
    user.fill(last_1="04.11.2026")
    user.click("begin")
    assert user.eyes.has_button("begin"), "a day lies in two periods, and nothing was said"
    user.fill(first_2="05.11.2026")
    user.click("begin")
    user.see("Сейсенбі, 10 қараша", TITLE)
    user.close()
    made = report(tmp_path / "home" / "zhetekshi.db", "academic:2026-27/2")
    assert made["period"] == ["2026-11-05", "2027-01-07"]
    assert made["figures"]["requests.received"] == 0


def test_second_start_asks_nothing(user):
    user.open()
    user.fill(name_kk=OWN)
    user.click("begin")
    user.see("Дүйсенбі, 3 қараша")
    user.close()
    user.open()
    user.see("Дүйсенбі, 3 қараша", f"Жетекші, {OWN}")
    assert not user.eyes.has_button("begin")


def test_work_begins_with_a_workbook(user, tmp_path):
    user.open(tmp_path / "school.db")
    user.answer_file_dialog(WORKBOOK)
    user.click("import")
    user.see_button("import")
    user.press("Ctrl+S")
    user.see(f"Жетекші, {OWN}")
    user.close()
    expected = json.loads((DATA / "quarter_expected.json").read_text("utf-8"))
    assert report(tmp_path / "school.db", "2025-11-03..2026-01-07") == expected


def test_work_begins_with_the_empty_template(user, tmp_path):
    template = tmp_path / "template.xlsx"
    user.open(tmp_path / "school.db")
    user.answer_file_dialog(template)
    user.click("template")
    user.see("template.xlsx")
    fill_in_own_school(template)
    user.answer_file_dialog(template)
    user.click("choose")
    user.see_button("import")
    user.press("Ctrl+S")
    user.see(f"Жетекші, {OWN}")
    user.close()
    assert counts(template, tmp_path / "school.db", "--dry-run")["same"] == 1


def fill_in_own_school(template):
    paper = load_workbook(WORKBOOK)["Мектептер"]
    book = load_workbook(template)
    sheet = book["Мектептер"]
    assert sheet.data_validations.dataValidation, "the template has no drop-down lists"
    columns = {cell.value: cell.column for cell in sheet[1]}
    for title, told in zip(paper[1], paper[2], strict=True):
        sheet.cell(2, columns[title.value], told.value)
    book.save(template)


def test_looking_around_first_leaves_nothing_behind(user, tmp_path):
    user.day = date(2026, 3, 10)
    user.open()
    user.click("sample")
    user.see("Сейсенбі, 10 наурыз", "Бүгін назар аударыңыз")
    user.go(2)
    user.see("С-01")
    user.click("answer:sample")
    user.fill(name_kk=OWN)
    user.click("begin")
    user.see(f"Жетекші, {OWN}")
    user.close()
    assert [each.name for each in (tmp_path / "home").glob("sample*")] == []
    made = report(tmp_path / "home" / "zhetekshi.db", "academic:2025-26/3")
    assert (made["figures"]["requests.received"], made["figures"]["events.in_plan"]) == (0, 0)
