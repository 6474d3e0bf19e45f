"""A table from outside is read by a child that may use little, and may fall alone."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.exchange.sheets import Cell, SourceSheet
from app.exchange.tables import COMMAND, reading, wire
from app.exchange.tables.formats import read_sheets
from app.exchange.tables.reading import reading_sheets
from app.models.errors import FileProblem
from app.models.progress import finish

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
QUARTER = Path("tests/data/quarter.xlsx")
OLD_EXCEL = Path("tests/data/old_excel.xls")


def children():
    """Return the processes that this one has started and not yet buried."""
    tasks = Path("/proc/self/task").glob("*/children")
    return [number for task in tasks for number in task.read_text("utf-8").split()]


def large(tmp_path):
    path = tmp_path / "large.csv"
    path.write_text("аты;саны\n" + "мектеп;7\n" * 90_000, "utf-8")
    return path


@pytest.mark.parametrize("path", [QUARTER, OLD_EXCEL])
def test_the_child_says_what_the_reader_reads(path):
    assert finish(reading_sheets(path)) == read_sheets(path)


def test_a_refusal_comes_through_whole(tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("a;b\n1;" + "x" * 40_000, "utf-8")
    with pytest.raises(FileProblem) as caught:
        finish(reading_sheets(path))
    assert caught.value.code == "file_cell_too_long"
    assert caught.value.data == {"path": "long.csv", "title": "long", "row": 2, "limit": 32_767}


def test_a_file_that_is_none_starts_nobody(tmp_path):
    for path, code in ((tmp_path / "no.csv", "file_not_found"), (tmp_path, "file_no_access")):
        with pytest.raises(FileProblem, match=code):
            finish(reading_sheets(path))
    with pytest.raises(FileProblem):
        finish(reading_sheets(tmp_path / "a\x00b.csv"))


@ON_LINUX
def test_who_is_cancelled_leaves_no_child(tmp_path):
    before = children()
    work = reading_sheets(large(tmp_path))
    shares = [next(work) for _ in range(3)]
    assert shares == sorted(shares)
    assert len(children()) == len(before) + 1
    work.close()
    assert children() == before


@ON_LINUX
def test_who_takes_too_long_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "SECONDS", 0)
    before = children()
    with pytest.raises(FileProblem) as caught:
        finish(reading_sheets(large(tmp_path)))
    assert caught.value.code == "file_too_slow"
    assert children() == before


@ON_LINUX
def test_who_wants_too_much_memory_is_told(tmp_path, monkeypatch):
    # the child is our program in another folder: this one asks for a gigabyte and a half
    package = tmp_path / "app" / "exchange" / "tables"
    package.mkdir(parents=True)
    (package / "__main__.py").write_text(
        "from app.exchange.tables import child\n"
        "child.read_sheets = lambda path, bounds: bytes(1_500_000_000)\n"
        "child.run(['x'])\n",
        "utf-8",
    )
    root = str(Path.cwd())
    for folder in ("app", "app/exchange", "app/exchange/tables"):
        inside = tmp_path / folder / "__init__.py"
        inside.write_text(f"__path__.append({root!r} + '/{folder}')\nCOMMAND = ''\n", "utf-8")
    monkeypatch.setattr(reading, "_ROOT", tmp_path)
    with pytest.raises(FileProblem) as caught:
        finish(reading_sheets(QUARTER))
    assert (caught.value.code, caught.value.data["limit"]) == ("file_too_heavy", 1_024)


def test_a_child_that_does_not_start_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "_ROOT", tmp_path)
    with pytest.raises(FileProblem, match="file_reader_missing"):
        finish(reading_sheets(QUARTER))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    with pytest.raises(FileProblem, match="file_reader_missing"):
        finish(reading_sheets(QUARTER))


def test_a_bundle_starts_itself_and_not_its_window(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reading._command("a.csv") == [sys.executable, COMMAND, "a.csv"]
    home = tmp_path / "elsewhere"
    answer = subprocess.run(
        [sys.executable, "main.py", COMMAND, str(OLD_EXCEL)],
        capture_output=True, check=True, env={**os.environ, "ZHETEKSHI_HOME": str(home)},
    )  # fmt: skip
    assert wire.heard(answer.stdout.splitlines()[-1]) == (wire.DONE, True)
    assert not home.exists()


def test_the_child_loads_no_more_than_it_needs():
    code = "import app.exchange.tables.child, sys; sys.stdout.write(' '.join(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    ).stdout.split()
    heavy = {"PySide6", "sqlite3", "pandas", "numpy", "openpyxl", "lxml", "xlrd", "reportlab"}
    assert heavy.isdisjoint(loaded)


GOOD = [wire.said(wire.BEGUN, True), wire.said(wire.SHEET, "S")]


def heard(*lines):
    answer = reading._Answer("x.csv")
    for line in (*GOOD, *lines):
        answer._take(line)
    return tuple(each.sheet() for each in answer._sheets)


@pytest.mark.parametrize(
    "line",
    [
        b"not json\n", b"\xff\n", b"[]\n", b'["rows"]\n', b'[1, 2]\n', b'{"rows": 1}\n',
        wire.said("rows", 5), wire.said("rows", [5]), wire.said("rows", [[1, [1], []]]),
        wire.said("rows", [[0, [1], ["a"]]]), wire.said("rows", [["1", [1], ["a"]]]),
        wire.said("rows", [[1, [2, 1], ["a", "b"]]]), wire.said("rows", [[1, ["A"], ["a"]]]),
        wire.said("rows", [[1, [1], [["a"]]]]), wire.said("rows", [[1, [1], [None]]]),
        wire.said("rows", [[1, [1], [{"day": "x"}]]]), wire.said("rows", [[1, [1], [{}]]]),
        wire.said("rows", [[1, [1], ["a"], {"0": "evil"}]]),
        wire.said("rows", [[1, [501], ["a"]]]), wire.said("rows", [[2_000_000, [1], ["a"]]]),
        wire.said("rows", [[1, [1], ["a" * 40_000]]]),
        wire.said("problem", ["__class__", {}]), wire.said("problem", ["file_x", {"row": "1"}]),
        wire.said("problem", ["file_x", {"path": "y"}]), wire.said("share", "x"),
    ],
    ids=range(25),
)  # fmt: skip
def test_what_the_child_says_is_not_taken_on_trust(line):
    with pytest.raises(FileProblem):
        heard(line)


def test_a_cell_keeps_its_value_on_the_way():
    assert heard(wire.said("rows", [[3, [1, 28], ["a", 2.5]]])) == (
        SourceSheet("S", ((Cell(3, "A", "a"), Cell(3, "AB", 2.5)),)),
    )


def test_a_table_of_libreoffice_is_told_as_what_it_is(tmp_path):
    path = tmp_path / "table.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office:document-content/>")
    with pytest.raises(FileProblem) as caught:
        finish(reading_sheets(path))
    assert caught.value.code == "file_open_document"
