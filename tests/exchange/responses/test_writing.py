"""Raw answers go out as other tools read them, without order, time or identity."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.responses.writing import sheets, writing_csv, writing_xlsx
from app.models.forms.canonical import canonical
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from app.models.progress import finish
from app.models.studies.answers import Answered
from app.models.studies.responses import answers_of
from tests.models.forms.making import read_form

FORM = read(shipped("needs_heads")).form


def head(school="P1", uuid="", **answers):
    return Answered("needs_heads", school, "partner", answers, uuid=uuid)


def cells(table, place=0):
    return dict(zip(table.head, table.rows[place], strict=True))


def test_many_choices_have_a_column_each_and_stay_empty_where_nobody_answered():
    (table,) = sheets(FORM, [head(H11="1 3"), head(H05="2")])
    answered = next(cells(table, n) for n in (0, 1) if cells(table, n)["H11"])
    empty = next(cells(table, n) for n in (0, 1) if not cells(table, n)["H11"])
    assert (answered["H11"], answered["H11/1"], answered["H11/2"]) == ("1 3", "1", "0")
    assert (empty["H11/1"], empty["H05"], empty["school"]) == ("", "2", "P1")


def test_labels_stand_in_for_codes():
    (table,) = sheets(FORM, [head(H11="1 3", H01="1")], "ru")
    row = cells(table)
    assert row["Ваша должность"] == "Директор"
    problems = next(name for name in row if name.startswith("Основные проблемы"))
    assert row[problems] == "Нехватка учителей; Нехватка методических ресурсов"
    assert row[f"{problems}/Нехватка учителей"] == "1"


def test_nothing_tells_who_answered_when_or_in_which_order():
    given = [head(uuid=f"uuid-{n}", H19_n=str(n)) for n in range(200)]
    (table,) = sheets(FORM, given)
    order = [cells(table, n)["H19_n"] for n in range(200)]
    assert sorted(order, key=int) != order
    assert not {"start", "end", "today", "_uuid", "_index"} & set(table.head)
    assert not any("uuid" in cell for row in table.rows for cell in row)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_goes_out_comes_in_again(tmp_path, plan, kind):
    answers = {
        "H01": "1",
        "H11": "1 3",
        "H03_1_before": "75",
        "H03_2_before": "25",
        "H25": "Рақмет",
    }
    path = tmp_path / f"answers.{kind}"
    finish((writing_csv if kind == "csv" else writing_xlsx)(sheets(FORM, [head(**answers)]), path))
    (row,) = plan(path, form="needs_heads").rows
    assert not row.problems
    found = answers_of(row.response.answers)
    assert {name: found[name] for name in answers} == answers


def test_csv_is_for_excel(tmp_path):
    path = tmp_path / "answers.csv"
    finish(writing_csv(sheets(FORM, [head(H25='=HYPERLINK("x")'), head(H25="-5")]), path))
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert {row["H25"] for row in rows} == {'\'=HYPERLINK("x")', "-5"}


def test_words_in_a_workbook_are_no_formulas(tmp_path):
    path = tmp_path / "answers.xlsx"
    finish(writing_xlsx(sheets(FORM, [head(H25="=1+1")]), path))
    book = openpyxl.load_workbook(path)
    page = book.active
    column = [cell.value for cell in page[1]].index("H25") + 1
    assert (page.cell(2, column).value, page.cell(2, column).data_type) == ("=1+1", "s")
    book.close()


REPEATED = read_form("""
type         | name   | label
text         | school | School
begin_repeat | groups | Groups
integer      | size   | Size
end_repeat   |        |
""").form


def test_a_repeat_has_a_sheet_of_its_own():
    given = [head(groups=[{"size": "4"}, {"size": "6"}]), head("P2", groups=[])]
    whole, inner = sheets(REPEATED, given)
    assert (whole.head, inner.head) == (("_index", "school"), ("_parent_index", "size"))
    parent = next(row[0] for row in whole.rows if row[1] == "P1")
    assert sorted(inner.rows) == [(parent, "4"), (parent, "6")]


@given(st.text(max_size=40))
def test_any_words_survive_a_table(text):
    question = next(each for each in FORM.questions() if each.name == "H25")
    stored = canonical(FORM, question, text)
    (table,) = sheets(FORM, [head(H25=stored)])
    assert cells(table)["H25"] == stored
