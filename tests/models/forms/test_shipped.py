"""The questionnaires that come with the program are whole, in three languages."""

from __future__ import annotations

import pytest

from app.models.expressions.tree import walk as walk_tree
from app.models.forms.form import Kind
from app.models.forms.reading import read
from app.models.forms.shipped import SHIPPED, shipped
from app.models.forms.source import dumps
from app.paths import resource


@pytest.mark.parametrize("code", SHIPPED)
def test_nothing_is_wrong_or_untranslated(code):
    reading = read(shipped(code))
    assert reading.problems == ()
    assert (reading.form.code, reading.form.default) == (code, "kk")
    assert [each.code for each in reading.form.languages] == ["kk", "ru", "en"]


@pytest.mark.parametrize("code", SHIPPED)
def test_file_is_written_as_we_write_it(code):
    assert dumps(shipped(code)) == resource("forms", f"{code}.json").read_text("utf-8")


@pytest.mark.parametrize(("code", "letter"), [("needs_teachers", "T"), ("needs_heads", "H")])
def test_there_are_25_items_under_their_stored_names(code, letter):
    names = [each.name for each in read(shipped(code)).form.questions()]
    items = {name[1:3] for name in names if name.startswith(letter)}
    assert items == {f"{number:02}" for number in range(1, 26)}


@pytest.mark.parametrize("code", ["needs_teachers", "needs_heads"])
def test_the_school_is_asked(code):
    form = read(shipped(code)).form
    (school,) = [each for each in form.questions() if each.name == "school"]
    assert school.kind is Kind.TEXT
    assert school.rules.required


@pytest.mark.parametrize("code", SHIPPED)
def test_every_limit_says_what_is_wrong(code):
    limited = [each for each in read(shipped(code)).form.questions() if each.rules.constraint]
    assert limited
    for each in limited:
        assert set(each.messages["constraint"]) == {"kk", "ru", "en"}
        assert list(walk_tree(each.rules.constraint))


def test_no_code_of_a_form_is_another_files():
    assert shipped("../reference/words") is None
