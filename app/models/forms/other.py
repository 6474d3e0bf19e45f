"""`or_other`: a last choice «Other», and a question for the words of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from app.models.expressions.parsing import parse
from app.models.forms.form import Choice, Item, Kind, Question, Rules, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.models.forms.form import Texts

CODE: Final = "other"
SUFFIX: Final = "_other"

_WITH: Final = " or_other"
"""Ends the names of lists that have it; no list can be called so by itself."""
_CHOICE: Final[Texts] = {"kk": "Басқа", "ru": "Другое", "en": "Other"}
WORDS: Final[Texts] = {
    "kk": "Басқасын жазыңыз",
    "ru": "Напишите, что именно",
    "en": "Please write which",
}


def asking_other(question: Question, *, other: bool) -> Iterator[Question]:
    """Yield a question, and after it the one for the words of «Other»."""
    if not other:
        yield question
        return
    yield replace(question, choices=question.choices + _WITH)
    yield Question(
        row=question.row,
        kind=Kind.TEXT,
        name=question.name + SUFFIX,
        labels=WORDS,
        hints={},
        rules=Rules(relevant=parse(f"selected(${{{question.name}}}, '{CODE}')")),
        messages={},
    )


def with_other(
    lists: Mapping[str, tuple[Choice, ...]], items: tuple[Item, ...]
) -> dict[str, tuple[Choice, ...]]:
    """Return the lists of choices, and those with «Other» that questions ask for."""
    wanted = {each.choices for each in walk(items) if isinstance(each, Question)}
    longer = {
        name: (*lists[name.removesuffix(_WITH)], Choice(CODE, _CHOICE))
        for name in wanted
        if name.endswith(_WITH) and name.removesuffix(_WITH) in lists
    }
    return {**lists, **longer}


def plain_list(name: str) -> str:
    """Return the name of a list as the form has it."""
    return name.removesuffix(_WITH)
