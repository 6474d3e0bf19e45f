"""What documents of the school begin and end with: head, approvals, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Image, Spacer

from app.reports.blocks import BLANK, paragraph
from app.reports.columns import Columns, Rule
from app.reports.fonts import Face
from app.reports.styles import BODY, NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.i18n import Translation
    from app.models.letterhead import Masthead, Signatory

# reportlab's stubs are partial
# pyright: reportUnknownMemberType=false

HEAD: Final = ParagraphStyle(
    "letterhead",
    BODY,
    fontName=Face.SERIF_BOLD.value,
    fontSize=10,
    leading=13,
    alignment=TA_CENTER,
    spaceAfter=1,
)
_CONTACTS: Final = ParagraphStyle(
    "contacts", BODY, fontSize=8.5, leading=11, alignment=TA_CENTER, spaceAfter=0
)
_SIDE: Final = ParagraphStyle("side", BODY, fontSize=11, leading=14, spaceAfter=2)
_SIDE_BOLD: Final = ParagraphStyle("side_bold", _SIDE, fontName=Face.SERIF_BOLD.value)
_SMALL: Final = ParagraphStyle("under_rule", NOTE, fontSize=8, leading=10, alignment=TA_CENTER)
EMBLEM: Final = 22 * mm
YEAR: Final = "“___” ______________ {year}"


def letterhead(head: Masthead) -> list[Flowable]:
    """Return the head of a letter: Kazakh left, Russian right, the emblem between them."""
    middle = _emblem(head.emblem)
    columns = [(5.0, _lines(head.kk, HEAD)), (1.6, middle), (5.0, _lines(head.ru, HEAD))]
    if not middle:
        del columns[1]
    story: list[Flowable] = [Columns(columns, 0.5), Spacer(1, 4), Rule(1.4, double=True)]
    if head.contacts_kk or head.contacts_ru:
        contacts = (_lines(head.contacts_kk, _CONTACTS), _lines(head.contacts_ru, _CONTACTS))
        story += [Spacer(1, 3), Columns([(1, each) for each in contacts])]
    return [*story, Spacer(1, 12)]


def school_line(head: Masthead, language: str) -> list[Flowable]:
    """Return the name of the school, as it stands over sheets that are filled in."""
    name = head.school(language) or " ".join(head.kk)
    return [paragraph(name, HEAD), Rule(0.8), Spacer(1, 6)] if name else []


def _lines(texts: Sequence[str], style: ParagraphStyle) -> list[Flowable]:
    return [paragraph(each, style) for each in texts]


def _emblem(file: Path | None) -> list[Flowable]:
    if file is None or not readable(file):
        return []
    return [Image(str(file), EMBLEM, EMBLEM, kind="proportional")]


def readable(file: Path) -> bool:
    """Say whether a file is a picture that can be printed; a damaged one is left out."""
    try:
        width, height = ImageReader(str(file)).getSize()
    except (OSError, ValueError, SyntaxError):
        return False
    return min(width, height) > 0


# Approvals


def approvals(head: Masthead, t: Translation, year: int) -> list[Flowable]:
    """Return who agrees, at the left, and the director who approves, at the right."""
    agreed = head.letterhead.agreed(t.language)
    left: list[Flowable] = []
    if agreed:
        left = _approval(t, t("AGREED"), (agreed,), head.letterhead.agreed_name, year)
    who = head.director
    posts = (post_of(who, t), head.school(t.language))
    right = _approval(t, t("APPROVED"), posts, who.name, year)
    return [Columns([(5, left), (1.5, ()), (5, right)]), Spacer(1, 10)]


def _approval(
    t: Translation, title: str, posts: Sequence[str], name: str, year: int
) -> list[Flowable]:
    return [
        paragraph(title, _SIDE_BOLD),
        *(paragraph(each, _SIDE) for each in posts if each),
        paragraph(f"{BLANK} / {name or BLANK}", _SIDE),
        paragraph(t(YEAR).format(year=year), _SIDE),
    ]


def beside(left: Sequence[str], right: Sequence[str]) -> list[Flowable]:
    """Return lines at the left, and lines at the right in bold."""
    ends = ParagraphStyle("beside_right", _SIDE_BOLD, alignment=TA_RIGHT)
    columns = ((1, _lines(left, _SIDE)), (1, _lines(right, ends)))
    return [Columns(columns), Spacer(1, 14)]


# Signatures


def signatures(signing: Sequence[Signatory], t: Translation) -> list[Flowable]:
    """Return a line to sign on for everybody who signs, with post and name."""
    story: list[Flowable] = []
    for each in signing:
        story += [Spacer(1, 12), signature(post_of(each, t), each.name, t)]
    return story


def post_of(who: Signatory, t: Translation) -> str:
    """Return the post of somebody who signs: that of the director where none was typed."""
    return who.post(t.language) or t("Director")


def signature(post: str, name: str, t: Translation) -> Flowable:
    """Return a line to sign on, the post before it and the name behind."""
    rule = [Rule(0.5, before=12), paragraph(t("signature"), _SMALL)]
    return Columns(
        [(5, [paragraph(post, BODY)]), (3, rule), (4, [paragraph(name or BLANK, BODY)])], 1.0
    )
