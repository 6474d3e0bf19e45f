"""Settings of documents: the letterhead in two languages, the emblem, who signs, numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.messages import describe, explain
from app.models import attachments, letterhead
from app.models.errors import AppError
from app.models.identity import personal_number_problems
from app.models.letterhead import SIGNATORIES, Letterhead, Signatory
from app.ui import dialogs
from app.ui.button import Button
from app.ui.card import Card
from app.ui.emblem import printable_emblem
from app.ui.fields import Field, Section, Text
from app.ui.form import Form
from app.ui.icons import Icon
from app.ui.notice import Notice
from app.ui.plain import Label
from app.ui.theme import look
from app.ui.tokens import L, M, S

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.problems import Problem
    from app.ui.page import Workplace

_LINES: Final = Text(max_length=600, multiline=True, lines=3)
_NAME: Final = Text(max_length=200)
_PLAIN: Final = (
    "head_kk", "head_ru", "contacts_kk", "contacts_ru", "agreed_kk", "agreed_ru", "agreed_name",
    "letter_prefix", "certificate_prefix",
)  # fmt: skip
_SIDE: Final = 96


def _fields() -> list[Field | Section]:
    return [
        Field(
            "head_kk", N_("Head in Kazakh"), _LINES, width="half",
            help=N_("Line by line, as it stands over letters. Empty: the name of the school."),
        ),
        Field("head_ru", N_("Head in Russian"), _LINES, width="half"),
        Field("contacts_kk", N_("Address and phones in Kazakh"), _LINES, width="half"),
        Field("contacts_ru", N_("Address and phones in Russian"), _LINES, width="half"),
        Section(N_("Who signs")),
        *(each for place in range(1, SIGNATORIES + 1) for each in _signatory(place)),
        Section(N_("Who agrees to plans")),
        Field("agreed_kk", N_("Office in Kazakh"), _NAME, width="half"),
        Field("agreed_ru", N_("Office in Russian"), _NAME, width="half"),
        Field("agreed_name", N_("Name and initials"), _NAME, width="half"),
        Section(N_("Numbers")),
        Field("letter_prefix", N_("Outgoing letters begin with"), Text(20), width="half"),
        Field("certificate_prefix", N_("Certificates begin with"), Text(20), width="half"),
    ]  # fmt: skip


def _signatory(place: int) -> list[Field]:
    return [
        Field(f"post_kk_{place}", N_("Post in Kazakh"), _NAME, width="third"),
        Field(f"post_ru_{place}", N_("Post in Russian"), _NAME, width="third"),
        Field(f"name_{place}", N_("Name and initials"), _NAME, width="third"),
    ]


class LetterheadSection(QWidget):
    """A form with its own Save, and the emblem, which is kept at once."""

    said = Signal(str, bool)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._store = place.store
        self._form = Form(_fields())
        self._form.edited.connect(self._on_edited)
        self._edited = False
        self._save = Button(_("Save"), shortcut="Ctrl+S")
        self._save.setObjectName("save_letterhead")
        self._save.clicked.connect(self.save)
        self.emblem = _Emblem(place)
        self.emblem.said.connect(self.said)
        foot = QHBoxLayout()
        foot.addWidget(self._save)
        foot.addStretch(1)
        inside = QWidget()
        content = QVBoxLayout(inside)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(M)
        content.addWidget(self._form)
        content.addLayout(foot)
        emblem, card = Card(_("Emblem")), Card(_("Letterhead and signatures"))
        emblem.add(self.emblem)
        card.add(inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        box.addWidget(emblem)
        box.addWidget(card)
        box.addStretch(1)

    def refresh(self) -> None:
        """Show what is stored, unless something else is being typed."""
        self.emblem.refresh()
        if not self._edited:
            self._form.load(_values(letterhead.read(self._store)))
            self._save.setEnabled(False)

    def save(self) -> None:
        """Write what is typed."""
        values = self._form.values()
        problems = _problems(values)
        self._form.show_problems(
            [(each.field, each.severity.value, explain(each)) for each in problems]
        )
        if problems:
            self._form.focus_first_problem()
            return
        self._edited = False
        try:
            with self._store.change(N_("Letterhead and signatures"), origin=self) as change:
                letterhead.write(self._store, change, _letterhead(values))
        except AppError as problem:
            self._edited = True
            self.said.emit(describe(problem), False)
            return
        self.refresh()
        self.said.emit(_("Saved"), True)

    def _on_edited(self) -> None:
        self._edited = True
        self._save.setEnabled(True)


def _values(head: Letterhead) -> dict[str, str]:
    values = {name: getattr(head, name) for name in _PLAIN}
    for place, each in enumerate(head.signatories, start=1):
        values |= {
            f"post_kk_{place}": each.post_kk,
            f"post_ru_{place}": each.post_ru,
            f"name_{place}": each.name,
        }
    return values


def _letterhead(values: Mapping[str, Any]) -> Letterhead:
    signing = [
        Signatory(*(values[f"{part}_{place}"] or "" for part in ("post_kk", "post_ru", "name")))
        for place in range(1, SIGNATORIES + 1)
    ]
    while signing and signing[-1] == Signatory():
        signing.pop()
    plain = {name: values[name] or "" for name in _PLAIN}
    return Letterhead(signatories=tuple(signing), **plain)


def _problems(values: Mapping[str, Any]) -> list[Problem]:
    return [each for name, text in values.items() for each in personal_number_problems(name, text)]


class _Emblem(QWidget):
    """The emblem as it is, with buttons to choose another one or none."""

    said = Signal(str, bool)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._store = place.store
        self._picture = Label("", "secondary", wrap=False)
        self._picture.setFixedSize(look().scaled(_SIDE), look().scaled(_SIDE))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._notice = Notice(parent=self)
        self._choose = Button(_("Choose a picture"), which=Icon.UPLOAD)
        self._choose.setObjectName("choose_emblem")
        self._choose.clicked.connect(self._ask)
        self._remove = Button(_("Remove"), "quiet", Icon.DELETE)
        self._remove.setObjectName("remove_emblem")
        self._remove.clicked.connect(lambda: self._keep(None))
        words = QVBoxLayout()
        words.setSpacing(S)
        words.addWidget(Label(_("PNG, JPEG or SVG, at most 2 MB."), "secondary"))
        words.addWidget(self._notice)
        buttons = QHBoxLayout()
        buttons.addWidget(self._choose)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        words.addLayout(buttons)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(L)
        line.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def refresh(self) -> None:
        """Show the emblem that is kept, and say when its file is gone."""
        kept, file = letterhead.emblem(self._store), letterhead.emblem_file(self._store)
        self._remove.setHidden(kept is None)
        picture = QPixmap(str(file)) if file else QPixmap()
        side = look().scaled(_SIDE)
        if picture.isNull():
            self._picture.setText(_("none"))
        else:
            mode = Qt.TransformationMode.SmoothTransformation
            ratio = Qt.AspectRatioMode.KeepAspectRatio
            self._picture.setPixmap(picture.scaled(QSize(side, side), ratio, mode))
        gone = _("The file of the emblem is not in the folder of attachments. Documents are made"
                 " without it; choose the picture again.")  # fmt: skip
        self._notice.say(gone if kept is not None and file is None else "", "warn")

    def _ask(self) -> None:
        chosen = dialogs.open_file(
            self, _("Choose a picture"), [f"{_('Pictures')} (*.png *.jpg *.jpeg *.svg)"]
        )
        if chosen is not None:
            self.take(chosen)

    def take(self, file: Path) -> None:
        """Keep a picture as the emblem, or say why it cannot be one."""
        try:
            content = printable_emblem(file)
        except AppError as problem:
            self._notice.say(describe(problem), "bad")
            return
        folder = QTemporaryDir()
        drawn = Path(folder.filePath("emblem.png"))
        drawn.write_bytes(content)
        self._keep(drawn)

    def _keep(self, file: Path | None) -> None:
        try:
            copied = attachments.copy(self._store, file) if file is not None else None
            with self._store.change(N_("Emblem of the school"), origin=self) as change:
                letterhead.set_emblem(self._store, change, copied)
        except AppError as problem:
            self._notice.say(describe(problem), "bad")
            return
        self.refresh()
        self.said.emit(_("Saved"), True)
