"""Sign-in sheets: known names, room for others, a code that leads back."""

from __future__ import annotations

import pytest

from app.models.sessions import sessions
from app.reports.documents.sign_in import render_sign_in
from tests.models.making import add_person
from tests.reports.documents.conftest import HOSTILE, words

TITLES = {"kk": "Тіркеу парағы", "ru": "Лист регистрации", "en": "Sign-in sheet"}


@pytest.mark.parametrize("language", TITLES)
def test_a_sheet_names_the_people_of_the_invited_schools(store, event, printed, language):
    first = sessions(store, event)[0]
    text = words(printed(render_sign_in, store, event, language, session=first.id))
    for said in (TITLES[language], "Критериалды бағалау", "10.11.2025, 10:00", "Кіріспе сөз"):
        assert said in text
    assert "Әбдіғали Айгүл" in text
    assert "Ермек Нұржан" in text
    assert "2025-26/Ш-01/1" in text
    assert ("Школа P1" if language == "ru" else "«P1» мектебі") in text


def test_empty_rows_follow_the_known_ones(store, event, printed):
    text = words(printed(render_sign_in, store, event, "kk", empty_rows=3))
    assert " 5 " in text
    assert " 6 " not in text.replace("Бет: 1 / 6", "")


def test_every_session_begins_on_a_page_of_its_own(store, event, printed):
    pages = printed(render_sign_in, store, event, "en").pages
    assert len(pages) == 2
    assert "Кіріспе сөз" in pages[0].extract_text()
    assert "Жаттығу" in pages[1].extract_text()


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("empty_rows", range(14, 22))
def test_nobody_signs_on_a_page_without_the_totals(store, event, printed, language, empty_rows):
    signing = {"kk": "Жауапты:", "ru": "Ответственный:", "en": "Responsible:"}[language]
    total = {"kk": "Барлығы қатысты:", "ru": "Всего присутствовало:", "en": "Total present:"}
    pdf = printed(render_sign_in, store, event, language, empty_rows=empty_rows)
    for page in (each.extract_text() for each in pdf.pages):
        assert (signing in page) == (total[language] in page)


def test_the_same_event_makes_the_same_sheet(store, event, printed, tmp_path):
    for _ in range(2):
        printed(render_sign_in, store, event, "kk")
    assert (tmp_path / "document0.pdf").read_bytes() == (tmp_path / "document1.pdf").read_bytes()


def test_hostile_names_stand_as_they_were_typed(store, event, printed, partner):
    add_person(store, "P1-T09", partner, name=HOSTILE)
    pdf = printed(render_sign_in, store, event, "kk")
    text = words(pdf).replace(" ", "")
    assert '<imgsrc="file:///etc/passwd">' in text
    assert "1F600" in text
    assert "\u202e" not in text
    assert not any("/Annots" in page for page in pdf.pages)
