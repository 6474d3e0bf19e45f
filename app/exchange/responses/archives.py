"""Zips of answers: answer files, submissions and tables in them, each read in its own way.

Nothing is unpacked by its name, and a zip in a zip is not opened.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from app.exchange.responses.answer_files import is_answer_file, parse_answer_file
from app.exchange.responses.submissions import is_submission, parse_submission
from app.models.archive import check_archive
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from app.exchange.responses.given import Given

SIGNATURE: Final = b"PK\x03\x04"
EMPTY: Final = b"PK\x05\x06"
MEMBERS: Final = 20_000
"""Files in a zip: a whole wave of a region is a few thousand submissions."""

_WORKBOOK: Final = b"xl/workbook.xml"
_TABLES: Final = (".csv", ".tsv")
_NESTED: Final = (SIGNATURE, EMPTY)


class Found:
    """What stands in a zip: responses, tables still to be read, and files that are damaged."""

    def __init__(self) -> None:
        self.given: list[Given] = []
        self.tables: list[tuple[str, bytes]] = []
        self.problems: list[FileProblem] = []


def is_workbook(content: bytes) -> bool:
    """Say whether a zip is an Excel workbook."""
    return _WORKBOOK in content


def read_archive(name: str, content: bytes) -> Found:
    """Return what stands in a zip; raises the `FileProblem` of a zip that is unsafe or damaged."""
    found = Found()

    def look(member: str, inner: bytes) -> None:
        shown = f"{name}/{PurePosixPath(member.replace(chr(92), '/')).name}"
        try:
            _look(found, shown, inner)
        except FileProblem as problem:
            found.problems.append(problem)

    check_archive(name, content, look, MEMBERS, pages=True)
    if not (found.given or found.tables or found.problems):
        raise FileProblem("response_none_found", path=name)
    return found


def _look(found: Found, name: str, content: bytes) -> None:
    """Take one member; what is none of ours, such as a photo, is left alone."""
    lower = name.lower()
    if content.startswith(_NESTED):
        raise FileProblem("response_nested", path=name)
    if lower.endswith(".xml") and is_submission(content):
        found.given.append(parse_submission(name, content))
    elif is_answer_file(name, content):
        found.given.append(parse_answer_file(name, content))
    elif lower.endswith(_TABLES) and content:
        found.tables.append((name, content))
