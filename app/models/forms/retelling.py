"""A form, its rules and its answers in the words of another version: see `lineage`."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from app.models.expressions.tree import Answer, Call, Minus, Node, Number, Operation, Text
from app.models.forms.form import Choice, Question, Rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.forms.form import Form, Item
    from app.models.forms.lineage import Retelling
    from app.models.forms.record import Record

    Codes = Mapping[str, Mapping[str, str]]
    """New codes by old ones, by the names of the questions that they answer."""


def codes_by_question(form: Form, told: Retelling) -> dict[str, Mapping[str, str]]:
    """Return the codes that change, by the names of the questions of a form."""
    changed = {
        name: codes
        for name, codes in told.codes.items()
        if any(old != new for old, new in codes.items())
    }
    return {
        each.name: changed[each.choices] for each in form.questions() if each.choices in changed
    }


def changes_nothing(form: Form, told: Retelling) -> bool:
    """Say whether answers to a form read the same in the other words."""
    return all(old == new for old, new in told.names.items()) and not codes_by_question(form, told)


def retold_record(record: Record, names: Mapping[str, str], codes: Codes) -> Record:
    """Return answers in other words; what nobody knows stays as it is."""
    found: Record = {}
    for name, answer in record.items():
        if isinstance(answer, str):
            found[names.get(name, name)] = _retold_codes(answer, codes.get(name))
        else:
            rounds = [retold_record(each, names, codes) for each in answer]
            found[names.get(name, name)] = rounds
    return found


def _retold_codes(answer: str, codes: Mapping[str, str] | None) -> str:
    if codes is None:
        return answer
    return " ".join(codes.get(each, each) for each in answer.split())


def retold_form(form: Form, told: Retelling) -> Form:
    """Return a form with the same questions in other words; its labels stay."""
    codes = codes_by_question(form, told)
    return replace(
        form,
        items=tuple(_retold_item(each, told, codes) for each in form.items),
        lists={
            told.lists.get(name, name): tuple(
                _retold_choice(each, told.codes.get(name, {})) for each in choices
            )
            for name, choices in form.lists.items()
        },
    )


def _retold_choice(choice: Choice, codes: Mapping[str, str]) -> Choice:
    return replace(choice, code=codes.get(choice.code, choice.code))


def _retold_item(item: Item, told: Retelling, codes: Codes) -> Item:
    name = told.names.get(item.name, item.name)
    rules = _retold_rules(item.rules, told, codes)
    if isinstance(item, Question):
        choices = told.lists.get(item.choices, item.choices)
        return replace(item, name=name, choices=choices, rules=rules)
    inner = tuple(_retold_item(each, told, codes) for each in item.items)
    count = None if item.count is None else retold_node(item.count, told.names, codes)
    return replace(item, name=name, rules=rules, items=inner, count=count)


def _retold_rules(rules: Rules, told: Retelling, codes: Codes) -> Rules:
    found: dict[str, Node | None] = {}
    for each in fields(rules):
        node: Node | None = getattr(rules, each.name)
        found[each.name] = None if node is None else retold_node(node, told.names, codes)
    return Rules(**found)


def retold_node(node: Node, names: Mapping[str, str], codes: Codes) -> Node:
    """Return a condition in other words: the questions it asks about, the codes it compares."""
    match node:
        case Answer(name=name):
            return Answer(names.get(name, name))
        case Operation(operator=operator, left=left, right=right):
            one, other = _compared(left, right, codes), _compared(right, left, codes)
            return Operation(
                operator, retold_node(one, names, codes), retold_node(other, names, codes)
            )
        case Call(name=name, arguments=arguments):
            asked = next((each for each in arguments if isinstance(each, Answer)), None)
            if name == "selected" and asked is not None:
                arguments = tuple(_compared(each, asked, codes) for each in arguments)
            return Call(name, tuple(retold_node(each, names, codes) for each in arguments))
        case Minus(value=value):
            return Minus(retold_node(value, names, codes))
        case _:
            return node


def _compared(node: Node, other: Node, codes: Codes) -> Node:
    """Return a code that the answer to a question is compared with."""
    known = codes.get(other.name) if isinstance(other, Answer) else None
    if known is None:
        return node
    match node:
        case Text(value=text):
            return Text(_retold_codes(text, known))
        case Number(value=value) if f"{value:g}" in known:
            code = known[f"{value:g}"]
            return Number(float(code)) if code.isdecimal() else Text(code)
        case _:
            return node
