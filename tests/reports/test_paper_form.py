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
from app.reports.paper_form.marks import Matrix, Option
from app.reports.paper_form.render import Copy, render_paper_form
from app.reports.styles import WIDTH
from tests.models.forms.making import read_form

MOST_COLUMNS = 6
"""So many choices the tables of our questionnaires have at most."""
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
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_two_sheets_of_two_sides_are_enough(pages, code, language):
    assert len(pages(read(shipped(code)).form, language)) == 4


def test_no_question_is_cut_by_the_end_of_a_page(pages):
    rows = "\n".join(f"select_one yn|q{n}|Сұрақ{n}" for n in range(90))
    form = read_form(f"type|name|label\n{rows}", "list_name|name|label\nyn|1|Иә{0}\nyn|2|Жоқ").form
    for page in pages(form):
        assert page.count("Сұрақ") == page.count("Жоқ")


def test_every_copy_is_a_sheet_of_its_own_with_its_code_on_every_page(pages):
    copies = [Copy("1112T", "P1"), Copy("1113C", "P2"), Copy("1114P")]
    found = pages(read(shipped("needs_heads")).form, "en", copies=copies)
    for at, copy in enumerate(copies):
        own = [page for page in found if f"Copy no. {copy.code}" in page]
        assert own == found[4 * at : 4 * at + 4]
        assert [f"Page {n} of 4" in page for n, page in enumerate(own, 1)] == [True] * 4
    assert ["School code" in page for page in found[::4]] == [True] * 3
    assert "School code: P2" in found[4]


def test_no_copy_begins_on_the_back_of_another(pages):
    copies = [Copy("1112T"), Copy("1113C")]
    found = pages(read_form("type|name|label\ntext|a|А").form, "en", copies=copies)
    assert [page[:15] for page in found] == ["Copy no. 1112T ", "", "Copy no. 1113C "]


def test_a_school_that_a_copy_knows_is_not_asked(pages):
    form = read(shipped("needs_heads")).form
    asked, known = (pages(form, "en", copies=[Copy("1112T", school)])[0] for school in ("", "P1"))
    assert (asked.count("School code"), known.count("School code")) == (1, 1)
    assert "School code: P1" in known


def test_a_repeat_stands_there_three_times(pages):
    survey = "type|name|label\nbegin_repeat|child|Бала\ntext|name|Аты\nend_repeat||"
    (page,) = pages(read_form(survey).form)
    assert [f"Бала {n}" in page for n in (1, 2, 3, 4)] == [True, True, True, False]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_word_of_a_table_is_broken(language):
    for code in ("needs_heads", "needs_teachers"):
        form = read(shipped(code)).form
        for choices in form.lists.values():
            options = [Option(each.code, form.text(each.labels, language)) for each in choices]
            table = Matrix([("1.1", "А")], options)
            _column, head, _texts = table._laid(WIDTH)
            if len(options) <= MOST_COLUMNS:
                said = [" ".join(words).replace("- ", "-") for words in head]
                assert said == [" ".join(each.text.split()) for each in options]


def test_skips_are_written_in_words(pages):
    text = " ".join(pages(read(shipped("needs_heads")).form, "en"))
    assert "Answer only if no. 19: “Yes”." in text
    assert text.count("go to question 20") == 2


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


def test_guidance_is_for_the_paper(pages):
    survey = "type|name|label|hint|guidance_hint\ntext|a|Аты|Толық|Бас әріппен жазыңыз"
    (page,) = pages(read_form(survey).form)
    assert page.index("Толық") < page.index("Бас әріппен жазыңыз")
