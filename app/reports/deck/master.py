"""The look of our presentations: one layout, our typeface and colours, a strip at the left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from app.reports.deck import layout, look

if TYPE_CHECKING:
    from collections.abc import Iterable

# python-pptx has no types to speak of
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

TABLE_STYLE: Final = qn("a:tableStyleId")
PLAIN_GRID: Final = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""The style of tables that is a plain grid of thin lines."""
_TITLE_ONLY: Final = 5
_FORBIDDEN: Final = re.compile("[^\\t\\n\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What XML cannot hold."""
_UNSEEN: Final = re.compile("[\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]")
"""Marks that turn, join or hide what stands beside them."""
_COLOURS: Final = {
    "dk2": look.INK, "lt2": look.HEAD, "accent1": look.ACCENT, "accent2": look.INK,
    "accent3": look.GREY, "accent4": look.LINE, "accent5": "2B7A4B", "accent6": "8A5A00",
    "hlink": look.ACCENT, "folHlink": look.GREY,
}  # fmt: skip


def readable(text: str) -> str:
    """Return `text` on one line, without what a presentation cannot hold or would hide."""
    return _UNSEEN.sub("", _FORBIDDEN.sub("", " ".join(text.split())))


def dress_master(book: Any) -> Any:  # noqa: ANN401 - of python-pptx
    """Give an empty presentation our look and return the layout for all slides."""
    book.slide_width, book.slide_height = Pt(layout.WIDTH), Pt(layout.HEIGHT)
    _dress_theme(book.slide_master)
    kept = book.slide_layouts[_TITLE_ONLY]
    for each in list(book.slide_layouts):
        if each is not kept and each.name != kept.name:
            book.slide_layouts.remove(each)
    for shapes in (book.slide_master.shapes, kept.shapes):
        _drop(shapes, keep=("Title",))
    for title in (_title(book.slide_master.shapes), _title(kept.shapes)):
        title.left, title.top = Pt(layout.MARGIN), Pt(layout.TITLE_TOP - 4)
        title.width, title.height = Pt(layout.ROOM), Pt(layout.TITLE_HEIGHT + 8)
        title.text_frame.margin_left = 0  # it begins where tables and words do
    _dress_title(book.slide_master)
    kept.shapes._spTree.append(_strip())  # noqa: SLF001 - there is no other way in
    return kept


def _title(shapes: Iterable[Any]) -> Any:  # noqa: ANN401
    return next(each for each in shapes if each.name.startswith("Title"))


def _drop(shapes: Any, keep: tuple[str, ...]) -> None:  # noqa: ANN401
    for each in list(shapes):
        if not each.name.startswith(keep):
            each._element.getparent().remove(each._element)  # noqa: SLF001


def _dress_theme(master: Any) -> None:  # noqa: ANN401
    """Put our typeface and colours into the theme, so that what people add looks like ours."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    xml: str = part.blob.decode("utf-8")
    xml = re.sub(r'<a:latin typeface="[^"]*"', f'<a:latin typeface="{look.TYPEFACE}"', xml)
    for name, colour in _COLOURS.items():
        plain = f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>'
        xml = re.sub(rf"<a:{name}>.*?</a:{name}>", plain, xml)
    part._blob = xml.encode("utf-8")  # noqa: SLF001 - parts without a model have no setter


def _dress_title(master: Any) -> None:  # noqa: ANN401
    """Let titles be bold, at the left, and of our size."""
    style = master._element.find(qn("p:txStyles")).find(qn("p:titleStyle"))  # noqa: SLF001
    level = style.find(qn("a:lvl1pPr"))
    level.set("algn", "l")
    run = level.find(qn("a:defRPr"))
    run.set("sz", str(int(layout.TITLE_SIZE * 100)))
    run.set("b", "1")


def _strip() -> Any:  # noqa: ANN401
    width, height = int(Pt(10)), int(Pt(layout.TITLE_TOP + layout.TITLE_HEIGHT))
    return parse_xml(
        f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
        '<p:cNvPr id="99" name="Strip"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        "</p:sp>"
    )


def slide_number(number: int, size: float, ink: str) -> Any:  # noqa: ANN401
    """Return the number of a slide as a field: it follows when slides change their order."""
    return parse_xml(
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        f'<a:rPr sz="{int(size * 100)}"><a:solidFill><a:srgbClr val="{ink}"/>'
        f"</a:solidFill></a:rPr><a:t>{number}</a:t></a:fld>"
    )


def rule(cell: Any) -> None:  # noqa: ANN401 - of python-pptx
    """Let thin lines stand over and under a cell of a table, and none beside it."""
    drawn = f'<a:solidFill><a:srgbClr val="{look.LINE}"/></a:solidFill>'
    borders = (("lnL", "<a:noFill/>"), ("lnR", "<a:noFill/>"), ("lnT", drawn), ("lnB", drawn))
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - there is no other way in
    for place, (name, ink) in enumerate(borders):
        line = parse_xml(f'<a:{name} {nsdecls("a")} w="6350">{ink}</a:{name}>')
        properties.insert(place, line)
