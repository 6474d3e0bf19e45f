"""The effectiveness deck on the command line."""

from __future__ import annotations

import pytest
from pptx import Presentation

from app.commands import run
from app.models.store import Store
from tests.models import quarter as example

PERIOD = "academic:2025-26/2"


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "team.db"
    with Store.open(path) as store:
        example.build(store)
    return path


def deck(database, output, *options):
    words = ("--period", PERIOD, "--language", "ru", "--output", output, *options)
    return run(["report", "deck", "--database", str(database), *map(str, words)])


@pytest.mark.parametrize(
    ("scope", "named"),
    [
        ((), "школа-гимназия № 4 «Білім»"),
        (("--scope", "LS"), "школа-гимназия № 4 «Білім»"),
        (("--scope", "region:61"), "Туркестанская область"),
        (("--scope", "country"), "Вся страна"),
    ],
)
def test_deck_of_each_scope_is_written(database, tmp_path, scope, named):
    path = tmp_path / "deck.pptx"
    assert deck(database, path, "--format", "pptx", *scope) == 0
    cover = Presentation(path).slides[0]
    assert named in [shape.text_frame.paragraphs[0].text for shape in cover.shapes]


@pytest.mark.parametrize("scope", ["X9", "region:99", "region:"])
def test_scope_that_is_not_there_is_wrong_usage(database, tmp_path, scope):
    path = tmp_path / "deck.pdf"
    assert deck(database, path, "--format", "pdf", "--scope", scope) == 2
    assert not path.exists()


def test_deck_of_no_database_ends_with_three(tmp_path):
    assert deck(tmp_path / "none.db", tmp_path / "deck.pdf", "--format", "pdf") == 3
