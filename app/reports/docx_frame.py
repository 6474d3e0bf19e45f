"""The frame of a Word document: styles, paper, header and foot, properties, and its file."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Pt

from app.i18n import translation
from app.reports import lines
from app.reports.docx_fonts import FAMILY, embed_fonts
from app.reports.docx_xml import TWIPS, element, paragraph, readable, run
from app.reports.fonts import Face
from app.reports.formatting import short_date, shortened
from app.reports.packing import repack
from app.reports.styles import WIDTH
from app.reports.text import printable

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from app.reports.content import Document

# python-docx and lxml are typed in part
# pyright: reportUnknownMemberType=false

_LANGUAGES: Final = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
_HEADER: Final = 9
_EDGE: Final = 31
"""Points between the paper's edge and the header or foot."""


def _style(code: str, name: str, paragraph: str = "", look: str = "", after: str = "Normal") -> str:
    based = "" if code == "Normal" else '<w:basedOn w:val="Normal"/>'
    first = ' w:default="1"' if code == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{code}"><w:name w:val="{name}"/>{based}'
        f'<w:next w:val="{after}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{look}</w:rPr></w:style>"
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _room(before: float, after: float) -> str:
    room = f'w:before="{before * TWIPS:.0f}" w:after="{after * TWIPS:.0f}"'
    return f'<w:spacing {room} w:line="252" w:lineRule="auto"/>'


_FONTS: Final = "".join(f' w:{each}="{FAMILY}"' for each in ("ascii", "hAnsi", "cs", "eastAsia"))
_ENDS: Final = f'<w:tabs><w:tab w:val="right" w:pos="{round(WIDTH * TWIPS)}"/></w:tabs>'
_LINES: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="1" w:color="000000"/>'
    for side in ("bottom", "between")
)
_BLACK: Final = '<w:color w:val="000000"/>'
_STYLES: Final = (
    _style(
        "Normal",
        "Normal",
        '<w:spacing w:before="0" w:after="80" w:line="252" w:lineRule="auto"/>',
        f"<w:rFonts{_FONTS}/>{_size(12)}",
    ),
    _style("Title", "Title", f'{_room(18, 4)}<w:jc w:val="center"/>', f"<w:b/>{_size(16)}"),
    _style("Subtitle", "Subtitle", '<w:jc w:val="center"/>'),
    _style(
        "Heading1",
        "heading 1",
        f'<w:keepNext/><w:keepLines/>{_room(14, 6)}<w:outlineLvl w:val="0"/>',
        f"<w:b/>{_BLACK}{_size(13)}",
    ),
    _style(
        "Heading2",
        "heading 2",
        f'<w:keepNext/><w:keepLines/>{_room(8, 4)}<w:outlineLvl w:val="1"/>',
        f"<w:b/>{_BLACK}{_size(12)}",
    ),
    _style("Note", "Note", "", _size(10)),
    _style("Approval", "Approval", f'{_room(0, 2)}<w:ind w:left="5390"/>'),
    _style(
        "ToFill",
        "Lines to fill",
        f'<w:pBdr>{_LINES}</w:pBdr><w:spacing w:before="200" w:after="0"/>',
    ),
    _style("TableText", "Table text", f'{_room(0, 0)}', _size(9.5)),
    _style("TableSmall", "Table text small", f'{_room(0, 0)}', _size(8.5)),
    _style("TableTextBold", "Table sums", f'{_room(0, 0)}', f"<w:b/>{_size(9.5)}"),
    _style("TableSmallBold", "Table sums small", f'{_room(0, 0)}', f"<w:b/>{_size(8.5)}"),
    _style("Header", "header", _ENDS + _room(0, 0), _size(_HEADER)),
    _style("Footer", "footer", _ENDS + _room(0, 0), _size(9)),
)  # fmt: skip


def blank(document: Document) -> WordDocument:
    """Return a Word document with our styles and paper, and nothing on it."""
    word = docx.Document()
    _dress(word, document.language)
    embed_fonts(word)
    _lay(word, document)
    _describe(word, document)
    _drop_thumbnail(word)
    return word


def _dress(word: WordDocument, language: str) -> None:
    styles: Any = word.styles.element
    for each in styles.xpath("w:docDefaults//w:lang"):
        for name in list(each.attrib):
            each.set(name, _LANGUAGES[language])
    ours = [element(each) for each in _STYLES]
    known = {each.get(f"{{{each.nsmap['w']}}}styleId") for each in ours}
    for each in list(styles.xpath("w:style")):
        if each.get(f"{{{each.nsmap['w']}}}styleId") in known:
            styles.remove(each)
    styles.extend(ours)


def _lay(word: WordDocument, document: Document) -> None:
    section = word.sections[0]
    paper = document.paper
    section.page_width, section.page_height = Pt(paper.width), Pt(paper.height)
    if document.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin, section.right_margin = Pt(paper.left), Pt(paper.right)
    section.top_margin, section.bottom_margin = Pt(paper.top), Pt(paper.bottom)
    section.header_distance = section.footer_distance = Pt(_EDGE)
    section.different_first_page_header_footer = True
    room, _height = paper.room
    header = shortened(readable(document.header), room, _header_width)
    _fill(section.header, paragraph("Header", run(header), '<w:jc w:val="center"/>'))
    ends = f'<w:tabs><w:tab w:val="clear" w:pos="{round(WIDTH * TWIPS)}"/>'
    ends += f'<w:tab w:val="right" w:pos="{round(room * TWIPS)}"/></w:tabs>'
    foot = paragraph("Footer", _foot(document), ends if document.landscape else "")
    _fill(section.first_page_footer, foot)
    _fill(section.footer, foot)


def _header_width(text: str) -> float:
    return lines.width(printable(text), Face.SERIF, _HEADER)


def _fill(place: Any, xml: str) -> None:  # noqa: ANN401 - a header or a footer
    place.is_linked_to_previous = False
    old = place.paragraphs[0]._p  # noqa: SLF001
    old.addprevious(element(xml))
    old.getparent().remove(old)


def _foot(document: Document) -> str:
    t = translation(document.language)
    as_of = t("Data as of {day}").format(day=short_date(document.as_of))
    words = t("Page {page} of {pages}").format(page="\x01", pages="\x02")
    told = run(document.foot or as_of) + "<w:r><w:tab/></w:r>"
    for part in (
        words.replace("\x01", "\x00PAGE\x00").replace("\x02", "\x00NUMPAGES\x00").split("\x00")
    ):
        if part in {"PAGE", "NUMPAGES"}:
            told += f'<w:fldSimple w:instr=" {part} ">{run("1")}</w:fldSimple>'
        elif part:
            told += run(part)
    return told


def _describe(word: WordDocument, document: Document) -> None:
    day = datetime.combine(document.as_of, datetime.min.time())
    known = word.core_properties
    known.title, known.subject = readable(document.title)[:255], readable(document.header)[:255]
    known.author = known.last_modified_by = readable(document.author)[:255]
    known.comments = known.keywords = ""
    known.created = known.modified = day
    known.language, known.revision = document.language, 1


def _drop_thumbnail(word: WordDocument) -> None:
    """Take out the picture of an empty page that comes with the library's template."""
    package = word.part.package
    relations: dict[str, Any] = package.rels if package else {}
    for name in [key for key, each in relations.items() if each.reltype.endswith("/thumbnail")]:
        del relations[name]


def write_whole(word: WordDocument, file: IO[bytes]) -> None:
    """Write the document, its parts in their order and of one day: equal content, equal bytes."""
    content = BytesIO()
    word.save(content)
    repack(content, file)
