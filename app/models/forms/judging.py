"""Many responses to one form judged fast: each condition is worked out once for the same answers.

The verdicts are exactly those of `Filling`; a form with repeats, calculations or a clock in its
rules is judged by `Filling` itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final

from app.models.expressions.tree import Call, names, walk
from app.models.forms.filling import SILENT, Fault, Filling
from app.models.forms.form import Group, Kind, Question
from app.models.forms.form import walk as walk_items
from app.models.forms.record import positions, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.models.expressions.tree import Node
    from app.models.forms.form import Form, Item
    from app.models.forms.record import Record

_REMEMBERED: Final = 5_000
"""Different answers for which the verdict of a condition is kept."""
_NO_TIME: Final = datetime(1970, 1, 1)
_CLOCKS: Final = frozenset({"now", "today"})


@dataclass(slots=True)
class _Condition:
    """A condition, what it asks about, and its verdicts so far; `about` is its question, if any."""

    node: Node
    asked: tuple[str, ...]
    about: Question | None
    known: dict[tuple[str, ...], bool] = field(default_factory=dict[tuple[str, ...], bool])


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules of one question: when it is asked, whether it must be answered, its limits."""

    question: Question
    relevant: tuple[_Condition, ...]
    required: _Condition | None
    constraint: _Condition | None


class Judge:
    """Judges responses to one form."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._by_filling = not _is_plain(form)
        self._notes = {each.name for each in form.questions() if each.kind is Kind.NOTE}
        self._rules: dict[str, _Rules] = {}
        if not self._by_filling:
            self._rules = {each.question.name: each for each in _rules(form)}
        self._filling = Filling(form, {}, _NO_TIME)

    def judged(self, record: Record, now: datetime) -> tuple[Record, list[Fault]]:
        """Return the answers that are stored, and what is wrong with them in the form's order."""
        if self._by_filling:
            filling = Filling(self._form, record, now)
            filling.settle()
            return filling.finished(), filling.faults()
        self._filling.record = record
        return _Judging(self._filling, self._rules).judged(self._notes)


class _Judging:
    """One response before its judge."""

    def __init__(self, filling: Filling, rules: Mapping[str, _Rules]) -> None:
        self._filling = filling
        self._record = filling.record
        self._rules = rules
        self._asked: dict[str, bool] = {}

    def judged(self, notes: set[str]) -> tuple[Record, list[Fault]]:
        """Return the answers to what was asked, and the faults."""
        faults = [fault for each in self._rules.values() for fault in self._faults(each)]
        silent = notes | {name for name, asked in self._asked.items() if not asked}
        kept = {name: each for name, each in self._record.items() if each and name not in silent}
        return kept, faults

    def _faults(self, rules: _Rules) -> Iterator[Fault]:
        question = rules.question
        if not self._is_asked(question.name):
            return
        if not self._record.get(question.name):
            if rules.required is not None and self._holds(rules.required):
                yield _fault(question, "answer_required", "required")
        elif rules.constraint is not None and not self._holds(rules.constraint):
            yield _fault(question, "answer_outside", "constraint")

    def _is_asked(self, name: str) -> bool:
        rules = self._rules.get(name)
        if rules is None:
            return True
        if name not in self._asked:
            self._asked[name] = all(self._holds(each) for each in rules.relevant)
        return self._asked[name]

    def _holds(self, condition: _Condition) -> bool:
        values = tuple(self._seen(name) for name in condition.asked)
        known = condition.known
        if values not in known:
            if len(known) >= _REMEMBERED:
                known.clear()
            known[values] = self._filling.holds(condition.node, condition.about)
        return known[values]

    def _seen(self, name: str) -> str:
        """Return an answer as conditions see it: none where its question is not asked."""
        return text_of(self._record, name) if self._is_asked(name) else ""


def _fault(question: Question, code: str, rule: str) -> Fault:
    return Fault(question, (), code, question.messages.get(rule, {}))


def _is_plain(form: Form) -> bool:
    return not any(_is_special(each) for each in walk_items(form.items))


def _is_special(item: Item) -> bool:
    if isinstance(item, Group) and item.repeats:
        return True
    rules = item.rules
    if rules.calculation is not None or rules.choice_filter is not None:
        return True
    nodes = [each for each in (rules.relevant, rules.required, rules.constraint) if each]
    return any(
        isinstance(each, Call) and each.name in _CLOCKS for node in nodes for each in walk(node)
    )


def _rules(form: Form) -> Iterator[_Rules]:
    """Yield the questions that have rules, in the order of the form."""
    conditions: dict[int, _Condition] = {}
    for within in positions(form).values():
        if isinstance(within.item, Question):
            rules = _of_question(within.item, within.around, conditions)
            if rules.relevant or rules.required or rules.constraint:
                yield rules


def _of_question(
    question: Question, around: tuple[Group, ...], conditions: dict[int, _Condition]
) -> _Rules:
    relevant = tuple(
        conditions.setdefault(id(node), _Condition(node, tuple(sorted(names(node))), None))
        for item in (*around, question)
        if (node := item.rules.relevant) is not None
    )
    required, constraint = (
        _own(node, question) if node is not None and question.kind not in SILENT else None
        for node in (question.rules.required, question.rules.constraint)
    )
    return _Rules(question, relevant, required, constraint)


def _own(node: Node, question: Question) -> _Condition:
    return _Condition(node, tuple(sorted(names(node) | {question.name})), question)
