"""Every document that the program makes, each made from one sample of a school."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import docx
import openpyxl

from app.demo.making import making
from app.i18n import translation
from app.models import certificates, periods, requests, resources_given, settings
from app.models.event_filter import Filter as EventFilter
from app.models.figures import Figures
from app.models.forms import library
from app.models.network import Scope
from app.models.progress import finish
from app.models.sample import Sample, Size
from app.models.studies import study, waves
from app.reports import handouts
from app.reports.deck import render_deck
from app.reports.document import Sheet
from app.reports.documents.answer import answer_document
from app.reports.documents.certificate import render_certificates
from app.reports.documents.feedback import render_feedback
from app.reports.documents.framing import render
from app.reports.documents.handover import handover_act
from app.reports.documents.observation import observation_document
from app.reports.documents.plan import plan_document
from app.reports.documents.programme import programme_document
from app.reports.documents.recipients import recipients
from app.reports.documents.registers import (
    certificate_register,
    event_register,
    render_register,
    request_register,
)
from app.reports.documents.school_card import school_card
from app.reports.documents.sign_in import render_sign_in
from app.reports.documents.visit import visit_folder
from app.reports.foreign_forms.filling import fill_form
from app.reports.foreign_forms.values import FACTS, lookup_of
from app.reports.paper_form.render import Copy, render_paper_form
from app.reports.quarterly import render_quarterly
from app.reports.results.printing import printing
from app.reports.results.words import Words
from app.reports.results.workbook import results_of, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from app.models.certificates import Entitled
    from app.models.periods import Period
    from app.models.store import Store
    from app.models.studies.waves import Wave

    Make = Callable[["Scene", str, Path], Generator[object, None, object]]

TODAY = date(2025, 11, 25)
MARKS = (*FACTS, "requests.received", "coverage.share", "events.held")


@cache
def _sample() -> tuple[TemporaryDirectory[str], Path]:
    folder = TemporaryDirectory()
    path = Path(folder.name) / "school.db"
    finish(making(path, Sample(Size.SCHOOL, 1, TODAY)))
    return folder, path


def copied(folder: Path) -> Path:
    """Return a copy of the sample of a school."""
    return Path(shutil.copy(_sample()[1], folder / "school.db"))


@dataclass(frozen=True, slots=True)
class Scene:
    """What documents are made of: the own school, a partner, an event with people, and so on."""

    store: Store
    own: int
    partner: int
    period: Period
    event: int
    request: int
    wave: Wave

    def people(self) -> list[Entitled]:
        return certificates.entitled(self.store, self.event)[:5]


def scene(store: Store) -> Scene:
    """Choose the largest event of several days and a request answered by an event."""
    store.today = lambda: TODAY
    own = settings.read(store).own_school
    assert own is not None
    event = store.value(
        "SELECT s.event FROM event_session s JOIN event e ON e.id = s.event AND e.status = 'held'"
        " JOIN attendance a ON a.session = s.id GROUP BY s.event"
        " ORDER BY count(DISTINCT s.id) DESC, count(*) DESC, s.event LIMIT 1"
    )
    request = store.value(
        "SELECT l.request FROM event_request l JOIN request r ON r.id = l.request"
        " WHERE r.status = 'planned' ORDER BY l.id LIMIT 1"
    )
    partner = store.value("SELECT school FROM resource_given ORDER BY id LIMIT 1")
    period = periods.before(store, periods.at(store, TODAY))
    return Scene(store, own, partner, period, event, request, waves.every(store)[0])


def _told(read: Callable[[Scene, str], object]) -> Make:
    return lambda scene, language, path: render(lambda: read(scene, language), path)


def _listed(read: Callable[[Scene, str], object]) -> Make:
    return lambda scene, language, path: render_register(lambda: read(scene, language), path)


def _quarterly(scene: Scene, language: str, path: Path) -> Generator[object, None, object]:
    kind = path.suffix.lstrip(".")
    return render_quarterly(
        scene.store, scene.own, scene.period, language, path, kind=kind, as_of=TODAY
    )


def _plan(scene: Scene, language: str) -> object:
    now = periods.at(scene.store, TODAY)
    return plan_document(scene.store, scene.own, now, language, as_approved=False)


def _events(scene: Scene, language: str) -> object:
    wanted = EventFilter(leading=scene.own)
    return event_register(scene.store, wanted, "2025", language)


def _certificates(scene: Scene, language: str) -> object:
    return certificate_register(scene.store, TODAY, TODAY, language)


def _all_certificates(scene: Scene, language: str, path: Path) -> Generator[object, None, object]:
    return render_certificates(scene.store, scene.people(), language, path)


def _certificate(scene: Scene, language: str, path: Path) -> Generator[object, None, object]:
    return render_certificates(scene.store, scene.people()[:1], language, path)


def _form(scene: Scene) -> library.Kept:
    return min(library.every(scene.store), key=lambda each: each.form.code)


def _paper(scene: Scene, language: str, path: Path) -> Generator[object, None, object]:
    copies = [Copy("07", "P1"), Copy("08", "P2")]
    return render_paper_form(_form(scene).form, language, path, TODAY, copies)


def _words(scene: Scene, language: str) -> Words:
    return Words(study.read(scene.store, scene.wave), translation(language))


def _results(scene: Scene, language: str, path: Path) -> Generator[object, None, object]:
    sheets = results_of(scene.store, _words(scene, language))
    if path.suffix == ".xlsx":
        return writing(sheets, path, TODAY)
    title = translation(language)("Questionnaire results")
    sheet = Sheet(title, language, TODAY, header=f"{title} · {scene.wave.name}")
    grids = [grid for _name, some in sheets for grid in some]
    return printing(grids, title, scene.wave.name, sheet, path)


def _deck(scene: Scene, language: str, path: Path) -> Generator[object, None, object]:
    of = Scope(scene.own)
    return render_deck(scene.store, of, scene.period, language, path, path.suffix.lstrip("."))


def _filled(scene: Scene, language: str, path: Path) -> Generator[object, None, object]:
    empty = path.with_name(f"empty{path.suffix}")
    if empty.exists():
        pass
    elif path.suffix == ".docx":
        form = docx.Document()
        for mark in MARKS:
            form.add_paragraph(f"{mark}: {{{{{mark}}}}}")
        form.save(str(empty))
    else:
        book = openpyxl.Workbook()
        for row, mark in enumerate(MARKS, start=1):
            book.active.cell(row, 1, mark)
            book.active.cell(row, 2, f"{{{{{mark}}}}}")
        book.save(empty)
    figures = Figures(scene.store, scene.period, scene.own)
    return fill_form(empty, path, lookup_of(scene.store, figures, language, TODAY))


@dataclass(frozen=True, slots=True)
class Document:
    """How a document is made, in which formats, and by which functions of `app.reports`."""

    make: Make
    suffixes: tuple[str, ...]
    made_by: tuple[Callable[..., object], ...]


_WORD = (".pdf", ".docx")
_BOOK = (".pdf", ".xlsx")
_PDF = (".pdf",)

DOCUMENTS: dict[str, Document] = {
    "quarterly report": Document(_quarterly, (".pdf", ".docx", ".xlsx"), (render_quarterly,)),
    "plan": Document(_told(_plan), _WORD, (plan_document,)),
    "programme": Document(
        _told(lambda of, language: programme_document(of.store, of.event, language)),
        _WORD, (programme_document,),
    ),
    "sign-in sheet": Document(
        lambda of, language, path: render_sign_in(of.store, of.event, language, path),
        _PDF, (render_sign_in,),
    ),
    "certificates": Document(_all_certificates, _PDF, (render_certificates,)),
    "certificate": Document(_certificate, _PDF, (render_certificates,)),
    "answer": Document(
        _told(lambda of, language: answer_document(of.store, of.request, language)),
        _WORD, (answer_document,),
    ),
    "observation sheet": Document(
        _told(lambda of, language: observation_document(of.store, of.event, language)),
        _WORD, (observation_document,),
    ),
    "feedback form": Document(
        lambda of, language, path: render_feedback(of.store, of.event, language, path),
        _PDF, (render_feedback,),
    ),
    "school card": Document(
        _told(lambda of, language: school_card(of.store, of.partner, language)),
        _WORD, (school_card,),
    ),
    "visit folder": Document(
        _told(lambda of, language: visit_folder(of.store, of.partner, language)),
        _WORD, (visit_folder,),
    ),
    "handover act": Document(
        _told(lambda of, language: handover_act(of.store, language)), _WORD, (handover_act,)
    ),
    "recipients": Document(
        _listed(lambda of, language: recipients(
            of.store, resources_given.Filter(), "2025", language
        )), _BOOK, (recipients, render_register),
    ),
    "register of events": Document(_listed(_events), _BOOK, (event_register,)),
    "register of requests": Document(
        _listed(lambda of, language: request_register(
            of.store, requests.Filter(), "2025", language
        )), _BOOK, (request_register,),
    ),
    "register of certificates": Document(
        _listed(_certificates), _BOOK, (certificate_register,)
    ),
    "register of questionnaires": Document(
        lambda of, language, path: handouts.render_register(
            of.store, of.wave, language, path, TODAY
        ),
        _PDF, (handouts.render_register,),
    ),
    "results": Document(_results, _BOOK, (printing, writing)),
    "paper questionnaire": Document(_paper, _PDF, (render_paper_form,)),
    "presentation": Document(_deck, (".pdf", ".pptx"), (render_deck,)),
    "form of another office": Document(_filled, (".docx", ".xlsx"), (fill_form,)),
}  # fmt: skip
EVERY = [(name, suffix) for name, each in DOCUMENTS.items() for suffix in each.suffixes]


def made(of: Scene, name: str, language: str, path: Path) -> Path:
    """Make a document in the format that the suffix of `path` says."""
    for _step in DOCUMENTS[name].make(of, language, path):
        pass
    return path
