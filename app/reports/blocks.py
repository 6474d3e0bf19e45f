"""The blocks that documents are made of: paragraphs, facts, headings, the director's approval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from app.reports.styles import APPROVAL, BODY, HEADING, SUBHEADING
from app.reports.text import markup, superscript

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

    from app.i18n import Translation

# reportlab's stubs are partial
# pyright: reportUnknownMemberType=false

_HEADING_ROOM: Final = 50 * mm
_SUBHEADING_ROOM: Final = 35 * mm
"""A heading begins a new page where less than this is left with it."""
_RULE: Final = 8.5 * mm
BLANK: Final = "______________"
"""A line to write on."""


def paragraph(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    """Return words of ours or of people as a paragraph, shown as they are."""
    return Paragraph(markup(text, style.fontSize), style)


def marked(text: str, style: ParagraphStyle) -> Paragraph:
    """Return a paragraph of markup that was made by `markup` and `superscript`."""
    return Paragraph(text, style)


def labelled(label: str, value: str, style: ParagraphStyle = BODY) -> Paragraph:
    """Return «Label: value», the form of Kazakh facts: no endings on what varies."""
    size = style.fontSize
    return Paragraph(f"{markup(label, size)}: <b>{markup(value, size)}</b>", style)


class Room(Flowable):
    """Nothing to see: goes on to the next page where less than `least` is left on this one."""

    def __init__(self, least: float) -> None:
        super().__init__()
        self._least = least

    def ask(self, least: float) -> None:
        """Ask for so much room, should it be more."""
        self._least = max(self._least, least)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002
        """Take no room, or more than there is."""
        return 0, 0 if aH >= self._least else aH + 1

    def draw(self) -> None:
        """Draw nothing."""


class Ruled(Flowable):
    """Empty lines to be filled by hand."""

    def __init__(self, count: int = 4) -> None:
        super().__init__()
        self._count = count

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002
        """Take the whole width."""
        self.width, self.height = aW, self._count * _RULE
        return self.width, self.height

    def draw(self) -> None:
        """Draw the lines."""
        self.canv.setLineWidth(0.4)
        self.canv.lines([(0, n * _RULE, self.width, n * _RULE) for n in range(self._count)])


class NewPage(Flowable):
    """What follows begins on a new page."""


class NewPart(NewPage):
    """What follows is printed to be taken apart: on a sheet of its own, its pages counted anew.

    `header` stands at the top of its second and later pages. Printed on both sides, no part begins
    on the back of another: one with an odd number of pages is followed by an empty page.
    """

    def __init__(self, header: str) -> None:
        super().__init__()
        self.header = header


class _Heading(Paragraph):
    """A heading that the reader's list of contents leads to."""

    def __init__(self, text: str) -> None:
        super().__init__(markup(text, HEADING.fontSize), HEADING)
        self._title = text

    def draw(self) -> None:
        _, top = self.canv.absolutePosition(0, self.height)
        key = f"{self.canv.getPageNumber()}/{top:.0f}"
        self.canv.bookmarkHorizontalAbsolute(key, int(top))
        self.canv.addOutlineEntry(self._title, key)
        super().draw()


def heading(number: int | None, text: str) -> list[Flowable]:
    """Return the heading of a section, numbered, never alone at the foot of a page."""
    return [Room(_HEADING_ROOM), _Heading(f"{number}. {text}" if number else text)]


def subheading(text: str, note: str = "") -> list[Flowable]:
    """Return the heading of a part of a section, with the number of the figure under it."""
    size = SUBHEADING.fontSize
    told = markup(text, size) + superscript(note, size)
    return [Room(_SUBHEADING_ROOM), marked(told, SUBHEADING)]


def approval(t: Translation, school: str, director: str, year: int) -> list[Flowable]:
    """Return the block in which the director approves, at the upper right."""
    size = APPROVAL.fontSize
    return [
        Paragraph(f"<b>{markup(t('APPROVED'), size)}</b>", APPROVAL),
        paragraph(t("Director"), APPROVAL),
        paragraph(school, APPROVAL),
        paragraph(f"{BLANK} / {director or BLANK}", APPROVAL),
        paragraph(t("“___” ______________ {year}").format(year=year), APPROVAL),
        paragraph(t("Place of seal"), APPROVAL),
    ]
