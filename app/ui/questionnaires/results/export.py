"""Taking raw answers out: what for is asked first, and it stays written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.models.problems import Problem, error
from app.models.studies import raw_exports
from app.reports.formatting import short_date
from app.ui.fields import Choice, Field, Text
from app.ui.form_pane import FormPane
from app.ui.notice import Notice
from app.ui.plain import Label, clear_layout, divider, plane
from app.ui.scroll import scrolled
from app.ui.theme import look
from app.ui.tokens import XL, XS, L, M

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.studies.study import Study
    from app.ui.page import Workplace

CODES: Final = "codes"
_FORMATS: Final = (("xlsx", "XLSX"), ("csv", "CSV"))
_KINDS: Final = ((CODES, N_("Codes")), ("labels", N_("Words of the answers")))


class ExportPanel(QWidget):
    """The form at the left, the exports so far at the right; `confirmed(values)`, `given_up`."""

    confirmed = Signal(object)
    given_up = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self._study: Study | None = None
        self.pane = FormPane(place.store, "raw_export", _problems)
        self.pane.setMaximumWidth(look().scaled(560))
        self.pane.save_requested.connect(self._on_confirmed)
        self.pane.given_up.connect(self.given_up)
        warning = Notice(parent=self)
        warning.say(
            _(
                "Raw answers may tell who gave them, above all in small schools. Give them on only"
                " to those who need them. Each export is written down with its purpose."
            ),
            "warn",
        )
        self.pane.hints.addWidget(warning)
        self._log = QVBoxLayout()
        self._log.setSpacing(M)
        right = plane("surface")
        column = QVBoxLayout(right)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        column.addWidget(Label(_("Exports so far"), "section"))
        column.addLayout(self._log)
        column.addStretch(1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.pane, 1)
        box.addWidget(scrolled(right), 1)

    def open(self, study: Study, form: str) -> None:
        """Ask what for and how."""
        self._study = study
        values = {"form": form, "content": CODES, "format": "xlsx"}
        self.pane.open(_("Export raw answers"), self._fields(), None, values)
        self.pane.focus_first()
        self._show_log()

    def _fields(self) -> tuple[Field, ...]:
        return (
            Field(
                "purpose",
                N_("Purpose"),
                Text(300, multiline=True),
                required=True,
                help=N_("Who gets the answers, and what for"),
            ),
            Field("form", N_("Questionnaire"), Choice(self._forms), required=True),
            Field("content", N_("In the cells"), Choice(_kinds), required=True, width="half"),
            Field("format", N_("File"), Choice(lambda: _FORMATS), required=True, width="half"),
        )

    def _forms(self) -> list[tuple[str, str]]:
        if self._study is None:
            return []
        forms = self._study.forms.items()
        return [(code, each.text(each.titles, spoken())) for code, each in forms]

    def _show_log(self) -> None:
        clear_layout(self._log)
        found = raw_exports.every(self.place.store)
        for each in found:
            self._log.addWidget(divider())
            self._log.addWidget(_entry(each))
        if not found:
            self._log.addWidget(Label(_("None yet."), "secondary"))

    def _on_confirmed(self, _number: object, values: Mapping[str, Any]) -> None:
        self.confirmed.emit(dict(values))

    def done(self) -> None:
        """Forget what was typed: the file is written."""
        self.pane.done()


def _kinds() -> list[tuple[str, str]]:
    return [(code, _(label)) for code, label in _KINDS]


def _problems(_number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    return [] if values.get("purpose") else [error("required", "purpose")]


def _entry(each: raw_exports.RawExport) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(XS)
    box.addWidget(Label(each.purpose, "body").selectable())
    parts = (short_date(each.day), each.who, each.wave, each.file, str(each.responses))
    box.addWidget(Label(" · ".join(part for part in parts if part), "secondary"))
    return holder
