"""Step 15: a quarter is closed, what it locked is refused, it is corrected and closed again."""

from __future__ import annotations

from datetime import date

import pytest
from pypdf import PdfReader

from tests.journeys.terminal import report, run

QUARTER = "academic:2025-26/2"
CLOSED = "Кезең жабылған: 03.11.2025–07.01.2026"
REASON = "Ш-05 парағында бір қол қалып қойған"


@pytest.fixture
def director(user, database):
    """Return the deputy director at the page of reports on the day of the signature."""
    user.day = date(2025, 12, 25)
    user.open(database)
    user.go(9)
    return user


def close_period(user):
    """Close the period with the mouse, after a look at what is still missing."""
    user.click("close_period")
    user.see("Мәтіні жазылмаған бөлімдер")
    user.click("confirm_closing")
    user.see("Кезең жабылды")


def to_attendance(user):
    """Go to the attendance of Ш-05 with the keyboard."""
    user.find("Ш-05")
    user.see(CLOSED)
    user.click("attendance")


def test_closed_quarter_is_corrected_as_a_second_version(director, database, tmp_path):
    user = director
    close_period(user)
    to_attendance(user)
    user.see(CLOSED)
    user.press("Down", "Space")  # take a mark away
    user.see("Түзету үшін", "кезеңді қайта ашыңыз")
    assert report(database, QUARTER)["figures"]["educators.participations"] == 72

    user.click("Кезеңге өту")
    user.see("II оқу тоқсаны, 2025–2026", "03.11.2025–07.01.2026")
    user.see_button("save_pdf")
    user.click("reopen_period")
    user.press("Ctrl+S")  # the form's, though the report could be saved too
    assert user.eyes.has_button("save"), "no reason was asked for"
    user.fill(reason=REASON)
    user.press("Ctrl+S")
    user.see("Қайта ашылған", REASON)

    user.find("Ш-05")
    user.click("attendance")
    user.type("P5-T01")
    user.press("Return")
    user.see("12")
    user.go(9)
    close_period(user)
    user.see("Түзетілген, 2-нұсқа", "Айырмашылықтар (1-нұсқамен)")
    user.click("corrections")
    user.see("Қатысу саны", "72 → 73", REASON)
    user.press("Escape")

    user.see_button("save_pdf")
    paper = tmp_path / "түзетілген.pdf"
    user.answer_file_dialog(paper)
    user.press("Ctrl+S")
    user.see(paper.name)
    user.close()
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(paper).pages).split())
    assert "Түзетілген, 2-нұсқа" in words
    assert "Қатысу саны 72 73" in words[words.rindex("Түзету себебі") :]
    assert report(database, QUARTER)["figures"]["educators.participations"] == 73
    first = tmp_path / "first.pdf"
    options = ("--period", QUARTER, "--format", "pdf", "--version", 1)
    run("report", "quarterly", "--database", database, *options, "--output", first)
    assert "Жабылған нұсқа" in PdfReader(first).pages[0].extract_text()


def test_what_is_locked_is_greyed_out_and_what_is_free_is_saved(director):
    user = director
    close_period(user)
    user.find("Ш-05")
    user.press("F2")
    user.see(CLOSED)
    for name in ("first_day", "hours", "parents", "feedback_forms"):
        with pytest.raises(AssertionError):
            user.eyes.field(name)
    user.fill(topic="Шағын мектептегі сабақ")
    user.press("Ctrl+S")
    user.see("Шағын мектептегі сабақ")
    assert not user.eyes.has_button("save")


def test_nothing_new_enters_a_closed_quarter(director):
    user = director
    close_period(user)
    user.go(3)
    user.press("Ctrl+N")
    user.fill(kind="тренинг", topic="Қосымша", first_day="26.12.2025")
    user.press("Ctrl+S")
    user.see(CLOSED)
    assert user.eyes.has_button("save")


def test_a_closing_of_yesterday_is_not_undone(director, database):
    user = director
    close_period(user)
    user.press("Ctrl+Z")
    user.see("Жабылмаған")
    close_period(user)
    user.day = date(2025, 12, 26)
    user.press("Ctrl+Z")
    user.see("Мұны кері қайтаруға болмайды")
    user.see("Жабылған күні: 25.12.2025")


def test_what_leaves_the_approved_plan_stays_visible(director):
    user = director
    user.fill(period="III оқу тоқсаны, 2025–2026")
    user.click("approve_plan")
    user.see("Бекітілген күні: 25.12.2025. Іс-шаралар: 1")
    user.find("Ш-10")
    user.click("reschedule")
    user.fill(day="02.04.2026", reason="боран")
    user.press("Ctrl+S")
    user.go(9)
    user.see("Жоспардан өзгеше: 1")
    user.click("outcomes")
    user.see("15.01.2026 → 02.04.2026", "Басқа кезеңге ауыстырылды · боран")


def test_home_reminds_of_a_quarter_that_ended(user, database):
    user.day = date(2026, 1, 12)
    user.open(database)
    user.see("Аяқталды, бірақ әлі жабылған жоқ: 2025–2026 оқу жылы, II оқу тоқсаны")
    user.click("Кезеңге өту")
    user.see("II оқу тоқсаны, 2025–2026", "03.11.2025–07.01.2026")
    close_period(user)
    user.go(1)
    assert not user.eyes.reads("Аяқталды, бірақ әлі жабылған жоқ")
