"""A document's content as PDF: parts become the blocks, tables and drawings of the page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from app.i18n import translation
from app.reports import blocks
from app.reports.blocks import Room, Ruled, heading, paragraph, subheading
from app.reports.chart_painter import ChartDrawing, measure
from app.reports.charts import Bar, bars
from app.reports.content import (
    Approval,
    Approvals,
    Bars,
    Beside,
    Fact,
    Grid,
    Letterhead,
    NewPage,
    Passports,
    Quantity,
    Saying,
    Signature,
    Signatures,
    Subheading,
    ToFill,
    Tone,
    Typed,
    pieces,
    plain,
)
from app.reports.document import Sheet, write
from app.reports.documents import letterhead
from app.reports.passport_table import passport_columns
from app.reports.rows import Noted, Row
from app.reports.styles import BODY, NOTE, SUBTITLE, TITLE
from app.reports.tables import SIZE, SMALL, Table
from app.reports.text import markup, paragraphs, superscript

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable

    from app.i18n import Translation
    from app.reports.charts import Chart
    from app.reports.content import Document, Part, Passport, Words

_STYLES: Final = {Tone.BODY: BODY, Tone.NOTE: NOTE, Tone.TITLE: TITLE, Tone.SUBTITLE: SUBTITLE}
_SIGNING: Final = 60
"""The room that a signature needs on its page, in points."""


def write_pdf(document: Document, path: Path) -> Generator[int]:
    """Write a document as PDF; yield the number of the page after each part of it."""
    sheet = Sheet(
        document.title,
        document.language,
        document.as_of,
        document.author,
        document.header,
        document.foot,
        document.paper,
    )
    return write(story(document), sheet, path)


def story(document: Document) -> Iterator[Flowable]:
    """Yield the blocks of a document."""
    t = translation(document.language)
    for chapter in document.chapters:
        if chapter.new_page:
            yield blocks.NewPage()
        if chapter.heading:
            yield from heading(chapter.heading.number, chapter.heading.text)
        for part in chapter.parts:
            yield from _told(part, t)


def _told(part: Part, t: Translation) -> Iterator[Flowable]:
    match part:
        case Subheading(text, note):
            yield from subheading(text, note)
        case Saying(words, tone):
            yield _paragraph(words, _STYLES[tone])
        case Typed(text):
            yield from paragraphs(text, BODY)
        case Fact(label, words, tone):
            yield _fact(label, words, _STYLES[tone])
        case ToFill(count):
            yield Ruled(count)
        case Grid() | Bars() | Passports():
            yield _drawing(part, t)
        case Approval() | Signature() | NewPage():
            yield from _frame(part, t)
        case Letterhead() | Approvals() | Beside() | Signatures():
            yield from _of_school(part, t)


def _drawing(part: Grid | Bars | Passports, t: Translation) -> Flowable:
    match part:
        case Grid():
            return _table(part)
        case Bars():
            return _chart(part)
        case Passports():
            return _passports(part, t)


def _frame(part: Approval | Signature | NewPage, t: Translation) -> Iterator[Flowable]:
    match part:
        case Approval(school, director, year):
            yield from blocks.approval(t, school, director, year)
        case Signature(label, name):
            yield Room(_SIGNING)
            yield paragraph(f"\n{label}: {blocks.BLANK} / {name or blocks.BLANK}")
        case NewPage():
            yield blocks.NewPage()


def _of_school(
    part: Letterhead | Approvals | Beside | Signatures, t: Translation
) -> Iterator[Flowable]:
    match part:
        case Letterhead(head):
            yield from letterhead.letterhead(head)
        case Approvals(head, year):
            yield from letterhead.approvals(head, t, year)
        case Beside(left, right):
            yield from letterhead.beside(left, right)
        case Signatures(who):
            yield Room(_SIGNING)
            yield from letterhead.signatures(who, t)


def _paragraph(words: Words, style: ParagraphStyle) -> Flowable:
    return blocks.marked(_markup(words, style.fontSize), style)


def _fact(label: str, words: Words, style: ParagraphStyle) -> Flowable:
    size = style.fontSize
    return blocks.marked(f"{markup(label, size)}: <b>{_markup(words, size)}</b>", style)


def _markup(words: Words, size: float) -> str:
    return "".join(
        markup(each, size)
        if isinstance(each, str)
        else markup(each.text, size) + superscript(each.note, size)
        for each in pieces(words)
    )


def _table(grid: Grid) -> Table:
    rows = [Row(tuple(map(_cell, line.cells)), line.look) for line in grid.lines]
    return Table(grid.columns, rows, SMALL if grid.dense else SIZE)


def _cell(words: Words) -> str:
    if isinstance(words, Quantity) and words.note:
        return Noted(words.text, words.note)
    return words if isinstance(words, str) else plain(words)


def _chart(chart: Bars) -> ChartDrawing:
    items = [Bar(each.label, each.part, plain(each.words)) for each in chart.items]
    return ChartDrawing(partial(_drawn, items))


def _drawn(items: list[Bar], width: float) -> Chart:
    return bars(items, width, measure)


def _passports(found: Passports, t: Translation) -> Table:
    columns = passport_columns(found, t)
    rows = [Row(_passport(each)[-len(columns) :]) for each in found.items]
    return Table(columns, rows, SMALL)


def _passport(each: Passport) -> tuple[str, ...]:
    values = "\n".join(f"{value.code} = {value.text}" for value in each.values)
    return (each.number, values or each.code, f"{each.label}. {each.definition}", str(each.rows))
