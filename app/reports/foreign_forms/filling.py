"""Filling a form of another office: looked at first, filled in its own XML, written whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.models.archive import check_archive, damage_of, read_bytes
from app.models.errors import FileProblem
from app.models.files import atomic_write
from app.models.progress import Progress
from app.reports.foreign_forms import excel, word
from app.reports.foreign_forms.marks import Tally

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from pathlib import Path

    from app.reports.foreign_forms.marks import Lookup

KINDS: Final = (".docx", ".xlsx")
_OLD: Final = (1980, 1, 1, 0, 0, 0)
_CONTENT: Final = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}


def fill_form(form: Path, target: Path, lookup: Lookup) -> Generator[Progress, None, Tally]:
    """Write a form to `target` with its known marks filled, and return what came of its marks.

    Raises `FileProblem`: form_of_other_kind where it is neither DOCX nor XLSX, those of
    `check_archive` for what is damaged, encrypted or made to do harm, those of `atomic_write`.
    """
    parts = read_form(form)
    yield Progress(0)
    tally = Tally()
    with damage_of(form.name):
        changed = _filled(form, parts, lookup, tally)
    yield Progress(1)
    with atomic_write(target) as file, ZipFile(file, "w", ZIP_DEFLATED) as whole:
        for name, content in parts.items():
            part = ZipInfo(name, _OLD)
            part.compress_type = ZIP_DEFLATED
            whole.writestr(part, changed.get(name, content))
    return tally


def look_at(form: Path, lookup: Lookup) -> Tally:
    """Return what would come of the marks of a form; raises what `fill_form` does."""
    tally = Tally()
    parts = read_form(form)
    with damage_of(form.name):
        _filled(form, parts, lookup, tally)
    return tally


def read_form(form: Path) -> dict[str, bytes]:
    """Return the parts of a form by their names, once it is proved to be harmless."""
    kind = form.suffix.lower()
    if kind not in KINDS:
        raise FileProblem("form_of_other_kind", path=form.name)
    content = read_bytes(form)
    if not content.startswith(b"PK"):
        raise FileProblem("form_of_other_kind", path=form.name)
    parts: dict[str, bytes] = {}
    check_archive(form.name, content, parts.__setitem__)
    if _CONTENT[kind] not in parts:
        raise FileProblem("form_of_other_kind", path=form.name)
    return parts


def _filled(
    form: Path, parts: Mapping[str, bytes], lookup: Lookup, tally: Tally
) -> dict[str, bytes]:
    if form.suffix.lower() == ".xlsx":
        return excel.fill_parts(parts, lookup, tally)
    return {
        name: word.fill(name, content, lookup, tally)
        for name, content in parts.items()
        if word.is_filled(name)
    }
