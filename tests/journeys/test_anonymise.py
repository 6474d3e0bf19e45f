"""Step 20 of the acceptance scenario: one person is anonymised on request."""

from __future__ import annotations

from openpyxl import load_workbook

from tests.journeys.paper import Paper
from tests.journeys.terminal import report, run

CODE = "P1-T01"
NAME = next(each["name"] for each in Paper().people if each["code"] == CODE)
FORMER = f"{NAME} Серікқызы"
PERIOD = "academic:2025-26/2"


def anonymise(user):
    user.find(CODE)
    user.see_button("more")
    user.choose_in_menu("more", "erase")
    user.see(f"Тұлғаны иесіздендіру: {NAME}", "Бұл әрекет қайтарылмайды.")
    user.see_button("confirm_erasing")
    user.click("confirm_erasing")
    user.see("Иесіздендірілді: № P1-T01.")


def files_with(name, folder):
    """Return the files that hold the name, as bytes of any usual encoding."""
    codings = ("utf-8", "utf-16-le", "utf-16-be")
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and any(name.encode(each) in path.read_bytes() for each in codings)
    ]


def rename(user, **values):
    user.find(CODE)
    user.press("F2")
    user.fill(**values)
    user.press("Ctrl+S")
    assert not user.eyes.has_button("save"), user.eyes.words()


def test_name_is_gone_and_every_figure_stays(user, database):
    before = report(database, PERIOD)
    user.open(database)
    rename(user, name=FORMER, note=f"{NAME}: бала күтімінде")
    rename(user, name=NAME)
    anonymise(user)
    user.press("Ctrl+Z", "Ctrl+Z")
    user.go(5)
    user.open_tab("Тарихы")
    assert not user.eyes.reads(NAME)
    user.press("Ctrl+K")
    user.type(NAME)
    user.see("Ештеңе табылмады")
    user.press("Escape")
    user.close()
    assert files_with(NAME, database.parent) == []
    assert report(database, PERIOD) == before


def test_written_workbook_holds_no_name(user, database, tmp_path):
    user.open(database)
    anonymise(user)
    user.close()
    book = tmp_path / "book.xlsx"
    run("export", "workbook", book, "--database", database)
    sheet = load_workbook(book)["Адамдар"]
    names = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}
    assert names[CODE] == f"№ {CODE}"
    assert NAME not in names.values()
