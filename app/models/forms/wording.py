"""Answers in words: what a response says, question by question, for people to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.models.forms.form import Kind, Question
from app.models.forms.record import positions, rounds_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.forms.form import Form, Group, Item
    from app.models.forms.record import Record

_CHOSEN: Final = frozenset({Kind.ONE, Kind.MANY, Kind.RANK})


@dataclass(frozen=True, slots=True)
class Told:
    """One answer: the words over its group, its number and question, and what was answered."""

    heading: str
    number: str
    question: str
    answer: str


def told(form: Form, record: Record, language: str) -> list[Told]:
    """Return what was answered in the form's order; questions without an answer are left out."""
    headings = {
        name: next(
            (form.text(each.labels, language) for each in reversed(within.around) if each.labels),
            "",
        )
        for name, within in positions(form).items()
    }
    return list(_told(form, form.items, record, language, headings))


def _told(
    form: Form,
    items: tuple[Item, ...],
    record: Record,
    language: str,
    headings: dict[str, str],
) -> Iterator[Told]:
    for item in items:
        if isinstance(item, Question):
            if answer := text_of(record, item.name):
                question = form.text(item.labels, language) or item.name
                words = answer_words(form, item, answer, language)
                yield Told(headings[item.name], item.number, question, words)
        else:
            for each in _records(item, record):
                yield from _told(form, item.items, each, language, headings)


def _records(group: Group, record: Record) -> list[Record]:
    return rounds_of(record, group.name) if group.repeats else [record]


def answer_words(form: Form, question: Question, answer: str, language: str) -> str:
    """Return an answer in words: choices by their labels, the rest as it stands."""
    if question.kind not in _CHOSEN:
        return answer
    labels = {each.code: each.labels for each in form.lists.get(question.choices, ())}
    codes = [answer] if question.kind is Kind.ONE else answer.split()
    return "; ".join(form.text(labels.get(each, {}), language) or each for each in codes)
