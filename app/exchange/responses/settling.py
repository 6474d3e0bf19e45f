"""A response made fit to be stored: in the shape of its form, each answer in its one way."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from app.models.forms.canonical import UnreadableAnswerError, canonical
from app.models.forms.filling import Filling
from app.models.forms.form import Group, Question, walk
from app.models.problems import error, warning

if TYPE_CHECKING:
    from app.exchange.responses.given import Given
    from app.models.forms.filling import Fault
    from app.models.forms.form import Form, Item
    from app.models.forms.record import Record
    from app.models.problems import Problem


def settled(form: Form, given: Given) -> tuple[Record, list[Problem]]:
    """Return the answers of a response as they are stored, and what is wrong with them.

    An answer that is none of its kind is an error; one that is missing, out of limits or given to
    a question that was not asked is a warning.
    """
    taking = _Taking(form, given)
    record = taking.whole()
    filling = Filling(form, record, _moment(given.day))
    filling.settle()
    taking.problems += [taking.of_fault(each) for each in filling.faults()]
    return filling.finished(), taking.problems


def _moment(day: str) -> datetime:
    try:
        return datetime.fromisoformat(day)
    except ValueError:
        return datetime.now()


class _Taking:
    """Takes the answers of one response, noting what is wrong with each."""

    def __init__(self, form: Form, given: Given) -> None:
        self._form = form
        self._given = given
        self._taken: set[str] = set()
        self._repeats = {
            each.name for each in walk(form.items) if isinstance(each, Group) and each.repeats
        }
        self.problems: list[Problem] = list(given.problems)

    def whole(self) -> Record:
        """Return the answers of the whole form."""
        flat = _flat(self._given.answers, self._repeats)
        record = self._record(self._form.items, flat)
        self.problems += [
            self._at(warning("response_unknown_question", name, value=name))
            for name in flat
            if name not in self._taken
        ]
        return record

    def _record(self, items: tuple[Item, ...], raw: Record) -> Record:
        record: Record = {}
        for item in items:
            if isinstance(item, Question):
                self._take(item, raw, record)
            elif item.repeats:
                rounds = [_flat(each, self._repeats) for each in _rounds(raw, item.name)]
                record[item.name] = [self._record(item.items, each) for each in rounds]
                self._taken.add(item.name)
            else:
                record |= self._record(item.items, raw)
        return record

    def _take(self, question: Question, raw: Record, record: Record) -> None:
        self._taken.add(question.name)
        text = raw.get(question.name)
        if not isinstance(text, str):
            return
        try:
            value = canonical(self._form, question, self._code_of(question, text))
        except UnreadableAnswerError as fault:
            self.problems.append(self._at(error(fault.code, question.name, value=text[:80])))
            return
        if value:
            record[question.name] = value

    def _code_of(self, question: Question, text: str) -> str:
        """Return the code of a choice that a file names by its words."""
        choices = self._form.lists.get(question.choices, ())
        if any(each.code == text for each in choices):
            return text
        named = (each.code for each in choices if text in each.labels.values())
        return next(named, text)

    def of_fault(self, fault: Fault) -> Problem:
        """Return what a form finds wrong with an answer as a warning with its place."""
        name = fault.question.name
        return self._at(warning(fault.code, name, question=fault.question.number or name))

    def _at(self, problem: Problem) -> Problem:
        place = self._given.place
        return problem.at(place.sheet, place.row, self._given.columns.get(problem.field, ""))


def _rounds(raw: Record, name: str) -> list[Record]:
    found = raw.get(name)
    return cast("list[Record]", found) if isinstance(found, list) else []


def _flat(raw: Record, repeats: set[str]) -> Record:
    """Return answers without the groups around them: names tell them apart, only repeats stay."""
    flat: Record = {}
    for name, value in raw.items():
        if isinstance(value, str) or name in repeats:
            flat[name] = value
        else:
            for inner in value[:1]:
                flat |= _flat(inner, repeats)
    return flat
