"""Answers to three versions of a questionnaire are one data set, in the words of the first."""

from __future__ import annotations

import pytest

from app.exchange.responses.writing import sheets
from app.i18n import translation
from app.models.forms.answer_sets import sets, with_choice, without_choice
from app.models.forms.arranging import removed
from app.models.forms.editing import with_cells
from app.models.forms.making import added
from app.models.forms.names import renamed
from app.models.forms.outline import Shape, outline
from app.models.forms.shipped import shipped
from app.models.forms.source import CHOICES, SURVEY
from app.models.forms.versions import renewed
from app.models.studies import needs, own_indicators, study
from app.models.studies.questions import blocks
from app.reports.results.indicators import returns_grid
from app.reports.results.questions import question_grid
from app.reports.results.words import Words
from tests.models.forms.making import form_of
from tests.models.studies.making import add_wave

FIRST = form_of(
    """
    type               | name  | label::en   | relevant
    select_one yn      | knows | Do you know |
    integer            | years | How long    | ${knows} = '1'
    text               | why   | Why         |
    begin_repeat       | child | Child       |
    select_multiple yn | likes | Likes       |
    end_repeat         |       |             |
    """,
    """
    list_name | name | label::en
    yn | 1 | Yes
    yn | 2 | No
    yn | 3 | Unsure
    """,
    "form_title | form_id | version\nMine | mine | 1",
)


def row_of(source, name):
    return next(each.row for each in outline(source) if each.name == name)


def coded(source, before, code):
    row = next(each.row for each in sets(source)["yn"] if each.code == before)
    return with_cells(source, CHOICES, row, {"name": code})


@pytest.fixture
def versions():
    """The second renames a question and a code; the third once more, drops `why`, adds `new`."""
    second = coded(renewed(FIRST, "2"), "1", "yes")
    second = renamed(second, row_of(second, "knows"), "informed")
    second = with_cells(
        second, SURVEY, row_of(second, "years"), {"relevant": "${informed} = 'yes'"}
    )
    third = coded(renewed(second, "3"), "yes", "a")
    third = renamed(third, row_of(third, "informed"), "aware")
    third = removed(third, row_of(third, "why"))
    third = with_cells(third, SURVEY, row_of(third, "years"), {"relevant": "${aware} = 'a'"})
    third, row = added(third, Shape.TEXT, row_of(third, "years"))
    third = renamed(third, row, "new")
    dropped = next(each.row for each in sets(third)["yn"] if each.code == "3")
    third = with_choice(without_choice(third, dropped), "yn")[0]  # a new answer under the code 3
    return FIRST, second, third


@pytest.fixture
def read(store, versions):
    given = (
        [{"knows": "1", "years": "5", "why": "so"}] * 5 + [{"knows": "3"}],
        [{"informed": "yes", "years": "7"}] * 5 + [{"informed": "2", "why": "no"}],
        [{"aware": "a", "child": [{"likes": "a 2"}]}] * 5 + [{"aware": "3", "new": "fresh"}],
    )
    for source, rows in zip(versions, given, strict=True):
        wave = add_wave(store, "1", rows, "mine", source)
    return study.read(store, wave)


def question(read, name):
    return next(each for each in read.forms["mine"].questions() if each.name == name)


def grid(read, name):
    words = Words(read, translation("en"))
    block = next(each for each in blocks(read.forms["mine"]) if each.name == name)
    return question_grid(words, "mine", block)


def test_a_question_and_a_code_that_were_renamed_twice_are_counted_as_one(read):
    found = read.tally("mine", question(read, "knows"))
    assert dict(found.counts) == {"1": 15, "2": 1, "3": 1, "3_2": 1}
    assert (found.base, found.n) == (18, 18)


def test_a_code_used_again_for_another_answer_keeps_its_own_words(read):
    labels = {each.code: each.labels["en"] for each in read.forms["mine"].lists["yn"]}
    assert labels["3"] == "Unsure"
    assert labels["3_2"] == "Answer 3"


def test_only_those_count_as_asked_whose_version_asked_them(read):
    assert read.tally("mine", question(read, "why")).base == 12
    counting, answered = read.counting("mine"), read.all()
    assert counting.tally(question(read, "new"), answered).base == 6
    years = read.tally("mine", question(read, "years"))
    assert (years.base, years.n) == (15, 10)  # asked under the condition of each version
    likes = read.tally("mine", question(read, "likes"))
    assert (likes.n, dict(likes.counts)["1"]) == (5, 5)


def test_results_say_what_not_every_version_asks_in_the_same_way(read):
    assert "Asked only in version 1, 2." in grid(read, "why").notes
    assert "Asked only in version 3." in grid(read, "new").notes
    reworded = "Words or answers differ between the versions: compare with care."
    assert reworded in grid(read, "knows").notes
    assert grid(read, "years").notes == ("Answered: 10 of 15 asked; no answer: 5",)
    told = returns_grid(Words(read, translation("en")), [read])
    assert told.notes == ("Mine: versions 1, 2, 3 are counted together",)


def test_what_was_dropped_stands_where_it_stood(read):
    asked = [each.name for each in read.forms["mine"].questions()]
    assert asked == ["knows", "years", "why", "new", "likes"]


@pytest.mark.parametrize(
    "rule", ["${knows} = '1'", "${informed} = 'yes'", "${aware} = 'a'", "selected(${aware}, 'a')"]
)
def test_an_indicator_may_be_written_in_the_words_of_any_version(store, read, rule):
    values = {"code": "K", "name_kk": "К", "form": "mine", "unit": "respondent", "yes": rule}
    assert own_indicators.problems(store, None, values) == []
    with store.change("Indicator") as change:
        own_indicators.save(change, None, values)
    total = read.result(own_indicators.own(store)[0]).total
    assert (total.numerator, total.denominator) == (15, 18)


def test_answers_go_out_in_the_words_of_the_newest_version(read):
    form, answered = read.told_outward("mine")
    table, child = sheets(form, answered, versions=True)
    assert table.head == ("_index", "__version__", "aware", "years", "why", "new")
    rows = sorted(row[1:] for row in table.rows)
    assert rows[0] == ("1", "3_2", "", "", "")
    assert rows[-1] == ("3", "a", "", "", "")
    assert {row[1] for row in child.rows} == {"a 2"}


def test_a_wave_of_one_version_goes_out_as_it_was_asked(store, versions):
    add_wave(store, "1", [{"knows": "1"}], "mine", versions[0])
    wave = add_wave(store, "2", [{"informed": "yes"}], "mine", versions[1])
    later = study.read(store, wave)
    assert later.answered["mine"][0].answers == {"knows": "1"}
    form, answered = later.told_outward("mine")
    assert answered[0].answers == {"informed": "yes"}
    assert next(each.name for each in form.questions()) == "informed"


def test_needs_are_ranked_over_a_version_that_renamed_the_places(store):
    first = shipped("needs_teachers")
    second = renewed(first, "2")
    second = renamed(second, row_of(second, "T10_1"), "wish_1")
    add_wave(store, "1", [{"T10_1": "2"}] * 3, "needs_teachers")
    wave = add_wave(store, "1", [{"wish_1": "2"}] * 4, "needs_teachers", second)
    assert (needs.of_wave(store, wave).n, needs.of_wave(store, wave).needs[0].places[0]) == (7, 7)
    assert study.read(store, wave).forms["needs_teachers"].version == "2"
