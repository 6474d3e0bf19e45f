"""Reports of closed periods: the same bytes whatever happens later, and what was corrected."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from app.commands import run
from app.i18n import LANGUAGES
from app.models import (
    attendance,
    closing,
    event_steps,
    events,
    narratives,
    people,
    periods,
    plan_review,
    requests,
    schools,
)
from app.models.sessions import sessions
from app.models.store import Store
from app.reports.quarterly import render_quarterly
from tests.reports.conftest import words_of
from tests.reports.quarter import EXPECTED, copied, report

PERIOD = "academic:2025-26/2"
DAY = date(2025, 12, 25)
LATER = date(2026, 1, 20)


@pytest.fixture
def path(tmp_path):
    return copied(tmp_path)


@pytest.fixture
def store(path):
    with Store.open(path) as opened:
        yield opened


@pytest.fixture
def period(store):
    return periods.parse(store, PERIOD)


def work(store, write):
    with store.change("Work") as change:
        write(change)


def close(store, period, day=DAY):
    work(store, lambda change: closing.close(store, change, 1, period, day))
    return closing.standing(store, 1, period)


def correct(store, period):
    """Reopen the quarter, add a participant of Ш-05, and close it again."""
    version = closing.standing(store, 1, period)
    session = sessions(store, events.by_number(store, "Ш-05", 1))[0].id
    person = people.by_code(store, "P5-T01")
    work(
        store, lambda change: closing.reopen(change, version, "Парақта бір қол қалып қойған", LATER)
    )
    work(store, lambda change: attendance.mark(store, change, session, person, "present"))
    return close(store, period, LATER)


def go_on(store):
    """What may happen later: a status, a merge, a rename of a school, a text."""
    late = requests.get(store, requests.by_number(store, "С-02", 1))
    one, other = (people.by_code(store, code) for code in ("P1-T01", "P1-T02"))
    work(store, lambda c: requests.move(store, c, late, requests.Step("fulfilled", LATER)))
    work(store, lambda c: people.join(store, c, one, other))
    work(store, lambda c: schools.save(c, schools.by_code(store, "P2"), {"name_kk": "Жаңа атау"}))
    place = (1, periods.parse(store, PERIOD), "aims", "kk")
    work(store, lambda c: narratives.write(store, c, place, "Жаңа мақсат"))


def printed(store, version, folder, language):
    path = folder / f"{version.number}_{language}.pdf"
    period = closing.frozen(store, version).content.period
    for _ in render_quarterly(store, 1, period, language, path, version=version):
        pass
    return path.read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closed_version_prints_the_same_bytes_whatever_comes_later(
    store, period, tmp_path, language
):
    version = close(store, period)
    before = printed(store, version, tmp_path, language)
    go_on(store)
    assert printed(store, version, tmp_path, language) == before


def test_the_pages_of_an_open_quarter_and_of_its_closed_version_tell_the_same(
    store, period, tmp_path
):
    open_words = words_of(report(store, tmp_path))
    version = close(store, period, date(2025, 12, 23))
    for _ in render_quarterly(store, 1, period, "en", tmp_path / "closed.pdf", version=version):
        pass
    closed_words = words_of(PdfReader(tmp_path / "closed.pdf"))
    assert (
        closed_words.replace("Closed version ", "", 1).replace(". Closed version", "") == open_words
    )


def test_names_of_people_are_asked_for_when_it_is_printed(store, period, tmp_path):
    head = people.by_code(store, "P1-H01")
    work(store, lambda c: people.save(store, c, head, {"school": 1, "role": "head"}))
    version = close(store, period)
    name = people.get(store, head, DAY).name
    assert name in words_of_bytes(printed(store, version, tmp_path, "en"))
    work(store, lambda c: people.save(store, c, head, {"name": "P1-H01"}))
    assert name not in words_of_bytes(printed(store, version, tmp_path, "en"))


def words_of_bytes(content):
    return words_of(PdfReader(BytesIO(content)))


@pytest.mark.parametrize(
    ("language", "title", "annex"),
    [
        ("en", "Corrected, version 2", "Differences from version 1"),
        ("kk", "Түзетілген, 2-нұсқа", "1-нұсқамен салыстырғанда"),
        ("ru", "Исправленная, версия 2", "Отличия от версии 1"),
    ],
)
def test_a_corrected_version_says_so_and_lists_its_differences(
    store, period, tmp_path, language, title, annex
):
    close(store, period)
    words = words_of_bytes(printed(store, correct(store, period), tmp_path, language))
    assert title in words
    assert annex in words
    assert "Парақта бір қол қалып қойған" in words
    assert " 72 73 " in words[words.rindex(annex) :]


# The command line


@pytest.fixture
def command(path, capsys):
    def carried_out(*words):
        options = ("--database", path, "--period", PERIOD)
        status = run(["report", "quarterly", *map(str, (*words, *options))])
        said = capsys.readouterr()
        return status, said.out, said.err

    return carried_out


@pytest.fixture
def closed(path):
    """The file of the quarter, closed and then gone on with."""
    with Store.open(path) as store:
        close(store, periods.parse(store, PERIOD))
        go_on(store)


def test_the_stored_figures_are_given_whatever_comes_later(command, closed):
    status, out, err = command("--format", "json")
    assert (status, json.loads(out), err) == (0, EXPECTED, "")


def test_current_figures_are_given_with_the_list_of_differences(command, closed):
    status, out, err = command("--format", "json", "--current", "--language", "en")
    assert status == 0
    assert json.loads(out)["figures"]["educators.unique"] == 55
    assert err.splitlines()[0] == "Differs from the closed version 1:"
    assert "  Unique participants: 56 → 55 (−P1-T01)" in err.splitlines()
    assert "  С-02: Status: Partly fulfilled → Fulfilled" in err.splitlines()
    assert any("Жаңа атау" in line for line in err.splitlines())


def test_every_version_can_be_printed(command, path, tmp_path):
    with Store.open(path) as store:
        close(store, periods.parse(store, PERIOD))
        correct(store, periods.parse(store, PERIOD))
    figures = [
        json.loads(command("--format", "json", *which)[1])["figures"]["educators.participations"]
        for which in (("--version", 1), ("--version", 2), ())
    ]
    assert figures == [72, 73, 73]
    target = tmp_path / "out.pdf"
    assert command("--format", "pdf", "--output", target, "--version", 1)[0] == 0
    assert b"%PDF" in target.read_bytes()[:10]


@pytest.mark.parametrize("words", [("--version", 3), ("--version", 1, "--current")])
def test_a_version_that_is_not_there_is_a_wrong_usage(command, closed, words):
    assert command("--format", "json", *words)[0] == 2


def test_an_open_period_has_nothing_to_differ_from(command):
    status, out, err = command("--format", "json", "--current")
    assert (status, json.loads(out), err) == (0, EXPECTED, "")


# The approved plan


def test_what_became_of_the_approved_plan_is_printed(store, period, tmp_path):
    work(store, lambda c: plan_review.approve(store, c, 1, period, date(2025, 11, 7)))
    event = events.get(store, events.by_number(store, "Ш-05", 1))
    moved = date(2026, 2, 3)
    work(store, lambda c: event_steps.reschedule(store, c, event, moved, "боран"))
    for language, said in (("en", "Moved out of the period: 1"), ("kk", "Жоспар бекітілген күні")):
        assert said in words_of(report(store, tmp_path, language))
    version = close(store, period)
    before = printed(store, version, tmp_path, "en")
    work(store, lambda c: plan_review.approve(store, c, 1, period, LATER))
    assert printed(store, version, tmp_path, "en") == before
    assert Path(tmp_path / "1_en.pdf").exists()


# The rows behind the figures


def row_sheets(store, path, version, language="en"):
    """Return the texts of the sheets of rows of a workbook, by title."""
    period = periods.parse(store, PERIOD)
    for _ in render_quarterly(store, 1, period, language, path, kind="xlsx", version=version):
        pass
    book = openpyxl.load_workbook(path)
    return {
        name: [[cell.value for cell in row] for row in book[name].iter_rows()]
        for name in book.sheetnames
        if name.startswith("Rows")
    }


def test_rows_of_a_closed_version_are_those_of_its_closing(store, period, tmp_path):
    version = close(store, period)
    before = row_sheets(store, tmp_path / "a.xlsx", version)
    go_on(store)
    after = row_sheets(store, tmp_path / "b.xlsx", version)
    for sheet in ("Rows – requests", "Rows – events", "Rows – schools"):
        assert after[sheet] == before[sheet]
    assert after["Rows – requests"][0][0] == "Rows are as they were at the closing on 25.12.2025."
    assert "names and posts are of now" in after["Rows – educators"][0][0]


def test_rows_of_now_say_nothing_of_a_closing(store, tmp_path):
    found = row_sheets(store, tmp_path / "a.xlsx", None)
    assert found["Rows – requests"][0][0] == "№"


def test_rows_that_an_older_closing_did_not_keep_are_marked(store, period, tmp_path):
    version = close(store, period)
    with store.unrecorded() as connection:
        kept = json.loads(connection.execute("SELECT content FROM closed_version").fetchone()[0])
        del kept["asked"]
        kept["received"] = []
        connection.execute("UPDATE closed_version SET content = ?", (json.dumps(kept),))
    rows = row_sheets(store, tmp_path / "a.xlsx", version)["Rows – requests"]
    assert "asterisk" in rows[0][0]
    assert any(str(row[0]).endswith(" *") for row in rows)
