"""Settings of this PC: language, appearance, text size, and who is at work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.ui.card import Card
from app.ui.filters import Filter, FilterStrip
from app.ui.icons import Icon
from app.ui.plain import Label
from app.ui.preferences import TEXT_PERCENTS
from app.ui.settings.respondents import RespondentsCard
from app.ui.theme import look
from app.ui.tokens import BODY, XS, L

if TYPE_CHECKING:
    from app.models.store import Store
    from app.ui.theme import Mode

LANGUAGES: Final = (
    Filter("kk", N_("Қазақша")),
    Filter("ru", N_("Русский")),
    Filter("en", N_("English")),
)
_MODES: Final = (
    Filter("light", N_("Light"), Icon.SUN),
    Filter("dark", N_("Dark"), Icon.MOON),
)
_WIDEST: Final = 420


class ThisPc(QWidget):
    """What the program remembers on this PC; every choice takes effect at once."""

    language_chosen = Signal(str)
    appearance_chosen = Signal(str, int)
    who_chosen = Signal(str)
    said = Signal(str, bool)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._languages = FilterStrip(LANGUAGES)
        self._modes = FilterStrip(_MODES)
        self._sizes = FilterStrip([Filter(str(each), f"{each} %") for each in TEXT_PERCENTS])
        self._who = QLineEdit()
        self._who.setObjectName("who")
        self._who.setMaxLength(100)
        self._languages.chosen.connect(self.language_chosen)
        self._modes.chosen.connect(self._on_appearance)
        self._sizes.chosen.connect(self._on_appearance)
        self._who.editingFinished.connect(self._on_who)
        self._build()
        self._show_present()

    def _build(self) -> None:
        self._who.setMaximumWidth(look().scaled(_WIDEST))
        self._who.setAccessibleName(_("Person at work"))
        card = Card(_("This PC"))
        for label, widget, help_ in (
            (_("Language of the interface"), self._languages, _("Reports have their own.")),
            (_("Appearance"), self._modes, ""),
            (_("Text size"), self._sizes, ""),
            (_("Person at work"), self._who, _("This name stands in the history of changes.")),
        ):
            card.add(_row(label, widget, help_))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        box.addWidget(card)
        respondents = RespondentsCard(self._store)
        respondents.said.connect(self.said)
        box.addWidget(respondents)
        box.addStretch(1)

    def _show_present(self) -> None:
        self._languages.activate(spoken())
        self._modes.activate(look().palette.name)
        percent = round(look().body * 100 / BODY)
        self._sizes.activate(str(min(TEXT_PERCENTS, key=lambda each: abs(each - percent))))
        self._who.setText(self._store.who)

    def _on_appearance(self) -> None:
        mode: Mode = "dark" if self._modes.active() == "dark" else "light"
        self.appearance_chosen.emit(mode, int(self._sizes.active()))

    def _on_who(self) -> None:
        who = self._who.text().strip()
        if who != self._store.who:
            self.who_chosen.emit(who)


def _row(label: str, widget: QWidget, help_: str) -> QWidget:
    row = QWidget()
    box = QVBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(XS)
    box.addWidget(Label(label, "secondary"))
    box.addWidget(widget)
    if help_:
        box.addWidget(Label(help_, "small"))
    return row
