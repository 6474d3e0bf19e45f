"""One form of another office: for whom and when it is filled, and what its marks come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import LANGUAGES, N_, NAMES, _, spoken, translation
from app.models import periods, receivers
from app.models.period_titles import short
from app.ui.fields import Choice, Field, Suggest
from app.ui.form import Form
from app.ui.locking import lock
from app.ui.notice import Notice
from app.ui.plain import Label, clear_layout, plane
from app.ui.reports.period_options import key_of, period_options
from app.ui.reports.quarterly.receiving import name_of
from app.ui.scroll import scrolled
from app.ui.tokens import XL, L, S

if TYPE_CHECKING:
    from app.models.foreign_forms import ForeignForm
    from app.models.periods import Period
    from app.reports.foreign_forms.marks import Tally
    from app.ui.page import Workplace


class FormDetail(QWidget):
    """The chosen form; `asked()` when it is to be looked at anew, `told(receiver, language)`."""

    asked = Signal()
    told = Signal(str, str)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._store = place.store
        self._today = place.today
        self._title = Label("", "section")
        self._fields = Form(
            (
                Field("receiver", N_("To whom"), Suggest(self._suggested, max_length=120)),
                Field("language", N_("Report language"), Choice(_languages), required=True),
                Field("period", N_("Reporting period"), Choice(self._options), required=True),
            )
        )
        self._fields.edited.connect(self._on_edited)
        self._fields.field_left.connect(self._on_left)
        self._notice = Notice(parent=self)
        self._marks = QVBoxLayout()
        self._marks.setSpacing(S)
        inside = plane("surface")
        box = QVBoxLayout(inside)
        box.setContentsMargins(XL, L, XL, L)
        box.setSpacing(L)
        for widget in (self._title, self._fields, self._notice):
            box.addWidget(widget)
        box.addLayout(self._marks)
        box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))
        self._fields.load({"period": key_of(periods.at(self._store, self._today()))})
        lock(self._fields, locked=place.store.read_only)

    def show_form(self, form: ForeignForm) -> None:
        """Show a form; the period stays the one that was chosen."""
        self._title.setText(form.name)
        said = {"receiver": form.receiver, "language": form.language}
        self._fields.load({**self._fields.values(), **said})

    def show_tally(self, tally: Tally) -> None:
        """Show what comes of the marks of the form."""
        clear_layout(self._marks)
        filled = _("Marks that will be filled: {n}").format(n=tally.filled)
        if not tally.unknown:
            self._notice.say(filled, "ok" if tally.filled else "warn")
            return
        unknown = _("Unknown marks, they stay as they are: {n}").format(n=len(tally.unknown))
        self._notice.say(f"{filled}\n{unknown}", "warn")
        for each in tally.unknown[:_SHOWN]:
            self._marks.addWidget(Label(each.text, "strong").selectable())
            self._marks.addWidget(Label(each.where, "secondary").selectable())

    def show_problem(self, text: str) -> None:
        """Say why the form cannot be read."""
        clear_layout(self._marks)
        self._notice.say(text, "bad")

    def period(self) -> Period | None:
        """Return the chosen period."""
        return period_options(self._store, self._today()).get(self._fields.values()["period"])

    def language(self) -> str:
        """Return the language in which the form is filled."""
        return self._fields.values()["language"] or spoken()

    def _options(self) -> list[tuple[Any, str]]:
        t = translation(spoken())
        found = period_options(self._store, self._today())
        return [(key, short(each, t)) for key, each in found.items()]

    def _suggested(self, typed: str) -> list[str]:
        names = (name_of(each) for each in receivers.every(self._store))
        return [each for each in names if typed.casefold() in each.casefold()]

    def _on_edited(self, name: str) -> None:
        if name == "language":
            self._on_left(name)
        if name in {"language", "period"}:
            self.asked.emit()

    def _on_left(self, name: str) -> None:
        if name in {"receiver", "language"}:
            values = self._fields.values()
            self.told.emit(values["receiver"] or "", self.language())


_SHOWN = 100


def _languages() -> list[tuple[Any, str]]:
    return [(code, NAMES[code]) for code in LANGUAGES]
