"""The answer to a request: seen, given a number that is kept, undone."""

from __future__ import annotations

from pypdf import PdfReader

from app.models import letters


def test_an_answer_gets_its_number_and_shows_it(page, desk, store, qtbot, tmp_path):
    page.show_record(desk.planned)
    page._show_papers()
    papers = page.papers()
    qtbot.waitUntil(papers.desk._save.isEnabled)
    papers.letter.register()
    qtbot.waitUntil(papers.desk._save.isEnabled)
    number = letters.of_request(store, desk.planned).number
    papers.desk.save_to(tmp_path / "answer.pdf")
    assert f"№ {number}" in PdfReader(tmp_path / "answer.pdf").pages[0].extract_text()
    assert papers.letter._give.isHidden()
    store.undo()
    assert letters.of_request(store, desk.planned) is None
