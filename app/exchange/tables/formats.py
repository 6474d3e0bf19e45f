"""What a file from outside is, by what stands in it; its name says nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from app.exchange.tables import delimited, html, xls, xlsx
from app.exchange.tables.bounds import Bounds
from app.exchange.tables.encoding import text_of
from app.models.archive import is_open_document, read_bytes
from app.models.errors import FileProblem

if TYPE_CHECKING:
    from pathlib import Path

    from app.exchange.sheets import SourceSheet

_TABLE: Final = re.compile(r"<(?:table|tr|td)\b", re.IGNORECASE)
_OTHER: Final = ("<?xml", "<!doctype", "<html", "<svg", "mime-version:", "%pdf", "{\\rtf")


def read_sheets(path: Path, bounds: Bounds | None = None) -> tuple[SourceSheet, ...]:
    """Return the sheets of any file, read in this process; for files of others: `reading`.

    Only `FileProblem` leaves, whatever the file holds.
    """
    bounds = bounds or Bounds(path.name)
    content = read_bytes(path)
    if not content:
        raise FileProblem("file_empty", path=path.name)
    if is_open_document(content):
        raise FileProblem("file_open_document", path=path.name)
    if content.startswith(xlsx.SIGNATURE):
        return xlsx.read_xlsx(path.name, content, bounds)
    if content.startswith(xls.SIGNATURES):
        return xls.read_xls(path.name, content, bounds)
    return _read_text(path, text_of(path.name, content), bounds)


def _read_text(path: Path, text: str, bounds: Bounds) -> tuple[SourceSheet, ...]:
    beginning = text[:1_000].lstrip().lower()
    if beginning.startswith("<") and _TABLE.search(text):
        return html.read_html(path.name, path.stem, text, bounds)
    if beginning.startswith(_OTHER):
        raise FileProblem("file_not_table", path=path.name)
    if not text.strip():
        raise FileProblem("file_empty", path=path.name)
    return delimited.read_delimited(path.stem, text, bounds)
