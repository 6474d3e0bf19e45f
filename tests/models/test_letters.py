"""Outgoing numbers of answers, the letterhead and the emblem."""

from __future__ import annotations

from datetime import date

import pytest

from app.models import attachments, event_purposes, letterhead, letters, settings
from app.models.event_purposes import Purpose
from app.models.letterhead import Letterhead, Signatory
from tests.models.making import NOVEMBER, add_event, add_request, add_school

HEAD = Letterhead(
    head_kk="«№4 «Білім» мектеп-гимназиясы» КММ\nАқкөл ауданы",
    head_ru="КГУ «Школа-гимназия №4 «Білім»",
    signatories=(Signatory("Директор", "Директор", "А. Серік"),),
    letter_prefix="01-12/",
)


@pytest.fixture
def request_(store):
    with store.change("Letterhead") as change:
        letterhead.write(store, change, HEAD)
    return add_request(store, "С-01", add_school(store, "P1"), NOVEMBER)


def answer(store, request, day=NOVEMBER):
    with store.change("Answer") as change:
        letters.register(store, change, request, day)
    found = letters.of_request(store, request)
    assert found is not None
    return found.number


def test_answers_are_numbered_by_calendar_year(store, request_):
    assert letters.of_request(store, request_) is None
    assert answer(store, request_) == "01-12/01"
    assert answer(store, request_) == "01-12/02"
    assert answer(store, request_, date(2026, 1, 12)) == "01-12/01"


def test_an_outgoing_number_is_never_given_again(store, request_):
    answer(store, request_)
    store.undo()
    assert letters.of_request(store, request_) is None
    assert answer(store, request_) == "01-12/02"


def test_the_letterhead_is_read_as_it_was_typed(store, request_):
    assert letterhead.read(store) == HEAD
    head = letterhead.masthead(store)
    assert head.kk == ("«№4 «Білім» мектеп-гимназиясы» КММ", "Ақкөл ауданы")
    assert head.director.name == "А. Серік"


def test_without_a_letterhead_the_school_stands_for_it(store):
    own = add_school(store, "LS", "leading", name_ru="Школа LS")
    with store.change("Settings") as change:
        settings.write(store, change, own_school=own, director="Б. Асан")
    head = letterhead.masthead(store)
    assert (head.kk, head.ru) == (("«LS» мектебі",), ("Школа LS",))
    assert head.director == Signatory(name="Б. Асан")


def test_an_emblem_can_be_changed_undone_and_lost(store, tmp_path):
    for name in ("one.png", "two.png"):
        (tmp_path / name).write_bytes(name.encode())
        with store.change("Emblem") as change:
            letterhead.set_emblem(store, change, attachments.copy(store, tmp_path / name))
    found = letterhead.emblem(store)
    assert found.name == "two.png"
    assert letterhead.emblem_file(store).read_bytes() == b"two.png"
    store.undo()
    assert letterhead.emblem_file(store).read_bytes() == b"one.png"
    letterhead.emblem_file(store).unlink()
    assert letterhead.emblem_file(store) is None


def test_what_an_event_is_for_is_kept(store):
    event = add_event(store, "Ш-01", NOVEMBER)
    assert event_purposes.read(store, event) == Purpose()
    with store.change("Purpose") as change:
        event_purposes.write(store, change, event, Purpose("Мақсаты", "Нәтиже"))
    assert event_purposes.read(store, event) == Purpose("Мақсаты", "Нәтиже")
    store.undo()
    assert event_purposes.read(store, event) == Purpose()
