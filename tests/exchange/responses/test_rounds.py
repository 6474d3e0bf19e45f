"""Tables that belong together are joined; tables in a folder are taken for what they are."""

from __future__ import annotations

import json
import zipfile

import pytest

from app.exchange.responses.reading import planning
from app.models.forms import library
from app.models.progress import finish
from tests.exchange.responses.files import UUID, answer_file, table
from tests.models.forms.making import form_of

NESTED = form_of(
    """
    type         | name  | label
    text         | who   | Who
    begin repeat | visit | Visits
    text         | what  | What
    begin repeat | guest | Guests
    text         | guest_name | Name
    end repeat   |       |
    end repeat   |       |
    text         | last  | Last
    """,
    "",
    "form_id | version\nvisits | 1",
)
FIRST, SECOND = (f"uuid:{UUID[:-1]}{digit}" for digit in "12")
MAIN = [["SubmissionDate", "who", "last", "meta-instanceID", "KEY"],
        ["2026-11-20", "Ә", "а", FIRST, FIRST],
        ["2026-11-20", "Ғ", "б", SECOND, SECOND]]  # fmt: skip
VISITS = [["what", "PARENT_KEY", "KEY"],
          ["x", SECOND, f"{SECOND}/visit[1]"], ["y", SECOND, f"{SECOND}/visit[2]"]]  # fmt: skip
GUESTS = [["guest_name", "PARENT_KEY", "KEY"],
          ["g", f"{SECOND}/visit[2]", f"{SECOND}/visit[2]/guest[1]"]]  # fmt: skip
JOINED = {"who": "Ғ", "last": "б",
          "visit": [{"what": "x"}, {"guest": [{"guest_name": "g"}], "what": "y"}]}  # fmt: skip


@pytest.fixture
def known(store):
    with store.change("a form with a repeat in a repeat") as change:
        return library.keep(change, NESTED, "visits")


@pytest.fixture
def export(tmp_path, known):
    folder = tmp_path / "export"
    folder.mkdir()
    table(folder / "visits.csv", MAIN)
    table(folder / "visits-visit.csv", VISITS)
    table(folder / "visits-visit-guest.csv", GUESTS)
    return folder


def zipped(folder):
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w") as archive:
        for each in folder.iterdir():
            archive.write(each, each.name)
    return path


@pytest.mark.parametrize("given", ["folder", "zip", "files"])
def test_repeats_of_odk_are_joined_to_their_parents(export, take, stored, given):
    paths = {"folder": [export], "zip": [zipped(export)], "files": sorted(export.iterdir())}
    plan = take(*paths[given])
    assert (plan.count("new"), plan.count("rejected")) == (2, 0)
    found = sorted(map(json.loads, stored().values()), key=lambda each: each["who"])
    assert found == [JOINED, {"who": "Ә", "last": "а"}]


def test_rounds_without_their_row_are_named(export, plan):
    rows = [*VISITS, ["z", "uuid:nobody", "uuid:nobody/visit[1]"]]
    table(export / "visits-visit.csv", rows)
    (problem,) = [problem for row in plan(export).rows for problem in row.problems]
    assert (problem.code, problem.sheet, problem.row) == ("response_round_lost", "visits-visit", 4)


def test_rounds_alone_are_refused_with_the_reason(export, plan):
    (export / "visits.csv").unlink()
    codes = {problem.code for row in plan(export).rows for problem in row.problems}
    assert codes == {"response_rounds_alone"}


def test_rounds_of_a_repeat_that_nobody_knows_are_not_left_out_in_silence(export, plan):
    (export / "visits-visit.csv").rename(export / "visits-calls.csv")
    codes = {problem.code for row in plan(export).rows for problem in row.problems}
    assert codes == {"response_rounds_alone", "response_round_lost"}  # and the guests of visits


def test_rounds_that_name_each_other_end(export, take, stored):
    table(export / "visits-visit.csv", [["what", "PARENT_KEY", "KEY"], ["x", "b", "a"],
                                        ["y", "a", "b"], ["z", "c", "c"]])  # fmt: skip
    take(export)
    assert all("visit" not in json.loads(each) for each in stored().values())


def test_tables_in_a_folder_are_taken_and_other_tables_left_alone(tmp_path, store, known):
    folder = tmp_path / "stick"
    folder.mkdir()
    table(folder / "answers.csv", MAIN)
    table(folder / "salaries.csv", [["name", "sum"], ["Ә", "1"]])
    table(folder / "plan.csv", [["who", "last", *"abcdefgh"], ["Ә", "а", *"12345678"]])
    (folder / "empty.csv").write_bytes(b"")
    answer_file(folder / "a.nisresp.json", {"H01": "3"})
    plan = finish(planning(store, [folder], "", "w1"))
    assert {row.place.file for row in plan.rows} == {"answers.csv", "a.nisresp.json"}
    assert plan.count("rejected") == 0


def test_a_table_that_fits_two_questionnaires_asks_which(tmp_path, store, plan):
    with store.change("two forms with the same questions") as change:
        for code in ("one", "two"):
            source = form_of(
                "type|name|label\ntext|aa|A\ntext|bb|B", "", f"form_id|version\n{code}|1"
            )
            library.keep(change, source, code)
    path = table(tmp_path / "t.csv", [["aa", "bb"], ["1", "2"]])
    (row,) = plan(path).rows
    assert [(each.code, each.data["value"]) for each in row.problems] == [
        ("response_unclear_form", "one, two")
    ]
    (row,) = plan(path, form="two").rows
    assert row.form.code == "two"
