"""What is made to harm is refused with its reason, and nothing of it is unpacked or run."""

from __future__ import annotations

import io
import json
import stat
import zipfile
import zlib

import pytest

from app.exchange.responses.apply import applying
from app.messages import explain
from app.models.progress import finish
from tests.exchange.responses.files import UUID, answer_file, submission, table

ANSWERS = {"school": "P1", "H01": "1", "H25": "Рақмет"}
LAUGHS = "".join(f'<!ENTITY a{at + 1} "{f"&a{at};" * 10}">' for at in range(9))


def codes(plan):
    assert all(explain(each) for row in plan.rows for each in row.problems)
    return [each.code for row in plan.rows for each in row.problems]


def zipped(path, members, **how):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **how) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("text", [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "< SCRIPT src=//x>",
    "javascript:alert(1)", "<iframe src=x>",
])  # fmt: skip
def test_program_code_in_an_answer_is_refused(tmp_path, plan, text):
    path = answer_file(tmp_path / "a.nisresp.json", {**ANSWERS, "H25": text})
    assert codes(plan(path)) == ["answer_script"]


@pytest.mark.parametrize("text", ["5 < 7 және 8 > 3", "Жауап: <b>иә</b>", "on = қосулы", "=1+1"])
def test_ordinary_signs_are_an_answer(tmp_path, plan, text):
    path = answer_file(tmp_path / "a.nisresp.json", {**ANSWERS, "H25": text})
    assert codes(plan(path)) == []


@pytest.mark.parametrize("body", [
    f'<!DOCTYPE d [<!ENTITY a0 "ha">{LAUGHS}]><data id="needs_heads">&a9;</data>',
    '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><data id="needs_heads">&x;</data>',
    '<!DOCTYPE d SYSTEM "http://example.org/x.dtd"><data id="needs_heads">&x;</data>',
    "<a>" * 300_000,
    "<a>" * 200_000 + "</a>" * 200_000,
    '<data id="x">' + "<g>" * 50 + "<instanceID>uuid:1</instanceID>" + "</g>" * 50 + "</data>",
    "<data/>",
    "",
])  # fmt: skip
def test_hostile_xml_is_refused(tmp_path, plan, body):
    path = tmp_path / "submission.xml"
    path.write_text(body, "utf-8")
    assert codes(plan(path)) == ["response_unreadable"]


@pytest.mark.parametrize("body", [
    "[" * 900_000, '{"response":' * 100_000, "1" * 1_500_000, '{"response": {}, "crc32": 1e999}',
    '{"response": {"answers": {"a": "\\ud800"}}}', "null", "", "\x00" * 1_000,
])  # fmt: skip
def test_hostile_json_is_refused(tmp_path, plan, body):
    path = tmp_path / "a.nisresp.json"
    path.write_text(body, "utf-8")
    assert set(codes(plan(path))) <= {"response_unreadable", "response_damaged"}
    assert plan(path).count("rejected") == 1


def test_answers_that_lie_deep_are_refused(tmp_path, plan):
    deep = {"a": "1"}
    for _time in range(30):
        deep = {"g": [deep]}
    assert codes(plan(answer_file(tmp_path / "a.nisresp.json", deep))) == ["response_unreadable"]


@pytest.mark.parametrize("changed", [
    {"answers": {"H25": "a\ud800b\x00c"}}, {"answers": {"\ud800": "1"}}, {"code": "\ud800"},
    {"day": "\ud800"}, {"copy": "\udfff", "language": "\x00", "wave": "\ud800"},
])  # fmt: skip
def test_halves_of_characters_crash_nothing(tmp_path, store, plan, changed):
    path = answer_file(tmp_path / "a.nisresp.json", **{"answers": ANSWERS, **changed})
    found = plan(path)
    codes(found)
    finish(applying(store, found, "w1", accept_good=True))


def test_zips_that_harm_are_refused(tmp_path, plan):
    one = answer_file(tmp_path / "a.nisresp.json", ANSWERS).read_bytes()
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.xml", b"0" * 5_000_000)
    told = {
        "bomb": [("a.xml", b"0" * 80_000_000)],
        "many_small_bombs": [(f"{at}.xml", b"0" * 1_000_000) for at in range(80)],
        "nested": [("deeper.zip", inner.getvalue())],
        "crowd": [(f"{at}", b"") for at in range(20_001)],
        "nothing": [("photo.jpg", b"x")],
        "damaged_inside": [("a.nisresp.json", one[: len(one) // 2])],
    }
    found = {
        name: codes(plan(zipped(tmp_path / f"{name}.zip", members)))
        for name, members in told.items()
    }
    assert found == {
        "bomb": ["file_bomb"],
        "many_small_bombs": ["file_too_large"],
        "nested": ["response_nested"],
        "crowd": ["file_unsafe"],
        "nothing": ["response_none_found"],
        "damaged_inside": ["response_unreadable"],
    }


def test_a_zip_cut_in_half_is_refused(tmp_path, plan):
    whole = zipped(tmp_path / "whole.zip", [("submission.xml", submission({"H01": "1"}))])
    content = whole.read_bytes()
    for end in range(4, len(content) - 1, 23):
        path = tmp_path / "cut.zip"
        path.write_bytes(content[:end])
        assert codes(plan(path)) == ["file_damaged"]


def test_names_in_a_zip_lead_nowhere(tmp_path, plan):
    text = submission({"H01": "1"})
    path = zipped(tmp_path / "names.zip", [
        ("../../outside.xml", text), ("/etc/absolute.xml", text.replace(UUID, f"{UUID[:-1]}2")),
        ("..\\windows.xml", text.replace(UUID, f"{UUID[:-1]}3")),
    ])  # fmt: skip
    link = zipfile.ZipInfo("link.xml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    found = plan(path)
    assert [row.place.file for row in found.rows] == [
        "names.zip/outside.xml", "names.zip/absolute.xml", "names.zip/windows.xml",
    ]  # fmt: skip
    assert not (tmp_path.parent / "outside.xml").exists()


def test_links_on_a_stick_are_not_followed(tmp_path, plan):
    outside = answer_file(tmp_path / "outside.nisresp.json", ANSWERS)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "link.nisresp.json").symlink_to(outside)
    (stick / "round").symlink_to(stick, target_is_directory=True)
    assert codes(plan(stick)) == ["response_none_found"]


def test_fifty_megabytes_are_refused_whatever_they_are_called(tmp_path, plan):
    for name in ("a.nisresp.json", "a.json", "a.xml", "a.txt"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(50 * 1024 * 1024)
        assert codes(plan(tmp_path / name)) == ["response_too_large"]


def test_a_web_page_beside_the_answers_hinders_nothing(tmp_path, plan):
    page = "<!DOCTYPE html><html><body>a form</body></html>"
    one = answer_file(tmp_path / "a.nisresp.json", ANSWERS).read_bytes()
    path = zipped(tmp_path / "stick.zip", [("form.html", page), ("a.nisresp.json", one)])
    assert plan(path).count("new") == 1


def test_a_table_full_of_faults_keeps_few_of_them(tmp_path, plan):
    names = [f"H10_{at}" for at in (1, 2, 3)] + ["H11", "H15", "H16", "H17", "H18"]
    rows = [["x y z"] * len(names) for _row in range(3_000)]
    found = plan(table(tmp_path / "t.csv", [names, *rows]))
    assert found.count("rejected") == 3_000
    assert sum(len(row.problems) for row in found.rows) < 25_000


def test_a_renamed_file_and_a_copied_text_are_known(tmp_path, plan):
    whole = answer_file(tmp_path / "a.nisresp.json", ANSWERS).read_text("utf-8")
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "needs_heads_1 (1).json").write_text(whole, "utf-8")
    (stick / "жауап.txt").write_text(whole.replace(UUID, UUID), "utf-8")
    (stick / "notes.txt").write_text("nothing", "utf-8")
    (stick / "package.json").write_text(json.dumps({"name": "x"}), "utf-8")
    found = plan(stick)
    assert (found.count("new"), found.count("same"), found.count("rejected")) == (1, 1, 0)


def test_a_wrong_check_sum_is_told(tmp_path, plan):
    assert zlib.crc32(b"") == 0
    path = answer_file(tmp_path / "a.nisresp.json", ANSWERS, crc32="00000000")
    assert codes(plan(path)) == ["response_damaged"]
