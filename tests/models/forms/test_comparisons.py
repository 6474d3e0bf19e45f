"""Rules are shown as rows of comparisons where they can be, and written back with their meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.expressions.parsing import parse
from app.models.expressions.tree import Answer, Call, Number, Text
from app.models.forms.comparisons import (
    WITHOUT_VALUE,
    Comparison,
    Measure,
    Rows,
    Sign,
    expression_of,
    rows_of,
    signs_for,
    value_of,
    value_text,
)
from tests.models.forms.making import read_form

FORM = read_form(
    """
    type               | name | label
    integer            | n    | Сан
    select_one yn      | one  | Бір
    select_multiple yn | many | Көп
    date               | day  | Күн
    text               | t    | Мәтін
    """,
    "list_name | name | label\nyn | 1 | Иә\nyn | 2 | Жоқ",
).form
ASKED = {each.name: each for each in FORM.questions()}


@pytest.mark.parametrize(("text", "rows"), [
    ("${n} > 0", [("n", Sign.MORE, "0")]),
    ("0 < ${n}", [("n", Sign.MORE, "0")]),
    (". >= 0 and . <= 50", [("", Sign.AT_LEAST, "0"), ("", Sign.AT_MOST, "50")]),
    ("selected(${many}, '2')", [("many", Sign.CHOSEN, "2")]),
    ("not(selected(${many}, '2'))", [("many", Sign.NOT_CHOSEN, "2")]),
    ("${t} != ''", [("t", Sign.ANSWERED, "")]),
    ("${day} <= today() or ${one} = '1'", [("day", Sign.AT_MOST, "today()"),
                                          ("one", Sign.IS, "1")]),
    (". != ${n}", [("", Sign.IS_NOT, "${n}")]),
    ("count-selected(.) <= 3", [("", Sign.AT_MOST, "3")]),
])  # fmt: skip
def test_what_people_write_becomes_rows_and_comes_back(text, rows):
    found = rows_of(parse(text))
    assert [(each.name, each.sign, value_text(each.value)) for each in found.rows] == rows
    assert rows_of(parse(expression_of(found))) == found


@pytest.mark.parametrize("text", [
    "${n} + 1 > 2", "${a} = 1 and (${b} = 2 or ${c} = 3)", "regex(., 'a')", "not(${n} > 1)",
    "${t} > ''", "true()",
])  # fmt: skip
def test_what_rows_cannot_show_stays_text(text):
    assert rows_of(parse(text)) is None


VALUES = (
    st.integers(0, 99).map(lambda number: Number(float(number)))
    | st.sampled_from([Text("1"), Text("иә"), Answer("x"), Call("today", ()),
                       Call("date", (Text("2026-01-31"),))])
)  # fmt: skip
COMPARED = st.builds(
    Comparison,
    st.sampled_from(["", "n", "many"]),
    st.sampled_from(["=", "!=", ">", ">=", "<", "<="]).map(Sign),
    VALUES,
    st.sampled_from(Measure),
) | st.builds(Comparison, st.sampled_from(["", "n"]), st.sampled_from(sorted(WITHOUT_VALUE)))


@given(st.lists(COMPARED, min_size=1, max_size=4), st.sampled_from(["and", "or"]))
def test_any_rows_come_back(rows, joined):
    wanted = Rows(tuple(rows), joined if len(rows) > 1 else "and")
    assert rows_of(parse(expression_of(wanted))) == wanted


@pytest.mark.parametrize(("name", "typed", "written"), [
    ("n", "0", "${n} > 0"), ("n", "-1,5", "${n} > -1.5"),
    ("day", "31.1.2026", "${day} > date('2026-01-31')"), ("one", "1", "${one} > '1'"),
    ("day", "2026-01-31", "${day} > date('2026-01-31')"), ("day", "today()", "${day} > today()"),
    ("t", "1", "${t} > '1'"), ("n", "${one}", "${n} > ${one}"),
])  # fmt: skip
def test_a_value_is_written_as_the_question_needs_it(name, typed, written):
    value = value_of(ASKED[name], typed)
    assert expression_of(Rows((Comparison(name, Sign.MORE, value),))) == written
    assert value_of(ASKED[name], value_text(value)) == value


def test_questions_offer_the_comparisons_that_make_sense():
    assert Sign.MORE not in signs_for(ASKED["one"])
    assert signs_for(ASKED["many"])[:2] == (Sign.CHOSEN, Sign.NOT_CHOSEN)
    assert Sign.MORE in signs_for(ASKED["n"])
