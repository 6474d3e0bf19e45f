"""Giving out: which questionnaire goes to which schools, how many, and in which way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from app.i18n import N_, NAMES, _, spoken
from app.messages import describe
from app.models.errors import AppError
from app.models.file_names import legal
from app.models.forms import library
from app.models.problems import error
from app.models.studies import handouts, turnout
from app.ui import dialogs
from app.ui.fields import Choice, Field, MultiLookup, Number
from app.ui.form_pane import FormPane
from app.ui.jobs import Job
from app.ui.lookups import school_lookup
from app.ui.questionnaires.waves.columns import WAYS
from app.ui.questionnaires.waves.wave_form import key_of, titles
from app.ui.questionnaires.waves.work import make_files, make_paper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from app.models.forms.form import Form
    from app.models.problems import Problem
    from app.models.studies.waves import Wave
    from app.ui.page import Workplace

PDF: Final = "PDF (*.pdf)"
_EVERY, _CHOSEN, _NOBODY = "every", "chosen", "nobody"
_WHOM: Final = {
    _EVERY: N_("every school that is asked"),
    _CHOSEN: N_("the schools named here"),
    _NOBODY: N_("for everybody, no school named"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """Where what is given out is written: a file for paper, a folder for HTML, None on the PC."""

    path: Path | None
    language: str


class Giving(QObject):
    """The form of giving out, and what comes of it.

    `done(wave)` when copies are registered, `left` when the form is given up.
    """

    done = Signal(int)
    left = Signal()
    said = Signal(str, bool)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._wave: Wave | None = None
        self._forms: dict[int, Form] = {}
        self.pane = FormPane(place.store, "handout", self._problems)
        self.pane.save_requested.connect(self._on_save)
        self.pane.given_up.connect(self.left)
        self.pane.edited.connect(self._show_what_fits)

    def open(self, wave: Wave, way: str = handouts.PAPER, key: str = "") -> None:
        """Ask what is given out in a wave; the questionnaire of that `key` is chosen."""
        self._wave = wave
        kept = [each for each in library.every(self._place.store) if each.id in wave.asked]
        self._forms = {each.id: each.form for each in kept}
        values: dict[str, Any] = {
            "form": self._first(key),
            "way": way,
            "whom": _EVERY,
            "copies": 1 if way == handouts.PAPER else 10,
            "language": spoken(),
            "schools": [],
        }
        self.pane.open(_("Give out"), self._fields(), wave.id, values)
        self._show_what_fits()

    def _first(self, key: str) -> int | None:
        wanted = (number for number, form in self._forms.items() if key_of(form) == key)
        return next(wanted, next(iter(self._forms), None))

    def _fields(self) -> list[Field]:
        lookup = school_lookup(self._place)
        return [
            Field("form", N_("Questionnaire"), Choice(self._form_options), required=True),
            Field("way", N_("In which way"), Choice(_options(WAYS)), required=True),
            Field("whom", N_("To whom"), Choice(_options(_WHOM)), required=True),
            Field("schools", N_("Schools"), MultiLookup(lookup.search, lookup.title)),
            Field(
                "copies",
                N_("How many for each school"),
                Number(1, 2_000),
                required=True,
                help=N_("Copies on paper; of a file or a PC, the people who will answer there."),
                width="half",
            ),
            Field("language", N_("Language"), Choice(self._languages), required=True, width="half"),
        ]

    def _form_options(self) -> Sequence[tuple[int, str]]:
        told = titles(list(self._forms.values()))
        return [(number, told[key_of(form)]) for number, form in self._forms.items()]

    def _languages(self) -> Sequence[tuple[str, str]]:
        codes = {each.code for form in self._forms.values() for each in form.languages}
        known = [(code, name) for code, name in NAMES.items() if code in codes]
        return known or [(code, code) for code in sorted(codes)]

    def _show_what_fits(self) -> None:
        form = self.pane.form
        if form is not None:
            values = form.values()
            form.set_shown("schools", values["whom"] == _CHOSEN)
            form.set_shown("language", values["way"] != handouts.PC)

    def _problems(self, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
        del number
        found = [
            error("required", name)
            for name in ("form", "way", "whom", "copies")
            if not values.get(name)
        ]
        if not found and not self._schools(values):
            found.append(error("copies_without_school", "schools"))
        return found

    def _schools(self, values: Mapping[str, Any]) -> tuple[int | None, ...]:
        assert self._wave is not None  # noqa: S101 - open() came first
        match values["whom"]:
            case "every":
                asked = turnout.asked_schools(self._place.store, self._wave)
                return tuple(asked)
            case "chosen":
                return tuple(values["schools"] or ())
            case _:
                return (None,)

    # Registering and writing

    def _on_save(self, number: int | None, values: Mapping[str, Any]) -> None:
        assert number is not None  # noqa: S101 - the pane holds the number of the wave
        giving = handouts.Giving(
            wave=number,
            form=values["form"],
            way=values["way"],
            schools=self._schools(values),
            copies=values["copies"],
            day=self._place.today(),
        )
        form = self._forms[giving.form]
        target = self.target(giving.way, form, values.get("language") or form.default)
        if target is not None:
            self._give(giving, form, target)

    def target(self, way: str, form: Form, language: str) -> Target | None:
        """Ask where to write; None where nobody wants to after all."""
        if way == handouts.PC:
            return Target(None, language)
        if way == handouts.HTML:
            folder = dialogs.open_folder(self.pane, _("Folder for the HTML files"))
            return Target(folder, language) if folder else None
        name = legal(form.text(form.titles, language) or form.code, ".pdf")
        file = dialogs.save_file(self.pane, _("Save the copies for printing"), name, [PDF])
        return Target(file, language) if file else None

    def _give(self, giving: handouts.Giving, form: Form, target: Target) -> None:
        store = self._place.store
        title = form.text(form.titles, spoken()) or form.code
        copies = len(giving.schools) * (giving.copies if giving.way == handouts.PAPER else 1)
        try:
            with store.change(handouts.GIVEN, origin=self, count=copies, form=title) as change:
                numbers = handouts.give(store, change, giving)
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self.pane.done()
        self.write(numbers, giving.way, target)
        self.done.emit(giving.wave)

    def write(self, numbers: Sequence[int], way: str, target: Target) -> None:
        """Write registered copies, for the first time or once more."""
        store = self._place.store
        if target.path is None:
            self.said.emit(_("Registered"), True)
            return
        make = make_paper if way == handouts.PAPER else make_files
        work = make(store, numbers, target.language, target.path)
        job = Job(work, _("Writing the questionnaires"), self)
        job.succeeded.connect(self._on_written)
        job.failed.connect(self._on_failed)
        self._place.jobs.start(job)

    def _on_written(self, path: Path) -> None:
        self.said.emit(_("Saved: {name}").format(name=path.name), False)

    def _on_failed(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        dialogs.warn(self.pane, _("Give out"), describe(problem))


def _options(words: Mapping[str, str]) -> Any:  # noqa: ANN401 - what Choice takes
    return lambda: [(key, _(text)) for key, text in words.items()]
