"""People of the sample who answer a questionnaire: only what they are asked, within its limits."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from app.demo.content import content
from app.models.expressions.evaluation import holds
from app.models.forms.filling import Filling
from app.models.forms.form import Group, Kind, walk
from app.models.studies.answers import Answered, Flat
from app.models.studies.indicators import definitions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from app.models.forms.form import Form, Question
    from app.models.forms.record import Record
    from app.models.studies.indicators import Definition

_NO_TIME: Final = datetime(2000, 1, 1)
_SILENT: Final = 0.04
"""How often a question is passed over."""
_TALKATIVE: Final = 0.12
"""How often somebody writes words of their own."""
_UNDECIDED: Final = "9"
_SPLIT: Final = "percent-split"


class Answering:
    """A group of people at one questionnaire; every question leans its own way."""

    def __init__(self, form: Form, rng: Random) -> None:
        self._form = form
        self._rng = rng
        self._leaning = {each.name: self._lean(each) for each in form.questions() if each.choices}
        self._indicators = {each.code: each for each in definitions()}
        self._splits = [
            [each.name for each in group.items]
            for group in walk(form.items)
            if isinstance(group, Group) and _SPLIT in group.appearance
        ]

    def _lean(self, question: Question) -> list[float]:
        """Return a weight for each choice: scales fall off, other lists are uneven."""
        codes = [each.code for each in self._form.lists[question.choices]]
        rng = self._rng
        if _UNDECIDED not in codes or len(codes) > len("123459"):
            return [rng.uniform(0.3, 1.7) for _ in codes]
        fall = rng.uniform(0.45, 0.9)
        return [0.06 if code == _UNDECIDED else fall**place for place, code in enumerate(codes)]

    def answer(self, school: str, counted: Mapping[str, bool] | None = None) -> Record:
        """Return what one person of a school answers, ready to be stored.

        `counted` says of indicators by their codes whether the answers are to count as yes.
        """
        record: Record = {}
        filling = Filling(self._form, record, _NO_TIME)
        for code, yes in (counted or {}).items():
            record |= self._settle(self._indicators[code], yes=yes)
        for names in self._splits:
            record |= self._split(names)
        for question, _place in filling.asked():
            if question.name == "school":
                record["school"] = school
            elif question.name not in record and self._rng.random() >= _SILENT:
                given = self._draw(question, record)
                if given:
                    record[question.name] = given
        return record

    def _settle(self, definition: Definition, *, yes: bool) -> Record:
        """Draw the answers that an indicator asks until they count as they should."""
        asked = [each for each in self._form.questions() if each.name in definition.asked]
        assert definition.yes is not None, definition.code  # noqa: S101 - else it is not computed
        while True:
            record: Record = {each.name: self._draw(each, {}) for each in asked}
            given = Flat(Answered(self._form.code, "", None, record))
            if holds(definition.yes, given) == yes:
                return record

    def _split(self, names: list[str]) -> Record:
        first = 5 * self._rng.randint(2, 16)
        shares = [first, 100 - first, *[0] * (len(names) - 2)]
        return {name: str(share) for name, share in zip(names, shares, strict=True)}

    def _draw(self, question: Question, record: Record) -> str:
        rng = self._rng
        match question.kind:
            case Kind.ONE:
                return self._choose(question, record)
            case Kind.MANY:
                return self._choose_many(question)
            case Kind.INTEGER:
                return str(rng.randint(1, 6))
            case Kind.TEXT if rng.random() < _TALKATIVE:
                return rng.choice(content()["opinions"])
            case _:
                return ""

    def _choose(self, question: Question, record: Record) -> str:
        """Choose one; places of a ranking are never given twice."""
        codes = [each.code for each in self._form.lists[question.choices]]
        weights = self._leaning[question.name]
        given = self._rng.choices(codes, weights)[0]
        if question.rules.constraint is None:
            return given
        stem = question.name.rpartition("_")[0]
        taken = [text for name, text in record.items() if name.rpartition("_")[0] == stem]
        while given in taken:
            given = self._rng.choices(codes, weights)[0]
        return given

    def _choose_many(self, question: Question) -> str:
        codes = [each.code for each in self._form.lists[question.choices]]
        drawn = self._rng.choices(codes, self._leaning[question.name], k=self._rng.randint(1, 3))
        return " ".join(sorted(set(drawn), key=codes.index))
