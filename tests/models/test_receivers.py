"""Receivers of reports: four ship, all can be changed, what is kept is clean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.models import receivers
from app.models.receivers import NAMES, SECTIONS, SHIPPED, Receiver
from app.models.store import Store
from app.reports.quarterly.sections import TITLES


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "school.db") as opened:
        yield opened


def kept(store, receiver):
    with store.change("keep") as change:
        receivers.save(store, change, receiver)
    return receivers.every(store)


def test_four_receivers_come_with_the_program(store):
    assert [each.key for each in receivers.every(store)] == list(NAMES)
    district, branch, *_others = receivers.every(store)
    assert (district.language, district.period) == ("kk", "academic")
    assert (branch.language, branch.period) == ("ru", "calendar")


def test_sections_are_those_of_the_report():
    assert tuple(TITLES) == SECTIONS
    assert all(set(each.sections) <= set(SECTIONS) for each in SHIPPED)


def test_a_changed_receiver_keeps_its_place_and_a_new_one_comes_last(store):
    kept(store, replace(SHIPPED[1], sections=("events", "general"), codes=False))
    found = kept(store, Receiver(receivers.new_key(store), "Акимат"))
    assert [each.key for each in found] == [*NAMES, "own0"]
    assert found[1].sections == ("events", "general")
    store.undo()
    store.undo()
    assert receivers.every(store) == SHIPPED


def test_what_is_unknown_is_not_kept(store):
    found = kept(store, replace(SHIPPED[0], sections=("x", "events"), formats=("xlsx", "pdf")))
    assert (found[0].sections, found[0].formats) == (("events",), ("pdf", "xlsx"))


@pytest.mark.parametrize(
    ("receiver", "codes"),
    [
        (Receiver("own"), ["required"]),
        (Receiver("own", "Білім", sections=(), formats=()),
         ["receiver_without_sections", "receiver_without_formats"]),
        (Receiver("district"), []),
    ],
)  # fmt: skip
def test_an_incomplete_receiver_is_not_kept(store, receiver, codes):
    assert [each.code for each in receivers.problems(store, receiver)] == codes


def test_two_receivers_of_one_name_are_told(store):
    kept(store, Receiver("own0", "Акимат"))
    (problem,) = receivers.problems(store, Receiver("own1", "акимат "))
    assert problem.code == "receiver_taken"


def test_a_receiver_is_taken_away(store):
    with store.change("drop") as change:
        receivers.delete(store, change, "site")
    assert "site" not in [each.key for each in receivers.every(store)]
