"""One question: its words in every language, kind, answers, limits and condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app.i18n import N_, NAMES, _
from app.models.forms.editing import cell
from app.models.forms.form import Question
from app.models.forms.names import NAME, taken
from app.models.forms.outline import GROUPS, Shape, entry_at
from app.models.forms.source import SURVEY
from app.models.forms.versions import WAS
from app.ui.fields import Choice, Field, Own, Section, Text
from app.ui.form import Form
from app.ui.notice import Notice
from app.ui.plain import Label, clear_layout, plane
from app.ui.questionnaires.forms import question_fields as fields
from app.ui.questionnaires.forms.answers_editor import AnswersEditor
from app.ui.questionnaires.forms.rule_editor import RuleEditor, of_itself, of_others
from app.ui.questionnaires.forms.rule_words import askable, asked_item
from app.ui.questionnaires.forms.shape_words import SHAPES
from app.ui.scroll import scrolled
from app.ui.tokens import XL, L, M

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.forms.outline import Entry
    from app.models.forms.source import Source
    from app.ui.questionnaires.forms.manuscript import Manuscript

_AT_ONCE: Final = frozenset({"kind", "choices", "required", "look"})
_REMAKING: Final = frozenset({"kind", "choices", "name"})
_WORDS: Final = frozenset(fields.TEXTS)


class QuestionEditor(QWidget):
    """The question in sight.

    `tried(source)` comes with every key, for the preview; what was typed is written when a field
    is left. `written(row)` tells that it was; `set_opened(name)` asks for a set's answers.
    """

    tried = Signal(object)
    written = Signal(int)
    set_opened = Signal(str)
    set_copied = Signal(int)

    def __init__(self, manuscript: Manuscript) -> None:
        super().__init__()
        self._manuscript = manuscript
        self._entry: Entry | None = None
        self._form: Form | None = None
        self._known: dict[str, Any] = {}
        self._title = Label("", "section")
        self._why = Label("", "secondary")
        self._refused = Notice(parent=self)
        self._place = QVBoxLayout()
        inset = plane("surface")
        box = QVBoxLayout(inset)
        box.setContentsMargins(XL, L, XL, L)
        box.setSpacing(M)
        box.addWidget(self._title)
        box.addWidget(self._why)
        box.addWidget(self._refused)
        box.addLayout(self._place)
        box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(inset)
        whole.addWidget(self._area)
        manuscript.refused.connect(self._refuse)

    def show_question(self, row: int | None) -> None:
        """Show the question of a row; None shows that there is none."""
        self._refused.say("")
        before = self._entry
        self._entry = entry_at(self._manuscript.source, row) if row is not None else None
        self._drop_form()
        if self._entry is None:
            self._title.setText("")
            self._why.hide()
            return
        self._title.setText(f"{self._entry.name} · {_(SHAPES[self._entry.shape])}".strip(" ·"))
        told = self._past()
        self._why.setText(told)
        self._why.setHidden(not told)
        self._make_form(self._entry)
        if before is None or before.row != self._entry.row:
            self._area.verticalScrollBar().setValue(0)

    def _past(self) -> str:
        """Return what the question was called in the version before, where it was called so."""
        if self._entry is None:
            return ""
        was = cell(self._manuscript.source, SURVEY, self._entry.row, WAS)
        told = _("in the version before: {name}").format(name=was)
        return told if was and was != self._entry.name else ""

    def settle(self) -> None:
        """Write what stands in the field that has the cursor."""
        for name in list(self._known):
            self._write(name)

    def focus_words(self) -> None:
        """Put the cursor into the words of the first language."""
        if self._form is None:
            return
        first = next((name for name in self._known if name.partition("::")[0] == "label"), None)
        if first:
            self._form.editor(first).setFocus()

    def _drop_form(self) -> None:
        clear_layout(self._place)
        self._form = None
        self._known = {}

    def _make_form(self, entry: Entry) -> None:
        source = self._manuscript.source
        declared = self._declared(source, entry)
        self._form = Form(declared)
        names = [each.name for each in declared if isinstance(each, Field)]
        found = fields.values(source, entry)
        self._form.load({name: found.get(name) for name in names})
        self._known = {name: self._form.editor(name).value() for name in names}
        self._lock(names)
        self._mark_missing()
        self._form.edited.connect(self._on_edited)
        self._form.field_left.connect(self._write)
        self._place.addWidget(self._form)

    def _lock(self, names: Sequence[str]) -> None:
        assert self._form is not None  # noqa: S101 - just made
        for name in names:
            words = name.partition("::")[0] in _WORDS
            free = not self._manuscript.read_only and (words or not self._manuscript.words_only)
            self._form.editor(name).setEnabled(free)

    # Which fields there are

    def _declared(self, source: Source, entry: Entry) -> list[Field | Section]:
        shape = entry.shape
        found: list[Field | Section] = []
        if shape is not Shape.CALCULATION:
            found += fields.text_fields(source, "label", 2, "")
        found += self._kind_fields(entry)
        if fields.offers(shape):
            found.append(Field("choices", N_("Answers"), Own(self._answers)))
        if shape is Shape.SCALE:
            found += fields.scale_fields()
        if shape is Shape.CALCULATION:
            found.append(Field("calculation", N_("How it is calculated"), Text(5_000)))
        if shape is Shape.REPEAT:
            found.append(
                Field("repeat_count", N_("How many times (empty: as often as needed)"), Text(500))
            )
        if fields.asks(shape):
            found.append(Field("required", N_("An answer is required"), fields.Check()))
        found += fields.look_field(shape)
        return found + self._rule_fields(source, entry)

    def _kind_fields(self, entry: Entry) -> list[Field]:
        options = [(each, _(SHAPES[each])) for each in fields.kinds(self._manuscript.source, entry)]
        return [
            Field("kind", N_("Kind of question"), Choice(lambda: options), required=True,
                  width="half"),
            Field("name", N_("Name in the data"), Text(100), required=True, width="half"),
            Field("_number", N_("Number shown"), Text(20), placeholder=N_("by its place"),
                  width="half"),
        ]  # fmt: skip

    def _rule_fields(self, source: Source, entry: Entry) -> list[Field | Section]:
        relevant = Field("relevant", N_("When it is shown"), Own(self._condition))
        found: list[Field | Section] = [relevant]
        limited = fields.asks(entry.shape) and entry.shape is not Shape.CONSENT
        if limited and self._question() is not None:
            found.append(Field("constraint", N_("Limits of the answer"), Own(self._limits)))
            if fields.values(source, entry)["constraint"]:
                found += fields.section(
                    N_("What is said when the answer is outside its limits"),
                    fields.text_fields(source, "constraint_message", 2, ""),
                )
        if entry.shape not in {Shape.CALCULATION, Shape.NOTE} | GROUPS:
            found += fields.section(N_("Hint"), fields.text_fields(source, "hint", 2, ""))
        return found

    def _question(self) -> Question | None:
        found = asked_item(self._manuscript.form, self._entry.name if self._entry else "")
        return found if isinstance(found, Question) else None

    def _answers(self) -> AnswersEditor:
        editor = AnswersEditor(self._manuscript)
        editor.opened.connect(self.set_opened)
        editor.copied.connect(lambda: self.set_copied.emit(self._entry.row if self._entry else 0))
        return editor

    def _condition(self) -> RuleEditor:
        form = self._manuscript.form
        row = self._entry.row if self._entry else 0
        subjects = of_others(form, askable(form, row))
        return RuleEditor(form, subjects, _("Shown when: {rule}"), _("Add a condition"))

    def _limits(self) -> RuleEditor:
        question = self._question()
        assert question is not None  # noqa: S101 - the field is declared for questions alone
        subjects = of_itself(question)
        return RuleEditor(
            self._manuscript.form, subjects, _("Accepted when: {rule}"), _("Add a limit")
        )

    # What is typed

    def _mark_missing(self) -> None:
        """Show which words are missing, and what stands in for them."""
        assert self._form is not None  # noqa: S101 - as above
        first = self._manuscript.language
        names = [name for name in self._known if name.partition("::")[0] in _WORDS]
        for name in names:
            column, _colons, code = name.partition("::")
            stand_in = self._form.editor(f"{column}::{first}" if first else column).value()
            editor = self._form.editor(name)
            lacks = code != first and bool(stand_in) and not editor.value()
            editor.set_severity("warning" if lacks else "")
            if isinstance(editor.inner, QPlainTextEdit):
                told = _("no translation – shown in this language: {language}")
                shown = told.format(language=NAMES.get(first, first)) if lacks else ""
                editor.inner.setPlaceholderText(shown)

    def _on_edited(self, name: str) -> None:
        if name in _AT_ONCE:
            self._write(name)
            return
        self._mark_missing()
        source = self._changed(name)
        if source is not None:
            self.tried.emit(source)

    def _changed(self, name: str) -> Source | None:
        """Return the form with what stands in a field now; None where nothing can be made of it."""
        if self._form is None or self._entry is None:
            return None
        editor = self._form.editor(name)
        if editor.complaint() or not self._is_sound(name, editor.value()):
            return None
        return fields.written(self._manuscript.source, self._entry, name, editor.value())

    def _is_sound(self, name: str, value: Any) -> bool:  # noqa: ANN401 - any field's
        if name == "name":
            used = taken(self._manuscript.source) - {self._known.get("name")}
            return bool(NAME.fullmatch(value or "")) and value not in used
        return True

    def _write(self, name: str) -> None:
        """Write a field that has changed; the fields are made anew where others go with it."""
        if self._form is None or self._entry is None or name not in self._known:
            return
        value = self._form.editor(name).value()
        if value == self._known[name]:
            return
        source = self._changed(name)
        if source is None:
            self._complain(name)
            return
        before, self._known[name] = self._known[name], value
        if not self._manuscript.write(source):
            self._known[name] = before
            self._form.editor(name).set_value(before)
            return
        self._refused.say("")
        row = self._entry.row
        self._entry = entry_at(self._manuscript.source, row)
        self.written.emit(row)
        limited = name == "constraint" and bool(before) != bool(value)
        if limited or name in _REMAKING:
            self.show_question(row)
            self._form.editor(name).setFocus()

    def _complain(self, name: str) -> None:
        assert self._form is not None  # noqa: S101 - as above
        if name == "name":
            told = _("A name begins with a letter, has no spaces, and no other question has it.")
            self._form.show_problems([(name, "error", told)])

    def _refuse(self, text: str) -> None:
        self._refused.say(text, "bad")
