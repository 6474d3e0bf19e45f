"""The words of a Word document as XML: runs, paragraphs, tables, figures in content controls."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from app.reports.content import Quantity, pieces
from app.reports.rows import Align, Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.reports.content import Words

TWIPS: Final = 20
"""Twentieths of a point, Word's measure of lengths."""

_FORBIDDEN: Final = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What XML cannot hold."""
_UNSEEN: Final = re.compile("[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]")
"""Marks that turn, join or hide what stands beside them."""
_TAG: Final = 64
"""The most characters that Word takes in the tag of a content control."""
_LONG: Final = 1_500
"""A row with more text than this may be divided between pages."""
_TOGETHER: Final = 3
"""So many rows at the end of a table stand on one page: no total is alone on the next."""
_GREY: Final = "EDEDED"
_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_SIDE: Final = 60
"""The room beside the words of a cell; by so much Word would move a table out of the column."""
_MARGINS: Final = "".join(
    f'<w:{side} w:w="{room}" w:type="dxa"/>'
    for side, room in (("top", 40), ("left", _SIDE), ("bottom", 40), ("right", _SIDE))
)
_ALIGNS: Final = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right"}


def element(xml: str) -> Any:  # noqa: ANN401 - lxml's elements have no types here
    """Return the element that a piece of XML with the prefixes w: and r: describes."""
    first, rest = xml.split(">", 1)
    ends = first.endswith("/")
    return parse_xml(f"{first.rstrip('/')} {nsdecls('w', 'r')}{'/' if ends else ''}>{rest}")


def close_in(holder: Any) -> None:  # noqa: ANN401 - as above
    """Let pictures stand without room around them: where nothing is said, some programs add it."""
    for inline in holder.xpath(".//wp:inline"):
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")


def readable(text: str) -> str:
    """Return `text` without what a document cannot hold or would hide."""
    return _UNSEEN.sub("", _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def run(text: str, look: str = "") -> str:
    """Return words in one look; ends of lines stay ends of lines."""
    lines = readable(text).split("\n")
    told = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{told}</w:r>"


BOLD: Final = "<w:b/>"
RAISED: Final = '<w:vertAlign w:val="superscript"/>'


@dataclass
class Controls:
    """The content controls of one document: each has a number of its own."""

    names: dict[str, str] = field(default_factory=dict)
    """What figures are called, by their codes: the title of their controls."""
    made: int = 0

    def told(self, words: Words, look: str = "") -> str:
        """Return words as runs, every figure among them in a control with its code as tag."""
        return "".join(self._piece(each, look) for each in pieces(words))

    def _piece(self, piece: str | Quantity, look: str) -> str:
        if isinstance(piece, str):
            return run(piece, look)
        note = run(f"\u00a0{piece.note}", look + RAISED) if piece.note else ""
        if not piece.code:
            return run(piece.text, look) + note
        return self._control(piece, look) + note

    def _control(self, figure: Quantity, look: str) -> str:
        self.made += 1
        name = self.names.get(figure.code, figure.code)
        return (
            f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(readable(name)[:_TAG])}/>"
            f"<w:tag w:val={quoteattr(figure.code[:_TAG])}/>"
            f'<w:id w:val="{self.made}"/><w:text/></w:sdtPr>'
            f"<w:sdtContent>{run(figure.text, look)}</w:sdtContent></w:sdt>"
        )


def paragraph(style: str, runs: str, more: str = "") -> str:
    """Return a paragraph of a style; `more` are further properties as XML."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'


def keep_before(place: Any) -> None:  # noqa: ANN401 - lxml's elements have no types here
    """Let what stands before a place, up to a table's last row, stay on its page."""
    before = place.getprevious()
    while before is not None:
        for each in before.xpath("self::w:p | self::w:tbl/w:tr[last()]//w:p"):
            each.get_or_add_pPr().get_or_add_keepNext()
        before = None if before.xpath("self::w:tbl | w:r") else before.getprevious()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs as runs, how they stand, over how many columns, how long it is."""

    paragraphs: tuple[str, ...]
    align: Align = Align.LEFT
    span: int = 1
    length: int = 0


def table(
    widths: Sequence[float], rows: Iterable[tuple[Look, Sequence[Cell]]], style: str
) -> Iterator[str]:
    """Yield the XML of a table; widths are points; rows that are heads stand on every page."""
    twips = [round(width * TWIPS) for width in widths]
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{_SIDE}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr><w:tblGrid>"
    )
    yield "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    yield "</w:tblGrid>"
    known = list(rows)
    for place, (look, cells) in enumerate(known, start=1):
        ending = len(known) - _TOGETHER < place < len(known)
        yield _row(look, cells, twips, style, kept=ending or look in (Look.HEAD, Look.GROUP))
    yield "</w:tbl>"


def _row(look: Look, cells: Sequence[Cell], twips: Sequence[int], style: str, *, kept: bool) -> str:
    whole = "<w:cantSplit/>" if max((each.length for each in cells), default=0) < _LONG else ""
    head = "<w:tblHeader/>" if look is Look.HEAD else ""
    next_too = "<w:keepNext/>" if kept else ""
    shade = "" if look is Look.PLAIN else f'<w:shd w:val="clear" w:color="auto" w:fill="{_GREY}"/>'
    # not by runs alone: some programs show figures in controls as the paragraph is
    style = f"{style}Bold" if look.stands_out else style
    told: list[str] = []
    place = 0
    for cell in cells:
        room = sum(twips[place : place + cell.span])
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        stand = f'{next_too}<w:jc w:val="{_ALIGNS[cell.align]}"/>'
        inside = "".join(paragraph(style, runs, stand) for runs in cell.paragraphs)
        told.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{room}" w:type="dxa"/>{span}{shade}</w:tcPr>{inside}</w:tc>'
        )
        place += cell.span
    return f"<w:tr><w:trPr>{whole}{head}</w:trPr>{''.join(told)}</w:tr>"
