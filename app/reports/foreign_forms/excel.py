"""Filling an Excel form: marks in cells, in heads and feet of pages, in text boxes and charts.

Only the cells that hold marks are touched: styles, merged cells, formulas, pictures and charts of
the form stay byte for byte.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, Final

from app.i18n import _
from app.reports.docx_xml import readable
from app.reports.foreign_forms import word
from app.reports.foreign_forms.marks import filled, find, only
from app.reports.foreign_forms.xml import added, parse, write
from app.reports.xlsx_book import exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.reports.content import Quantity
    from app.reports.foreign_forms.marks import Lookup, Tally

_SHEETS: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_DRAWN: Final = re.compile(r"xl/(drawings|charts|diagrams)/[^/]+\.xml")
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFFICE: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_EDGES: Final = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_WORKBOOK: Final = "xl/workbook.xml"


def fill_parts(parts: Mapping[str, bytes], lookup: Lookup, tally: Tally) -> dict[str, bytes]:
    """Return the parts of a workbook that are other than before, with their known marks filled."""
    shared = _shared_texts(parts)
    names = _sheet_names(parts)
    changed: dict[str, bytes] = {}
    for name, content in parts.items():
        if _SHEETS.fullmatch(name):
            sheet = _Sheet(names.get(name, posixpath.basename(name)), shared, lookup, tally)
            new = sheet.fill(content)
        elif _DRAWN.fullmatch(name):
            new = word.fill(name, content, lookup, tally)
        else:
            continue
        if new != content:
            changed[name] = new
    if changed and _WORKBOOK in parts:
        changed[_WORKBOOK] = _to_be_counted(parts[_WORKBOOK])
    return changed


def _shared_texts(parts: Mapping[str, bytes]) -> list[str]:
    content = parts.get("xl/sharedStrings.xml")
    if content is None:
        return []
    return ["".join(_texts(each)) for each in parse(content).iter(f"{_MAIN}si")]


def _texts(item: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's elements have no types here
    """Yield the texts of an item, without how they are read aloud."""
    for each in item.iter(f"{_MAIN}t"):
        if each.getparent().tag != f"{_MAIN}rPh":
            yield each.text or ""


def _sheet_names(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return what people call each sheet, by its part."""
    relations = parts.get("xl/_rels/workbook.xml.rels")
    if relations is None or _WORKBOOK not in parts:
        return {}
    targets = {each.get("Id"): each.get("Target", "") for each in parse(relations)}
    return {
        posixpath.normpath(posixpath.join("/xl", targets.get(each.get(f"{_OFFICE}id"), "")))[1:]: (
            each.get("name", "")
        )
        for each in parse(parts[_WORKBOOK]).iter(f"{_MAIN}sheet")
    }


def _to_be_counted(content: bytes) -> bytes:
    """Ask whoever opens the workbook to count its formulas anew."""
    root = parse(content)
    found = root.find(f"{_MAIN}calcPr")
    if found is None:
        # In the order of the format it stands after the names and the links.
        before = [each for each in root if each.tag in _BEFORE]
        found = added(root, f"{_MAIN}calcPr")
        before[-1].addnext(found)
    found.set("fullCalcOnLoad", "1")
    return write(root)


_BEFORE: Final = frozenset(
    f"{_MAIN}{name}"
    for name in (
        "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets",
        "functionGroups", "externalReferences", "definedNames",
    )
)  # fmt: skip


class _Sheet:
    """One sheet of the form."""

    def __init__(self, title: str, shared: list[str], lookup: Lookup, tally: Tally) -> None:
        self._title = title
        self._shared = shared
        self._lookup = lookup
        self._tally = tally

    def fill(self, content: bytes) -> bytes:
        """Return the sheet with its known marks filled."""
        root = parse(content)
        cells = [self._fill_cell(each) for each in root.iter(f"{_MAIN}c")]
        edges = [self._fill_edge(each) for name in _EDGES for each in root.iter(f"{_MAIN}{name}")]
        if any(cells):
            _forget_results(root)
        return write(root) if any(cells) or any(edges) else content

    def _fill_cell(self, cell: Any) -> bool:  # noqa: ANN401 - as above
        text = self._text(cell)
        found = find(text, self._lookup)
        where = _("Sheet {sheet}, cell {cell}").format(sheet=self._title, cell=cell.get("r", ""))
        self._tally.note(found, text, where)
        if all(each.value is None for each in found):
            return False
        value = only(text, found)
        for child in list(cell):
            cell.remove(child)
        if value is not None and value.exact is not None:
            _put_number(cell, value)
        else:
            _put_text(cell, filled(text, found))
        return True

    def _text(self, cell: Any) -> str:  # noqa: ANN401 - as above
        if cell.find(f"{_MAIN}f") is not None:
            return ""
        if cell.get("t") == "inlineStr":
            return "".join(_texts(cell))
        value = cell.findtext(f"{_MAIN}v") or ""
        if cell.get("t") == "s" and value.isdecimal() and int(value) < len(self._shared):
            return self._shared[int(value)]
        return ""

    def _fill_edge(self, edge: Any) -> bool:  # noqa: ANN401 - as above
        text = edge.text or ""
        found = find(text, self._lookup)
        where = _("Sheet {sheet}, page header or footer").format(sheet=self._title)
        self._tally.note(found, text, where)
        if all(each.value is None for each in found):
            return False
        edge.text = readable(filled(text, found)).replace("\n", " ")
        return True


def _put_number(cell: Any, value: Quantity) -> None:  # noqa: ANN401 - as above
    assert value.exact is not None  # noqa: S101 - the caller asks
    cell.attrib.pop("t", None)
    added(cell, f"{_MAIN}v").text = repr(exact(value.exact))


def _put_text(cell: Any, text: str) -> None:  # noqa: ANN401 - as above
    cell.set("t", "inlineStr")
    told = added(added(cell, f"{_MAIN}is"), f"{_MAIN}t")
    told.text = readable(text)
    told.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _forget_results(root: Any) -> None:  # noqa: ANN401 - as above
    """Take out the old results of formulas: they were counted from the marks."""
    for formula in root.iter(f"{_MAIN}f"):
        cell = formula.getparent()
        for each in cell.findall(f"{_MAIN}v"):
            cell.remove(each)
        if cell.get("t") in {"str", "e", "b"}:
            del cell.attrib["t"]
