"""Writing a questionnaire for paper as PDF: A4, a code on every copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from app.i18n import LANGUAGES, translation
from app.models.progress import Progress
from app.models.studies.sittings import SCHOOL
from app.reports.blocks import NewPart, paragraph
from app.reports.document import Sheet, write
from app.reports.paper_form.story import TEXT, questions
from app.reports.styles import TITLE

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from reportlab.platypus import Flowable

    from app.i18n import Translation
    from app.models.forms.form import Form

_COPY: Final = ParagraphStyle("paper_copy", TEXT, alignment=TA_RIGHT, fontSize=11, leading=14)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that is handed out: its own code, and the code of the school it goes to."""

    code: str = ""
    school: str = ""


def render_paper_form(
    form: Form, language: str, path: Path, day: date, copies: Sequence[Copy] = (Copy(),)
) -> Generator[Progress, None, Path]:
    """Write copies of a questionnaire to one PDF, yielding the pages done.

    Numbers of questions equal those on the screen and in the page. Raises `FileProblem` when
    `path` cannot be written.
    """
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    t = translation(spoken)
    title = form.text(form.titles, language)
    foot = f"{form.code} · {form.version}"
    sheet = Sheet(title=title, language=language, as_of=day, header=title, foot=foot)
    for page in write(_story(form, language, copies, t), sheet, path):
        yield Progress(page)
    return path


def _story(form: Form, language: str, copies: Sequence[Copy], t: Translation) -> Iterator[Flowable]:
    title = form.text(form.titles, language)
    for copy in copies:
        number = t("Copy no. {code}").format(code=copy.code) if copy.code else ""
        yield NewPart(" · ".join(part for part in (title, number) if part))
        told = [number] if number else []
        told += [t("School code: {code}").format(code=copy.school)] if copy.school else []
        if told:
            yield paragraph(" · ".join(told), _COPY)
        yield paragraph(title, TITLE)
        yield from questions(form, language, t, known=SCHOOL if copy.school else "")
