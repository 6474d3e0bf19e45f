"""Texts side by side: what there is in each language, and how much is missing."""

from __future__ import annotations

from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from app.models.forms.source import CHOICES, SURVEY
from app.models.forms.translations import (
    default_language,
    missing,
    shares,
    titles,
    told,
    with_default,
    with_language,
    with_text,
    with_titles,
    without_language,
)
from tests.models.forms.making import form_of

FORM = form_of(
    """
    type          | name | label::Қазақша (kk) | label::Русский (ru) | hint::Қазақша (kk)
    text          | a    | Бірінші             | Первый              | Қысқа жазыңыз
    select_one yn | b    | Екінші              |                     |
    """,
    "list_name | name | label::Қазақша (kk) | label::Русский (ru)\nyn | 1 | Иә | Да",
    "form_title | form_id | default_language\nСынақ | t | Қазақша (kk)",
)


def test_every_text_is_told_with_its_place():
    assert [(each.sheet, each.row, each.column, each.owner) for each in told(FORM)] == [
        ("settings", 0, "form_title", ""), ("survey", 2, "label", "a"), ("survey", 2, "hint", "a"),
        ("survey", 3, "label", "b"), ("choices", 2, "label", "yn · 1"),
    ]  # fmt: skip


def test_missing_texts_are_counted_and_shares_are_never_rounded_up():
    assert missing(FORM) == {"kk": 0, "ru": 3}
    assert shares(FORM) == {"kk": 100, "ru": 40}
    assert shares(shipped("needs_heads")) == {"kk": 100, "ru": 100, "en": 100}


def test_a_translation_is_written_to_its_cell():
    form = FORM
    for each in told(FORM):
        form = with_text(form, each.id, "ru", "Текст")
    assert missing(form) == {"kk": 0, "ru": 0}
    assert titles(form) == {"kk": "Сынақ", "ru": "Текст"}
    assert form.sheet(SURVEY).columns[-1] == "hint::Русский (ru)"


def test_a_language_is_added_beside_the_others_and_taken_away_whole():
    more = with_language(FORM, "en")
    assert more.sheet(SURVEY).columns[2:6] == (
        "label::Қазақша (kk)", "label::Русский (ru)", "label::English (en)", "hint::Қазақша (kk)",
    )  # fmt: skip
    assert "label::English (en)" in more.sheet(CHOICES).columns
    assert without_language(more, "en") == FORM
    assert [each.code for each in read(without_language(FORM, "ru")).form.languages] == ["kk"]


def test_titles_stay_with_their_languages_when_another_comes_first():
    both = with_titles(FORM, {"ru": "Проба"})
    turned = with_default(both, "ru")
    assert default_language(turned) == "ru"
    assert titles(turned) == titles(both) == {"kk": "Сынақ", "ru": "Проба"}
    assert read(turned).form.titles["kk"] == "Сынақ"
