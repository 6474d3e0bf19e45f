"""What a questionnaire is, and the buttons for what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import LANGUAGES, N_, NAMES, _, spoken
from app.models.forms.editing import setting
from app.models.forms.versions import REPLACES
from app.ui.button import Button
from app.ui.detail import Fact, FactList
from app.ui.fields import Choice, Field
from app.ui.flow import FlowLayout
from app.ui.form import Form
from app.ui.icons import Icon
from app.ui.locking import leave_open, lock
from app.ui.pill import Pill
from app.ui.plain import Label
from app.ui.questionnaires.forms.shape_words import state_of
from app.ui.scroll import scrolled
from app.ui.tokens import XL, L, M, S

if TYPE_CHECKING:
    from app.models.forms.listing import Listed
    from app.models.store import Store

_MAKING: Final = (
    ("open", N_("Open"), Icon.EDIT),
    ("handout", N_("Hand out"), Icon.USB),
    ("copy", N_("Make a copy"), Icon.COPY),
    ("version", N_("New version"), Icon.SPLIT),
    ("check", N_("Check"), Icon.CHECK),
    ("delete", N_("Delete"), Icon.DELETE),
)
_TAKING: Final = (
    ("html", N_("As one HTML file"), Icon.USB),
    ("paper", N_("On paper (PDF)"), Icon.PRINT),
    ("xlsform", N_("As XLSForm (Excel)"), Icon.UPLOAD),
)
_READING: Final = frozenset({"open", "handout", "check", "html", "paper", "xlsform"})


class FormFacts(QWidget):
    """The form in sight; `wanted(what)` when a button is pressed."""

    wanted = Signal(str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._title = Label("", "section").selectable()
        self._code = Label("", "secondary").selectable()
        self._pill = Pill()
        self._facts = FactList()
        self._buttons: dict[str, Button] = {}
        self._language = Form(
            [Field("language", N_("Language of what is taken out"), Choice(_languages))]
        )
        self._language.load({"language": spoken()})
        lock(self, locked=store.read_only)
        self._content = QWidget()
        self._build()
        self.show_form(None)

    def _build(self) -> None:
        box = QVBoxLayout(self._content)
        box.setContentsMargins(XL, L, XL, L)
        box.setSpacing(M)
        for part in (self._title, self._code, self._pill, self._facts):
            box.addWidget(part)
        box.addLayout(self._line(_MAKING))
        box.addSpacing(S)
        box.addWidget(Label(_("Take out"), "section"))
        box.addWidget(self._language)
        box.addLayout(self._line(_TAKING))
        box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(self._content))

    def _line(self, buttons: tuple[tuple[str, str, Icon], ...]) -> FlowLayout:
        line = FlowLayout(spacing=S)
        for key, label, which in buttons:
            kind = "primary" if key == "open" else "secondary"
            button = Button(_(label), kind, which, small=True)
            button.setObjectName(f"form_{key}")
            if key in _READING:
                leave_open(button)
            button.clicked.connect(partial(self.wanted.emit, key))
            line.addWidget(button)
            self._buttons[key] = button
        return line

    def show_form(self, listed: Listed | None) -> None:
        """Show another form; None shows nothing."""
        self._content.setHidden(listed is None)
        if listed is None:
            return
        form = listed.form
        self._title.setText(form.text(form.titles, spoken()))
        self._code.setText(f"{form.code} · {form.version}".strip(" ·"))
        self._pill.show_spec(state_of(listed))
        self._facts.show_facts(_facts(listed))
        self._buttons["delete"].setHidden(not listed.draft or listed.followed)

    def language(self) -> str:
        """Return the language in which a form is taken out."""
        return self._language.values()["language"] or spoken()


def _facts(listed: Listed) -> list[Fact]:
    titles = {each.code: each.title.partition("(")[0].strip() for each in listed.form.languages}
    shares = [f"{titles.get(code, code) or code}: {n} %" for code, n in listed.shares.items()]
    return [
        Fact(_("Questions"), str(listed.questions)),
        Fact(_("Texts in languages"), "\n".join(shares)),
        Fact(_("Answers"), str(listed.responses or "")),
        Fact(_("Waves"), str(listed.waves or "")),
        Fact(_("Follows version"), setting(listed.source, REPLACES)),
    ]


def _languages() -> list[tuple[str, str]]:
    return [(code, NAMES[code]) for code in LANGUAGES]
