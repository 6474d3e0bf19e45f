"""The documents of a school: its card, and what goes along on a visit to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, spoken, translation
from app.models import schools
from app.models.file_names import legal
from app.ui.content_paper import content_paper
from app.ui.paper import Along
from app.ui.paper_page import PaperPage
from app.ui.plain import Label
from app.ui.tokens import XL, M

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from app.models.progress import Progress
    from app.models.schools import School
    from app.models.store import Store
    from app.reports.content import Document
    from app.ui.page import Workplace
    from app.ui.paper import Work

_FORMS: Final = ("needs_teachers", "needs_heads")
_FEEDBACK: Final = "event_feedback"


class SchoolPapers(PaperPage):
    """The documents of one school."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, _("Partner schools"))
        self._place = place
        self._school = 0
        hint = _(
            "“All to a folder” puts the questionnaires there too, as pages that need no network,"
            " and the feedback form to be printed."
        )
        self.desk.add_options("visit", _hint(hint))

    def open_school(self, number: int) -> None:
        """Show the documents of a school; questionnaires go along into a folder."""
        self._school = number
        school = schools.get(self._place.store, number, self._place.today())
        papers = [
            content_paper(
                "visit",
                _("Visit folder"),
                _("Last requests, needs, agreed steps, sheets to fill in"),
                _named(N_("Visit folder"), school),
                lambda store, language: _visit(store, number, language),
            ),
            content_paper(
                "card",
                _("School card"),
                _("Everything known of this school"),
                _named(N_("School card"), school),
                lambda store, language: _card(store, number, language),
            ),
        ]
        along = [Along(_form_name(code), _form(code)) for code in _FORMS]
        along.append(Along(_form_name(_FEEDBACK, ".pdf"), _on_paper(_FEEDBACK)))
        self.open(school.name(spoken()), papers, along)

    def refresh(self) -> None:
        """Read the school again, should it still be there."""
        if schools.numbers(
            self._place.store, schools.Filter(ids=(self._school,)), self._place.today()
        ):
            self.open_school(self._school)
        else:
            self.back_requested.emit()


def _hint(text: str) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(XL, M, XL, 0)
    box.addWidget(Label(text, "secondary"))
    box.addStretch(1)
    return holder


def _named(title: str, school: School) -> Callable[[str], str]:
    return lambda language: f"{translation(language)(title)} {school.code} {school.name(language)}"


def _visit(store: Store, school: int, language: str) -> Document:
    from app.reports.documents.visit import visit_folder  # noqa: PLC0415 - slow to import

    return visit_folder(store, school, language)


def _card(store: Store, school: int, language: str) -> Document:
    from app.reports.documents.school_card import school_card  # noqa: PLC0415 - slow to import

    return school_card(store, school, language)


def _form_name(code: str, suffix: str = ".html") -> Callable[[str], str]:
    from app.models.forms.reading import read  # noqa: PLC0415 - only when it is asked for
    from app.models.forms.shipped import shipped  # noqa: PLC0415 - as above

    def name(language: str) -> str:
        source = shipped(code)
        assert source is not None, code  # noqa: S101 - it is one of ours
        form = read(source).form
        return legal(form.text(form.titles, language), suffix, code)

    return name


def _form(code: str) -> Callable[[str], Work]:
    def make(language: str) -> Work:
        def work(store: Store, path: Path) -> Generator[Progress, None, Path]:
            from app.exchange.html_form.page import write_page  # noqa: PLC0415 - as above
            from app.models.forms.library import find  # noqa: PLC0415 - as above
            from app.models.forms.reading import read  # noqa: PLC0415 - as above
            from app.models.forms.shipped import shipped  # noqa: PLC0415 - as above
            from app.models.progress import Progress as Step  # noqa: PLC0415 - as above

            known, source = find(store, code), shipped(code)
            assert source is not None, code  # noqa: S101 - it is one of ours
            yield Step(0)
            write_page(path, known.form if known else read(source).form, language)
            return path

        return work

    return make


def _on_paper(code: str) -> Callable[[str], Work]:
    def make(language: str) -> Work:
        def work(store: Store, path: Path) -> Generator[Progress, None, Path]:
            from app.models.forms.library import find  # noqa: PLC0415 - as above
            from app.models.forms.reading import read  # noqa: PLC0415 - as above
            from app.models.forms.shipped import shipped  # noqa: PLC0415 - as above
            from app.reports.paper_form.render import render_paper_form  # noqa: PLC0415 - as above

            known, source = find(store, code), shipped(code)
            assert source is not None, code  # noqa: S101 - it is one of ours
            form = known.form if known else read(source).form
            return (yield from render_paper_form(form, language, path, store.today()))

        return work

    return make
