"""Files that are written whole or not at all."""

from __future__ import annotations

import errno

import pytest

from app.models import files
from app.models.errors import FileProblem
from app.models.files import atomic_write


def test_a_file_appears_whole(tmp_path):
    with atomic_write(tmp_path / "new.pdf") as file:
        file.write(b"half")
        assert not (tmp_path / "new.pdf").exists()
        file.write(b" and half")
    assert (tmp_path / "new.pdf").read_bytes() == b"half and half"


def test_a_failure_leaves_the_old_file_and_no_draft(tmp_path):
    path = tmp_path / "old.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), atomic_write(path) as file:
        file.write(b"%d" % (1 // 0))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(FileProblem, match="folder_not_found"), atomic_write(tmp_path / "x" / "y"):
        pass


def test_a_folder_in_the_way_is_told(tmp_path):
    (tmp_path / "taken").mkdir()
    with pytest.raises(FileProblem), atomic_write(tmp_path / "taken") as file:
        file.write(b"x")


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EIO, "file_not_written")]
)
def test_the_reason_of_a_failed_write_is_sorted(tmp_path, number, code):
    with pytest.raises(FileProblem, match=code), atomic_write(tmp_path / "x.pdf"):
        raise OSError(number, "as the system says")


class Scanner:
    """Holds a file for a few tries, as a virus scanner does."""

    def __init__(self, tries, code):
        self.tries = tries
        self.code = code

    def __call__(self):
        if self.tries:
            self.tries -= 1
            held = PermissionError(errno.EACCES, "held")
            held.winerror = self.code
            raise held


def test_a_file_that_is_held_for_moments_is_waited_for(monkeypatch):
    monkeypatch.setattr(files, "_PAUSES", (0, 0, 0, 0))
    scanner = Scanner(4, 32)
    files.patiently(scanner)
    assert scanner.tries == 0
    for refuses in (Scanner(5, 32), Scanner(1, None)):
        with pytest.raises(PermissionError):
            files.patiently(refuses)


def test_what_was_written_may_be_read_by_those_who_may_read_any_new_file(tmp_path):
    (tmp_path / "usual.txt").touch()
    with atomic_write(tmp_path / "report.pdf") as file:
        file.write(b"x")
    usual, report = ((tmp_path / name).stat().st_mode for name in ("usual.txt", "report.pdf"))
    assert report == usual
