"""The report on the screen and on paper: two kinds of periods, two languages, any two days."""

from __future__ import annotations

import json
from datetime import date

import pytest
from pypdf import PdfReader

from tests.journeys.paper import DATA

FIGURES = json.loads((DATA / "quarter_expected.json").read_text("utf-8"))["figures"]
CALENDAR = {"events.held": 8, "requests.received": 10}


@pytest.fixture
def reporter(user, database):
    """Return somebody at the page of reports two days before the holidays."""
    user.day = date(2025, 12, 23)
    user.open(database)
    user.go(9)
    return user


def save(user, path):
    """Save the report that stands in the preview and return its words."""
    user.see_button("save_pdf")
    user.answer_file_dialog(path)
    user.press("Ctrl+S")
    user.see(path.name)
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def annex():
    """Yield what the annex says of every figure, of those by school with each school."""
    for code, value in FIGURES.items():
        if not isinstance(value, dict):
            yield f"{code} = {printed(value)}"
        elif "P1" in value:
            yield from (f"{code}.{school} = {printed(each)}" for school, each in value.items())


def printed(value):
    """Return a figure as the annex prints it in Kazakh and Russian."""
    return str(value).replace(".", ",")


def test_academic_quarter_in_kazakh_prints_every_figure(reporter, tmp_path):
    assert reporter.eyes.value("period").startswith("II оқу тоқсаны")
    words = save(reporter, tmp_path / "есеп.pdf")
    assert "2025–2026 оқу жылы, II оқу тоқсаны (03.11.2025–07.01.2026)" in words
    assert "Деректер: 23.12.2025" in words
    lines = " ".join(words.split())
    assert [line for line in annex() if line not in lines] == []


def test_calendar_quarter_in_russian_prints_its_own_title(reporter, tmp_path):
    reporter.fill(period="2025 жыл, IV күнтізбелік тоқсан", language="Русский")
    words = " ".join(save(reporter, tmp_path / "отчёт.pdf").split())
    assert "IV квартал 2025 года (01.10.2025–31.12.2025)" in words
    for code, value in CALENDAR.items():
        assert f"{code} = {value}" in words


def test_any_two_days_are_answered_at_once(reporter):
    reporter.fill(period="Еркін кезең: кез келген екі күн")
    reporter.fill(first="01.09.2025", last="28.11.2025")
    reporter.press("Return")
    reporter.see("01.09.2025–28.11.2025", "Қамтылған мұғалімдер | 45")


def test_figure_opens_the_rows_it_was_counted_from(reporter):
    reporter.click_row("Өткізілген іс-шаралар")
    reporter.click("open_rows")
    numbers = [row.split(" | ")[0] for row in reporter.eyes.rows()]
    assert sorted(numbers) == [f"Ш-0{n}" for n in (1, 2, 3, 4, 5, 6, 7, 9)]


def test_text_of_the_report_is_typed_once_and_printed(reporter, tmp_path):
    text = "Боран мен аяз: <b>екі</b> іс-шара & бір мектеп"
    reporter.fill(difficulties=text)
    reporter.press("Tab")
    assert text in " ".join(save(reporter, tmp_path / "есеп.pdf").split())
