"""Questions are put in, doubled, taken out and moved; everything else stays where it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.forms.arranging import duplicated, moved, removed
from app.models.forms.editing import cell, with_cells
from app.models.forms.making import added, blank, reshaped
from app.models.forms.names import renamed
from app.models.forms.outline import Shape, entry_at, outline
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from app.models.forms.source import SURVEY, Source, sheet
from tests.models.forms.making import form_of

FORM = form_of(
    """
    type          | name | label | appearance               | constraint     | mine
    text          | a    | А     |                          |                | 1
    begin_group   | g    | Г     |                          |                | 2
    text          | b    | Б     |                          |                | 3
    begin_group   | m    | М     | table-list               |                | 4
    select_one yn | m1   | М1    |                          |                | 5
    select_one yn | m2   | М2    |                          |                | 6
    end_group     |      |       |                          |                | 7
    end_group     |      |       |                          |                | 8
    begin_group   | s    | С     | field-list percent-split |                | 9
    integer       | s1   | С1    |                          | . >= 0 and . <= 100 | 10
    integer       | s2   | С2    |                          | . + ${s1} = 100 | 11
    end_group     |      |       |                          |                | 12
    text          | z    | Я     |                          |                | 13
    """,
    "list_name | name | label\nyn | 1 | Иә\nyn | 2 | Жоқ",
)


def names(source):
    return [each.name for each in outline(source)]


def row_of(source, name):
    return next(each.row for each in outline(source) if each.name == name)


def moved_by(source, name, by):
    return names(moved(source, row_of(source, name), by)[0])


def test_the_outline_knows_what_stands_in_what():
    assert [(each.depth, each.shape.value, each.name) for each in outline(FORM)] == [
        (0, "text", "a"), (0, "group", "g"), (1, "text", "b"), (1, "matrix", "m"),
        (2, "row", "m1"), (2, "row", "m2"), (0, "split", "s"), (1, "part", "s1"),
        (1, "part", "s2"), (0, "text", "z"),
    ]  # fmt: skip


def test_a_question_goes_into_groups_and_out_of_them_and_past_tables():
    down, row = moved(FORM, row_of(FORM, "a"), 1)
    assert entry_at(down, row).inside.name == "g"
    assert moved_by(FORM, "b", -1) == ["a", "b", "g", "m", "m1", "m2", "s", "s1", "s2", "z"]
    assert moved_by(FORM, "b", 1) == ["a", "g", "m", "m1", "m2", "b", "s", "s1", "s2", "z"]
    assert moved_by(FORM, "z", -1) == ["a", "g", "b", "m", "m1", "m2", "z", "s", "s1", "s2"]


def test_a_table_moves_as_one_and_its_rows_stay_inside():
    assert moved_by(FORM, "m", -1) == ["a", "g", "m", "m1", "m2", "b", "s", "s1", "s2", "z"]
    assert moved_by(FORM, "m1", -1) == names(FORM)
    assert moved_by(FORM, "m2", 1) == names(FORM)
    assert moved_by(FORM, "s", -1) == ["a", "s", "s1", "s2", "g", "b", "m", "m1", "m2", "z"]


def test_the_ends_of_a_form_are_ends():
    assert moved_by(FORM, "a", -1) == names(FORM)
    assert moved_by(FORM, "z", 1) == names(FORM)


def test_parts_of_a_split_make_a_hundred_whatever_is_done_to_them():
    more, row = added(FORM, Shape.PART, row_of(FORM, "s1"))
    assert entry_at(more, row).shape is Shape.PART
    rules = [cell(more, SURVEY, each.row, "constraint") for each in outline(more)[7:10]]
    assert rules == [". >= 0 and . <= 100", ". >= 0 and . <= 100", ". + ${s1} + ${q1} = 100"]
    fewer = removed(removed(more, row), row_of(FORM, "s1"))
    assert cell(fewer, SURVEY, row_of(fewer, "s2"), "constraint") == ". = 100"
    turned, _row = moved(FORM, row_of(FORM, "s2"), -1)
    assert cell(turned, SURVEY, row_of(turned, "s1"), "constraint") == ". + ${s2} = 100"


def test_a_copy_has_names_of_its_own_and_all_other_cells():
    doubled, row = duplicated(FORM, row_of(FORM, "m"))
    assert names(doubled)[3:9] == ["m", "m1", "m2", "m_2", "m1_2", "m2_2"]
    assert cell(doubled, SURVEY, row, "mine") == "4"


def test_a_group_goes_with_all_it_holds():
    assert names(removed(FORM, row_of(FORM, "g"))) == ["a", "s", "s1", "s2", "z"]


def test_a_new_name_is_put_wherever_the_question_is_asked_about():
    changed = renamed(FORM, row_of(FORM, "s1"), "first")
    assert cell(changed, SURVEY, row_of(changed, "s2"), "constraint") == ". + ${first} = 100"


def test_a_column_is_made_where_it_is_missing_and_no_other_cell_changes():
    written = with_cells(FORM, SURVEY, 2, {"hint::ru": "Подсказка"})
    page = written.sheet(SURVEY)
    assert page.columns[-1] == "hint::Русский (ru)"
    assert [row[:-1] for row in page.rows] == list(FORM.sheet(SURVEY).rows)
    assert page.rows[0][-1] == "Подсказка"


def test_words_of_no_language_and_of_one_do_not_mix():
    mixed = form_of("type | name | label::Қазақша (kk) | label\ntext | a | Қазақша | Plain")
    assert cell(mixed, SURVEY, 2, "label") == "Plain"
    assert cell(with_cells(mixed, SURVEY, 2, {"label": "X"}), SURVEY, 2, "label::kk") == "Қазақша"


@pytest.mark.parametrize("shape", [
    each for each in Shape if each not in {Shape.ROW, Shape.PART, Shape.OTHER}
])  # fmt: skip
def test_every_kind_is_made_and_read(shape):
    form, row = added(blank("t", "1", "Т"), shape, None)
    assert entry_at(form, row).shape is shape
    assert {each.code for each in read(form).problems} <= {"form_label_missing"}


def test_another_kind_keeps_words_and_answer_set():
    form, row = added(blank("t", "1", "Т"), Shape.ONE, None)
    form = with_cells(form, SURVEY, row, {"label::kk": "Сұрақ"})
    many = reshaped(form, row, Shape.MANY)
    assert (cell(many, SURVEY, row, "type"), cell(many, SURVEY, row, "label::kk")) == (
        "select_multiple answers",
        "Сұрақ",
    )
    scale = reshaped(many, row, Shape.SCALE)
    assert cell(scale, SURVEY, row, "parameters") == "start=1 end=5 step=1"
    assert cell(reshaped(scale, row, Shape.TEXT), SURVEY, row, "parameters") == ""


STEPS = st.lists(
    st.tuples(st.sampled_from(["up", "down", "double", "add", "remove"]), st.integers(0, 99)),
    max_size=8,
)
SHAPES = tuple(Shape)[:-1]


def step(source, what, number):
    entries = outline(source)
    row = entries[number % len(entries)].row if entries else None
    match what:
        case "add":
            return added(source, SHAPES[number % len(SHAPES)], row)[0]
        case _ if row is None:
            return source
        case "up" | "down":
            return moved(source, row, -1 if what == "up" else 1)[0]
        case "double":
            return duplicated(source, row)[0]
        case _:
            return removed(source, row)


@given(st.sampled_from(["needs_heads", "event_feedback"]), STEPS)
def test_whatever_is_done_in_whatever_order_the_form_stays_whole(code, steps):
    source = shipped(code)
    for what, number in steps:
        source = step(source, what, number)
    codes = {each.code for each in read(source).problems}
    assert codes <= {"form_label_missing", "form_unknown_name", "form_untranslated"}


@given(st.lists(st.sampled_from(["begin_group", "end_group", "begin repeat", "text", "", "rank"]),
                min_size=1, max_size=9), STEPS)  # fmt: skip
def test_a_broken_form_is_changed_without_a_crash(types, steps):
    source = Source({"survey": sheet(["type", "name"], [[each, "n"] for each in types])})
    for what, number in steps:
        source = step(source, what, number)
    read(source)
