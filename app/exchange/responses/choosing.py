"""Choices that a file names by their words in any language, rather than by their codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from app.models.forms.form import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.forms.form import Form, Question

_BETWEEN: Final = re.compile(r"$|[\s,;|]+")
_LONGEST: Final = 4_000
"""Characters of an answer in which words of choices are looked for."""


def spoken_key(text: str) -> str:
    """Return words as they are compared: case and spacing do not matter."""
    return " ".join(text.split()).casefold()


class Chooser:
    """Knows the choices of one question."""

    def __init__(self, form: Form, question: Question) -> None:
        choices = form.lists.get(question.choices, ())
        self._codes = {each.code for each in choices}
        self._words = {
            spoken_key(text): each.code for each in choices for text in each.labels.values() if text
        }
        self._kind = question.kind

    def codes(self, text: str) -> str:
        """Return the codes that an answer means, or the answer itself where it means none."""
        if self._kind is Kind.ONE:
            stripped = text.strip()
            if stripped in self._codes:
                return stripped
            return self._words.get(spoken_key(text), text)
        if self._kind in {Kind.MANY, Kind.RANK} and len(text) <= _LONGEST:
            return self._several(text)
        return text

    def _several(self, text: str) -> str:
        if set(text.split()) <= self._codes:
            return text
        found = _cut(spoken_key(text), {**{c.casefold(): c for c in self._codes}, **self._words})
        return text if found is None else " ".join(found)


def _cut(text: str, words: Mapping[str, str]) -> list[str] | None:
    """Cut a text into words of choices, the longest first; None where something is left over."""
    longest = sorted(words, key=len, reverse=True)
    found: list[str] = []
    at = 0
    while at < len(text):
        ends = ((each, _end(text, at, each)) for each in longest)
        word, at = next(((each, end) for each, end in ends if end), ("", len(text)))
        if not word:
            return None
        found.append(words[word])
    return found


def _end(text: str, at: int, word: str) -> int:
    """Return where the next word begins after this one, 0 where this one does not stand there."""
    if not word or not text.startswith(word, at):
        return 0
    after = _BETWEEN.match(text, at + len(word))
    return after.end() if after else 0
