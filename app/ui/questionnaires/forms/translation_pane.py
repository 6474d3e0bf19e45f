"""All texts of a form, languages side by side; what is missing is counted and found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _
from app.models.forms.editing import languages
from app.models.forms.translations import missing, told, with_text
from app.ui.empty import Empty
from app.ui.fields import Field, Text
from app.ui.filters import Filter, FilterChip, FilterStrip
from app.ui.form import Form
from app.ui.icons import Icon
from app.ui.plain import Label, plane
from app.ui.questionnaires.forms.leaving import leave_field
from app.ui.questionnaires.forms.shape_words import short_language
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.tokens import XXL, M, S

if TYPE_CHECKING:
    from app.models.forms.translations import Told
    from app.ui.questionnaires.forms.manuscript import Manuscript

_ALL: Final = "all"
COLUMNS: Final = {
    "label": N_("words"),
    "hint": N_("hint"),
    "guidance_hint": N_("hint on paper"),
    "constraint_message": N_("outside its limits"),
    "required_message": N_("answer missing"),
    "form_title": N_("title"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One text in the list."""

    id: tuple[str, int, str]
    owner: str
    column: str
    texts: tuple[str, ...]


class TranslationPane(QWidget):
    """The texts of a form, and below them the one in sight to be written; `written` after that."""

    written = Signal()

    def __init__(self, manuscript: Manuscript) -> None:
        super().__init__()
        self._manuscript = manuscript
        self._codes = list(languages(manuscript.source)) or [""]
        self.filters = FilterStrip(
            [Filter(_ALL, N_("All texts")), *(Filter(each, "") for each in self._codes)]
        )
        self._name_filters()
        self.filters.chosen.connect(self.refresh)
        self.table = RecordTable(self._columns(), two_lines=True, name=_("Texts"))
        self.table.set_empty(Empty(_("No text is missing"), "", "", Icon.CHECK))
        self.table.selected.connect(self._on_selected)
        self.table.activated.connect(self._to_missing)
        self._form = Form(
            [
                Field(each, _language(manuscript, each), Text(5_000, multiline=True, lines=3),
                      width="third" if len(self._codes) > 2 else "half")
                for each in self._codes
            ]
        )  # fmt: skip
        self._form.field_left.connect(self._write)
        self._keys = Label(
            _("Enter: to the missing text · Ctrl+Enter: on to the next one"), "small"
        )
        self._current: Line | None = None
        self._build()

    def _name_filters(self) -> None:
        for each in self._codes:
            chip = self.filters.findChild(FilterChip, each)
            told = _("Missing: {language}").format(language=short_language(each))
            if isinstance(chip, FilterChip):
                chip.setText(told)

    def _columns(self) -> list[Column]:
        def words(at: int) -> Column:
            def render(line: Line) -> Cell:
                text = line.texts[at]
                if text:
                    return Cell(text)
                return Cell(_("missing"), icon=Icon.WARNING, tone="warn")

            return Column(
                self._codes[at],
                _language(self._manuscript, self._codes[at]),
                render,
                sortable=False,
            )

        first = Column(
            "owner",
            N_("Where"),
            lambda each: Cell(each.owner, _(COLUMNS[each.column])),
            width=150,
            sortable=False,
        )
        return [first, *(words(at) for at in range(len(self._codes)))]

    def _build(self) -> None:
        foot = plane("foot")
        inside = QVBoxLayout(foot)
        inside.setContentsMargins(XXL, M, XXL, M)
        inside.setSpacing(S)
        inside.addWidget(self._form)
        inside.addWidget(self._keys)
        strip = QVBoxLayout()
        strip.setContentsMargins(XXL, M, XXL, M)
        strip.addWidget(self.filters)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(strip)
        box.addWidget(self.table, 1)
        box.addWidget(foot)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._onward, context=context)

    def refresh(self) -> None:
        """Show the texts as they are now."""
        lacking = missing(self._manuscript.source)
        every = [self._line(each) for each in told(self._manuscript.source)]
        self.filters.set_counts({_ALL: len(every), **lacking})
        wanted = self.filters.active()
        if wanted != _ALL:
            at = self._codes.index(wanted)
            every = [each for each in every if not each.texts[at]]
        self.table.feed(list_source(every))
        if self.table.current() is None:
            self.table.select_first()
        self._on_selected(self.table.current())

    def _line(self, each: Told) -> Line:
        texts = tuple(each.texts.get(code, "") for code in self._codes)
        return Line(each.id, each.owner or _("Questionnaire"), each.column, texts)

    def _on_selected(self, line: Line | None) -> None:
        self._current = line
        self._form.setEnabled(line is not None and not self._manuscript.read_only)
        texts = line.texts if line else [""] * len(self._codes)
        self._form.load(dict(zip(self._codes, texts, strict=True)))
        for code, text in zip(self._codes, texts, strict=True):
            lacks = line is not None and not text
            self._form.editor(code).set_severity("warning" if lacks else "")

    def _to_missing(self) -> None:
        if self._current is None:
            return
        pairs = zip(self._codes, self._current.texts, strict=True)
        code = next((code for code, text in pairs if not text), self._codes[0])
        self._form.editor(code).setFocus()

    def _onward(self) -> None:
        """Write what is typed and go to the next text that lacks something."""
        row, before = self.table.view.currentIndex().row(), self._current
        leave_field(self._form)
        still = self._current is not None and before is not None and self._current.id == before.id
        start = row + 1 if still else row
        for at in range(max(start, 0), self.table.records.rowCount()):
            line = self.table.records.record(at)
            if line is not None and not all(line.texts):
                self.table.view.go_to(at)
                self._to_missing()
                return
        self.table.setFocus()

    def _write(self, code: str) -> None:
        line = self._current
        if line is None:
            return
        text = self._form.editor(code).value() or ""
        if text == line.texts[self._codes.index(code)]:
            return
        if self._manuscript.write(with_text(self._manuscript.source, line.id, code, text)):
            self.written.emit()
            self.refresh()


def _language(manuscript: Manuscript, code: str) -> str:
    title = languages(manuscript.source).get(code, "")
    return title.partition("(")[0].strip() or _("Words")
