"""What schools need: directions by points, by school, difficulties; one click makes it a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from app.i18n import _
from app.models.studies import needs
from app.models.studies.questions import Shape, blocks
from app.reports.results.needs import difficulty_grid, direction, needs_grid, schools_grid
from app.reports.results.questions import question_grid
from app.ui.button import Button
from app.ui.icons import Icon
from app.ui.plain import Label
from app.ui.questionnaires.results.board import Board
from app.ui.questionnaires.results.desk import Panel, Picker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.models.forms.form import Form
    from app.models.studies.needs import Need
    from app.reports.results.grid import Grid
    from app.ui.questionnaires.results.desk import Desk

_PLANNING = frozenset({"T11", "T12", "H11", "H13", "H14"})
"""Questions that help to plan: which kinds of events and times suit, which problems there are."""


class NeedsPanel(Panel):
    """The ranking of directions; a chosen one becomes a request or an event."""

    needs_form = False
    needs_group = False

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._row = -1
        self.who = Picker(_("Respondents"))
        self.school = Picker(_("School"), 260)
        for each in (self.who, self.school):
            each.picked.connect(self._show)
        self.board = Board()
        self.board.row_chosen.connect(self._on_row)
        self._chosen = Label("", "secondary")
        self._request = Button(_("Make a request"), which=Icon.REQUESTS)
        self._request.setObjectName("make_request")
        self._request.clicked.connect(self._ask_for_request)
        self._event = Button(_("Plan an event"), which=Icon.EVENTS)
        self._event.setObjectName("plan_event")
        self._event.clicked.connect(self._ask_for_event)
        for each in (self._request, self._event, self._chosen):
            self.board.add_button(each)
        self.board.foot.setStretch(2, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.board, 1)

    def pickers(self) -> Sequence[QWidget]:
        return self.who, self.school

    def grids(self) -> list[Grid]:
        return self.board.grids()

    def show_desk(self, desk: Desk) -> None:
        self._desk = desk
        words, study = desk.words, desk.study
        ranked = [code for code in study.forms if code in needs.RANKED]
        titles = [(code, _title(study.forms[code], words.language)) for code in ranked]
        self.who.offer(titles, _("All respondents"))
        found = sorted(needs.by_school(study.all()))
        named = [(code, words.study.known.name(code, words.language)) for code in found if code]
        self.school.offer(sorted(named, key=lambda each: each[1]), _("All schools"))
        self._show()

    def _show(self) -> None:
        if self._desk is None:
            return
        form, school = self.who.value() or "", self.school.value()
        grids = [needs_grid(self._desk.words, form, school)]
        if school is None:
            grids += [schools_grid(self._desk.words, form), *self._planning(form)]
        self.board.show_grids(grids)
        if grids[0].rows:
            self.board.plates[0].table.selectRow(0)
        self._on_row(0, 0 if grids[0].rows else -1)

    def _planning(self, form: str) -> Sequence[Grid]:
        assert self._desk is not None  # noqa: S101 - asked before
        words = self._desk.words
        hard = difficulty_grid(words) if form in {"", needs.DIFFICULT[0]} else None
        more = [
            question_grid(words, code, block)
            for code, each in sorted(self._desk.study.forms.items())
            if form in {"", code} and code in needs.RANKED
            for block in blocks(each)
            if block.name in _PLANNING and block.shape is Shape.MANY
        ]
        return [*([hard] if hard is not None else []), *more]

    def _on_row(self, place: int, row: int) -> None:
        if place == 0:
            self._row = row
        need = self._need()
        for each in (self._request, self._event):
            each.setEnabled(need is not None)
        words = self._desk.words if self._desk else None
        told = direction(words, need.direction) if need and words else ""
        self._chosen.setText(_("Chosen: {name}").format(name=told) if told else "")

    def _need(self) -> Need | None:
        """Return the direction the user is on; None where nothing is shown."""
        if self._desk is None or not self.board.plates[0].table.grid().rows:
            return None
        school = self.school.value()
        answered = [
            each for each in self._desk.study.all() if school is None or each.school == school
        ]
        found = needs.ranking(answered, self.who.value() or "").needs
        return found[self._row] if 0 <= self._row < len(found) else None

    def _school_number(self) -> int | None:
        school = self.school.value()
        if self._desk is None or school is None:
            return None
        found = (each.registered for each in self._desk.study.all() if each.school == school)
        return next(found, None)

    def _topic(self, need: Need) -> str:
        assert self._desk is not None  # noqa: S101 - there is a need
        return direction(self._desk.words, need.direction)

    def _ask_for_request(self) -> None:
        if (need := self._need()) is None:
            return
        values = {
            "direction": need.direction,
            "channel": "questionnaire",
            "topic": self._topic(need),
            "school": self._school_number(),
            "note": self._source(),
        }
        self.create_requested.emit("request", values)

    def _ask_for_event(self) -> None:
        if self._desk is None or (need := self._need()) is None:
            return
        school = self._school_number()
        values = {
            "topic": self._topic(need),
            "kind": needs.wanted_kind(self._desk.study.all()),
            "schools": [school] if school else [],
            "note": self._source(),
        }
        self.create_requested.emit("event", values)

    def _source(self) -> str:
        assert self._desk is not None  # noqa: S101 - there is a need
        name = self._desk.study.wave.name
        return _("From the results of the questionnaire: {wave}").format(wave=name)


def _title(form: Form, language: str) -> str:
    return form.text(form.titles, language)
