"""What the deck is of: whom, when, in which language, and what people conclude."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import LANGUAGES, N_, NAMES, _, spoken, translation
from app.models import narratives, network, periods, regions, schools
from app.models.network import COUNTRY, Scope
from app.models.period_titles import short
from app.models.settings import read as read_settings
from app.ui.fields import Choice, Field, Text
from app.ui.form import Form
from app.ui.locking import lock
from app.ui.tokens import L

if TYPE_CHECKING:
    from app.models.periods import Period
    from app.ui.page import Workplace

_TEXT: Final = "conclusions"


class DeckChoices(QWidget):
    """The scope, period and language of the deck, and its conclusions; `chosen` after a change."""

    chosen = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._store = place.store
        self._today = place.today
        self._periods: dict[str, Period] = {}
        self._scopes: dict[str, Scope] = {}
        self._what = Form(
            (
                Field("scope", N_("What it covers"), Choice(self._scope_options), required=True),
                Field(
                    "period", N_("Reporting period"), Choice(self._period_options), required=True
                ),
                Field("language", N_("Report language"), Choice(_languages), required=True),
            )
        )
        self._what.edited.connect(self._on_chosen)
        self._text = Form([
            Field(
                _TEXT,
                N_("Conclusions"),
                Text(multiline=True, max_length=20_000, lines=8),
                help=N_("Each line becomes a paragraph of the last slide."),
            )
        ])  # fmt: skip
        lock(self._text, locked=self._store.read_only)
        self._text.field_left.connect(self._keep_text)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        box.addWidget(self._what)
        box.addWidget(self._text)
        self._begin()

    def _begin(self) -> None:
        """Begin with the own school and this school year, or with what there is."""
        year = periods.school_year_of(self._today())
        this_year = (key for key, each in self._periods.items() if each.year == year)
        period = next(this_year, next(iter(self._periods), None))
        self._what.load({"scope": next(iter(self._scopes)), "period": period, "language": spoken()})

    def scope(self) -> Scope:
        """Return what the deck is of."""
        return self._scopes[self._what.values()["scope"]]

    def period(self) -> Period | None:
        """Return the chosen period."""
        return self._periods.get(self._what.values()["period"] or "")

    def language(self) -> str:
        """Return the language of the deck."""
        return self._what.values()["language"] or spoken()

    def show_text(self) -> None:
        """Show the conclusions of what is chosen."""
        self._text.load({_TEXT: self._written()})

    def _scope_options(self) -> list[tuple[str, str]]:
        """Offer the own school, and the network where there is more than one leading school."""
        today = self._today()
        own = read_settings(self._store).own_school
        options: list[tuple[str, str]] = []
        self._scopes = {}
        if own is not None:
            self._scopes["own"] = Scope(leading=own)
            options.append(("own", schools.get(self._store, own, today).name(spoken())))
        leading = schools.count(self._store, schools.Filter(status="leading"), today)
        if leading > 1 or own is None:
            self._scopes["country"] = COUNTRY
            options.append(("country", _("The whole country")))
            for each in network.parts(self._store, COUNTRY, today):
                if each.key:
                    self._scopes[each.key] = Scope(region=each.key)
                    options.append((each.key, regions.name_of(each.key, spoken(), today)))
        return options

    def _period_options(self) -> list[tuple[str, str]]:
        t = translation(spoken())
        found = [
            period
            for year in periods.school_years(self._store)
            for period in (periods.whole_year(year), *year.periods)
        ]
        self._periods = {f"{each.first}..{each.last}": each for each in found}
        return [(key, short(each, t)) for key, each in self._periods.items()]

    def _on_chosen(self, _name: str) -> None:
        self.chosen.emit()

    # Conclusions

    def _written(self) -> str:
        period, scope = self.period(), self.scope()
        if period is None:
            return ""
        found = narratives.written(self._store, scope.leading, period, self.language())
        return found.get(scope.section, "")

    def _keep_text(self, _name: str) -> None:
        period, scope = self.period(), self.scope()
        text = self._text.values()[_TEXT] or ""
        if period is None or self._store.read_only or text == self._written():
            return
        place = (scope.leading, period, scope.section, self.language())
        with self._store.change(N_("Write the conclusions of the deck"), origin=self) as change:
            narratives.write(self._store, change, place, text)


def _languages() -> list[tuple[Any, str]]:
    return [(code, NAMES[code]) for code in LANGUAGES]
