"""The question in sight as respondents will see it: on the screen, on paper, in the HTML file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, spoken
from app.models.forms.form import Group, Kind, Question, walk
from app.ui.filters import Filter, FilterStrip
from app.ui.icons import Icon
from app.ui.plain import plane
from app.ui.questionnaires.forms.paper_look import PaperLook
from app.ui.questionnaires.forms.screen_look import ScreenLook
from app.ui.questionnaires.forms.shape_words import short_language
from app.ui.scroll import scrolled
from app.ui.tokens import L, M, S

if TYPE_CHECKING:
    from app.models.forms.form import Form, Item
    from app.ui.page import Workplace

_LOOKS: Final = (
    Filter("screen", N_("Screen"), Icon.SCREEN),
    Filter("paper", N_("Paper"), Icon.PAPER),
    Filter("file", N_("File"), Icon.USB),
)
_UNSEEN: Final = frozenset({Kind.CALCULATE, Kind.HIDDEN, Kind.META})


class PreviewPane(QWidget):
    """One question, or the table it stands in, in one of the languages of its form."""

    look_chosen = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._form: Form | None = None
        self._row: int | None = None
        self._looks = FilterStrip(_LOOKS)
        self._looks.chosen.connect(self._on_look)
        self._languages: FilterStrip | None = None
        self._language = spoken()
        self._screen = ScreenLook()
        self._paper = PaperLook(place)
        self._stack = QStackedWidget()
        self._areas = {each: scrolled(each) for each in (self._screen, self._paper)}
        for area in self._areas.values():
            self._stack.addWidget(area)
        ground = plane("page")
        self._box = QVBoxLayout(ground)
        self._box.setContentsMargins(L, M, L, L)
        self._box.setSpacing(S)
        self._box.addWidget(self._looks)
        self._box.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)

    def show_question(self, form: Form, row: int | None) -> None:
        """Show the question of a row as it is now."""
        known = self._form.languages if self._form is not None else ()
        self._form, self._row = form, row
        if form.languages != known:
            self._renew_languages()
        self._show()

    def look(self) -> str:
        """Return how the question is shown: screen, paper or file."""
        return self._looks.active()

    def _on_look(self) -> None:
        self.look_chosen.emit()
        self._show()

    def _renew_languages(self) -> None:
        assert self._form is not None  # noqa: S101 - it has just come
        if self._languages is not None:
            self._box.removeWidget(self._languages)
            self._languages.hide()
            self._languages.deleteLater()
        codes = [each.code for each in self._form.languages]
        self._languages = FilterStrip([Filter(each, short_language(each)) for each in codes])
        if self._language not in codes:
            self._language = self._form.default
        self._languages.activate(self._language)
        self._languages.chosen.connect(self._on_language)
        self._box.insertWidget(1, self._languages)
        self._languages.setHidden(len(codes) < 2)

    def _on_language(self, code: str) -> None:
        self._language = code
        self._show()

    def _show(self) -> None:
        if self._form is None:
            return
        item = _seen(self._form, self._row)
        if self._looks.active() == "paper":
            self._stack.setCurrentWidget(self._areas[self._paper])
            self._paper.show_form(_alone(self._form, item), self._language)
        else:
            self._stack.setCurrentWidget(self._areas[self._screen])
            place, number = _place(self._form, item)
            filed = self._looks.active() == "file"
            self._screen.show_item(self._form, item, self._language, (place, number), filed=filed)


def _seen(form: Form, row: int | None) -> Item | None:
    """Return what is seen when a row is in sight: a row of a table shows the table."""
    found: Item | None = None
    for each in walk(form.items):
        if each.row == row and found is None:
            found = each
    for each in walk(form.items):
        table = isinstance(each, Group) and each.appearance & {"table-list", "percent-split"}
        if table and isinstance(each, Group) and found in each.items:
            return each
    return found


def _place(form: Form, item: Item | None) -> tuple[int, int]:
    """Return which of how many questions an item is."""
    asked = [each for each in form.questions() if each.kind not in _UNSEEN | {Kind.NOTE}]
    first = (
        next((each for each in walk((item,)) if isinstance(each, Question)), None) if item else None
    )
    before = [each for each in asked if first is not None and each.row <= first.row]
    return len(before), len(asked)


def _alone(form: Form, item: Item | None) -> Form:
    """Return a form of which one thing is printed; its conditions still know the others."""
    if item is None:
        return replace(form, items=(), titles={})
    shown = {each.row for each in walk((item,))}
    others = [each for each in form.questions() if each.row not in shown]
    hidden = tuple(replace(each, kind=Kind.HIDDEN) for each in others)
    return replace(form, items=(item, *hidden), titles={})
