"""Filling a Word form: marks in its text, tables, headers, feet, notes and text boxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from app.i18n import _
from app.reports.docx_xml import readable
from app.reports.foreign_forms.marks import find
from app.reports.foreign_forms.xml import namespaced, parse, write

if TYPE_CHECKING:
    from app.reports.foreign_forms.marks import Found, Lookup, Tally

_PARTS: Final = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes|charts/chart\d+|diagrams/data\d+)\.xml"
)
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PARAGRAPHS: Final = {f"{{{space}}}p": f"{{{space}}}t" for space in (_W, _A)}
_CELL: Final = f"{{{_W}}}tc"
_BOX: Final = f"{{{_W}}}txbxContent"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_AROUND: Final = 60


def is_filled(name: str) -> bool:
    """Say whether a part of the file may hold marks."""
    return _PARTS.fullmatch(name) is not None


def fill(name: str, content: bytes, lookup: Lookup, tally: Tally) -> bytes:
    """Return a part of the file with its known marks filled; what has none stays as it is."""
    if b"{" not in content:
        return content
    root = parse(content)
    changed = False
    for kind, text in _PARAGRAPHS.items():
        for paragraph in root.iter(kind):
            changed = _fill_paragraph(paragraph, kind, text, name, lookup, tally) or changed
    return write(root) if changed else content


def _fill_paragraph(
    paragraph: Any,  # noqa: ANN401 - lxml's elements have no types here
    kind: str,
    text: str,
    name: str,
    lookup: Lookup,
    tally: Tally,
) -> bool:
    pieces = [each for each in paragraph.iter(text) if next(each.iterancestors(kind)) is paragraph]
    whole = "".join(each.text or "" for each in pieces)
    found = find(whole, lookup)
    tally.note(found, whole, _where(paragraph, name, whole))
    for each in reversed(found):
        if each.value is not None:
            _replace(pieces, each)
    return any(each.value is not None for each in found)


def _replace(pieces: list[Any], mark: Found) -> None:
    """Put the value in the piece in which the mark begins, and take the mark out of all of them."""
    assert mark.value is not None  # noqa: S101 - the caller asks
    value, start = readable(mark.value.text).replace("\n", " "), 0
    for piece in pieces:
        text = piece.text or ""
        end = start + len(text)
        if start < mark.end and end > mark.start:
            first, last = max(mark.start - start, 0), min(mark.end - start, len(text))
            piece.text = text[:first] + value + text[last:]
            if namespaced(piece.tag) == _W:
                piece.set(_SPACE, "preserve")
            value = ""
        start = end


def _where(paragraph: Any, name: str, text: str) -> str:  # noqa: ANN401 - as above
    above = {each.tag for each in paragraph.iterancestors()}
    if "/header" in name:
        place = _("Page header")
    elif "/footer" in name:
        place = _("Page footer")
    elif _BOX in above:
        place = _("Text box")
    elif _CELL in above:
        place = _("Table")
    else:
        place = _("Text")
    around = " ".join(text.split())
    shown = around if len(around) <= _AROUND else f"{around[:_AROUND]}…"
    return f"{place}: {shown}"
