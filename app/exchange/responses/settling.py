"""Responses made fit to be stored: in the shape of their form, each answer in its one way."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Final, cast

from app.exchange.responses.choosing import Chooser
from app.models.forms.canonical import UnreadableAnswerError, canonical
from app.models.forms.form import Group, Kind, Question, walk
from app.models.forms.judging import Judge
from app.models.problems import Problem, Severity

if TYPE_CHECKING:
    from app.exchange.responses.given import Given
    from app.models.forms.form import Form, Item
    from app.models.forms.record import Record

MOST: Final = 20
"""Problems that are told of one response: more of them help nobody."""

_REMEMBERED: Final = 2_000
_SHORT: Final = 60
_SHOWN: Final = 80
_SCRIPT: Final = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed)\b|<[^>]{0,500}\son\w+\s*=|\b(?:java|vb)script\s*:",
    re.IGNORECASE,
)


class Settler:
    """Settles the responses to one form; answers and rules are worked out once and remembered.

    What a device fills in by itself (exact times, names of devices and users) is not read: nobody
    is to be known by it.
    """

    def __init__(self, form: Form) -> None:
        self.form = form
        self.judge = Judge(form)
        self.readers = {each.name: _Reader(form, each) for each in form.questions()}
        self.unread = {each.name for each in form.questions() if each.kind is Kind.META}
        self.repeats = {
            each.name for each in walk(form.items) if isinstance(each, Group) and each.repeats
        }

    def settled(self, given: Given) -> tuple[Record, list[Problem]]:
        """Return the answers of a response as they are stored, and what is wrong with them.

        An answer that is none of its kind, or holds program code, is an error; one that is missing,
        out of limits or given to a question that was not asked is a warning.
        """
        taking = _Taking(self, given)
        record = taking.whole()
        record, faults = self.judge.judged(record, _moment(given.day))
        for each in faults:
            name = each.question.name
            taking.note(each.code, name, question=each.question.number or name)
        return record, [*given.problems, *islice(taking.problems, MOST)]


def _moment(day: str) -> datetime:
    try:
        return datetime.fromisoformat(day)
    except ValueError:
        return datetime.now()


class _Reader:
    """Reads the answers to one question."""

    def __init__(self, form: Form, question: Question) -> None:
        self._form = form
        self._question = question
        self._choosing = Chooser(form, question)
        self._free = question.kind is Kind.TEXT
        self.known: dict[str, str] = {}

    def read(self, text: str) -> str:
        """Return an answer in its one way; raises `UnreadableAnswerError`."""
        if self._free and _SCRIPT.search(text):
            raise UnreadableAnswerError("answer_script")
        value = canonical(self._form, self._question, self._choosing.codes(text))
        if len(text) <= _SHORT and len(self.known) < _REMEMBERED:
            self.known[text] = value
        return value


class _Taking:
    """Takes the answers of one response, noting what is wrong with each."""

    def __init__(self, settler: Settler, given: Given) -> None:
        self._settler = settler
        self._given = given
        self.problems: list[Problem] = []

    def whole(self) -> Record:
        """Return the answers of the whole form."""
        answers = self._given.answers
        if self._settler.repeats or not all(type(each) is str for each in answers.values()):
            return self._nested(_flat(answers, self._settler.repeats))
        return self._plain(answers)

    def _plain(self, answers: Record) -> Record:
        readers = self._settler.readers
        record: Record = {}
        for name, text in answers.items():
            reader = readers.get(name)
            if name in self._settler.unread:
                continue
            if reader is None:
                self.note("response_unknown_question", name, value=name[:_SHOWN])
                continue
            value = reader.known.get(cast("str", text))
            if value is None:
                value = self._read(reader, name, cast("str", text))
            if value:
                record[name] = value
        return record

    def _nested(self, answers: Record) -> Record:
        taken: set[str] = set()
        record = self._record(self._settler.form.items, answers, taken)
        for name in answers:
            if name not in taken:
                self.note("response_unknown_question", name, value=name[:_SHOWN])
        return record

    def _record(self, items: tuple[Item, ...], raw: Record, taken: set[str]) -> Record:
        record: Record = {}
        for item in items:
            if isinstance(item, Question):
                taken.add(item.name)
                text = None if item.name in self._settler.unread else raw.get(item.name)
                reader = self._settler.readers[item.name]
                value = self._read(reader, item.name, text) if isinstance(text, str) else ""
                if value:
                    record[item.name] = value
            elif item.repeats:
                rounds = [_flat(each, self._settler.repeats) for each in _rounds(raw, item.name)]
                record[item.name] = [self._record(item.items, each, taken) for each in rounds]
                taken.add(item.name)
            else:
                record |= self._record(item.items, raw, taken)
        return record

    def _read(self, reader: _Reader, name: str, text: str) -> str:
        try:
            return reader.read(text)
        except UnreadableAnswerError as fault:
            self.note(fault.code, name, Severity.ERROR, value=text[:_SHOWN])
            return ""

    def note(
        self, code: str, name: str, severity: Severity = Severity.WARNING, **data: object
    ) -> None:
        """Note what is wrong with an answer, with its place; an error stands before warnings."""
        place = self._given.place
        column = self._given.columns.get(name, "")
        problem = Problem(code, name, severity, data, place.sheet, place.row, column)
        if severity is Severity.ERROR:
            self.problems.insert(0, problem)
        elif len(self.problems) < MOST:
            self.problems.append(problem)


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
