"""The register of the copies of a wave on paper: to sign off what was given out and came back."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from app.i18n import N_, translation
from app.models.forms import library
from app.models.listing import school_names
from app.models.progress import Progress
from app.models.studies import handouts
from app.reports.blocks import paragraph
from app.reports.document import Sheet, write
from app.reports.formatting import short_date
from app.reports.rows import Column, Look, Row
from app.reports.styles import SUBTITLE, TITLE
from app.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from datetime import date
    from pathlib import Path

    from reportlab.platypus import Flowable

    from app.i18n import Translation
    from app.models.store import Store
    from app.models.studies.handouts import Handout
    from app.models.studies.waves import Wave

_WAYS: Final = {
    handouts.PAPER: N_("on paper"),
    handouts.HTML: N_("as an HTML file"),
    handouts.PC: N_("on this PC"),
}


def render_register(
    store: Store, wave: Wave, language: str, path: Path, day: date
) -> Generator[Progress, None, Path]:
    """Write the register as PDF, yielding the pages done; raises `FileProblem`."""
    t = translation(language)
    title = t("Register of questionnaires given out")
    sheet = Sheet(title=title, language=language, as_of=day, header=f"{title}: {wave.name}")
    story = _story(store, wave, language, t, title)
    for page in write(story, sheet, path):
        yield Progress(page)
    return path


def _story(
    store: Store, wave: Wave, language: str, t: Translation, title: str
) -> Iterator[Flowable]:
    yield paragraph(title, TITLE)
    yield paragraph(wave.name, SUBTITLE)
    forms = {each.id: each.form for each in library.every(store)}
    titles = {number: form.text(form.titles, language) for number, form in forms.items()}
    columns = [
        Column(t("Copy"), 12),
        Column(t("Questionnaire"), 34),
        Column(t("Given out"), 16),
        Column(t("In which way"), 16),
        Column(t("Returned"), 14),
        Column(t("Signature"), 18),
    ]
    found = handouts.register(store, wave.id)
    schools = school_names(store, {each.school for each in found if each.school is not None})
    names = {key: f"{each.code} · {each.name(language)}" for key, each in schools.items()}
    yield Table(columns, list(_rows(found, names, titles, t)))


def _rows(
    found: list[Handout], names: dict[int, str], titles: dict[int, str], t: Translation
) -> Iterator[Row]:
    for school, copies in groupby(found, attrgetter("school")):
        yield Row((names.get(school, t("for everybody")),), Look.GROUP)
        yield from (_row(each, titles, t) for each in copies)


def _row(each: Handout, titles: dict[int, str], t: Translation) -> Row:
    return Row(
        (
            each.copy,
            titles.get(each.form) or each.form_code,
            short_date(each.given) if each.given else "",
            t(_WAYS.get(each.way, "")),
            _state(each, t),
            "",
        )
    )


def _state(handout: Handout, t: Translation) -> str:
    if handout.people > 1:
        return t("{done} of {all}").format(done=handout.returned, all=handout.people)
    if handout.returned:
        return t("yes")
    return t("lost") if handout.lost else ""
