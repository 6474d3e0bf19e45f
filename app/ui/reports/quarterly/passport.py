"""Every figure of the report with its passport: definition, period, rows, the period before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, spoken, translation
from app.models.figure_words import DEFINITIONS, LABELS
from app.models.figures import FIGURES
from app.models.period_titles import days, short
from app.models.vocabulary import word
from app.ui.button import Button
from app.ui.detail import Fact, FactList
from app.ui.icons import Icon
from app.ui.plain import Label, plane
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.tokens import XL, L, M

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.figures import FigureValues, Number
    from app.models.store import Store

_KEYED: Final = {
    "requests.by_status": "requests.status",
    "requests.by_direction": "requests.direction",
    "events.held_by_kind": "events.kind",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One figure, or one key of it; `id` is what the list selects by."""

    id: str
    code: str
    key: str
    label: str
    value: str

    def cell(self) -> Cell:
        """Return the label; keys stand under their figure as second words."""
        return Cell(self.label, bold=not self.key)


_COLUMNS: Final = (
    Column("label", N_("Figure"), Line.cell, stretch=1, sortable=False),
    Column("value", N_("Value"), lambda line: Cell(line.value), width=84, align="right",
           sortable=False),
)  # fmt: skip


class Passports(QWidget):
    """The figures of a period; `rows_requested(table, ids, title)` opens the rows of one."""

    rows_requested = Signal(str, object, str)

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._figures: FigureValues | None = None
        self._before: FigureValues | None = None
        self.list = RecordTable(_COLUMNS, name=_("Figures"))
        self.list.setObjectName("figures")
        self.list.selected.connect(self._show)
        self.list.activated.connect(self._open)
        self._value = Label("", "figure", wrap=False)
        self._definition = Label("", "body")
        self._facts = FactList()
        self._button = Button(_("Open the list"), which=Icon.NEXT)
        self._button.setObjectName("open_rows")
        self._button.clicked.connect(self._open)
        passport = plane("foot")
        inside = QVBoxLayout(passport)
        inside.setContentsMargins(XL, L, XL, L)
        inside.setSpacing(M)
        for widget in (self._value, self._definition, self._facts, self._button):
            inside.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.list, 1)
        box.addWidget(passport)

    def show_figures(self, figures: FigureValues, before: FigureValues) -> None:
        """Show the figures of a period and, in the passport, those of the period before."""
        self._figures, self._before = figures, before
        self._schools = _school_names(self._store)
        self.list.feed(list_source(self._lines(figures)))
        if self.list.current() is None:
            self.list.select_first()
        else:
            self._show(self.list.current())

    def _lines(self, figures: FigureValues) -> list[Line]:
        lines: list[Line] = []
        for figure in FIGURES:
            code, value = figure.code, figures[figure.code]
            if value is None or not hasattr(value, "items"):
                lines.append(Line(code, code, "", _(LABELS[code]), shown(figures.share(code))))
                continue
            lines.append(Line(code, code, "", _(LABELS[code]), ""))
            by_key: Mapping[str, Number | None] = figures.by_key(code)
            lines += [
                Line(f"{code}/{key}", code, key, self._key_word(code, key), shown(each))
                for key, each in by_key.items()
            ]
        return lines

    def _key_word(self, code: str, key: str) -> str:
        if code in _KEYED:
            return word(_KEYED[code], key, spoken())
        return self._schools.get(key, key)

    def _show(self, line: Line | None) -> None:
        if line is None or self._figures is None or self._before is None:
            return
        rows = self._figures.rows(line.code, line.key)
        self._value.setText(line.value or str(len(rows.ids)))
        self._definition.setText(_(DEFINITIONS[line.code]))
        before = self._before
        previous = before.by_key(line.code).get(line.key) if line.key else before[line.code]
        t = translation(spoken())
        self._facts.show_facts(
            [
                Fact(_("Code"), line.code),
                Fact(_("Reporting period"), days(self._figures.period)),
                Fact(_("Rows"), str(len(rows.ids))),
                Fact(
                    short(before.period, t),
                    "" if hasattr(previous, "items") else shown(previous),  # pyright: ignore[reportArgumentType] - no mapping
                ),
            ]
        )
        self._button.setEnabled(bool(rows.ids))

    def _open(self) -> None:
        line: Line | None = self.list.current()
        if line is None or self._figures is None:
            return
        rows = self._figures.rows(line.code, line.key)
        if rows.ids:
            parent = f"{_(LABELS[line.code])} · " if line.key else ""
            title = _("{figure}, {period}: {n}").format(
                figure=f"{parent}{line.label}",
                period=days(self._figures.period),
                n=line.value or len(rows.ids),
            )
            self.rows_requested.emit(rows.table, rows.ids, title)


def shown(value: Number | None) -> str:
    """Return a figure with the decimal sign of the language; an empty one is a dash."""
    if value is None:
        return "—"
    return str(value) if spoken() == "en" else str(value).replace(".", ",")


def _school_names(store: Store) -> dict[str, str]:
    rows = store.rows("SELECT code, name_kk, name_ru FROM school")
    russian = spoken() == "ru"
    return {row["code"]: (russian and row["name_ru"]) or row["name_kk"] for row in rows}
