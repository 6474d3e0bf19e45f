"""Words beside what is typed in: the codes of a question, how to type it, and its answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from app.i18n import N_, _
from app.models.forms.form import Kind

if TYPE_CHECKING:
    from app.models.forms.form import Form, Question

_HINTS: Final = {
    Kind.ONE: N_("Code of the answer; several questions with the same answers at once: 5 4 4 3"),
    Kind.MANY: N_("Codes of all marked answers with spaces between: 3 5 10"),
    Kind.RANK: N_("Codes in the order of their places, with spaces between: 3 1 2"),
    Kind.INTEGER: N_("A whole number"),
    Kind.DECIMAL: N_("A number"),
    Kind.RANGE: N_("A number"),
    Kind.DATE: N_("Day, month and year: 23112026"),
    Kind.TIME: N_("Hours and minutes: 0930"),
    Kind.TEXT: N_("The words as they are written"),
    Kind.ACKNOWLEDGE: N_("1 where it is marked"),
}


def hint_of(question: Question) -> str:
    """Return how the answer to a question is typed."""
    return _(_HINTS.get(question.kind, ""))


def choices_text(form: Form, question: Question, language: str) -> str:
    """Return the codes of a question with their words, one in a line."""
    return "\n".join(
        f"{each.code} – {form.text(each.labels, language)}"
        for each in form.lists.get(question.choices, ())
    )


def shown_answer(question: Question, stored: str) -> str:
    """Return a stored answer as it is typed: days as people write them."""
    if question.kind is Kind.DATE and stored:
        return f"{date.fromisoformat(stored):%d.%m.%Y}"
    return stored
