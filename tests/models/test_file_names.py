"""Names of files that Windows takes as well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.file_names import legal

FORBIDDEN = set('\\/:*?"<>|') | {chr(code) for code in range(32)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Тоқсандық есеп 03.11.2025–07.01.2026", "Тоқсандық есеп 03.11.2025–07.01.2026.pdf"),
        ("№4 «Білім» / Ақсу: есеп?", "№4 «Білім»-Ақсу-есеп.pdf"),
        ("con", "_con.pdf"),
        ("LPT1.2025", "_LPT1.2025.pdf"),
        ("...", "_.pdf"),
        ("есеп \u202e\u200b", "есеп.pdf"),
        ("a\nb", "a-b.pdf"),
    ],
)
def test_a_name_is_made_legal(name, expected):
    assert legal(name, ".pdf") == expected


@given(st.text(max_size=400))
def test_every_name_can_be_a_file(tmp_path_factory, name):
    made = legal(name, ".xlsx")
    assert not FORBIDDEN & set(made)
    assert len(made.encode()) <= 200
    assert made == legal(made.removesuffix(".xlsx"), ".xlsx")
    place = tmp_path_factory.getbasetemp() / made
    place.write_bytes(b"")
    place.unlink()
