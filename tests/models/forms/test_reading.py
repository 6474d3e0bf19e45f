"""The cells of an XLSForm become questions; whatever is unclear is named with its cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.forms.form import Group, Kind
from app.models.forms.headers import Language, header, language_of
from app.models.forms.reading import read
from app.models.forms.source import Sheet, Source, dumps, loads, sheet
from app.models.forms.types import type_of
from tests.models.forms.making import form_of, problems_of, read_form

CHOICES = """
list_name | name | label::Қазақша (kk) | label::Русский (ru)
yn        | 1    | Иә                  | Да
yn        | 2    | Жоқ                 | Нет
"""


def test_a_small_form_is_read():
    form = read_form(
        """
        type          | name | label::Қазақша (kk) | label::Русский (ru) | required | relevant
        begin_group   | g    | Топ                 | Группа              |          |
        select_one yn | q1   | Бірінші             | Первый              | yes      |
        integer       | q2   | Екінші              |                     |          | ${q1} = '1'
        end_group     |      |                     |                     |          |
        """,
        CHOICES,
        "form_title | form_id | default_language\nСауалнама | s1 | Русский (ru)",
    ).form
    assert (form.code, form.titles["ru"], form.default) == ("s1", "Сауалнама", "ru")
    assert [each.code for each in form.languages] == ["kk", "ru"]
    (group,) = form.items
    assert isinstance(group, Group)
    one, two = group.items
    assert (one.kind, one.choices, one.row) == (Kind.ONE, "yn", 3)
    assert one.rules.required
    assert two.rules.relevant
    assert not two.rules.required
    assert form.text(two.labels, "ru") == "Екінші"  # a missing text is stood in for
    assert [each.code for each in form.lists["yn"]] == ["1", "2"]


@pytest.mark.parametrize(
    ("written", "kind", "choices"),
    [
        ("text", Kind.TEXT, ""),
        ("string", Kind.TEXT, ""),
        ("dateTime", Kind.DATE_TIME, ""),
        ("select_one yn", Kind.ONE, "yn"),
        ("select one from yn", Kind.ONE, "yn"),
        ("select1 yn", Kind.ONE, "yn"),
        ("select_multiple  yn or_other", Kind.MANY, "yn"),
        ("select all that apply from yn or specify other", Kind.MANY, "yn"),
        ("rank yn", Kind.RANK, "yn"),
        ("geopoint", Kind.KEPT, ""),
        ("select_one_from_file a.csv", Kind.KEPT, ""),
        ("today", Kind.META, ""),
    ],
)
def test_types_are_known_as_people_write_them(written, kind, choices):
    found = type_of(written)
    assert (found.kind, found.choices, found.other) == (kind, choices, "other" in written)


@pytest.mark.parametrize(("written", "edge", "repeats"), [
    ("begin_group", "begin", False), ("begin group", "begin", False), ("end group", "end", False),
    ("begin repeat", "begin", True), ("END_REPEAT", "end", True),
])  # fmt: skip
def test_groups_begin_and_end(written, edge, repeats):
    found = type_of(written)
    assert (found.edge, found.repeats) == (edge, repeats)


@pytest.mark.parametrize(("written", "name", "code"), [
    ("label::Қазақша (kk)", "label", "kk"), ("Label :: kk", "label", "kk"), ("label", "label", ""),
    ("hint::English(en)", "hint", "en"), ("Constraint Message::Русский (ru)",
    "constraint_message", "ru"), ("caption::Français (fr)", "label", "fr"),
])  # fmt: skip
def test_headers_are_known_in_every_spelling(written, name, code):
    found = header(written, "survey")
    assert (found.name, found.language.code) == (name, code)


@pytest.mark.parametrize(("written", "sheet_name", "name"), [
    ("relevance", "survey", "relevant"), ("Calculate", "survey", "calculation"),
    ("list name", "choices", "list_name"), ("value", "choices", "name"),
    ("bind::odk:length", "survey", "bind::odk:length"), ("_number", "survey", "_number"),
])  # fmt: skip
def test_other_headers_keep_or_find_their_name(written, sheet_name, name):
    assert header(written, sheet_name).name == name


def test_language_without_code_is_its_own_name():
    assert language_of("Français") == Language("Français", "Français")


@pytest.mark.parametrize(
    ("written", "code"), [("Kazakh", "kk"), ("русский", "ru"), ("English", "en")]
)
def test_a_language_is_known_by_its_name_alone(written, code):
    assert language_of(written) == Language(code, written)


def test_other_has_words_in_a_form_of_any_language():
    survey = "type|name|label::Français (fr)\nselect_one yn or_other|q|Q"
    form = read_form(survey, "list_name|name|label::Français (fr)\nyn|1|Oui").form
    assert form.text(form.lists[form.items[0].choices][1].labels, "fr")
    assert form.text(form.items[1].labels, "fr")


def test_what_is_wrong_is_named_with_its_cell():
    assert problems_of(
        """
        type            | name   | label::Қазақша (kk) | label::Русский (ru) | relevant      | constraint
        text            | 1q     | Бір                 | Один                |               |
        select_one none | q2     | Екі                 | Два                 |               |
        integer         | q3     | Үш                  |                     | ${q9} = 1     |
        integer         | q3     | Үш                  | Три                 | ${q2} = ( 1   | pulldata(1)
        mystery         | q4     | Төрт                | Четыре              |               |
        geopoint        | q5     | Бес                 | Пять                |               |
        text            |        | Алты                | Шесть               |               |
        text            | q7     | Жеті                | Семь                |               | regex(., '(a+)+')
        end_group       |        |                     |                     |               |
        begin_group     | g      | Топ                 | Группа              |               |
        """,  # noqa: E501 - a table
    ) == [
        ("form_name_wrong", "survey", 2, "B"),
        ("form_unknown_list", "survey", 3, "A"),
        ("form_name_twice", "survey", 4, "B"),
        ("form_untranslated", "survey", 4, "D"),
        ("form_unknown_name", "survey", 4, "E"),
        ("form_name_twice", "survey", 5, "B"),
        ("expression_unfinished", "survey", 5, "E"),
        ("expression_unknown_function", "survey", 5, "F"),
        ("form_unknown_type", "survey", 6, "A"),
        ("form_kept", "survey", 7, "A"),
        ("form_name_missing", "survey", 8, "B"),
        ("form_unsafe_pattern", "survey", 9, "F"),
        ("form_end_without_begin", "survey", 10, "A"),
        ("form_begin_without_end", "survey", 11, "A"),
    ]


def test_choices_are_checked():
    choices = """
    list_name | name | label::Қазақша (kk) | label::Русский (ru)
    yn        | 1    | Иә                  | Да
    yn        | 1    | Жоқ                 | Нет
    yn        | a b  | Жоқ                 |
    yn        |      | Жоқ                 | Нет
              | 3    | Жоқ                 | Нет
    """
    survey = "type | name | label::Қазақша (kk) | label::Русский (ru)\nselect_one yn|q|С|В"
    assert problems_of(survey, choices) == [
        ("form_choice_twice", "choices", 3, "B"),
        ("form_choice_space", "choices", 4, "B"),
        ("form_untranslated", "choices", 4, "D"),
        ("form_name_missing", "choices", 5, "B"),
        ("form_list_missing", "choices", 6, "A"),
    ]


def test_a_filter_of_choices_names_their_columns():
    choices = "list_name|name|label|oblast\nd|1|Ақкөл|akm"
    survey = "type|name|label|choice_filter\ntext|o|Облыс|\nselect_one d|q|Аудан|{}"
    assert problems_of(survey.format("oblast = ${o}"), choices) == []
    assert problems_of(survey.format("region = ${o}"), choices) == [
        ("form_unknown_column", "survey", 3, "D"),
        ("form_column_unused", "choices", 1, "D"),
    ]


@pytest.mark.parametrize(
    ("survey", "named"),
    [
        ("name|label\na|А", ("form_column_type_missing", 1, "A")),
        ("type|name|label\ncalculate|a|", ("form_calculation_missing", 2, "A")),
        ("type|name|label|bind::x\ntext|a|А|1", ("form_column_unused", 1, "D")),
        ("type|name|label|parameters\nrange|a|А|start=1 end=x", ("form_scale_wrong", 2, "D")),
        ("type|name|label|parameters\ntext|a|А|rows=3", ("form_parameter_unused", 2, "D")),
    ],
)
def test_what_has_no_meaning_here_is_named_with_its_cell(survey, named):
    assert named in [(code, row, column) for code, _sheet, row, column in problems_of(survey)]


def test_what_nobody_filled_in_and_our_own_remarks_are_not_named():
    assert problems_of("type|name|label|bind::x|_note\ntext|a|А||мен") == []


def test_headers_of_old_forms_are_known():
    survey = "type|name|label|bind::relevant|bind:constraint|bind:jr:constraintMsg\n"
    reading = read_form(survey + "integer|a|А||. > 1|Көбірек\ntext|b|Б|${a} = 2||")
    first, second = reading.form.items
    assert reading.problems == ()
    assert first.rules.constraint
    assert first.messages["constraint"] == {"": "Көбірек"}
    assert second.rules.relevant


def test_an_audit_needs_no_name():
    reading = read_form("type|name|label\naudit||\ntext|a|А")
    assert reading.problems == ()
    assert reading.form.items[0].name == "audit"


def test_other_is_a_choice_and_a_question_of_its_own():
    survey = "type|name|label\nselect_one yn or_other|q|С\ntext|r|Р"
    form = read_form(survey, "list_name|name|label\nyn|1|Иә").form
    chosen, words, _last = form.items
    assert [each.code for each in form.lists[chosen.choices]] == ["1", "other"]
    assert (words.name, words.labels["kk"]) == ("q_other", "Басқасын жазыңыз")
    assert words.rules.relevant


def test_questions_are_counted_where_the_form_has_no_numbers():
    form = read_form(
        """
        type          | name | label | appearance
        note          | n    | Сәлем |
        text          | a    | А     |
        begin_group   | g    | Г     | table-list
        select_one yn | g1   | Б     |
        select_one yn | g2   | В     |
        end_group     |      |       |
        text          | z    | Я     |
        """,
        "list_name|name|label\nyn|1|Иә",
    ).form
    numbers = {each.name: each.number for each in form.questions()}
    assert numbers == {"n": "", "a": "1", "g1": "2.1", "g2": "2.2", "z": "3"}


def test_a_question_that_waits_for_itself_is_found():
    survey = "type|name|label|relevant\ntext|a|А|${b} = 1\ntext|b|Б|${c} = 1\ntext|c|В|${a} = 1"
    assert [row for _code, _sheet, row, _column in problems_of(survey)] == [2, 3, 4]


def test_a_default_is_words_unless_it_asks():
    form = read_form("type|name|label|default\ntext|a|А|1 + 1\ntext|b|Б|${a}").form
    one, two = form.items
    assert (one.rules.default.value, two.rules.default.name) == ("1 + 1", "a")


def test_a_form_without_languages_speaks_for_itself():
    form = read_form("type|name|label\ntext|a|Аты").form
    assert form.text(form.items[0].labels, "kk") == "Аты"


CELL = st.text(max_size=12) | st.sampled_from(
    ["begin_group", "end_group", "select_one yn", "text", "${a}", "1 + ", "yn", "a", "label::kk"]
)
ROWS = st.lists(st.lists(CELL, min_size=1, max_size=6), min_size=1, max_size=12)


@given(ROWS, ROWS)
def test_any_cells_are_read_without_a_crash_and_kept(survey, choices):
    source = Source({"survey": sheet(survey[0], survey[1:]), "choices": sheet(choices[0], choices)})
    read(source)
    assert loads(dumps(source)) == source


def test_blank_rows_keep_their_numbers():
    source = Source({"survey": Sheet(("type", "name"), (("", ""), ("text", "q")))})
    assert [each.row for each in read(source).form.items] == [3]


def test_columns_and_sheets_unknown_to_us_are_kept():
    source = form_of("type | name | label | bind::x\ntext | a | А | y")
    with_more = source.with_sheet("osm", sheet(("k",), [("v",)]))
    assert loads(dumps(with_more)) == with_more


def test_the_parts_of_a_split_are_counted_as_one_question():
    form = read_form(
        """
        type        | name | label  | appearance
        integer     | a    | A      |
        begin_group | g    | Split  | percent-split
        integer     | b    | B      |
        integer     | c    | C      |
        end_group   |      |        |
        text        | d    | D      |
        """
    ).form
    split = form.items[1]
    numbers = [split.number, *(each.number for each in split.items), form.items[2].number]
    assert numbers == ["2", "2.1", "2.2", "3"]
