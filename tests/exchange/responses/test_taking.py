"""Responses come in by files, tables and submissions into the same bytes, once each."""

from __future__ import annotations

import json
import zipfile

import pytest

from app.commands import run
from app.exchange.responses.apply import applying
from app.exchange.responses.plan import Verdict
from app.exchange.responses.reading import planning
from app.models.errors import Invalid
from app.models.progress import finish
from tests.exchange.responses.files import UUID, answer_file, submission, table

ANSWERS = {"school": "P1", "H01": "1", "H11": "3 5", "H16": "4", "H25": "Рақмет <b>"}
STORED = '{"H01":"1","H11":"3 5","H16":"4","H25":"Рақмет <b>","school":"P1"}'


def counts(plan):
    return {each.value: plan.count(each) for each in Verdict if plan.count(each)}


def codes(plan):
    return [problem.code for row in plan.rows for problem in row.problems]


def test_every_way_stores_the_same_bytes(tmp_path, take, stored):
    take(answer_file(tmp_path / "a.nisresp.json", ANSWERS))
    first = stored()
    assert first == {UUID: STORED}
    kobo = {"school": "P1", "d1/H01": "1", "H11": "5 3", "d3/H16": "4", "H25": "Рақмет <b>"}
    rows = [[*kobo, "_uuid"], [*kobo.values(), UUID.replace("e01", "e02")]]
    take(table(tmp_path / "kobo.csv", rows, ";"))
    odk = {"school": "P1", "d1-H01": "1", "d2-H11/3": "1", "d2-H11/5": "1", "d2-H11/1": "0",
           "d3-H16": "Келісемін", "H25": "Рақмет <b>"}  # fmt: skip
    take(table(tmp_path / "odk.csv", [[*odk, "KEY"], [*odk.values(), f"uuid:{UUID[:-1]}3"]]))
    answers = {**ANSWERS, "H25": "Рақмет &lt;b&gt;"}
    flat = {name: answers[name] for name in ("school", "H25")}
    groups = {"profile": "<H01>1</H01>", "d2": "<H11>5 3</H11>", "d3": "<H16>4</H16>"}
    nested = submission(flat | groups, UUID[:-1] + "4")
    (tmp_path / "submission.xml").write_text(nested, "utf-8")
    take(tmp_path / "submission.xml")
    assert sorted(stored()) == [UUID[:-1] + each for each in "1234"]
    assert set(stored().values()) == {STORED}


def test_a_response_is_taken_once_and_its_change_is_told(tmp_path, plan, take, stored):
    path = answer_file(tmp_path / "a.nisresp.json", ANSWERS)
    assert counts(take(path)) == {"new": 1}
    assert counts(plan(path)) == {"same": 1}
    copy = answer_file(tmp_path / "b.nisresp.json", ANSWERS)
    assert counts(plan(path, copy)) == {"same": 2}
    changed = answer_file(tmp_path / "c.nisresp.json", {**ANSWERS, "H01": "2"})
    assert counts(take(changed)) == {"changed": 1}
    assert json.loads(stored()[UUID])["H01"] == "2"


def test_a_stick_is_searched_and_its_other_files_left_alone(tmp_path, plan):
    stick = tmp_path / "stick"
    (stick / "P1" / "сауалнама").mkdir(parents=True)
    answer_file(stick / "P1" / "сауалнама" / "a.nisresp.json", ANSWERS)
    (stick / "photo.jpg").write_bytes(b"x")
    (stick / ".hidden.nisresp.json").write_text("{}")
    (stick / "submission.xml").write_text(submission({"H01": "1"}, UUID[:-1] + "2"), "utf-8")
    assert counts(plan(stick)) == {"new": 2}


def test_a_zip_of_submissions_is_read(tmp_path, plan):
    path = tmp_path / "forms.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(3):
            text = submission({"H01": "1"}, f"{UUID[:-1]}{number}")
            archive.writestr(f"uuid{number}/submission.xml", text)
        archive.writestr("uuid0/photo.jpg", b"x")
    assert counts(plan(path)) == {"new": 3}


@pytest.mark.parametrize(("changed", "code"), [
    ({"code": "other"}, "response_other_form"),
    ({"version": "1"}, "response_other_version"),
    ({"crc32": "00000000"}, "response_damaged"),
    ({"instance": "x"}, "response_unreadable"),
    ({"language": 3}, "response_unreadable"),
])  # fmt: skip
def test_what_cannot_be_taken_is_refused_with_its_reason(tmp_path, plan, changed, code):
    path = answer_file(tmp_path / "a.nisresp.json", ANSWERS, **changed)
    found = plan(path)
    assert codes(found) == [code]
    assert counts(found) == {"rejected": 1}


def test_a_file_cut_anywhere_is_refused(tmp_path, plan):
    whole = answer_file(tmp_path / "a.nisresp.json", ANSWERS).read_bytes()
    for end in range(0, len(whole) - 2, 7):
        path = tmp_path / "b.nisresp.json"
        path.write_bytes(whole[:end])
        assert codes(plan(path)) == ["response_unreadable"]


def test_a_huge_file_is_not_read(tmp_path, plan):
    path = tmp_path / "a.nisresp.json"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert codes(plan(path)) == ["response_too_large"]


def test_a_bomb_and_entities_are_refused(tmp_path, plan):
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("submission.xml", b"0" * 70_000_000)
    laughs = tmp_path / "submission.xml"
    laughs.write_text('<!DOCTYPE a [<!ENTITY b "x">]><data id="a">&b;</data>')
    assert codes(plan(bomb)) == ["file_bomb"]
    assert codes(plan(laughs)) == ["response_unreadable"]


def test_wrong_cells_of_a_table_are_told_by_their_place(tmp_path, plan):
    path = table(tmp_path / "t.csv", [
        ["school", "H01", "H16", "H03_1_before", "H19", "H19_n"],
        ["P1", "1", "4", "50", "2", "3"],
        ["", "7", "x", "a", "", ""],
    ])  # fmt: skip
    found = plan(path)
    assert counts(found) == {"new": 1, "rejected": 1}
    told = {
        (problem.code, problem.row, problem.column, problem.severity.value)
        for row in found.rows
        for problem in row.problems
    }
    assert told == {
        ("answer_unknown_choice", 3, "B", "error"),
        ("answer_unknown_choice", 3, "C", "error"),
        ("answer_not_whole", 3, "D", "error"),
        ("answer_required", 3, "A", "warning"),
    }


def test_rejected_responses_stop_all_unless_the_good_are_wanted(tmp_path, store, stored):
    good = answer_file(tmp_path / "a.nisresp.json", ANSWERS)
    bad = answer_file(tmp_path / "b.nisresp.json", {"H01": "7"}, instance=UUID[:-1] + "9")
    found = finish(planning(store, [good, bad], wave="w1"))
    with pytest.raises(Invalid):
        finish(applying(store, found, "w1"))
    assert stored() == {}
    finish(applying(store, found, "w1", accept_good=True))
    assert list(stored()) == [UUID]


def test_nothing_tells_who_answered_first(tmp_path, store, take):
    for number in range(12):
        uuid = f"{UUID[:-2]}{number:02}"
        take(answer_file(tmp_path / f"{number}.nisresp.json", ANSWERS, instance=uuid))
    arrived = [row[0] for row in store.rows("SELECT uuid FROM response ORDER BY id")]
    assert arrived != sorted(arrived)
    columns = {row["name"] for row in store.rows("PRAGMA table_info(response)")}
    assert not columns & {"at", "time", "created", "who", "name"}
    assert store.value("SELECT count(*) FROM change_row WHERE record_table = 'response'") == 0


def test_the_command_takes_and_counts(tmp_path, capsys):
    database = tmp_path / "new.db"
    paths = [
        answer_file(
            tmp_path / f"{number}.nisresp.json",
            {"school": f"P{number}", "H05": "1" if number < 4 else "3"},
            instance=f"{UUID[:-1]}{number}",
        )
        for number in range(6)
    ]
    words = [*map(str, paths), "--database", str(database), "--wave", "I", "--json"]
    assert run(["responses", "import", *words]) == 0
    assert json.loads(capsys.readouterr().out)["new"] == 6
    asked = ["--database", str(database), "--wave", "i", "--format", "json"]
    assert run(["responses", "figures", *asked]) == 0
    found = json.loads(capsys.readouterr().out)["indicators"]
    assert found["I1"] | {"variants": {}} == {
        "numerator": 4, "denominator": 6, "share": 66.7, "conflicts": [], "variants": {},
    }  # fmt: skip
    assert found["I8"]["denominator"] is None
