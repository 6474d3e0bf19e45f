"""A document's content as DOCX, with every figure in a content control that bears its code."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from docx.shared import Pt

from app.i18n import translation
from app.models.files import atomic_write
from app.reports import docx_letterhead
from app.reports.blocks import BLANK
from app.reports.chart_picture import measure, picture
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
    Saying,
    Signature,
    Signatures,
    Subheading,
    ToFill,
    Tone,
    Typed,
    plain,
)
from app.reports.docx_frame import blank, write_whole
from app.reports.docx_xml import (
    BOLD,
    RAISED,
    Cell,
    Controls,
    close_in,
    element,
    keep_before,
    paragraph,
    readable,
    run,
    table,
)
from app.reports.passport_table import passport_columns
from app.reports.rows import Look, Row
from app.reports.styles import WIDTH
from app.reports.table_layout import Layout
from app.reports.tables import SIZE, SMALL

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

    from docx.document import Document as WordDocument

    from app.i18n import Translation
    from app.reports.content import Chapter, Document, Line, Part, Passport
    from app.reports.rows import Column

# python-docx is typed in part
# pyright: reportUnknownMemberType=false

_STYLES: Final = {
    Tone.BODY: "Normal",
    Tone.NOTE: "Note",
    Tone.TITLE: "Title",
    Tone.SUBTITLE: "Subtitle",
}
_BREAK: Final = "<w:pageBreakBefore/>"


def write_docx(document: Document, path: Path) -> Generator[int]:
    """Write a document as DOCX; yield how many of its chapters are told.

    The file appears whole at the end. Raises `FileProblem` as `atomic_write`.
    """
    with atomic_write(path) as file:
        teller = _Teller(blank(document), document)
        for place, chapter in enumerate(document.chapters, start=1):
            teller.tell(chapter)
            yield place
        write_whole(teller.word, file)


class _Teller:
    """Puts the chapters of a document into a Word document."""

    def __init__(self, word: WordDocument, document: Document) -> None:
        self.word = word
        self._t: Translation = translation(document.language)
        self._room, _height = document.paper.room
        self._controls = Controls(
            {
                value.code: each.label
                for chapter in document.chapters
                for part in chapter.parts
                if isinstance(part, Passports)
                for each in part.items
                for value in each.values
            }
        )
        self._end: Any = word.element.body.xpath("w:sectPr")[0]

    def _put(self, xml: str) -> None:
        self._end.addprevious(element(xml))

    def tell(self, chapter: Chapter) -> None:
        """Put one chapter after what is there."""
        if chapter.heading:
            before = _BREAK if chapter.new_page else ""
            self._put(paragraph("Heading1", run(chapter.heading.numbered()), before))
        for part in chapter.parts:
            if isinstance(part, Bars):
                self._draw(part)
            elif isinstance(part, Letterhead | Approvals | Beside | Signatures):
                for made in self._of_school(part):
                    self._end.addprevious(made)
            else:
                for xml in self._told(part):
                    self._put(xml)

    def _told(self, part: Part) -> Iterator[str]:
        match part:
            case Subheading(text, note):
                raised = run(f"\u00a0{note}", RAISED) if note else ""
                yield paragraph("Heading2", run(text) + raised)
            case Saying(words, tone):
                yield paragraph(_STYLES[tone], self._controls.told(words))
            case Typed(text):
                lines = (line.strip() for line in text.splitlines())
                yield from (paragraph("Normal", run(line)) for line in lines if line)
            case Fact(label, words, tone):
                told = run(f"{label}: ") + self._controls.told(words, BOLD)
                yield paragraph(_STYLES[tone], told)
            case Grid() | Passports():
                yield from self._table(part)
            case _:
                yield from self._framed(part)

    def _framed(self, part: Part) -> Iterator[str]:
        t = self._t
        match part:
            case ToFill(count):
                yield from [paragraph("ToFill", "")] * count
            case Approval(school, director, year):
                yield paragraph("Approval", run(t("APPROVED"), BOLD))
                lines = (
                    t("Director"),
                    school,
                    f"{BLANK} / {director or BLANK}",
                    t("“___” ______________ {year}").format(year=year),
                    t("Place of seal"),
                )
                yield from (paragraph("Approval", run(line)) for line in lines)
            case Signature(label, name):
                keep_before(self._end)
                space = '<w:keepLines/><w:spacing w:before="320"/>'
                yield paragraph("Normal", run(f"{label}: {BLANK} / {name or BLANK}"), space)
            case NewPage():
                yield paragraph("Normal", '<w:r><w:br w:type="page"/></w:r>')
            case _:
                raise TypeError(part)

    def _of_school(self, part: Letterhead | Approvals | Beside | Signatures) -> Iterator[Any]:
        match part:
            case Letterhead(head):
                return docx_letterhead.letterhead(self.word, head, self._room)
            case Approvals():
                return docx_letterhead.approvals(part, self._t, self._room)
            case Beside():
                return docx_letterhead.beside(part, self._room)
            case Signatures(who):
                return docx_letterhead.signatures(who, self._t, self._room)

    def _table(self, part: Grid | Passports) -> Iterator[str]:
        if isinstance(part, Grid):
            columns, dense = part.columns, part.dense
            sample = [Row(tuple(map(plain, each.cells)), each.look) for each in part.lines]
            rows = [(each.look, self._cells(each, columns)) for each in part.lines]
        else:
            columns, dense = passport_columns(part, self._t), True
            sample = []
            rows = [(Look.PLAIN, self._passport(each)[-len(columns) :]) for each in part.items]
        layout = Layout(columns, sample, SMALL if dense else SIZE)
        layout.fit_width(self._room)
        head = [Cell((run(each.title, BOLD),), each.align) for each in columns]
        style = "TableSmall" if dense else "TableText"
        yield "".join(table(layout.widths, [(Look.HEAD, head), *rows], style))
        yield paragraph("Note", "")

    def _cells(self, line: Line, columns: Sequence[Column]) -> list[Cell]:
        look = BOLD if line.look.stands_out else ""
        if line.look is Look.GROUP:
            return [Cell((self._controls.told(line.cells[0], look),), span=len(columns))]
        return [
            Cell((self._controls.told(words, look),), column.align, length=len(plain(words)))
            for words, column in zip(line.cells, columns, strict=True)
        ]

    def _passport(self, each: Passport) -> list[Cell]:
        values = tuple(
            self._controls.told((f"{value.code} = ", value)) for value in each.values
        ) or (run(each.code),)
        columns = passport_columns(None, self._t)
        words = f"{each.label}. {each.definition}"
        told = ((run(each.number),), values, (run(words),), (run(str(each.rows)),))
        return [
            Cell(inside, column.align, length=len(values) * 40)
            for inside, column in zip(told, columns, strict=True)
        ]

    def _draw(self, part: Bars) -> None:
        items = [Bar(each.label, each.part, plain(each.words)) for each in part.items]
        content = picture(bars(items, WIDTH, measure))
        drawn: Any = self.word.add_paragraph(style="Normal").add_run()
        drawn.add_picture(BytesIO(content), width=Pt(WIDTH))
        close_in(drawn._r)  # noqa: SLF001
        for told in drawn._r.xpath(".//wp:docPr"):  # noqa: SLF001
            words = "; ".join(f"{each.label}: {each.value}" for each in items)
            told.set("descr", readable(words))
            told.set("title", readable(part.title))
