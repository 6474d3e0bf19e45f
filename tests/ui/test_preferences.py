"""What this PC remembers, and what it makes of a damaged file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from app.ui.preferences import Preferences


def test_new_pc_speaks_kazakh_in_light_and_knows_no_database(tmp_path):
    fresh = Preferences(tmp_path)
    assert (fresh.language, fresh.mode, fresh.text_percent) == ("kk", "light", 100)
    assert (fresh.database, fresh.who, bytes(fresh.geometry)) == (None, "", b"")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "ru"),
        ("mode", "dark"),
        ("text_percent", 150),
        ("database", Path("Менің деректерім, 2025; көшірме.zhetekshi")),
        ("who", "Қалиева А."),
        ("geometry", QByteArray(bytes(range(256)))),
    ],
)
def test_what_was_chosen_is_known_at_the_next_start(tmp_path, name, value):
    setattr(Preferences(tmp_path), name, value)
    assert getattr(Preferences(tmp_path), name) == value


def test_database_may_be_forgotten(tmp_path):
    preferences = Preferences(tmp_path)
    preferences.database = tmp_path / "a.db"
    preferences.database = None
    assert Preferences(tmp_path).database is None


def test_nonsense_falls_to_the_defaults(tmp_path):
    (tmp_path / "preferences.ini").write_text(
        "[General]\nlanguage=fr\nmode=pink\ntext_percent=many\ngeometry=@Int(5)\nwho=a, b\n"
    )
    damaged = Preferences(tmp_path)
    assert (damaged.language, damaged.mode, damaged.text_percent) == ("kk", "light", 100)
    assert damaged.who == ""


def test_binary_rubbish_is_no_obstacle(tmp_path):
    (tmp_path / "preferences.ini").write_bytes(bytes(range(256)) * 4)
    assert Preferences(tmp_path).language == "kk"
