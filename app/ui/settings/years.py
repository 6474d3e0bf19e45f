"""School years and their periods: dates that change every year and are edited here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken, translation
from app.messages import describe
from app.models import periods
from app.models.errors import AppError
from app.models.period_titles import days, title
from app.ui.button import Button
from app.ui.card import Card
from app.ui.check import CheckBox
from app.ui.icons import Icon
from app.ui.notice import Notice
from app.ui.pill import PillSpec
from app.ui.plain import Label, clear_layout
from app.ui.settings.lines import Line
from app.ui.tokens import L, M, S
from app.ui.year_form import YearForm

if TYPE_CHECKING:
    from app.models.periods import Period, SchoolYear
    from app.models.problems import Problem
    from app.ui.page import Workplace
    from app.ui.year_form import Span

_ROMAN: Final = ("", "I", "II", "III", "IV")


class Years(QWidget):
    """The known school years, newest first; one of them, or the next one, in a form."""

    said = Signal(str, bool)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._name = ""
        self._list = QVBoxLayout()
        self._editor = Card()
        self._build_editor()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        box.addWidget(self._editor)
        box.addLayout(self._list)
        box.addStretch(1)
        self._editor.hide()

    def _build_editor(self) -> None:
        self._title = Label("", "section")
        self._hint = Notice(parent=self._editor)
        self._form = YearForm(self._place.today, self._problems)
        self._checked = CheckBox(_("The dates are checked against the published order"))
        self._checked.setObjectName("checked")
        save = Button(_("Save"), "secondary")
        save.setObjectName("save_year")
        save.clicked.connect(self.save)
        cancel = Button(_("Cancel"), "quiet")
        cancel.setObjectName("cancel_year")
        cancel.clicked.connect(self._editor.hide)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(save)
        foot.addWidget(cancel)
        foot.addStretch(1)
        inside = QWidget()
        content = QVBoxLayout(inside)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(M)
        for widget in (self._title, self._hint, self._form, self._checked):
            content.addWidget(widget)
        content.addLayout(foot)
        self._editor.add(inside)

    def refresh(self) -> None:
        """Show the known years."""
        clear_layout(self._list)
        known = periods.school_years(self._place.store)
        card = Card(_("School years"), str(len(known)))
        add = Button(_("Add the next school year"), "secondary", Icon.ADD, small=True)
        add.setObjectName("add_year")
        add.clicked.connect(self.add_next)
        card.add(add)
        for year in known:
            card.add(self._line(year), padded=False)
        self._list.addWidget(card)

    def _line(self, year: SchoolYear) -> Line:
        edit = Button(_("Edit"), "quiet", Icon.EDIT, small=True)
        edit.setObjectName(f"edit_year:{year.name}")
        edit.setAccessibleName(_("Edit: {text}").format(text=year.name))
        edit.clicked.connect(partial(self._edit, year))
        t = translation(spoken())
        spans = "\n".join(_span(period) for period in year.periods)
        pill = PillSpec(_("to check"), "warn", Icon.WARNING) if year.to_check else None
        return Line(title(periods.whole_year(year), t), spans, pill, edit)

    def add_next(self) -> None:
        """Open the form for the year after the newest one, with dates by the usual pattern."""
        known = periods.school_years(self._place.store)
        newest = known[0].name if known else ""
        name = periods.next_year(newest) if newest else periods.school_year_of(self._place.today())
        self._open(name, periods.proposal(name), to_check=True)

    def _edit(self, year: SchoolYear) -> None:
        spans = [(period.first, period.last) for period in year.periods]
        self._open(year.name, spans, to_check=year.to_check)

    def _open(self, name: str, spans: list[Span], *, to_check: bool) -> None:
        self._name = name
        self._title.setText(_("School year {name}").format(name=name))
        self._hint.say(
            _("These dates follow the usual pattern. Compare them with the published order.")
            if to_check
            else "",
            "warn",
        )
        self._form.show_spans(spans)
        self._checked.setChecked(not to_check)
        self._editor.show()
        self._form.setFocus()

    def _problems(self, spans: list[Span]) -> list[Problem]:
        return periods.year_problems(self._place.store, self._name, spans)

    def save(self) -> None:
        """Write the year in the form, if nothing is wrong with it."""
        spans = self._form.spans()
        if spans is None:
            return
        store = self._place.store
        label = N_("School year {name}")
        try:
            with store.change(label, origin=self, name=self._name) as change:
                to_check = not self._checked.isChecked()
                periods.save_year(store, change, self._name, spans, to_check=to_check)
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self._editor.hide()
        self.refresh()
        self.said.emit(_("Saved"), True)


def _span(period: Period) -> str:
    """Return a period of a year without the year's name."""
    name = _("Summer") if period.ordinal == periods.SUMMER else _ROMAN[period.ordinal]
    return f"{name}: {days(period)}"
