"""Conditions of a form in people's words: what paper says instead of skipping by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import LANGUAGES, N_, Translation, translation
from app.models.expressions.tree import Answer, Call, Node, Number, Operation, Text
from app.models.forms.form import Question
from app.models.forms.record import positions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.forms.form import Form
    from app.models.forms.record import Within

_JOINED: Final = {"and": N_("{one} and {other}"), "or": N_("{one} or {other}")}
_SIGNS: Final = {"=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}


def condition_words(form: Form, node: Node, language: str) -> str | None:
    """Return a condition in words of a language; None for one that has no plain words."""
    spoken = language if language in LANGUAGES else form.default
    known = translation(spoken if spoken in LANGUAGES else LANGUAGES[0])
    return _Words(form, language, known).of(node)


class _Words:
    def __init__(self, form: Form, language: str, t: Translation) -> None:
        self._form = form
        self._language = language
        self._t = t
        self._known: Mapping[str, Within] = positions(form)

    def of(self, node: Node) -> str | None:
        """Return the words of a condition."""
        match node:
            case Operation(operator="and" | "or" as word, left=left, right=right):
                one, other = self.of(left), self.of(right)
                return (
                    self._t(_JOINED[word]).format(one=one, other=other) if one and other else None
                )
            case Operation(operator=sign, left=Answer(name=name), right=right) if sign in _SIGNS:
                return self._compared(name, sign, right)
            case Call(name="selected", arguments=(Answer(name=name), Text(value=code))):
                return self._chosen(name, code)
            case Call(name="not", arguments=(inner,)):
                found = self.of(inner)
                return self._t(N_("not ({condition})")).format(condition=found) if found else None
            case _:
                return None

    def _joined(self, message: str, one: str | None, other: str | None) -> str | None:
        return self._t(message).format(one=one, other=other) if one and other else None

    def _compared(self, name: str, sign: str, value: Node) -> str | None:
        if isinstance(value, Text):
            return self._equal(name, sign, value.value)
        if not isinstance(value, Number):
            return None
        written = f"{value.value:g}"
        if self._is_choice(name):
            return self._equal(name, sign, written)
        return f"{self._number(name)} {_SIGNS[sign]} {written}"

    def _equal(self, name: str, sign: str, code: str) -> str | None:
        """Return the words for an answer that is, or is not, a certain one."""
        messages = {
            ("=", True): N_("no. {number}: “{answer}”"),
            ("!=", True): N_("no. {number}: any answer but “{answer}”"),
            ("=", False): N_("no. {number} is not answered"),
            ("!=", False): N_("no. {number} is answered"),
        }
        message = messages.get((sign, bool(code)))
        return self._said(name, message, code) if message else None

    def _chosen(self, name: str, code: str) -> str | None:
        return self._said(name, N_("no. {number}: “{answer}”"), code)

    def _said(self, name: str, message: str, code: str = "") -> str | None:
        if name not in self._known:
            return None
        answer = self._label(name, code)
        return self._t(message).format(number=self._number(name), answer=answer)

    def _number(self, name: str) -> str:
        item = self._known[name].item if name in self._known else None
        return (item.number if item else "") or name

    def _is_choice(self, name: str) -> bool:
        item = self._known[name].item if name in self._known else None
        return isinstance(item, Question) and bool(item.choices)

    def _label(self, name: str, code: str) -> str:
        item = self._known[name].item
        choices = self._form.lists.get(item.choices, ()) if isinstance(item, Question) else ()
        words = (
            self._form.text(each.labels, self._language) for each in choices if each.code == code
        )
        return next(words, "") or code
