"""The effectiveness deck in the window: chosen, concluded, looked at, saved."""

from __future__ import annotations

from datetime import date

import pytest
from pptx import Presentation
from pypdf import PdfReader

from app.models import narratives, periods, settings
from app.models.network import Scope
from app.ui.jobs import InlinePool, Jobs
from app.ui.page import Workplace
from app.ui.reports.page import ReportsPage
from tests.ui.quarter import quarter_store

TODAY = date(2025, 12, 23)


@pytest.fixture
def store(tmp_path):
    with quarter_store(tmp_path / "school.db") as made:
        yield made


@pytest.fixture
def view(store, shown, qtbot):
    screen = shown(ReportsPage(Workplace(store, Jobs(InlinePool()), lambda: TODAY)), 1150, 700)
    store.subscribe(screen.on_changed)
    made = screen.show_view("deck")
    qtbot.waitUntil(lambda: made.preview.pages() > 0)
    return made


def own(store):
    return Scope(leading=settings.read(store).own_school)


def test_own_school_and_this_school_year_are_shown_at_once(view, store):
    assert view.choices.scope() == own(store)
    assert view.choices.period().year == "2025-26"
    assert view.preview.pages() == 9


def test_conclusions_are_kept_and_printed_on_the_last_slide(view, store, qtbot, tmp_path):
    editor = view.choices._text.editor("conclusions")
    editor.set_value("Сұраныстар уақытында қаралды")
    view.choices._text.field_left.emit("conclusions")
    year = periods.parse(store, "year:2025-26")
    kept = narratives.written(store, own(store).leading, year, "en")
    assert kept["deck"] == "Сұраныстар уақытында қаралды"
    view.save_to(tmp_path / "deck.pdf", "pdf")
    qtbot.waitUntil((tmp_path / "deck.pdf").exists)
    last = PdfReader(tmp_path / "deck.pdf").pages[-1].extract_text()
    assert "Сұраныстар уақытында қаралды" in " ".join(last.split())
    store.undo()
    assert editor.value() == ""


def test_language_of_the_deck_is_not_that_of_the_window(view, qtbot, tmp_path):
    values = {**view.choices._what.values(), "language": "kk"}
    view.choices._what.load(values)
    view.choices.chosen.emit()
    view.save_to(tmp_path / "deck.pptx", "pptx")
    qtbot.waitUntil((tmp_path / "deck.pptx").exists)
    titles = [slide.shapes.title.text for slide in Presentation(tmp_path / "deck.pptx").slides]
    assert titles[-1] == "Қорытындылар"


def test_file_that_cannot_be_written_is_told(view, qtbot, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr("app.ui.dialogs.warn", lambda *words: told.append(words[-1]))
    view.save_to(tmp_path / "nowhere" / "deck.pdf", "pdf")
    qtbot.waitUntil(lambda: bool(told))
    assert not (tmp_path / "nowhere").exists()
