"""The documents of an event: chosen, seen, given numbers, saved and sent."""

from __future__ import annotations

from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter

from app.models import certificates, written
from app.ui.certificate_list import PICKED
from tests.models.making import mark

DAY = date(2025, 11, 28)


@pytest.fixture
def papers(page, add, numbers, qtbot):
    event = add("Ш-01", DAY, "held", schools=[numbers["P1"], numbers["P2"]])
    mark(page.store, event, *(numbers[name] for name in ("Әбдіғали Айгүл", "Ермеков Нұржан")))
    page.refresh()
    page.show_papers(event)
    return page.papers()


def pages(papers, qtbot):
    """Wait for the document that is looked at and return how many pages it has."""
    qtbot.waitUntil(lambda: papers.desk._file is not None and not papers.desk._pause.isActive())
    return papers.desk.preview.pages()


def test_the_sign_in_sheet_is_seen_first_and_saved(papers, qtbot, tmp_path):
    assert pages(papers, qtbot) >= 1
    papers.desk.save_to(tmp_path / "sheet.pdf")
    assert "Бекенова Жанар" in PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text()
    assert written.still_there(papers._store) == (tmp_path / "sheet.pdf",)


def test_certificates_wait_for_their_numbers(papers, qtbot, use):
    papers.desk.choose("certificates")
    assert pages(papers, qtbot) == 2
    assert not use.find(type(papers.desk._save), "save_paper").isEnabled()
    use.press("issue_certificates")
    qtbot.waitUntil(papers.desk._save.isEnabled)
    assert len(certificates.of_event(papers._store, papers._event)) == 2


def test_where_nobody_came_that_is_said_once(page, add, qtbot, use):
    page.show_papers(add("Ш-02", DAY, "held"))
    papers = page.papers()
    papers.desk.choose("certificates")
    pages(papers, qtbot)
    use.sees("Nobody is marked as present yet.")
    assert not papers.desk._save.isEnabled()
    assert papers.certificates._issue.isHidden()


def test_one_certificate_can_be_printed_alone(papers, qtbot):
    papers.desk.choose("certificates")
    papers.certificates.issue()
    papers.certificates.table.select_first()
    papers.certificates.which.activate(PICKED)
    papers.certificates.chosen.emit()
    qtbot.waitUntil(papers.desk._save.isEnabled)
    assert papers.desk.preview.pages() == 1


def test_everything_goes_into_a_folder_and_nothing_is_written_over(papers, qtbot, tmp_path):
    papers.desk.choose("certificates")
    papers.certificates.issue()
    for _ in range(2):
        papers.desk.send_to(tmp_path)
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert "Sign-in sheet Ш-01 28.11.2025.pdf" in names
    assert "Sign-in sheet Ш-01 28.11.2025 (2).pdf" in names
    assert "Certificates Ш-01.pdf" in names


def test_a_folder_that_is_gone_is_said_and_nothing_is_left(papers, qtbot, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr("app.ui.dialogs.warn", lambda *words: told.append(words[-1]))
    pages(papers, qtbot)
    papers.desk.save_to(tmp_path / "gone" / "sheet.pdf")
    assert "gone" in told[0] or "folder" in told[0]
    assert list(tmp_path.glob("**/*.pdf")) == []


def test_certificates_are_printed_across_and_sheets_upright(papers, qtbot, tmp_path):
    def printed(name):
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / name))
        papers.desk.preview.print_to(printer)
        return [page.mediabox for page in PdfReader(tmp_path / name).pages]

    pages(papers, qtbot)
    assert all(box.width < box.height for box in printed("sheet.pdf"))
    papers.desk.choose("certificates")
    papers.certificates.issue()
    qtbot.waitUntil(papers.desk._save.isEnabled)
    boxes = printed("certificates.pdf")
    assert len(boxes) == 2
    assert all(box.width > box.height for box in boxes)


def test_escape_leads_back_to_the_list(papers, page):
    assert page.split.isHidden()
    papers.back_requested.emit()
    assert page.split.isVisible()
    assert papers.isHidden()


def test_a_certificate_given_by_mistake_is_voided_with_a_reason_and_back(papers, qtbot, use):
    papers.desk.choose("certificates")
    papers.certificates.issue()
    listed = papers.certificates
    assert listed._void.isHidden()
    listed.table.select_first()
    use.press("void_certificate")
    listed.voiding.form.editor("reason").set_value("Аты қате жазылған")
    listed.voiding.submit()
    assert [each.voided is None for each in listed._people] == [False, True]
    assert len(listed.people()) == 1
    papers._store.undo()
    papers.refresh()
    assert [each.voided for each in listed._people] == [None, None]


def test_somebody_whose_certificate_was_voided_gets_another_one_only_when_picked(papers, qtbot):
    papers.desk.choose("certificates")
    listed = papers.certificates
    listed.issue()
    with papers._store.change("Void") as change:
        certificates.void(papers._store, change, listed._people[0].issued.id, "Қате")
    papers.refresh()
    assert listed.waiting() == []
    listed.table.select_first()
    listed.which.activate(PICKED)
    listed.issue()
    assert len(certificates.of_event(papers._store, papers._event)) == 3


def test_of_many_certificates_the_first_is_seen_while_the_rest_are_made(papers, qtbot, monkeypatch):
    papers.desk.choose("certificates")
    papers.certificates.issue()
    qtbot.waitUntil(papers.desk._save.isEnabled)
    monkeypatch.setattr("app.ui.events.papers.FEW", 1)
    seen = []
    show = papers.desk.preview.show_file
    monkeypatch.setattr(
        papers.desk.preview, "show_file", lambda path: (show(path), seen.append(pages_of(papers)))
    )
    papers.desk.renew()
    qtbot.waitUntil(papers.desk._save.isEnabled)
    assert seen == [1, 2]


def test_a_document_that_is_not_there_yet_is_said_to_be_prepared(page, add, use):
    page.show_papers(add("Ш-09", DAY, "held"))
    use.sees("Preparing the document…")


def pages_of(papers):
    return papers.desk.preview.pages()
