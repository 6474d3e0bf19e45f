"""What stands beside the matrix: the chosen step of a school, and the forms of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.i18n import N_, _, spoken
from app.messages import describe
from app.models import events, people, programme, schools
from app.models.errors import AppError
from app.models.period_titles import day
from app.models.programme import StepState, Term
from app.models.text import clean
from app.ui.attachments_view import AttachmentsView
from app.ui.button import Button
from app.ui.detail import DetailPane, Fact, FactList
from app.ui.fields import Choice, Date, Field, Text
from app.ui.history_view import HistoryView
from app.ui.icons import Icon
from app.ui.locking import lock
from app.ui.lookups import event_lookup, person_lookup
from app.ui.programme.states import state_pill, state_word
from app.ui.step_pane import StepPane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.gate import Change
    from app.models.problems import Problem
    from app.models.programme import Step
    from app.ui.page import Workplace

_CHANGE = N_("Step {step}: {school}")


class StepSide(QObject):
    """Fills the pane with a school's step, and writes what is done with it.

    `opened(pane)` when a form is to be shown, `closed()` when it is done with.
    """

    opened = Signal(object)
    closed = Signal()
    changed = Signal()
    said = Signal(str, bool)
    link_activated = Signal(str)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._store = place.store
        self._at: tuple[int, str] | None = None
        self.pane = DetailPane(_("Choose a step to see it here."))
        lock(self.pane, locked=place.store.read_only)
        self._build_tabs()
        self._form = StepPane(place.store, "programme_state", _CHANGE, _problems, self._keep)
        self._words = StepPane(
            place.store, "programme_term", N_("Words of step {step}"), _no_problems, self._reword
        )
        for form in (self._form, self._words):
            form.closed.connect(self.closed)
            form.said.connect(self.said)

    def _build_tabs(self) -> None:
        self._facts = FactList()
        self._files = AttachmentsView(self._store)
        self._history = HistoryView(self._store)
        for key, title, tab in (
            ("facts", _("Details"), self._facts),
            ("files", _("Documents"), self._files),
            ("history", _("History"), self._history),
        ):
            self.pane.add_tab(key, title, tab)
        self.pane.tab_changed.connect(self._show_tab)
        self.pane.link_activated.connect(self.link_activated)
        self._facts.link_activated.connect(self.link_activated)
        self._files.said.connect(self.said)
        self._history.said.connect(self.said)

    # Showing

    def show_step(self, school: int, step: str) -> None:
        """Show a school's step."""
        self._at = (school, step)
        self.refresh()

    def show_hint(self) -> None:
        """Show that nothing is chosen."""
        self._at = None
        self.pane.show_hint()

    def refresh(self) -> None:
        """Read the step that is shown again."""
        if self._at is None:
            return
        state = programme.state_of(self._store, *self._at)
        step = programme.step_of(state.step)
        self.pane.set_heading(
            step.code,
            step.name.of(spoken()),
            self._school(),
            state_pill(state, self._place.today()),
            link=f"school:{state.school}",
        )
        self._facts.show_facts(self._facts_of(step, state))
        files = self._files.show_record("programme_state", state.id) if state.id else 0
        self.pane.set_tab_count("files", files or None)
        self._files.setEnabled(state.id is not None)
        self._show_tab()
        quiet = [
            self._button("reword", _("Suggestions"), self.reword, "quiet"),
            self._button("edit", _("Edit"), self.edit, "quiet"),
        ]
        self.pane.set_actions(self._marks(state), quiet)

    def _school(self) -> str:
        school, _step = self._at or (0, "")
        return schools.get(self._store, school, self._place.today()).name(spoken())

    def _show_tab(self) -> None:
        if self._at is not None and self.pane.open_key() == "history":
            state = programme.state_of(self._store, *self._at)
            self._history.show_record("programme_state", state.id or 0)

    def _facts_of(self, step: Step, state: StepState) -> list[Fact]:
        term = programme.terms(self._store).get(step.code, Term())
        language = spoken()
        return [
            Fact(_("Who does it"), step.who.of(language)),
            Fact(_("Usual time"), term.usual or step.usual.of(language)),
            Fact(_("Done when"), term.done_when or step.done_when.of(language)),
            Fact(_("Expected evidence"), step.evidence.of(language)),
            *self._written(state),
        ]

    def _written(self, state: StepState) -> list[Fact]:
        today, found = self._place.today(), list[Fact]()
        for label, value in (
            (_("Begun on"), state.started),
            (_("Due"), state.due),
            (_("Finished on"), state.finished),
        ):
            found.append(Fact(label, day(value) if value else ""))
        if state.responsible is not None:
            name = people.get(self._store, state.responsible, today).name
            found.append(Fact(_("Responsible"), name, f"person:{state.responsible}", Icon.USER))
        if state.event is not None:
            event = events.get(self._store, state.event)
            text = f"{event.number} · {event.topic}"
            found.append(Fact(_("Event"), text, f"event:{event.id}", Icon.EVENTS))
        found.append(Fact(_("Evidence"), state.evidence or ""))
        found.append(Fact(_("Note"), state.note or ""))
        return found

    # Marking

    def _marks(self, state: StepState) -> Sequence[Button]:
        """Return the usual next steps as buttons."""
        if state.state == "not_begun":
            return [
                self._button("under_way", _("Begin"), partial(self.mark, "under_way"), "primary"),
                self._button("done", _("Done"), partial(self.mark, "done")),
            ]
        if state.state == "under_way":
            return [self._button("done", _("Done"), partial(self.mark, "done"), "primary")]
        return [self._button("under_way", _("Open again"), partial(self.mark, "under_way"))]

    def _button(self, name: str, text: str, slot: Any, kind: Any = "secondary") -> Button:  # noqa: ANN401 - of Qt
        button = Button(text, kind)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def mark(self, state: str) -> None:
        """Bring the step that is shown to a state today."""
        if self._at is None:
            return
        args = {"step": self._at[1], "school": self._school()}
        try:
            with self._store.change(_CHANGE, origin=self, **args) as change:
                programme.mark(self._store, change, self._at, state, self._place.today())
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self.changed.emit()
        self.said.emit(_("Saved"), True)

    # Forms

    def edit(self) -> None:
        """Open the form of the step that is shown."""
        if self._at is None or self._store.read_only:
            return
        state = programme.state_of(self._store, *self._at)
        values = {name: getattr(state, name) for name in programme.FIELDS}
        school, step = self._at
        serial = school * 100 + _serial(step)
        title = f"{step} · {self._school()}"
        fields = _fields(self._place)
        self._form.ask(title, fields, serial, values, step=step, school=self._school())
        self.opened.emit(self._form)

    def reword(self) -> None:
        """Open the form for the team's own words of the step that is shown."""
        if self._at is None or self._store.read_only:
            return
        step = programme.step_of(self._at[1])
        term = programme.terms(self._store).get(step.code, Term())
        values = {
            "usual": term.usual or step.usual.of(spoken()),
            "done_when": term.done_when or step.done_when.of(spoken()),
        }
        self._words.ask(
            f"{step.code} · {step.name.of(spoken())}",
            _term_fields(),
            _serial(step.code),
            values,
            step=step.code,
        )
        self.opened.emit(self._words)

    def _keep(self, change: Change, serial: int, values: Mapping[str, Any]) -> None:
        school, place = divmod(serial, 100)
        step = _steps()[place - 1]
        texts = {name: clean(values[name] or "") or None for name in ("evidence", "note")}
        programme.save(self._store, change, school, step, {**values, **texts})

    def _reword(self, change: Change, serial: int, values: Mapping[str, Any]) -> None:
        step = programme.step_of(_steps()[serial - 1])
        wanted = {name: clean(values[name] or "") for name in ("usual", "done_when")}
        usual = "" if wanted["usual"] == step.usual.of(spoken()) else wanted["usual"]
        same = wanted["done_when"] == step.done_when.of(spoken())
        term = Term(usual, "" if same else wanted["done_when"])
        programme.reword(self._store, change, step.code, term)


def _steps() -> list[str]:
    return [step.code for stage in programme.stages() for step in stage.steps]


def _serial(step: str) -> int:
    """Return the place of a step among all; with it a draft knows which step it is of."""
    return _steps().index(step) + 1


def _fields(place: Workplace) -> list[Field]:
    states = Choice(lambda: [(each, state_word(each)) for each in programme.STATES])
    return [
        Field("state", N_("State"), states, required=True),
        Field("started", N_("Begun on"), Date(place.today), width="half"),
        Field("due", N_("Due"), Date(place.today), width="half"),
        Field("finished", N_("Finished on"), Date(place.today), width="half"),
        Field("responsible", N_("Responsible"), person_lookup(place)),
        Field("event", N_("Event"), event_lookup(place), placeholder=N_("Number or topic")),
        Field("evidence", N_("Evidence"), Text(max_length=2000, multiline=True)),
        Field("note", N_("Note"), Text(max_length=2000, multiline=True)),
    ]


def _term_fields() -> list[Field]:
    return [
        Field("usual", N_("Usual time"), Text(max_length=200)),
        Field(
            "done_when",
            N_("Done when"),
            Text(max_length=500, multiline=True),
            help=N_("Your own words stand for the suggestion in every language."),
        ),
    ]


def _problems(_number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    return programme.problems(values)


def _no_problems(_number: int | None, _values: Mapping[str, Any]) -> list[Problem]:
    return []
