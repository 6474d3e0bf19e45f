"""The rule of an indicator in people's words: when an answer counts, and who is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_, translation
from app.models.expressions.tree import Answer, Call, Node, Number, Operation, Text
from app.models.forms.conditions import condition_words
from app.models.studies.questions import choices_of

if TYPE_CHECKING:
    from app.models.forms.form import Form
    from app.models.studies.indicators import Definition

_JOINED: Final = {"and": N_("{one} and {other}"), "or": N_("{one} or {other}")}


def rule_words(form: Form, node: Node, language: str) -> str | None:
    """Return a condition in words; None for one that has no plain words."""
    match node:
        case Operation(operator="and" | "or" as word, left=left, right=right):
            return _joined(form, word, (left, right), language)
        case Call(name="selected", arguments=(Text(value=codes), Answer(name=name))):
            return _one_of(form, name, codes.split(), language)
        case Operation(operator=">=", left=left, right=Number(value=least)):
            return _at_least(form, left, int(least), language) or _plain(form, node, language)
        case _:
            return _plain(form, node, language)


def _plain(form: Form, node: Node, language: str) -> str | None:
    return condition_words(form, node, language)


def _joined(form: Form, word: str, parts: tuple[Node, Node], language: str) -> str | None:
    told = [rule_words(form, each, language) for each in parts]
    shown = [
        f"({text})" if word == "and" and _is_or(part) else text
        for part, text in zip(parts, told, strict=True)
    ]
    if not all(shown):
        return None
    return translation(language)(_JOINED[word]).format(one=shown[0], other=shown[1])


def _is_or(node: Node) -> bool:
    return isinstance(node, Operation) and node.operator == "or"


def _one_of(form: Form, name: str, codes: list[str], language: str) -> str | None:
    """Return the words for an answer that is one of several."""
    asked = next((each for each in form.questions() if each.name == name), None)
    if asked is None:
        return None
    labels = {each.code: form.text(each.labels, language) for each in choices_of(form, asked)}
    answer = " / ".join(labels.get(code) or code for code in codes)
    t = translation(language)
    return t("no. {number}: “{answer}”").format(number=asked.number or name, answer=answer)


def _at_least(form: Form, node: Node, least: int, language: str) -> str | None:
    """Return the words for a sum of conditions that must hold so many times."""
    told = [rule_words(form, each, language) for each in _summed(node)]
    if len(told) < 2 or not all(told):
        return None
    t = translation(language)
    return t("at least {n} of these: {conditions}").format(
        n=least, conditions="; ".join(filter(None, told))
    )


def _summed(node: Node) -> list[Node]:
    match node:
        case Operation(operator="+", left=left, right=right):
            return [*_summed(left), *_summed(right)]
        case Call(name="number", arguments=(inner,)):
            return [inner]
        case _:
            return []


def numerator_words(form: Form, definition: Definition, language: str) -> str:
    """Return when an answer counts, "" where there are no plain words for it."""
    node = definition.yes
    return (rule_words(form, node, language) if node is not None else None) or ""


def denominator_words(form: Form, definition: Definition, language: str) -> str:
    """Return who is counted: whose answers to which questions are valid."""
    numbers = {each.name: each.number or each.name for each in form.questions()}
    asked = ", ".join(numbers.get(name, name) for name in definition.asked)
    t = translation(language)
    message = (
        t("any of these questions is answered: {questions}")
        if definition.valid == "any"
        else t("all of these questions are answered: {questions}")
    )
    return message.format(questions=asked)
