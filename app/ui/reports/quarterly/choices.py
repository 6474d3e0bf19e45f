"""What the report is of: its period, its language, and the texts that people write for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import LANGUAGES, N_, NAMES, _, spoken, translation
from app.models import closing, narratives, periods
from app.models.period_titles import short
from app.models.periods import Kind, Period
from app.models.settings import read as read_settings
from app.ui.fields import Choice, Date, Field, Text
from app.ui.form import Form
from app.ui.locking import lock
from app.ui.notice import Notice
from app.ui.plain import Label
from app.ui.tokens import L

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from app.models.narratives import Written
    from app.models.store import Store

_FREE: Final = "free"

NARRATIVES: Final = {
    "aims": N_("Aim and tasks"),
    "questionnaires": N_("Questionnaire results"),
    "resources": N_("Methodical resources"),
    "difficulties": N_("Problems and solutions"),
    "conclusions": N_("Conclusions and recommendations"),
}


class Choices(QWidget):
    """The period and language of a report, and its narrative sections; `chosen` after a change.

    `cards` is where the page puts what it tells of the period.
    """

    chosen = Signal()

    def __init__(
        self, store: Store, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._today = today
        self._periods: dict[str, Period] = {}
        self._editable = True
        self._what = Form(
            (
                Field(
                    "period", N_("Reporting period"), Choice(self._period_options), required=True
                ),
                Field("first", N_("From"), Date(today), width="half"),
                Field("last", N_("To"), Date(today), width="half"),
                Field("language", N_("Report language"), Choice(_languages), required=True),
            )
        )
        self._what.edited.connect(self._on_chosen)
        self._what.field_left.connect(self._on_chosen)
        self._notice = Notice(parent=self)
        self._texts = Form(
            [
                Field(name, label, Text(multiline=True, max_length=20_000, lines=4))
                for name, label in NARRATIVES.items()
            ]
        )
        lock(self._texts, locked=store.read_only)
        self._texts.field_left.connect(self._keep_text)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        box.addWidget(self._what)
        box.addWidget(self._notice)
        self.cards = QVBoxLayout()
        self.cards.setSpacing(L)
        box.addLayout(self.cards)
        box.addWidget(Label(_("Texts of the report"), "section"))
        box.addWidget(self._texts)
        self._begin()

    def _begin(self) -> None:
        current = periods.at(self._store, self._today())
        self._what.load(
            {
                "period": _key(current),
                "first": current.first,
                "last": current.last,
                "language": spoken(),
            }
        )
        self._fit()

    def show_texts(self, texts: Iterable[Written], *, editable: bool) -> None:
        """Show the texts in the language of the report; those of a closed period stay."""
        language = self.language()
        kept = {each.section: each.text for each in texts if each.language == language}
        self._texts.load({name: kept.get(name, "") for name in NARRATIVES})
        self._editable = editable
        self._texts.set_editable(editable and not self._store.read_only)

    def choose(self, first: date, last: date) -> None:
        """Choose the period of these days."""
        key = _key(periods.named(self._store, first, last))
        values = {"period": key if key in self._periods else _FREE, "first": first, "last": last}
        self._what.load({**values, "language": self.language()})
        self._on_chosen("period")

    def period(self) -> Period | None:
        """Return the chosen period; None while a free one is not complete."""
        values = self._what.values()
        if values["period"] != _FREE:
            return self._periods.get(values["period"])
        first, last = values["first"], values["last"]
        if first is None or last is None or last < first:
            return None
        return periods.named(self._store, first, last)

    def language(self) -> str:
        """Return the language of the report."""
        return self._what.values()["language"] or spoken()

    def warn(self, text: str) -> None:
        """Say what is still missing; nothing hides the notice."""
        self._notice.say(text, "warn")

    def _period_options(self) -> list[tuple[Any, str]]:
        t = translation(spoken())
        current = periods.at(self._store, self._today())
        known = [current] if current.kind is Kind.CALENDAR else []
        for year in periods.school_years(self._store):
            known += periods.known(year)
        known += closing.closed_periods(self._store, read_settings(self._store).own_school)
        self._periods = {_key(each): each for each in known}
        options = [(key, short(each, t)) for key, each in self._periods.items()]
        return [(_FREE, _("Free period: any two days")), *options]

    def _on_chosen(self, _name: str) -> None:
        self._fit()
        if self.period() is not None:
            self.chosen.emit()

    def _fit(self) -> None:
        free = self._what.values()["period"] == _FREE
        for name in ("first", "last"):
            self._what.set_shown(name, free)

    def _keep_text(self, name: str) -> None:
        period = self.period()
        if period is None or not self._editable:
            return
        own = read_settings(self._store).own_school
        text = self._texts.values()[name] or ""
        kept = narratives.written(self._store, own, period, self.language())
        if text != kept.get(name, ""):
            place = (own, period, name, self.language())
            with self._store.change(N_("Write a text of the report"), origin=self) as change:
                narratives.write(self._store, change, place, text)


def _languages() -> list[tuple[Any, str]]:
    return [(code, NAMES[code]) for code in LANGUAGES]


def _key(period: Period) -> str:
    return f"{period.kind}:{period.first}..{period.last}"
