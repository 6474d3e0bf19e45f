"""What documents of the school begin and end with, for Word: tables without lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.shared import Pt

from app.reports.blocks import BLANK
from app.reports.documents.letterhead import EMBLEM, YEAR, post_of, readable
from app.reports.docx_xml import BOLD, TWIPS, close_in, element, paragraph, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document as WordDocument

    from app.i18n import Translation
    from app.models.letterhead import Masthead, Signatory
    from app.reports.content import Approvals, Beside

# python-docx and lxml are typed in part
# pyright: reportUnknownMemberType=false

_CENTRE: Final = '<w:jc w:val="center"/>'
_TIGHT: Final = '<w:spacing w:before="0" w:after="0"/>'
_RIGHT: Final = '<w:jc w:val="right"/>'
_SMALL: Final = '<w:sz w:val="17"/><w:szCs w:val="17"/>'
_RULE: Final = (
    '<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="12" w:space="1" w:color="000000"/></w:pBdr>'
)


def letterhead(word: WordDocument, head: Masthead, width: float) -> Iterator[Any]:
    """Yield the head of a letter: Kazakh left, Russian right, the emblem between them."""
    drawn = _emblem(word, head)
    parts = (5.0, 1.6, 5.0) if drawn is not None else (5.0, 5.0)
    sides = [_centred(head.kk, BOLD), _centred(head.ru, BOLD)]
    if drawn is not None:
        sides.insert(1, [paragraph("Normal", "", _CENTRE)])
    table = element(_table(parts, sides, width, middle=True))
    if drawn is not None:
        table.xpath(".//w:tc")[1].xpath("./w:p")[0].append(drawn)
    yield table
    yield element(paragraph("Note", "", _RULE))
    if head.contacts_kk or head.contacts_ru:
        contacts = [_centred(head.contacts_kk, _SMALL), _centred(head.contacts_ru, _SMALL)]
        yield element(_table((1.0, 1.0), contacts, width))
    yield element(paragraph("Note", ""))


def _emblem(word: WordDocument, head: Masthead) -> Any:  # noqa: ANN401 - an element, or None
    """Return the run with the emblem, taken out of the document again."""
    if head.emblem is None or not readable(head.emblem):
        return None
    holder: Any = word.add_paragraph()
    drawn: Any = holder.add_run()
    drawn.add_picture(str(head.emblem), height=Pt(EMBLEM))
    close_in(drawn._r)  # noqa: SLF001 - as below
    holder._p.getparent().remove(holder._p)  # noqa: SLF001 - the run stands elsewhere
    return drawn._r  # noqa: SLF001 - as above


def _centred(texts: Sequence[str], look: str) -> list[str]:
    return [paragraph("Note", run(each, look), _TIGHT + _CENTRE) for each in texts] or [
        paragraph("Note", "")
    ]


def approvals(part: Approvals, t: Translation, width: float) -> Iterator[Any]:
    """Yield who agrees, at the left, and the director who approves, at the right."""
    head, agreed = part.head, part.head.letterhead.agreed(t.language)
    left = [paragraph("Normal", "")]
    if agreed:
        left = _approval(t, (t("AGREED"), agreed), head.letterhead.agreed_name, part.year)
    who = head.director
    posts = (t("APPROVED"), post_of(who, t), head.school(t.language))
    yield element(
        _table((5.0, 1.5, 5.0), [left, [paragraph("Normal", "")],
                                 _approval(t, posts, who.name, part.year)], width)
    )  # fmt: skip


def _approval(t: Translation, words: Sequence[str], name: str, year: int) -> list[str]:
    told = [paragraph("Normal", run(words[0], BOLD))]
    told += [paragraph("Normal", run(each)) for each in words[1:] if each]
    told.append(paragraph("Normal", run(f"{BLANK} / {name or BLANK}")))
    return [*told, paragraph("Normal", run(t(YEAR).format(year=year)))]


def signatures(signing: Sequence[Signatory], t: Translation, width: float) -> Iterator[Any]:
    """Yield a line to sign on for everybody who signs."""
    for each in signing:
        yield element(paragraph("Note", ""))
        cells = [
            [paragraph("Normal", run(post_of(each, t)))],
            [paragraph("Normal", run(BLANK), _CENTRE)],
            [paragraph("Normal", run(each.name or BLANK))],
        ]
        yield element(_table((5.0, 3.0, 4.0), cells, width))


def beside(part: Beside, width: float) -> Iterator[Any]:
    """Yield lines at the left and lines at the right."""
    left = [paragraph("Normal", run(each)) for each in part.left] or [paragraph("Normal", "")]
    right = [paragraph("Normal", run(each, BOLD), _RIGHT) for each in part.right]
    yield element(_table((1.0, 1.0), [left, right], width))
    yield element(paragraph("Note", ""))


def _table(
    parts: Sequence[float], cells: Sequence[Sequence[str]], width: float, *, middle: bool = False
) -> str:
    twips = [round(width * part / sum(parts) * TWIPS) for part in parts]
    stand = '<w:vAlign w:val="center"/>' if middle else ""
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in twips)
    told = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{room}" w:type="dxa"/>{stand}</w:tcPr>{"".join(inside)}</w:tc>'
        for room, inside in zip(twips, cells, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{told}</w:tr>"
        "</w:tbl>"
    )
