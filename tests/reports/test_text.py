"""Text from people on paper: clean, whole and never markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.blocks import paragraph
from app.reports.fonts import has_glyph
from app.reports.styles import BODY
from app.reports.text import BOX, paragraphs, printable
from tests.reports.conftest import text_of, words_of


@pytest.mark.parametrize(
    "typed",
    [
        "<b>қалың</b>",
        "<img src='/etc/passwd'/>",
        "a<b>c",
        "Ali <ali@x.org> & Co",
        "</para><font size='4000'>x",
        "&amp; &nbsp;",
    ],
)
def test_nothing_people_type_is_markup(printed, typed):
    assert words_of(printed([paragraph(typed)])).startswith(typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("а\u202eб\u2066в", "абв"),
        ("а\x00б\x07", "аб"),
        ("қы\u00adзыл", "қызыл"),
        ("а\tб\u2003в", "а б в"),
        ("а\r\nб\u2028в", "а\nб\nв"),
        ("и\u0306", "й"),
        ("❤\ufe0f", "\ue0002764\ue001"),
        ("1 000 ₸", "1 000 \ue00020B8\ue001"),
    ],
)
def test_text_is_cleaned_for_print(typed, expected):
    assert printable(typed) == expected


@given(st.text())
def test_whatever_is_typed_can_be_printed(typed):
    assert all(sign == "\n" or has_glyph(sign) for sign in BOX.sub("", printable(typed)))


def test_missing_glyphs_are_printed_by_their_codes(printed):
    text = words_of(printed([paragraph("Бағасы 5 ₸, дайын ✓")]))
    assert text.startswith("Бағасы 5 [20B8], дайын [2713]")


@pytest.mark.parametrize("typed", ["ұ" * 100_000, "мәтін " * 20_000, "x" * 300], ids=len)
def test_long_text_is_printed_whole(printed, typed):
    text = "".join(text_of(printed(paragraphs(typed, BODY))).split())
    assert text.count(typed[0]) >= typed.count(typed[0])


def test_each_line_is_a_paragraph_of_its_own():
    assert len(paragraphs("бір\n\nекі\nүш", BODY)) == 3
