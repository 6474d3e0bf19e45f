"""Certificates of participation: one on each sheet, landscape, in a drawn frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from app.i18n import translation
from app.models.listing import school_names
from app.reports import lines
from app.reports.blocks import NewPage
from app.reports.document import Sheet
from app.reports.documents.events import event_facts
from app.reports.documents.letterhead import post_of, readable
from app.reports.documents.ornament import INK, frame
from app.reports.documents.printing import printed
from app.reports.fonts import Face
from app.reports.formatting import long_date, number, span
from app.reports.lines import Writer
from app.reports.styles import WHOLE_LANDSCAPE

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from app.i18n import Translation
    from app.models.certificates import Entitled
    from app.models.letterhead import Signatory
    from app.models.listing import SchoolName
    from app.models.progress import Progress
    from app.models.store import Store
    from app.reports.documents.events import EventFacts

# reportlab's stubs are partial
# pyright: reportUnknownMemberType=false

_SCALES: Final = (1.0, 0.93, 0.86, 0.79, 0.72, 0.65, 0.58, 0.5, 0.42)
"""What long names and topics make of the sizes, until all of it fits."""
_SIDE: Final = 30 * mm
_TOP: Final = 25 * mm
_FOOT: Final = 27 * mm
_SIGNING: Final = 10.5
_EMBLEM: Final = 17 * mm
_LEADING: Final = 1.24
_UNNUMBERED: Final = "____________"


@dataclass(frozen=True, slots=True)
class _Certificate:
    facts: EventFacts
    name: str
    of: str
    hours: str
    number: str
    day: date


class _Text(NamedTuple):
    """Centred words: their face, their size at full scale, and the room under them."""

    words: str
    face: Face
    size: float
    after: float


def render_certificates(
    store: Store, chosen: Sequence[Entitled], language: str, path: Path
) -> Generator[Progress, None, Path]:
    """Print a certificate for everybody chosen, with the number of the register.

    Those not issued yet have a line in place of the number. Raises `FileProblem` when `path`
    cannot be written.
    """
    told = list(_certificates(store, chosen, language))
    t = translation(language)
    sheet = Sheet(
        title=t("Certificate") if len(told) == 1 else t("Certificates"),
        language=language,
        as_of=max((each.day for each in told), default=store.today()),
        author=told[0].facts.head.author if told else "",
        paper=WHOLE_LANDSCAPE,
        bare=True,
    )
    return (yield from printed(_story(told), sheet, path, len(told)))


def _certificates(
    store: Store, chosen: Sequence[Entitled], language: str
) -> Iterator[_Certificate]:
    known: dict[int, EventFacts] = {}
    names = school_names(store, {each.school_id for each in chosen if each.school_id is not None})
    for each in chosen:
        facts = known.get(each.event) or event_facts(store, each.event, language)
        known[each.event] = facts
        issued = each.issued
        yield _Certificate(
            facts,
            each.name,
            ", ".join(filter(None, (_school(names, each, language), each.position))),
            number(issued.hours if issued else each.hours, language),
            issued.number if issued else _UNNUMBERED,
            issued.day if issued else facts.event.last_day,
        )


def _school(names: Mapping[int, SchoolName], each: Entitled, language: str) -> str:
    """Return the school of a person on the event's last day, in the document's language."""
    return names[each.school_id].name(language) if each.school_id is not None else ""


def _story(told: Sequence[_Certificate]) -> Iterator[Flowable]:
    for place, each in enumerate(told):
        if place:
            yield NewPage()
        yield _Sheet(each)


class _Sheet(Flowable):
    """One certificate; it fills its sheet, whatever has to stand on it."""

    def __init__(self, certificate: _Certificate) -> None:
        super().__init__()
        self._told = certificate

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Take the whole sheet."""
        self.width, self.height = aW, aH
        return aW, aH

    def draw(self) -> None:
        """Draw the frame, the words and the signatures."""
        if not self.canv.hasForm("certificate_frame"):
            self.canv.beginForm("certificate_frame", 0, 0, self.width, self.height)
            frame(self.canv, self.width, self.height)
            self.canv.endForm()
        self.canv.doForm("certificate_frame")
        foot = self._draw_foot()
        self._draw_words(self.height - _TOP, self.height - _TOP - foot)

    def _draw_words(self, top: float, room: float) -> None:
        """Draw the emblem and the words under it, in the middle of the room they have."""
        emblem = self._emblem()
        room -= emblem
        laid = _fitting(_texts(self._told), self.width - 2 * _SIDE, room)
        y = top - max(0.0, room - sum(each.height for each in laid)) / 2
        if emblem:
            self._draw_emblem(y)
        y -= emblem
        self.canv.setFillColor(Color(0, 0, 0))
        for each in laid:
            writer = Writer(self.canv, each.size, each.size * _LEADING)
            for place, line in enumerate(each.lines):
                x = (self.width - lines.width(line, each.face, each.size)) / 2
                base = y - each.size * (0.95 + place * _LEADING)
                writer.put(x, base, (line,), each.face)
            writer.finish()
            y -= each.height

    def _emblem(self) -> float:
        """Return the height that the emblem takes, 0 where there is none to print."""
        file = self._told.facts.head.emblem
        return _EMBLEM + 2 * mm if file is not None and readable(file) else 0.0

    def _draw_emblem(self, top: float) -> None:
        file = str(self._told.facts.head.emblem)
        width, height = ImageReader(file).getSize()
        scale = _EMBLEM / max(width, height)
        wide, high = width * scale, height * scale
        self.canv.drawImage(file, (self.width - wide) / 2, top - high, wide, high, mask="auto")

    def _draw_foot(self) -> float:
        """Draw who signs, the place of the seal and the day; return where they begin."""
        told, t = self._told, self._told.facts.t
        signing = told.facts.head.signatories
        left, right = _SIDE, self.width - _SIDE
        y = _FOOT
        for each in reversed(signing):
            y += _draw_signatory(self.canv, each, t, (left, y, (right - left) * 0.68))
        where = ", ".join(filter(None, (told.facts.head.town, long_date(told.day, t.language))))
        writer = Writer(self.canv, _SIGNING, _SIGNING * _LEADING)
        for place, line in enumerate((t("Place of seal"), where)):
            x = right - lines.width(line, Face.SERIF, _SIGNING)
            writer.put(x, _FOOT + (1 - place) * 16, (lines.printable(line),), Face.SERIF)
        writer.finish()
        return max(y, _FOOT + 30) + 3 * mm


class _Laid(NamedTuple):
    lines: tuple[str, ...]
    face: Face
    size: float
    height: float


def _fitting(texts: Sequence[_Text], width: float, room: float) -> list[_Laid]:
    """Return texts in lines, all of them smaller by the same part where there is too much."""
    laid: list[_Laid] = []
    for scale in _SCALES:
        laid = [_laid(each, width, scale) for each in texts]
        if sum(each.height for each in laid) <= room:
            break
    return laid


def _laid(text: _Text, width: float, scale: float) -> _Laid:
    size = text.size * scale
    found = lines.wrap(text.words, text.face, size, width)
    return _Laid(found, text.face, size, len(found) * size * _LEADING + text.after * scale)


def _texts(told: _Certificate) -> list[_Text]:
    facts, t = told.facts, told.facts.t
    head = facts.head.ru if t.language == "ru" and facts.head.ru else facts.head.kk
    event = facts.event
    details = (
        f"{t('Date held')}: {span(event.first_day, event.last_day)}",
        f"{t('Duration (academic hours)')}: {told.hours}" if told.hours != "0" else "",
    )
    place = f"{t('Venue')}: {facts.place}" if facts.place else ""
    found = [
        _Text("\n".join(head), Face.SERIF, 10.5, 12),
        _Text(t("Certificate").upper(), Face.SERIF_BOLD, 36, 0),
        _Text(f"№ {told.number}", Face.SERIF, 12, 12),
        _Text(t("The holder of this certificate"), Face.SERIF, 12.5, 4),
        _Text(told.name, Face.SERIF_BOLD, 25, 2),
        _Text(told.of, Face.SERIF, 12, 8),
        _Text(t("took part in the event"), Face.SERIF, 12.5, 5),
        _Text(f"{facts.kind[:1].upper()}{facts.kind[1:]}", Face.SERIF_ITALIC, 13, 2),
        _Text(t("“{topic}”").format(topic=event.topic), Face.SERIF_BOLD, 17, 9),
        _Text(" · ".join(filter(None, details)), Face.SERIF, 11.5, 0),
        _Text(place, Face.SERIF, 11.5, 0),
    ]
    return [each for each in found if each.words]


def _draw_signatory(
    canvas: Canvas, who: Signatory, t: Translation, place: tuple[float, float, float]
) -> float:
    """Draw a post, a line to sign on and a name; return how high they are."""
    x, y, width = place
    post = lines.wrap(post_of(who, t), Face.SERIF, _SIGNING, width * 0.42)
    name = lines.wrap(who.name or _UNNUMBERED, Face.SERIF, _SIGNING, width * 0.3)
    leading = _SIGNING * 1.15
    writer = Writer(canvas, _SIGNING, leading)
    writer.put(x, y + (len(post) - 1) * leading, post, Face.SERIF)
    writer.put(x + width * 0.7, y + (len(name) - 1) * leading, name, Face.SERIF)
    writer.finish()
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.6)
    canvas.line(x + width * 0.44, y - 1, x + width * 0.67, y - 1)
    return max(len(post), len(name)) * leading + 4.5 * mm
