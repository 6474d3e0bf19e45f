"""A few of the kills, damages and full disks; `make endure` does them in full numbers."""

from __future__ import annotations

import sys
from random import Random

import pytest

from app.models import files, seal
from tests.endurance import damage, kills

TIMES = 8


@pytest.mark.parametrize("name", kills.OPERATIONS)
def test_what_was_told_survives_a_kill_and_nothing_is_half_done(name):
    times = TIMES // 2 if name in {"import", "answers"} else TIMES
    assert kills.killed(name, times, Random(2)).faults == []


@pytest.mark.parametrize("name", damage.DAMAGES)
def test_damage_is_noticed_at_opening(name):
    assert damage.damaged(name, TIMES, Random(2)).faults == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
@pytest.mark.parametrize(
    "name", ["edit", "import", "undo", "backup", "restore", "export", "report"]
)
def test_a_full_disk_leaves_the_old_or_the_whole(name):
    full = pytest.importorskip("tests.endurance.full")
    assert full.filled(name, TIMES).faults == []


# A check counts only when it has been seen to fail


@pytest.mark.parametrize("name", kills.SEEDED)
def test_the_checks_after_a_kill_notice(name):
    assert kills.seeded(name, Random(2))


@pytest.mark.parametrize("name", ["bits", "pages"])
def test_a_seal_that_is_not_hashed_is_noticed(monkeypatch, name):
    monkeypatch.setattr(seal, "_is_like", lambda path, mark, **_: path.stat().st_size == mark.size)
    assert "not noticed" in damage.damaged(name, 4 * TIMES, Random(2)).faults


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
def test_a_file_written_in_its_place_is_noticed(monkeypatch):
    full = pytest.importorskip("tests.endurance.full")
    replace = files.replace

    def in_its_place(draft, path):
        if path.name != "target":
            replace(draft, path)
        else:
            path.write_bytes(draft.read_bytes()[:1000])
            draft.unlink()

    monkeypatch.setattr(files, "replace", in_its_place)
    assert "half of a file" in full.filled("report", 2).faults[-1]
