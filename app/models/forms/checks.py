"""What must be true of a whole form: names, references, choices, and how far it is translated."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from app.models.expressions import patterns
from app.models.expressions.tree import Call, Column, Text, names, walk
from app.models.forms.form import Form, Group, Item, Kind, Question
from app.models.forms.form import walk as walk_items
from app.models.forms.other import WORDS, plain_list
from app.models.forms.unused import parameters
from app.models.problems import Problem, error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.models.expressions.tree import Node
    from app.models.forms.cells import Cells, Line

    Found = Iterator[Problem]

_NAME: Final = re.compile(r"[^\W\d][\w.\-]*")
_SELECTING: Final = frozenset({Kind.ONE, Kind.MANY, Kind.RANK})
WORDLESS: Final = frozenset({Kind.CALCULATE, Kind.HIDDEN, Kind.META, Kind.KEPT})
_RULES: Final = (
    "relevant", "required", "constraint", "calculation", "default", "choice_filter",
)  # fmt: skip


def check(form: Form, survey: Cells, choices: Cells) -> list[Problem]:
    """Return what is wrong with a form as a whole, each with the cell it stands in."""
    lines = {line.row: line for line in survey.lines}
    found = [
        lines[item.row].at(problem, problem.field)
        for item in walk_items(form.items)
        for problem in _of_item(form, item)
    ]
    found += [lines[row].at(problem, "name") for row, problem in _repeated_names(form)]
    found += [lines[row].at(problem, problem.field) for row, problem in _circles(form)]
    found += [line.at(warning("form_calculation_missing"), "type") for line in _idle(form, lines)]
    return found + _of_choices(form, choices)


# One question or group


def _of_item(form: Form, item: Item) -> Found:
    yield from _name(item)
    yield from _references(form, item)
    if isinstance(item, Question):
        for rule in (_kept, _list, _words, _patterns, _filter):
            yield from rule(form, item)
        yield from parameters(item)


def _name(item: Item) -> Found:
    if not item.name:
        if isinstance(item, Question) or item.repeats:
            yield error("form_name_missing", "name")
    elif not _NAME.fullmatch(item.name):
        yield error("form_name_wrong", "name", value=item.name)


def _kept(_form: Form, question: Question) -> Found:
    if question.kind is Kind.KEPT:
        yield warning("form_kept", "type", value=question.type)


def _idle(form: Form, lines: Mapping[int, Line]) -> Iterator[Line]:
    """Yield the calculations that calculate nothing."""
    for question in form.questions():
        line = lines[question.row]
        given = line.get("calculation") or line.get("default")
        if question.kind is Kind.CALCULATE and not given:
            yield line


def _list(form: Form, question: Question) -> Found:
    if question.kind in _SELECTING and question.choices not in form.lists:
        yield error("form_unknown_list", "type", value=plain_list(question.choices))


def _words(form: Form, question: Question) -> Found:
    if question.kind in WORDLESS or question.rules.calculation:
        return
    if not question.labels and not question.hints:
        yield warning("form_label_missing", "label")
    if question.labels is WORDS:  # ours, in the languages that we speak
        return
    for language in form.languages:
        if language.code and question.labels and not question.labels.get(language.code):
            yield warning("form_untranslated", f"label::{language.code}", language=language.title)


def _patterns(_form: Form, question: Question) -> Found:
    for rule, node in _trees(question):
        for call in walk(node):
            if isinstance(call, Call) and call.name == "regex":
                written = call.arguments[1]
                if not isinstance(written, Text) or not patterns.is_safe(written.value):
                    shown = written.value if isinstance(written, Text) else rule
                    yield error("form_unsafe_pattern", rule, value=shown)


def _filter(form: Form, question: Question) -> Found:
    node = question.rules.choice_filter
    if node is None or question.kind is Kind.KEPT:
        return
    if plain_list(question.choices) != question.choices:
        yield error("form_filter_with_other", "choice_filter")
    known = {"name", "label"}.union(
        *(each.cells for each in form.lists.get(question.choices, ()))
    )  # fmt: skip
    for each in walk(node):
        if isinstance(each, Column) and each.name not in known:
            yield error("form_unknown_column", "choice_filter", value=each.name)


def _trees(item: Item) -> Iterator[tuple[str, Node]]:
    for rule in _RULES:
        node: Node | None = getattr(item.rules, rule)
        if node is not None:
            yield rule, node
    if isinstance(item, Group) and item.count is not None:
        yield "repeat_count", item.count


def _references(form: Form, item: Item) -> Found:
    known = {each.name for each in walk_items(form.items)}
    for rule, node in _trees(item):
        for name in sorted(names(node) - known):
            yield error("form_unknown_name", rule, value=name)


# All of them together


def _repeated_names(form: Form) -> Iterator[tuple[int, Problem]]:
    questions = [each for each in walk_items(form.items) if each.name]
    times = Counter(each.name for each in questions)
    for each in questions:
        if times[each.name] > 1:
            yield each.row, error("form_name_twice", "name", value=each.name)


def _circles(form: Form) -> Iterator[tuple[int, Problem]]:
    """Find calculations and conditions that wait for themselves."""
    asks = {item.name: _waits_for(item) for item in walk_items(form.items)}
    for item in walk_items(form.items):
        if item.name in _reached(item.name, asks):
            rule = "calculation" if item.rules.calculation else "relevant"
            yield item.row, error("form_circle", rule, value=item.name)


def _waits_for(item: Item) -> frozenset[str]:
    trees = (item.rules.relevant, item.rules.calculation)
    return frozenset(name for tree in trees if tree is not None for name in names(tree))


def _reached(name: str, asks: dict[str, frozenset[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(asks[name])
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += asks.get(each, ())
    return found


def _of_choices(form: Form, choices: Cells) -> list[Problem]:
    return [
        line.at(problem, problem.field)
        for line, again in _with_repeats(form, choices)
        for problem in _of_choice(form, line, again=again)
    ]


def _with_repeats(form: Form, choices: Cells) -> Iterator[tuple[Line, bool]]:
    """Yield every choice and whether its code stood in its list before."""
    free = form.settings.get("allow_choice_duplicates", "").lower() in {"yes", "true"}
    seen: set[tuple[str, str]] = set()
    for line in choices.lines:
        place = line.get("list_name"), line.get("name")
        yield line, place in seen and not free
        seen.add(place)


def _of_choice(form: Form, line: Line, *, again: bool) -> Found:
    code, labels = line.get("name"), line.texts("label")
    if again and code:
        yield error("form_choice_twice", "name", value=code)
    if " " in code:
        yield error("form_choice_space", "name", value=code)
    for language in form.languages:
        if language.code and labels and not labels.get(language.code):
            yield warning("form_untranslated", f"label::{language.code}", language=language.title)
