"""A person's name as it may stand in any text: declined, with initials, in any Kazakh layout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from app.models.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ALPHABETS: Final = [chr(code) for code in (*range(0x41, 0x7B), *range(0x400, 0x530), 0x18F, 0x259)]

_LONG: Final = 5
"""A shorter surname is looked for as a whole word alone: «Ли» is no beginning of «лицей»."""

_AROUND: Final = 40
"""So many signs are shown on either side of a mention."""

_VOWELS: Final = "аяоеыийу"

_ENDINGS: Final = (
    *("нын", "нин", "дын", "дин", "тын", "тин", "ны", "ни", "ды", "ди", "ты", "ти"),
    *("га", "ге", "ка", "ке", "на", "не", "да", "де", "та", "те"),
    *("дан", "ден", "тан", "тен", "нан", "нен", "мен", "бен", "пен"),
    *("у", "ы", "е", "ом", "ым"),
)
"""Kazakh and Russian case endings, as the search folds them; «а» would make another surname."""

_FEMININE: Final = ("ой", "ою", "у", "ы", "е")

_INITIAL: Final = re.compile(r"\s*([^\W\d_])\.")
_NEVER: Final = re.compile(r"(?!)")


def _look_alikes() -> dict[str, str]:
    signs: dict[str, str] = {}
    for sign in _ALPHABETS:
        if sign.isalpha():
            signs[fold(sign)] = signs.get(fold(sign), "") + sign
    return signs


_SIGNS: Final = _look_alikes()


def _letters(word: str) -> str:
    """Return the pattern of a folded word as people may have typed it."""
    return "".join(f"[{_SIGNS[sign]}]" if sign in _SIGNS else re.escape(sign) for sign in word)


def _any(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(dict.fromkeys(patterns))})"


class NamePattern:
    """Finds the names of one person; `others` are people whose mentions are not meant."""

    def __init__(self, names: Iterable[str], others: Iterable[str] = ()) -> None:
        spellings = [words for name in names if (words := fold(name).split())]
        self._initials = {word[0] for words in spellings for word in words[1:]}
        self._full = _full(spellings)
        self._alone = _alone(spellings)
        self._others = _full([words for name in others if (words := fold(name).split())])

    def may_be_in(self, text: str) -> bool:
        """Say quickly whether it is worth looking closer."""
        return bool(self._alone.search(text) or self._full.search(text))

    def is_in(self, text: str) -> bool:
        """Say whether the text names the person, be it by the surname alone."""
        return bool(self._spans(text, alone=True))

    def is_fully_in(self, text: str) -> bool:
        """Say whether the text names the person by surname and given name, or their initials."""
        return self._full.search(text) is not None

    def masked(self, text: str, instead: str, *, alone: bool) -> str:
        """Return the text with `instead` for the names; the surname alone counts if `alone`."""
        for start, end in reversed(self._spans(text, alone=alone)):
            text = text[:start] + instead + text[end:]
        return text

    def excerpt(self, text: str) -> str:
        """Return what stands around the first mention, on one line."""
        spans = self._spans(text, alone=True)
        start, end = spans[0] if spans else (0, 0)
        left, right = max(0, start - _AROUND), end + _AROUND
        shown = " ".join(text[left:right].split())
        return f"{'…' if left else ''}{shown}{'…' if right < len(text) else ''}"

    def _spans(self, text: str, *, alone: bool) -> list[tuple[int, int]]:
        spans = [match.span() for match in self._full.finditer(text)]
        if alone:
            spans += self._surnames(text, spans)
        return sorted(spans)

    def _surnames(self, text: str, named: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        taken = [*named, *(match.span() for match in self._others.finditer(text))]
        for match in self._alone.finditer(text):
            inside = any(start <= match.start() < end for start, end in taken)
            if not inside and not self._is_another(text, match.end()):
                yield match.span()

    def _is_another(self, text: str, end: int) -> bool:
        """Say whether an initial follows that is none of the person's."""
        initial = _INITIAL.match(text, end)
        return bool(self._initials and initial and fold(initial[1]) not in self._initials)


def _full(spellings: list[list[str]]) -> re.Pattern[str]:
    given = [_given(word) for words in spellings for word in words[1:]]
    surname = _any(_surname(words[0]) for words in spellings)
    alone = [_surname(words[0]) for words in spellings if not words[1:]]
    if given:
        gap, names = r"[\s\-]*", _any(given)
        alone += [rf"(?:{names}{gap}){{1,3}}{surname}", rf"{surname}(?:{gap}{names}){{1,3}}"]
    return re.compile(rf"(?<![^\W_]){_any(alone)}") if alone else _NEVER


def _given(word: str) -> str:
    initial = rf"{_letters(word[0])}(?:\.|(?![^\W_]))"
    return rf"{_letters(word)}[^\W_]*|{initial}" if len(word) > 1 else initial


def _surname(word: str) -> str:
    """Return the pattern of a surname in any case of two languages."""
    forms = [_letters(word)]
    if len(word) >= _LONG:
        forms += [_letters(word + ending) for ending in _ENDINGS]
        if word.endswith("а"):
            forms += [_letters(word[:-1] + ending) for ending in _FEMININE]
    return rf"{_any(sorted(forms, key=len, reverse=True))}(?![^\W_])"


def _alone(spellings: list[list[str]]) -> re.Pattern[str]:
    """Return the pattern of the surname alone, generously: whoever reads the list decides."""
    found: list[str] = []
    for surname, *_given_names in spellings:
        if len(surname) < _LONG:
            found.append(rf"{_letters(surname)}(?![^\W_])")
        else:
            stem = surname[:-1] if surname[-1] in _VOWELS else surname
            found.append(rf"{_letters(stem)}[^\W_]*")
    return re.compile(rf"(?<![^\W_]){_any(found)}") if found else _NEVER
