"""Indicators with numerator, denominator and rule; the users' own are made and deleted here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from app.i18n import N_, _, spoken
from app.models.forms.library import with_shipped
from app.models.settings import read as read_settings
from app.models.settings import write as write_settings
from app.models.studies import own_indicators
from app.models.vocabulary import word
from app.reports.results.grid import HIDDEN, shown, tenth
from app.reports.results.indicators import (
    UNITS,
    indicator_grid,
    is_lost,
    name_of,
    rule_of,
)
from app.ui.button import Button
from app.ui.check import CheckBox
from app.ui.fields import Choice, Field, Text
from app.ui.form_pane import FormPane
from app.ui.icons import Icon
from app.ui.locking import lock
from app.ui.questionnaires.results.board import Board
from app.ui.questionnaires.results.desk import Panel
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.problems import Problem
    from app.models.studies.indicators import Definition
    from app.reports.results.grid import Grid
    from app.ui.page import Workplace
    from app.ui.questionnaires.results.desk import Desk

EXCLUDED = N_("Leave “hard to say” out of the figures")
COUNTED = N_("Count “hard to say” in the figures")


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator in the list."""

    id: str
    name: str
    value: str
    definition: Definition


_COLUMNS = (
    Column("id", N_("Code"), lambda row: Cell(row.id, bold=True), width=64),
    Column("name", N_("Indicator"), lambda row: Cell(row.name)),
    Column("value", N_("Share, %"), lambda row: Cell(row.value), width=90, align="right"),
)


class IndicatorsPanel(Panel):
    """The list at the left; the chosen one with its rule, or its form, at the right."""

    needs_form = False

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._desk: Desk | None = None
        self._wanted = ""
        self.list = RecordTable(_COLUMNS, name=_("Indicators"))
        self.list.selected.connect(self._show)
        self.board = Board()
        self._nine = CheckBox(_("“Hard to say” (code 9) counts as no answer"))
        self._nine.setObjectName("exclude_nine")
        self._nine.clicked.connect(self._set_nine)
        self.board.extra.addWidget(self._nine)
        self._add = Button(_("Own indicator"), which=Icon.ADD, shortcut="Ctrl+N")
        self._add.setObjectName("add_indicator")
        self._edit = Button(_("Edit"), which=Icon.EDIT)
        self._delete = Button(_("Delete"), "danger", Icon.DELETE)
        self._delete.setObjectName("delete_indicator")
        for button, slot in (
            (self._add, self.add), (self._edit, self.edit), (self._delete, self.delete)
        ):  # fmt: skip
            button.clicked.connect(slot)
            lock(button, locked=place.store.read_only)
            self.board.add_button(button)
        self.board.add_stretch()
        self.pane = FormPane(place.store, "indicator", self._problems)
        self.pane.save_requested.connect(self._save)
        self.pane.given_up.connect(self._close)
        self._side = QStackedWidget()
        self._side.addWidget(self.board)
        self._side.addWidget(self.pane)
        self._build()

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self._side)
        split.setStretchFactor(1, 1)
        split.setSizes([look().scaled(430), look().scaled(710)])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(split)
        QShortcut(QKeySequence("F2"), self, self.edit)

    def grids(self) -> list[Grid]:
        return self.board.grids()

    def show_desk(self, desk: Desk) -> None:
        self._desk = desk
        self._nine.setChecked(read_settings(self.place.store).exclude_nine)
        self._nine.setEnabled(not self.place.store.read_only)
        found = [
            each for each in own_indicators.every(self.place.store) if each.form in desk.study.forms
        ]
        self.list.feed(list_source([self._row(desk, each) for each in found]))
        self._select_wanted()
        if self.list.current() is None:
            self.list.select_first()
        self._show(self.list.current())

    def _select_wanted(self) -> None:
        """Go to an indicator that was just saved, as soon as it is there."""
        if self._wanted and self.list.select(self._wanted):
            self._wanted = ""

    def _row(self, desk: Desk, each: Definition) -> Row:
        result = desk.study.result(each, desk.group)
        if is_lost(each):
            value = ""
        elif result is None:
            value = HIDDEN
        elif each.means:
            value = " → ".join(shown(tenth(mean), spoken()) for mean in result.means.values())
        else:
            value = shown(tenth(result.total.share if result.total else None), spoken())
        return Row(each.code, name_of(each, spoken()), value, each)

    def _show(self, row: Row | None) -> None:
        own = row is not None and own_indicators.stored(self.place.store, row.id) is not None
        for each in (self._edit, self._delete):
            each.setVisible(own)
        if row is None or self._desk is None:
            self.board.show_grids([])
            return
        grid = indicator_grid(self._desk.words, [row.definition], self._desk.group)
        told = self._told(row.definition)
        self.board.show_grids([replace(grid, notes=(*told, *grid.notes))])

    def _told(self, definition: Definition) -> list[str]:
        """Return the rule of an indicator in words."""
        assert self._desk is not None  # noqa: S101 - asked before
        if is_lost(definition):
            return [_("The label is lost in the source; this is never computed.")]
        counts, among = rule_of(self._desk.words, definition)
        form = self._desk.study.forms[definition.form]
        lines = [
            _("Numerator: {rule}").format(rule=counts or "–"),
            _("Denominator: {rule}").format(rule=among),
            _("Questionnaire: {name}").format(name=form.text(form.titles, spoken())),
            _("Unit: {name}").format(name=_(UNITS[definition.unit])),
        ]
        if definition.population:
            status = word("schools.status", definition.population, spoken())
            lines.append(_("Only: {name}").format(name=status))
        return lines

    # The users' own

    def add(self) -> None:
        """Open the form of a new indicator."""
        self._open(None, {"unit": "respondent", "form": self._first_form()})

    def edit(self) -> None:
        """Open the form of the chosen one, if it is the users' own."""
        row: Row | None = self.list.current()
        stored = own_indicators.stored(self.place.store, row.id) if row else None
        if stored is not None:
            self._open(stored.pop("id"), stored)

    def delete(self) -> None:
        """Delete the chosen one, if it is the users' own; that can be undone."""
        row: Row | None = self.list.current()
        stored = own_indicators.stored(self.place.store, row.id) if row else None
        if row is None or stored is None:
            return
        with self.place.store.change(own_indicators.DELETED, origin=self, code=row.id) as change:
            change.delete("indicator", stored["id"])
        self.said.emit(_("Deleted: {name}").format(name=row.id), True)

    def _first_form(self) -> str:
        return next(iter(self._desk.study.forms), "") if self._desk else ""

    def _open(self, number: int | None, values: Mapping[str, Any]) -> None:
        if self.place.store.read_only:
            return
        title = _("Own indicator") if number is None else _("Edit indicator")
        self.pane.open(title, self._fields(), number, values)
        self._side.setCurrentWidget(self.pane)
        self.pane.focus_first()

    def _fields(self) -> Sequence[Field]:
        return (
            Field("code", N_("Code"), Text(20), required=True, width="third"),
            Field("unit", N_("Unit"), Choice(_units), required=True, width="third"),
            Field("population", N_("Only"), Choice(_statuses, _("all schools")), width="third"),
            Field("form", N_("Questionnaire"), Choice(self._forms), required=True),
            Field("name_kk", N_("Name in Kazakh"), Text(300), required=True),
            Field("name_ru", N_("Name in Russian"), Text(300)),
            Field("name_en", N_("Name in English"), Text(300)),
            Field(
                "yes",
                N_("An answer counts when"),
                Text(2000, multiline=True),
                required=True,
                help="${H05} = '1' or ${H05} = '2'",  # the same in every language
            ),
            Field(
                "only_where",
                N_("Counted are only those for whom"),
                Text(2000, multiline=True, lines=2),
                help=N_("Empty: all who answered the questions of the rule"),
            ),
        )

    def _forms(self) -> list[tuple[str, str]]:
        found = {each.code: each for each in with_shipped(self.place.store)}
        return [(code, each.text(each.titles, spoken())) for code, each in found.items()]

    def _problems(self, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
        return own_indicators.problems(self.place.store, number, values)

    def _save(self, number: int | None, values: Mapping[str, Any]) -> None:
        label = own_indicators.ADDED if number is None else own_indicators.EDITED
        self.pane.done()
        with self.place.store.change(label, origin=self, code=values["code"]) as change:
            own_indicators.save(change, number, values)
        self._close()
        self._wanted = values["code"]
        self._select_wanted()
        self.said.emit(_("Saved: {name}").format(name=values["code"]), True)

    def _close(self) -> None:
        self._side.setCurrentWidget(self.board)
        self.list.setFocus()

    def _set_nine(self) -> None:
        wanted = self._nine.isChecked()
        store = self.place.store
        with store.change(EXCLUDED if wanted else COUNTED, origin=self) as change:
            write_settings(store, change, exclude_nine=wanted)


def _units() -> list[tuple[str, str]]:
    return [(code, _(UNITS[code])) for code in own_indicators.UNITS]


def _statuses() -> list[tuple[str, str]]:
    return [(code, word("schools.status", code, spoken())) for code in ("leading", "partner")]
