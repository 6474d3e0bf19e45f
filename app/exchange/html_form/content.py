"""A form as the page reads it: plain data, with its rules as trees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.models.expressions.tree import as_data
from app.models.forms.form import Group, Question

if TYPE_CHECKING:
    from app.models.expressions.tree import Node
    from app.models.forms.form import Choice, Form, Item, Rules

_RULES = ("relevant", "required", "constraint", "calculation", "default", "choice_filter")


def form_data(form: Form) -> dict[str, Any]:
    """Return a form as plain data; what is empty is left out."""
    return {
        "code": form.code,
        "version": form.version,
        "titles": dict(form.titles),
        "default": form.default,
        "languages": [
            {"code": each.code, "name": each.title.partition("(")[0].strip() or each.code}
            for each in form.languages
        ],
        "items": [_item(each) for each in form.items],
        "lists": {name: [_choice(each) for each in found] for name, found in form.lists.items()},
    }


def _item(item: Item) -> dict[str, Any]:
    shared = {
        "name": item.name,
        "number": item.number,
        "labels": dict(item.labels),
        "hints": dict(item.hints),
        "appearance": sorted(item.appearance),
        **_rules(item.rules),
    }
    return _filled(shared | (_group(item) if isinstance(item, Group) else _question(item)))


def _group(group: Group) -> dict[str, Any]:
    return {
        "repeats": group.repeats,
        "count": _tree(group.count),
        "items": [_item(each) for each in group.items],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "kind": question.kind.value,
        "choices": question.choices,
        "messages": {rule: dict(texts) for rule, texts in question.messages.items()},
        "parameters": dict(question.parameters),
        "read_only": question.read_only,
    }


def _rules(rules: Rules) -> dict[str, Any]:
    return {name: _tree(getattr(rules, name)) for name in _RULES}


def _tree(node: Node | None) -> list[object] | None:
    return None if node is None else as_data(node)


def _choice(choice: Choice) -> dict[str, Any]:
    cells = {name: text for name, text in choice.cells.items() if not name.startswith("_")}
    return _filled({"code": choice.code, "labels": dict(choice.labels), "cells": cells})


def _filled(content: dict[str, Any]) -> dict[str, Any]:
    # a group without questions keeps its empty list, for that is what makes it a group
    return {name: value for name, value in content.items() if value or name == "items"}
