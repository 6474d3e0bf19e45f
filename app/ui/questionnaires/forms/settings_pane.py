"""What a form is called, in which languages, and how its questions are numbered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import LANGUAGES, N_, NAMES, _
from app.models.forms.cells import cells_of
from app.models.forms.editing import languages, setting, with_cells, with_settings
from app.models.forms.source import SURVEY
from app.models.forms.translations import (
    default_language,
    titles,
    with_default,
    with_language,
    with_titles,
    without_language,
)
from app.ui.button import Button
from app.ui.card import Card
from app.ui.fields import Choice, Field, MultiChoice, Text
from app.ui.form import Form
from app.ui.notice import Notice
from app.ui.plain import Label, clear_layout, plane
from app.ui.scroll import ReadingColumn, scrolled
from app.ui.tokens import XXL, L, M

if TYPE_CHECKING:
    from app.models.forms.source import Source
    from app.ui.questionnaires.forms.manuscript import Manuscript

_WIDEST: Final = 760
_CODE: Final = re.compile(r"[A-Za-z_][\w.\-]*", re.ASCII)
_AT_ONCE: Final = frozenset({"languages", "default"})


class SettingsPane(QWidget):
    """The settings of a form; `written` after a change."""

    written = Signal()

    def __init__(self, manuscript: Manuscript) -> None:
        super().__init__()
        self._manuscript = manuscript
        self._form: Form | None = None
        self._known: dict[str, Any] = {}
        self._notice = Notice(parent=self)
        self._place = QVBoxLayout()
        self._numbers = Button(_("Count the questions anew"))
        self._numbers.setObjectName("count_anew")
        self._numbers.clicked.connect(self._count_anew)
        self._build()
        manuscript.refused.connect(self._refuse)

    def _build(self) -> None:
        inside = QWidget()
        content = QVBoxLayout(inside)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(M)
        content.addWidget(self._notice)
        content.addLayout(self._place)
        card = Card(_("Settings of the questionnaire"))
        card.add(inside)
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(M)
        lower.addWidget(
            Label(
                _("Typed numbers are taken away; questions are counted as they stand."),
                "secondary",
            )
        )
        lower.addWidget(self._numbers)
        numbers = Card(_("Numbers of questions"))
        numbers.add(below)
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        box.addWidget(card)
        box.addWidget(numbers)
        inset = plane("page")
        around = QVBoxLayout(inset)
        around.setContentsMargins(XXL, L, XXL, L)
        around.addWidget(ReadingColumn(column, _WIDEST))
        around.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inset))

    def refresh(self) -> None:
        """Show the settings as they are now."""
        clear_layout(self._place)
        source = self._manuscript.source
        codes = list(languages(source))
        self._form = Form(self._fields(codes))
        known = titles(source)
        self._known = {
            **{f"title::{code}": known.get(code, "") for code in codes},
            "form_id": self._manuscript.form.code,
            "version": setting(source, "version"),
            "languages": codes,
            "default": default_language(source),
        }
        self._form.load(self._known)
        locked = self._manuscript.words_only or self._manuscript.read_only
        for name in ("form_id", "version", "languages", "default"):
            self._form.editor(name).setEnabled(not locked)
        self._numbers.setEnabled(not locked)
        self._form.edited.connect(self._on_edited)
        self._form.field_left.connect(self._write)
        self._place.addWidget(self._form)

    def _fields(self, codes: list[str]) -> list[Field]:
        offered = list(dict.fromkeys([*LANGUAGES, *codes]))
        named = [(each, NAMES.get(each, each or "—")) for each in offered]
        chosen = [(each, NAMES.get(each, each or "—")) for each in codes]
        return [
            *(
                Field(f"title::{each}", _("Title: {language}").format(language=name), Text(300))
                for each, name in chosen
            ),
            Field("form_id", N_("Code"), Text(60), required=True, width="half"),
            Field("version", N_("Version"), Text(40), required=True, width="half"),
            Field("languages", N_("Languages"), MultiChoice(lambda: named)),
            Field(
                "default",
                N_("Language that stands in for missing texts"),
                Choice(lambda: chosen),
                required=True,
            ),
        ]

    def _on_edited(self, name: str) -> None:
        if name in _AT_ONCE:
            self._write(name)

    def _write(self, name: str) -> None:
        if self._form is None or name not in self._known:
            return
        value = self._form.editor(name).value()
        if value == self._known[name]:
            return
        told = self._wrong(name, value)
        if told:
            self._form.show_problems([(name, "error", told)])
            self._form.editor(name).set_value(self._known[name])
            return
        if self._manuscript.write(self._changed(name, value)):
            self._notice.say("")
            self._known[name] = value
            self.written.emit()
        if name in _AT_ONCE:
            self.refresh()

    def _wrong(self, name: str, value: Any) -> str:  # noqa: ANN401 - any field's
        if name == "form_id" and not _CODE.fullmatch(value or ""):
            return _("A code begins with a Latin letter and has no spaces.")
        if name in {"version", "languages"} and not value:
            return _("This must not be empty.")
        return ""

    def _changed(self, name: str, value: Any) -> Source:  # noqa: ANN401
        source = self._manuscript.source
        if name.startswith("title::"):
            return with_titles(source, {name.removeprefix("title::"): value or ""})
        if name == "default":
            return with_default(source, value)
        if name != "languages":
            return with_settings(source, {name: value})
        known = list(languages(source))
        for code in value:
            source = with_language(source, code)
        for code in known:
            if code not in value:
                if code == default_language(source):
                    source = with_default(source, value[0])
                source = without_language(source, code)
        return source

    def _count_anew(self) -> None:
        source = self._manuscript.source
        for line in cells_of(source, SURVEY).lines:
            if line.get("_number"):
                source = with_cells(source, SURVEY, line.row, {"_number": ""})
        if self._manuscript.write(source):
            self.written.emit()

    def _refuse(self, text: str) -> None:
        self._notice.say(text, "bad")
