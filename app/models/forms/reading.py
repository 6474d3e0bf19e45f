"""Reading the cells of a form into questions; everything unclear is named with its cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.models.expressions.tree import Text
from app.models.forms.cells import Cells, Line, cells_of
from app.models.forms.checks import check
from app.models.forms.form import Choice, Form, Group, Item, Question, Rules
from app.models.forms.headers import UNSAID, Language, language_of
from app.models.forms.numbering import numbered
from app.models.forms.other import asking_other, with_other
from app.models.forms.source import CHOICES, SETTINGS, SURVEY
from app.models.forms.types import Type, type_of
from app.models.forms.unused import unused
from app.models.problems import Severity, error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.models.expressions.tree import Node
    from app.models.forms.form import Texts
    from app.models.forms.source import Source
    from app.models.problems import Problem

_AUDIT: Final = "audit"
"""A type of question that has no other name."""
_TITLE: Final = "_title_"
_DYNAMIC: Final = re.compile(r"\$\{|\w\(")
_PARAMETER: Final = re.compile(r"([\w-]+)\s*=\s*([^\s;,]+)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A form as far as it could be read, and everything that is wrong with it, cell by cell."""

    form: Form
    problems: tuple[Problem, ...]


def read(source: Source, code: str = "") -> Reading:
    """Return the questions of a form; `code` names a form whose settings do not.

    What we cannot ask is kept and noted, what makes no sense is an error; nothing is dropped.
    """
    survey, choices = cells_of(source, SURVEY), cells_of(source, CHOICES)
    settings = _settings(cells_of(source, SETTINGS))
    languages = _languages(survey, choices)
    default = _default(settings, languages)
    if survey.headers and survey.place("type") is None:
        survey.problems.append(
            error("form_column_type_missing", "type", value="type").at(SURVEY, 1, "A")
        )
    items = numbered(tuple(_within(iter(survey.lines), None)))
    form = Form(
        code=settings.get("form_id", code),
        version=settings.get("version", ""),
        titles=_titles(settings, default, code),
        languages=languages,
        default=default,
        items=items,
        lists=with_other(_lists(choices), items),
        settings=settings,
    )
    found = [
        *survey.problems, *choices.problems, *check(form, survey, choices), *unused(source, form),
    ]  # fmt: skip
    return Reading(form, tuple(sorted(found, key=_place)))


def _place(problem: Problem) -> tuple[bool, bool, int, int, str]:
    place = problem.sheet == CHOICES, problem.row or 0, len(problem.column), problem.column
    return problem.severity is Severity.NOTE, *place


def _settings(cells: Cells) -> dict[str, str]:
    line = next(iter(cells.lines), None)
    if line is None:
        return {}
    return {each.name: line.get(each.name) for each in cells.headers if line.get(each.name)}


def _languages(*sheets: Cells) -> tuple[Language, ...]:
    found = {each.code: each for cells in reversed(sheets) for each in cells.languages()}
    ordered = {each.code: found[each.code] for cells in sheets for each in cells.languages()}
    return tuple(ordered.values()) or (UNSAID,)


def _default(settings: Mapping[str, str], languages: tuple[Language, ...]) -> str:
    wanted = language_of(settings.get("default_language", "")).code
    codes = [each.code for each in languages]
    return wanted if wanted in codes else codes[0]


def _titles(settings: Mapping[str, str], default: str, code: str) -> Texts:
    """Return the title of a form: XLSForm has one, further languages stand in `_title_ru`."""
    own = {
        name.removeprefix(_TITLE): text
        for name, text in settings.items()
        if name.startswith(_TITLE)
    }
    return {default: settings.get("form_title") or settings.get("form_id") or code, **own}


# Choices


def _lists(cells: Cells) -> dict[str, tuple[Choice, ...]]:
    lists: dict[str, list[Choice]] = {}
    for line in cells.lines:
        choice = Choice(line.get("name"), line.texts("label"), line.others())
        if not line.get("list_name"):
            line.problem("form_list_missing", "list_name")
        elif not choice.code:
            line.problem("form_name_missing", "name")
        lists.setdefault(line.get("list_name"), []).append(choice)
    return {name: tuple(choices) for name, choices in lists.items()}


# Questions


def _within(lines: Iterator[Line], opened: Line | None) -> Iterator[Item]:
    """Yield what stands between a group's first row and its last."""
    last = opened
    for last in lines:
        kind = type_of(last.get("type"))
        if kind is None:
            _note_unknown(last)
        elif kind.edge == "end":
            if opened is not None:
                return
            last.problem("form_end_without_begin", "type")
        elif kind.edge:
            yield _group(last, kind, tuple(_within(lines, last)))
        else:
            yield from asking_other(_question(last, kind), other=kind.other)
    if opened is not None:
        opened.problem("form_begin_without_end", "type")


def _note_unknown(line: Line) -> None:
    written = line.get("type")
    if written:
        line.problem("form_unknown_type", "type", value=written)
    elif line.get("name") or line.texts("label"):
        line.problem("form_type_missing", "type")


def _group(line: Line, kind: Type, items: tuple[Item, ...]) -> Group:
    return Group(
        row=line.row,
        name=line.get("name"),
        labels=line.texts("label"),
        hints=line.texts("hint"),
        rules=Rules(relevant=line.expression("relevant")),
        items=items,
        appearance=frozenset(line.get("appearance").split()),
        repeats=kind.repeats,
        count=line.expression("repeat_count"),
        number=line.get("_number"),
    )


def _question(line: Line, kind: Type) -> Question:
    assert kind.kind is not None  # noqa: S101 - only the edges of groups have none
    return Question(
        row=line.row,
        kind=kind.kind,
        name=line.get("name") or (_AUDIT if line.get("type") == _AUDIT else ""),
        labels=line.texts("label"),
        hints=line.texts("hint"),
        rules=_rules(line),
        messages=_messages(line),
        choices=kind.choices,
        appearance=frozenset(line.get("appearance").split()),
        parameters=dict(_PARAMETER.findall(line.get("parameters"))),
        read_only=line.condition("read_only") is not None,
        type=line.get("type"),
        number=line.get("_number"),
        guidance=line.texts("guidance_hint"),
    )


def _rules(line: Line) -> Rules:
    return Rules(
        relevant=line.expression("relevant"),
        required=line.condition("required"),
        constraint=line.expression("constraint"),
        calculation=line.expression("calculation"),
        default=_default_value(line),
        choice_filter=line.expression("choice_filter"),
    )


def _default_value(line: Line) -> Node | None:
    """Return what an answer begins with: words as they are, unless they ask something."""
    written = line.get("default")
    if _DYNAMIC.search(written):
        return line.expression("default")
    return Text(written) if written else None


def _messages(line: Line) -> Mapping[str, Texts]:
    return {
        rule: line.texts(f"{rule}_message")
        for rule in ("constraint", "required")
        if line.texts(f"{rule}_message")
    }
