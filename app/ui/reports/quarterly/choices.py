"""What the report is of: its period, its language, and the texts that people write for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import LANGUAGES, N_, NAMES, _, spoken, translation
from app.models import narratives, periods, receivers
from app.models.period_titles import short
from app.models.receivers import Receiver
from app.models.settings import read as read_settings
from app.ui.button import IconButton
from app.ui.fields import Choice, Date, Field, Text
from app.ui.form import Form
from app.ui.icons import Icon
from app.ui.locking import lock
from app.ui.plain import Label
from app.ui.reports.period_options import key_of, period_options
from app.ui.reports.quarterly.missing_list import MissingList
from app.ui.reports.quarterly.receiving import name_of
from app.ui.reports.quarterly.sections_list import SectionsList
from app.ui.scroll import bring_into_sight
from app.ui.tokens import L, S

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import date

    from app.models.narratives import Written
    from app.models.periods import Period
    from app.models.store import Store
    from app.ui.editors import ChoiceEditor
    from app.ui.reports.quarterly.side import Missing

_FREE: Final = "free"

NARRATIVES: Final = {
    "aims": N_("Aim and tasks"),
    "questionnaires": N_("Questionnaire results"),
    "resources": N_("Methodical resources"),
    "difficulties": N_("Problems and solutions"),
    "conclusions": N_("Conclusions and recommendations"),
}


class Choices(QWidget):
    """The period, language and receiver of a report, its sections and the texts people write.

    `chosen` comes after a change of what the report is of, `shaped` after one of its sections.
    `cards` is where the page puts what it tells of the period. `add_asked()`,
    `edit_asked(receiver)` and `delete_asked(receiver)` are for receivers; `rows_requested` leads to
    what is still missing.
    """

    chosen = Signal()
    shaped = Signal()
    add_asked = Signal()
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    rows_requested = Signal(str, object, str)

    def __init__(
        self, store: Store, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._today = today
        self._periods: dict[str, Period] = {}
        self._editable = True
        self._what = Form(self._fields())
        self._own = Receiver("")
        self._receivers = receivers.every(store)
        self._buttons = self._build_buttons()
        self.sections = SectionsList()
        self.sections.changed.connect(self._on_shaped)
        self.sections.fill_asked.connect(self._fill)
        lock(self.sections, locked=store.read_only)
        self._what.edited.connect(self._on_chosen)
        self._what.field_left.connect(self._on_chosen)
        self._missing = MissingList(self)
        self._missing.rows_requested.connect(self.rows_requested)
        self._texts = Form(
            [
                Field(name, label, Text(multiline=True, max_length=20_000, lines=4))
                for name, label in NARRATIVES.items()
            ]
        )
        lock(self._texts, locked=store.read_only)
        self._texts.field_left.connect(self._keep_text)
        self._build()
        self._begin()

    def _fields(self) -> tuple[Field, ...]:
        whom = Choice(self._receiver_options, empty=_("For the team: all sections"))
        return (
            Field("period", N_("Reporting period"), Choice(self._period_options), required=True),
            Field("first", N_("From"), Date(self._today), width="half"),
            Field("last", N_("To"), Date(self._today), width="half"),
            Field("language", N_("Report language"), Choice(_languages), required=True),
            Field("receiver", N_("To whom"), whom),
        )

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        box.addWidget(self._what)
        box.addWidget(self._buttons)
        box.addWidget(self.sections)
        box.addWidget(self._missing)
        self.cards = QVBoxLayout()
        self.cards.setSpacing(L)
        box.addLayout(self.cards)
        box.addWidget(Label(_("Texts of the report"), "section"))
        box.addWidget(self._texts)

    def _begin(self) -> None:
        current = periods.at(self._store, self._today())
        self._what.load(
            {
                "period": key_of(current),
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
        key = key_of(periods.named(self._store, first, last))
        values = {"period": key if key in self._periods else _FREE, "first": first, "last": last}
        self._what.load({**self._what.values(), **values})
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

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Show what should be completed before printing; nothing hides the list."""
        self._missing.show_missing(missing)

    def receiver(self) -> Receiver:
        """Return who the report is for; the one without a key is the team itself."""
        key = self._what.values()["receiver"]
        found = (each for each in receivers.every(self._store) if each.key == key)
        return next(found, self._own)

    def choose_receiver(self, key: str) -> None:
        """Make the report one for this receiver, or for the team itself."""
        editor = cast("ChoiceEditor", self._what.editor("receiver"))
        editor.refill()
        editor.set_value(key or None)
        self._take_on()
        self.chosen.emit()

    def show_sections(self, lacking: Collection[str]) -> None:
        """Show the sections that the receiver wants, marking those without a text."""
        receiver = self.receiver()
        if self._receivers != (known := receivers.every(self._store)):
            self._receivers = known
            editor = cast("ChoiceEditor", self._what.editor("receiver"))
            editor.refill()
            editor.set_value(receiver.key or None)
        self.sections.show_sections(receiver.sections, lacking)
        for button in self._of_receiver:
            button.setEnabled(bool(receiver.key))

    def _build_buttons(self) -> QWidget:
        add = IconButton(Icon.ADD, _("New receiver"))
        edit = IconButton(Icon.EDIT, _("Change the receiver"))
        delete = IconButton(Icon.DELETE, _("Delete the receiver"))
        for button, name in ((add, "add"), (edit, "edit"), (delete, "delete")):
            button.setObjectName(f"{name}_receiver")
        add.clicked.connect(self.add_asked)
        edit.clicked.connect(lambda: self.edit_asked.emit(self.receiver()))
        delete.clicked.connect(lambda: self.delete_asked.emit(self.receiver()))
        self._of_receiver = (edit, delete)
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        for button in (add, edit, delete):
            line.addWidget(button)
        line.addStretch(1)
        lock(whole, locked=self._store.read_only)
        return whole

    def _receiver_options(self) -> list[tuple[Any, str]]:
        return [(each.key, name_of(each)) for each in receivers.every(self._store)]

    def _take_on(self) -> None:
        """Take the language and the kind of period that the receiver wants."""
        receiver = self.receiver()
        if not receiver.key:
            return
        values = self._what.values()
        shown = self.period()
        if shown is not None and shown.kind.value != receiver.period:
            day = min(shown.last, self._today()) if self._today() in shown else shown.last
            fitting = (
                key
                for key, each in self._periods.items()
                if each.kind.value == receiver.period and day in each
            )
            values["period"] = next(fitting, values["period"])
        self._what.load({**values, "language": receiver.language})

    def _on_shaped(self) -> None:
        """Keep the sections as the receiver's, or the team's for now."""
        receiver = replace(self.receiver(), sections=self.sections.wanted())
        if not receiver.key:
            self._own = receiver
        elif receiver.sections:
            label = receivers.EDITED
            with self._store.change(label, origin=self, name=name_of(receiver)) as change:
                receivers.save(self._store, change, receiver)
        self.shaped.emit()

    def _fill(self, section: str) -> None:
        """Put the cursor into the text of a section."""
        self._texts.editor(section).setFocus()
        bring_into_sight(self._texts.editor(section))

    def _period_options(self) -> list[tuple[Any, str]]:
        t = translation(spoken())
        self._periods = period_options(self._store, self._today())
        options = [(key, short(each, t)) for key, each in self._periods.items()]
        return [(_FREE, _("Free period: any two days")), *options]

    def _on_chosen(self, name: str) -> None:
        if name == "receiver":
            self._take_on()
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
