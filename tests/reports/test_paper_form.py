"""The questionnaire on paper: the same numbers and words, nothing cut, a code on every copy."""

from __future__ import annotations

import re
from datetime import date

import pytest
from pypdf import PdfReader

from app.models.forms.conditions import condition_words
from app.models.forms.form import Group, Kind, walk
from app.models.forms.reading import read
from app.models.forms.shipped import SHIPPED, shipped
from app.models.progress import finish
from app.reports.paper_form.render import Copy, render_paper_form
from tests.models.forms.making import read_form

DAY = date(2026, 11, 23)


@pytest.fixture
def pages(tmp_path):
    def pages(form, language="kk", **options):
        path = finish(render_paper_form(form, language, tmp_path / "a.pdf", DAY, **options))
        reader = PdfReader(path)
        return [" ".join(page.extract_text().split()) for page in reader.pages]

    return pages


def letters(text):
    return re.sub(r"[\W\d]+", "", text)


@pytest.mark.parametrize("code", SHIPPED)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_question_is_there_in_its_language_and_in_order(pages, code, language):
    form = read(shipped(code)).form
    text = "".join(map(letters, pages(form, language)))
    place = 0
    for item in walk(form.items):
        words = letters(form.text(item.labels, language))
        shared = isinstance(item, Group) and "percent-split" in item.appearance
        if words and not shared:
            assert words in text[place:], item.name
        place = text.find(words, place) if not isinstance(item, Group) else place


@pytest.mark.parametrize("code", ["needs_teachers", "needs_heads"])
def test_two_sheets_of_two_sides_are_enough(pages, code):
    assert len(pages(read(shipped(code)).form)) == 4


def test_no_question_is_cut_by_the_end_of_a_page(pages):
    rows = "\n".join(f"select_one yn|q{n}|Сұрақ{n}" for n in range(90))
    form = read_form(f"type|name|label\n{rows}", "list_name|name|label\nyn|1|Иә{0}\nyn|2|Жоқ").form
    for page in pages(form):
        assert page.count("Сұрақ") == page.count("Жоқ")


def test_every_copy_has_its_code_and_begins_a_page(pages):
    copies = [Copy("0001", "P1"), Copy("0002", "P2")]
    found = pages(read(shipped("event_feedback")).form, "en", copies=copies)
    assert [page for page in found if "Copy no. 0001" in page and "P1" in page] == [found[0]]
    assert any("Copy no. 0002" in page for page in found[1:])


def test_skips_are_written_in_words(pages):
    text = " ".join(pages(read(shipped("needs_heads")).form, "en"))
    assert "Answer only if no. 19: “Yes”." in text


CONDITIONS = [
    ("${a} = '1'", "no. 1: “Иә”"),
    ("${a} = 1 or ${a} = '2'", "no. 1: “Иә” or no. 1: “Жоқ”"),
    ("${a} != ''", "no. 1 is answered"),
    ("selected(${m}, '2') and ${n} >= 5", "no. 2: “Жоқ” and 3 ≥ 5"),
    ("not(${a} != '1')", "not (no. 1: any answer but “Иә”)"),
    ("string-length(${n}) > 3", None),
]


@pytest.mark.parametrize(("written", "words"), CONDITIONS)
def test_conditions_have_plain_words(written, words):
    survey = f"type|name|label|relevant\nselect_one yn|a|А|\nselect_multiple yn|m|Б|\ninteger|n|В|\ntext|t|Г|{written}"  # noqa: E501
    form = read_form(survey, "list_name|name|label\nyn|1|Иә\nyn|2|Жоқ").form
    last = form.items[-1]
    assert condition_words(form, last.rules.relevant, "en") == words


def test_what_is_not_asked_is_not_printed(pages):
    kinds = [Kind.CALCULATE.value, Kind.HIDDEN.value]
    rows = "\n".join(f"{kind}|q{kind}|Көрінбейді|1" for kind in kinds)
    form = read_form(f"type|name|label|calculation\n{rows}\ntext|t|Көрінеді|").form
    assert "Көрінбейді" not in " ".join(pages(form))


def test_the_same_form_gives_the_same_bytes(tmp_path):
    form = read(shipped("needs_heads")).form
    one = finish(render_paper_form(form, "kk", tmp_path / "1.pdf", DAY)).read_bytes()
    assert one == finish(render_paper_form(form, "kk", tmp_path / "2.pdf", DAY)).read_bytes()
