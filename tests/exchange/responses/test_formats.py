"""Tables of KoboToolbox and ODK in all their shapes give the same answers as the page of a form."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from app.commands import run
from app.models.forms import library
from app.models.forms.form import Group, Kind, walk
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from app.models.forms.source import Source, sheet
from app.models.forms.versions import renewed
from tests.exchange.responses.files import UUID, submission, table, version_of

FORM = read(shipped("needs_heads")).form
FIXTURE = json.loads(Path("tests/data/indicator_fixture.json").read_text("utf-8"))
NAMES = [each.replace(".", "_") for each in FIXTURE["columns"]]
RECORDS = [
    {name: str(value) for name, value in zip(NAMES, row, strict=True) if value is not None}
    for row in FIXTURE["rows"]
]
QUESTIONS = {each.name: each for each in FORM.questions()}
GROUP_OF = {
    question.name: group.name
    for group in FORM.items
    if isinstance(group, Group)
    for question in walk(group.items)
    if question.name in QUESTIONS
}


def uuid(at):
    return f"{UUID[:-2]}{at:02}"


def book(path, *sheets):
    with xlsxwriter.Workbook(path) as made:
        for name, rows in sheets:
            page = made.add_worksheet(name)
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
    return path


def labels(name, code):
    question = QUESTIONS[name]
    choices = {each.code: each.labels["ru"] for each in FORM.lists.get(question.choices, ())}
    return choices.get(code, code)


def kobo_codes(path):
    """Groups in the headings, everything quoted, semicolons."""
    names = [name for name in NAMES if name != "respondent"]
    head = ["start", "end", *(f"{GROUP_OF.get(n, 'x')}/{n}" for n in names), "_uuid", "_index"]
    rows = [
        ["2026-11-20T09:00:00.000+05:00", "x", *(each.get(n, "") for n in names), uuid(at), at]
        for at, each in enumerate(RECORDS, start=1)
    ]
    return table(path / "kobo.csv", [head, *rows], ";", "utf-8-sig")


def kobo_labels(path):
    """Words in the headings and in the cells, a workbook."""
    names = [name for name in QUESTIONS if QUESTIONS[name].kind is not Kind.NOTE]
    head = [*(QUESTIONS[name].labels["ru"] for name in names), "_uuid"]
    rows = [
        [*(labels(name, each.get(name, "")) for name in names), uuid(at)]
        for at, each in enumerate(RECORDS, start=1)
    ]
    return book(path / "kobo.xlsx", ("Анкета", [head, *rows]))


def odk(path):
    """ODK Central: group-question, a zip of its table."""
    names = [name for name in NAMES if name != "respondent"]
    head = ["SubmissionDate", *(f"{GROUP_OF.get(n, '')}-{n}".strip("-") for n in names), "KEY"]
    rows = [
        ["2026-11-20T04:00:00.000Z", *(each.get(n, "") for n in names), f"uuid:{uuid(at)}"]
        for at, each in enumerate(RECORDS, start=1)
    ]
    inner = table(path / "needs_heads.csv", [head, *rows])
    with zipfile.ZipFile(path / "central.zip", "w") as archive:
        archive.write(inner, "needs_heads.csv")
        archive.writestr("media/photo.jpg", b"x")
    return path / "central.zip"


def xml(path):
    """A folder of submissions, each named by its instance."""
    folder = path / "instances"
    folder.mkdir()
    for at, each in enumerate(RECORDS, start=1):
        answers = {name: value for name, value in each.items() if name != "respondent"}
        (folder / f"{uuid(at)}.xml").write_text(submission(answers, uuid(at)), "utf-8")
    return folder


@pytest.mark.parametrize("make", [kobo_codes, kobo_labels, odk, xml])
def test_the_worked_example_in_every_shape_gives_its_values(tmp_path, capsys, make):
    database = ["--database", str(tmp_path / "f.db"), "--wave", "2"]
    told = run(["responses", "import", str(make(tmp_path)), *database])
    assert told == 0, capsys.readouterr().out
    capsys.readouterr()
    assert run(["responses", "figures", *database, "--format", "json", "--no-suppression"]) == 0
    found = json.loads(capsys.readouterr().out)["indicators"]
    for code, words in FIXTURE["expected"].items():
        if " " not in code:
            share = f"{found[code]['numerator']} / {found[code]['denominator']}"
            assert words.startswith(f"{share} = {found[code]['share']} %")


def answers_of(take, stored, path):
    take(path)
    return [json.loads(each) for each in stored().values()]


@pytest.mark.parametrize(
    ("head", "row", "wanted"),
    [
        (["H11", "H11/1", "H11/3", "H11/5"], ["3 5", 0, 1, 1], "3 5"),
        (["H11", "H11/1", "H11/3"], ["", 0, 0], None),  # ODK: zeros are no answer
        (["H11/1", "H11/3", "H11/5"], [0, "True", 1], "3 5"),
        (["d2/H11/5", "d2/H11/3"], ["1", "1"], "3 5"),
        (["d2-H11", "d2-H11/3"], ["5 3", "1"], "3 5"),
        (["H11"], ["5;3"], "3 5"),
    ],
)
def test_split_columns_are_put_together(tmp_path, take, stored, head, row, wanted):
    path = table(tmp_path / "t.csv", [["H01", "H16", *head], ["1", "4", *row]])
    (found,) = answers_of(take, stored, path)
    assert found.get("H11") == wanted


def test_words_of_several_choices_are_cut_apart(tmp_path, take, stored):
    choices = {each.code: each.labels["kk"] for each in FORM.lists["PROB10"]}
    path = table(tmp_path / "t.csv", [
        ["H01", QUESTIONS["H11"].labels["kk"], f"{QUESTIONS['H11'].labels['kk']}/{choices['2']}"],
        ["1", f"{choices['5']} {choices['3']}", "0"],
    ])  # fmt: skip
    (found,) = answers_of(take, stored, path)
    assert found["H11"] == "3 5"


def test_words_that_fit_several_questions_are_told_not_guessed(tmp_path, plan):
    twice = QUESTIONS["H03_1_now"].labels["en"]
    path = table(tmp_path / "t.csv", [["school", "H01", twice], ["P1", "1", "50"]])
    (row,) = plan(path).rows
    assert [each.code for each in row.problems] == ["response_unclear_column"]


def test_known_versions_are_told_apart_in_a_table(tmp_path, store, plan):
    source = shipped("needs_heads")
    settings = source.sheet("settings")
    row = ["2025" if c == "version" else v
           for c, v in zip(settings.columns, settings.rows[0], strict=True)]  # fmt: skip
    with store.change("an older version") as change:
        library.keep(change, source.with_sheet("settings", sheet(settings.columns, [row])), "x")
    path = table(tmp_path / "t.csv", [
        ["school", "H01", "__version__", "_uuid"],
        ["P1", "4", "2025", uuid(1)],
        ["P1", "4", version_of("needs_heads"), uuid(2)],
        ["P1", "4", "of 1999", uuid(3)],
    ])  # fmt: skip
    rows = plan(path).rows
    assert [each.form.version for each in rows[:2]] == ["2025", version_of("needs_heads")]
    assert [each.code for each in rows[2].problems] == ["response_foreign_version"]


def test_an_unknown_version_is_carried_over_where_the_new_one_says_how(tmp_path, store, take):
    first = Source({
        "survey": sheet(["type", "name", "label"], [
            ["text", "a", "A"], ["select_one l", "b", "B"], ["text", "gone", "C"]]),
        "choices": sheet(["list_name", "name", "label"], [["l", "1", "X"], ["l", "2", "Y"]]),
        "settings": sheet(["form_id", "version"], [["walk", "1"]]),
    })  # fmt: skip
    second = renewed(first, "2")
    survey = second.sheet("survey")
    rows = [[cell.replace("a", "better") if column == "name" else cell
             for column, cell in zip(survey.columns, row, strict=True)]
            for row in survey.rows[:2]]  # fmt: skip
    with store.change("the second version alone") as change:
        library.keep(change, second.with_sheet("survey", sheet(survey.columns, rows)), "walk")
    path = tmp_path / "submission.xml"
    text = "<data id='walk' version='1'><a>Ә</a><b>2</b><gone>x</gone>"
    path.write_text(f"{text}<meta><instanceID>uuid:{UUID}</instanceID></meta></data>", "utf-8")
    (row,) = take(path).rows
    assert [each.code for each in row.problems] == ["response_carried"]
    assert (row.form.version, row.response.answers) == ("2", '{"b":"2","better":"Ә"}')


REPEATING = Source({
    "survey": sheet(
        ["type", "name", "label"],
        [["text", "who", "Who"], ["begin repeat", "visit", "Visits"], ["text", "what", "What"],
         ["integer", "hours", "Hours"], ["end repeat", "", ""], ["text", "last", "Last"]],
    ),
    "settings": sheet(["form_id", "version"], [["visits", "1"]]),
})  # fmt: skip


def test_repeats_come_from_sheets_of_their_own(tmp_path, store, take, stored):
    with store.change("a form with a repeat") as change:
        library.keep(change, REPEATING, "visits")
    path = book(
        tmp_path / "kobo.xlsx",
        ("visits", [["who", "last", "_index", "_uuid"], ["Ә", "б", 1, uuid(1)],
                    ["Ғ", "в", 2, uuid(2)]]),
        ("visit", [["what", "hours", "_index", "_parent_table_name", "_parent_index"],
                   ["a", 2, 1, "visits", 2], ["b", 3, 2, "visits", 2]]),
    )  # fmt: skip
    first, second = sorted(answers_of(take, stored, path), key=lambda each: each["who"])[::-1]
    assert second["who"] == "Ғ" or first["who"] == "Ғ"
    rounds = next(each for each in (first, second) if each["who"] == "Ғ")["visit"]
    assert rounds == [{"what": "a", "hours": "2"}, {"what": "b", "hours": "3"}]


def test_an_edited_copy_replaces_the_first_and_the_first_is_not_taken_again(
    tmp_path, take, plan, stored
):
    first = tmp_path / "submission.xml"
    first.write_text(submission({"H01": "1"}, uuid(1)), "utf-8")
    take(first)
    edited = tmp_path / "edited.xml"
    text = submission({"H01": "2"}, uuid(2))
    old = f"<deprecatedID>uuid:{uuid(1)}</deprecatedID></meta>"
    edited.write_text(text.replace("</meta>", old), "utf-8")
    assert take(edited).count("changed") == 1
    assert list(stored()) == [uuid(2)]
    assert plan(first).count("same") == 1
    assert plan(first, edited).count("same") == 2


def test_codes_of_respondents_hold_within_their_wave(tmp_path, take, stored):
    path = table(tmp_path / "t.csv", [["respondent", "H01", "H16"], ["h1", "1", "4"]])
    take(path, wave="1")
    assert take(path, wave="1").count("same") == 1
    assert take(path, wave="2").count("new") == 1
    assert len(stored()) == 2


def test_exact_times_and_devices_are_not_kept(tmp_path, store, take, stored):
    source = Source({
        "survey": sheet(["type", "name", "label"], [
            ["start", "start", ""], ["deviceid", "deviceid", ""], ["username", "username", ""],
            ["text", "a", "A"], ["text", "b", "B"],
        ]),
        "settings": sheet(["form_id", "version"], [["plain", "1"]]),
    })  # fmt: skip
    with store.change("a form with times") as change:
        library.keep(change, source, "plain")
    path = table(tmp_path / "t.csv", [
        ["start", "deviceid", "username", "a", "b"],
        ["2026-11-20T09:05:01.123+05:00", "imei:1", "aigul", "1", "2"],
    ])  # fmt: skip
    assert answers_of(take, stored, path) == [{"a": "1", "b": "2"}]
