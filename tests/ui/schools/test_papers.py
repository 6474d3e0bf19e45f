"""The documents of a school: seen, and sent to a folder with the questionnaires."""

from __future__ import annotations


def test_a_visit_folder_takes_the_questionnaires_along(page, qtbot, tmp_path):
    page.list.select_first()
    page._show_papers()
    desk = page.papers().desk
    qtbot.waitUntil(desk._save.isEnabled)
    desk.send_to(tmp_path)
    names = sorted(path.name for path in tmp_path.iterdir() if path.suffix in {".pdf", ".html"})
    assert len([name for name in names if name.endswith(".html")]) == 2
    assert any(name.startswith("Visit folder P1") for name in names)
    assert any(name.startswith("School card P1") for name in names)
    assert "Feedback on an event.pdf" in names


def test_the_list_comes_back(page, qtbot):
    page.list.select_first()
    page._show_papers()
    assert page.split.isHidden()
    page.papers().back_requested.emit()
    assert page.split.isVisible()
