"""What is kept beside the records: attached files, drafts, texts of reports, settings."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

import pytest

from app.models import attachments, drafts, narratives, settings
from app.models.errors import FileProblem
from app.models.periods import calendar_quarter
from app.models.store import Store
from tests.models.making import NOVEMBER, add_request, add_school

PERIOD = calendar_quarter(2025, 4)


# Attached files


@pytest.fixture
def request_(store):
    return add_request(store, "С-01", add_school(store, "P1"), NOVEMBER)


def attach(store, source, record, table="request"):
    copied = attachments.copy(store, source)
    with store.change("Attach {name}", name=source.name) as change:
        return attachments.add(change, table, record, copied)


@pytest.mark.parametrize(
    "name", ["хат.pdf", "Сканер 01.PDF", "хaт.dосx", "белгісіз", "а\u00adб.png"]
)
def test_file_lies_under_its_hash(store, tmp_path, request_, name):
    source = tmp_path / name
    source.write_bytes(b"%PDF")
    attach(store, source, request_)
    (found,) = attachments.every(store, "request", request_)
    assert found.path.read_bytes() == b"%PDF"
    assert found.path.stem == hashlib.sha256(b"%PDF").hexdigest()
    assert (found.size, source.exists()) == (4, True)


def test_same_content_is_kept_once_and_removal_can_be_undone(store, tmp_path, request_):
    source = tmp_path / "хат.pdf"
    source.write_bytes(b"%PDF")
    first, second = attach(store, source, request_), attach(store, source, request_)
    with store.change("Remove") as change:
        attachments.remove(change, first)
    (left,) = attachments.every(store, "request", request_)
    assert left.id == second
    assert len(list(attachments.folder(store).iterdir())) == 1
    store.undo()
    assert [each.path.exists() for each in attachments.every(store, "request", request_)] == [
        True, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("size", "code"),
    [(attachments.LARGEST, None), (attachments.LARGEST + 1, "attachment_too_large")],
)
def test_file_is_of_20_megabytes_at_most(store, tmp_path, size, code):
    source = tmp_path / "скан.tif"
    with source.open("wb") as file:
        file.truncate(size)
    if code is None:
        assert attachments.copy(store, source)["size"] == size
        return
    with pytest.raises(FileProblem) as refused:
        attachments.copy(store, source)
    assert (refused.value.code, refused.value.data["limit"]) == (code, 20)
    assert not attachments.folder(store).exists()


def test_file_that_is_gone_is_said(store, tmp_path):
    with pytest.raises(FileProblem) as refused:
        attachments.copy(store, tmp_path / "жоқ.pdf")
    assert refused.value.code == "file_unreadable"


# Drafts


CONTENT = {
    "topic": "Баға", "received": NOVEMBER, "hours": Decimal("1.5"), "planned": 12, "small": None,
    "schools": [1, 2], "days": [NOVEMBER, date(2025, 12, 1)], "all": True,
}  # fmt: skip


def test_draft_comes_back_after_a_crash_as_it_was_typed(tmp_path):
    path = tmp_path / "field.db"
    with Store.open(path) as store:
        drafts.keep(store, "event", drafts.NEW, {"topic": "Б"})
        drafts.keep(store, "event", drafts.NEW, CONTENT)
    with Store.open(path) as store:
        assert drafts.take(store, "event", drafts.NEW) == CONTENT
        assert drafts.take(store, "event", 1) is None
        assert drafts.take(store, "request", drafts.NEW) is None
        drafts.forget(store, "event", drafts.NEW)
        drafts.forget(store, "event", drafts.NEW)
        assert drafts.take(store, "event", drafts.NEW) is None


def test_drafts_are_no_steps_of_undo(store):
    add_school(store, "P1")
    step = store.undoable()
    drafts.keep(store, "event", drafts.NEW, CONTENT)
    assert store.undoable() == step
    store.undo()
    drafts.keep(store, "event", 1, CONTENT)
    assert store.redoable() == step


# Texts of reports


def write(store, section, language, text, leading=None):
    with store.change("Text") as change:
        narratives.write(store, change, (leading, PERIOD, section, language), text)


def test_text_is_read_in_its_language_or_else_in_another(store):
    write(store, "aims", "kk", "Мақсат")
    write(store, "aims", "ru", "Цель")
    write(store, "conclusions", "kk", "Қорытынды")
    wanted = {"aims": "Цель", "conclusions": "Қорытынды"}
    assert narratives.read(store, None, PERIOD, "ru") == wanted
    assert narratives.written(store, None, PERIOD, "ru") == {"aims": "Цель"}
    assert narratives.read(store, None, PERIOD, "kk")["aims"] == "Мақсат"
    assert narratives.read(store, 1, PERIOD, "kk") == {}
    assert narratives.read(store, None, calendar_quarter(2025, 3), "kk") == {}


def test_text_is_changed_taken_away_and_brought_back(store):
    for text in ("Бір", "Екі", ""):
        write(store, "aims", "kk", text)
    assert narratives.read(store, None, PERIOD, "kk") == {}
    store.undo()
    assert narratives.read(store, None, PERIOD, "kk") == {"aims": "Екі"}
    store.undo()
    assert narratives.read(store, None, PERIOD, "kk") == {"aims": "Бір"}


# Settings


def test_settings_have_defaults_and_can_be_undone(store):
    assert settings.read(store) == settings.Settings()
    school = add_school(store, "LS", "leading")
    with store.change("Settings") as change:
        settings.write(store, change, own_school=school, director="Ә. Сапаров", saturdays=True)
    found = settings.read(store)
    assert (found.own_school, found.director, found.saturdays) == (school, "Ә. Сапаров", True)
    assert found.request_prefix == "С-"
    with store.change("Settings") as change:
        settings.write(store, change, director="")
    assert settings.read(store).director == ""
    store.undo()
    store.undo()
    assert settings.read(store) == settings.Settings()


def test_unknown_settings_are_a_mistake_of_ours(store):
    with pytest.raises(TypeError), store.change("Settings") as change:
        settings.write(store, change, colour="red")
