"""Answers as they are typed in from paper: codes, digits, days without dots."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from app.models.forms.form import Kind

if TYPE_CHECKING:
    from app.models.forms.form import Form, Question

_APART: Final = re.compile(r"[\s,;]+")
_DAY: Final = re.compile(r"(\d{2})[. /-]?(\d{2})[. /-]?(\d{4})", re.ASCII)
_TIME: Final = re.compile(r"(\d{1,2})[.: ]?(\d{2})", re.ASCII)
_SEVERAL: Final = frozenset({Kind.MANY, Kind.RANK})


def as_given(form: Form, question: Question, typed: str) -> str:
    """Return what was typed as an answer; what cannot be understood stays as it is.

    Several codes stand apart by spaces or commas; where every code is one sign, they may stand
    together (135). A day needs no dots (23112026), nor a time of day its colon.
    """
    text = typed.strip()
    match question.kind:
        case Kind.MANY | Kind.RANK:
            return " ".join(_codes(form, question, text))
        case Kind.DATE | Kind.DATE_TIME if found := _DAY.fullmatch(text):
            return f"{found[3]}-{found[2]}-{found[1]}"
        case Kind.TIME if found := _TIME.fullmatch(text):
            return f"{int(found[1]):02}:{found[2]}"
        case _:
            return text


def _codes(form: Form, question: Question, text: str) -> list[str]:
    known = {each.code for each in form.lists.get(question.choices, ())}
    found = [each for each in _APART.split(text) if each]
    short = all(len(each) == 1 for each in known)
    if len(found) == 1 and short and found[0] not in known:
        return list(found[0])
    return found


def in_a_row(form: Form, question: Question, typed: str) -> list[str]:
    """Return the codes for this question and those after it, where several were typed at once."""
    if question.kind is not Kind.ONE:
        return []
    found = [each for each in _APART.split(typed.strip()) if each]
    known = {each.code for each in form.lists.get(question.choices, ())}
    return found if len(found) > 1 and set(found) <= known else []
