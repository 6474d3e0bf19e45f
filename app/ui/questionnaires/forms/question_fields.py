"""Which fields a question has in the builder, what stands in them, and the cells they become."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from app.i18n import N_
from app.models.forms.answer_sets import chosen_set
from app.models.forms.editing import cell, languages, with_cells
from app.models.forms.making import kinds_for, reshaped
from app.models.forms.names import renamed
from app.models.forms.outline import CHOOSING, GROUPS, Shape, inner
from app.models.forms.source import SURVEY
from app.ui.fields import Amount, Check, Field, Section, Text

if TYPE_CHECKING:
    from app.models.forms.outline import Entry
    from app.models.forms.source import Source

TEXTS: Final = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
_UNASKED: Final = frozenset({Shape.NOTE, Shape.CALCULATION, Shape.OTHER}) | GROUPS
_LOOKS: Final = {Shape.TEXT: ("multiline", N_("Room for a long answer")),
                 Shape.ONE: ("minimal", N_("As a list that opens")),
                 Shape.SCALE: ("rating", N_("As stars where another program can"))}  # fmt: skip
_SCALE: Final = {"start": "0", "end": "10", "step": "1"}
"""The parameters of a scale and what they are where the form does not say."""
_PARAMETER: Final = re.compile(r"([\w-]+)\s*=\s*([^\s;,]+)")


def text_fields(source: Source, column: str, lines: int, placeholder: str) -> list[Field]:
    """Return a field for the words of each language."""
    return [
        Field(
            f"{column}::{code}" if code else column,
            title.partition("(")[0].strip() or N_("Words"),
            Text(multiline=True, max_length=5_000, lines=lines),
            placeholder=placeholder,
        )
        for code, title in (languages(source) or {"": ""}).items()
    ]


def values(source: Source, entry: Entry) -> dict[str, Any]:
    """Return what stands in the fields of a question."""
    row = entry.row

    def at(name: str) -> str:
        return cell(source, SURVEY, row, name)

    found: dict[str, Any] = {
        name: at(name)
        for name in ("name", "_number", "relevant", "constraint", "calculation", "repeat_count")
    }
    for column in TEXTS:
        for code in languages(source) or {"": ""}:
            name = f"{column}::{code}" if code else column
            found[name] = at(name)
    scale = _scale(at("parameters"))
    looks = at("appearance").split()
    look = _LOOKS.get(entry.shape, ("", ""))[0]
    return {
        **found,
        **scale,
        "kind": entry.shape,
        "choices": entry.choices or _offered(source, entry),
        "required": at("required").lower() in {"yes", "true", "true()", "1"},
        "look": look in looks,
    }


def _offered(source: Source, entry: Entry) -> str:
    rows = inner(source, entry.row) if entry.shape is Shape.MATRIX else ()
    return next((each.choices for each in rows if each.choices), "")


def _scale(parameters: str) -> dict[str, Any]:
    given = dict(_PARAMETER.findall(parameters))
    found: dict[str, Any] = {}
    for name, default in _SCALE.items():
        try:
            found[name] = Decimal(given.get(name, default))
        except InvalidOperation:
            found[name] = Decimal(default)
    return found


def written(source: Source, entry: Entry, name: str, value: Any) -> Source:  # noqa: ANN401, PLR0911 - one for each
    """Return the form with what now stands in one field of a question."""
    row = entry.row
    match name:
        case "name":
            return renamed(source, row, value) if value else source
        case "kind":
            return reshaped(source, row, value) if value else source
        case "choices":
            return _with_choices(source, entry, value)
        case "required":
            return with_cells(source, SURVEY, row, {"required": "yes" if value else ""})
        case "look":
            return _with_look(source, entry, on=bool(value))
        case _ if name in _SCALE:
            return _with_scale(source, row, name, value)
        case _:
            return with_cells(source, SURVEY, row, {name: value or ""})


def _with_choices(source: Source, entry: Entry, name: str) -> Source:
    rows = inner(source, entry.row) if entry.shape is Shape.MATRIX else (entry,)
    for each in rows:
        if each.choices and name:
            source = chosen_set(source, each.row, name)
    return source


def _with_look(source: Source, entry: Entry, *, on: bool) -> Source:
    look = _LOOKS[entry.shape][0]
    looks = [each for each in cell(source, SURVEY, entry.row, "appearance").split() if each != look]
    text = " ".join([*looks, *([look] if on else [])])
    return with_cells(source, SURVEY, entry.row, {"appearance": text})


def _with_scale(source: Source, row: int, name: str, value: Decimal | None) -> Source:
    """Return the form with one parameter written; the others stay as they are."""
    parameters = cell(source, SURVEY, row, "parameters")
    if value is None:
        return source
    told = f"{name}={value}"
    changed = re.sub(rf"\b{name}\s*=\s*[^\s;,]+", told, parameters)
    if name not in dict(_PARAMETER.findall(parameters)):
        changed = f"{parameters} {told}".strip()
    return with_cells(source, SURVEY, row, {"parameters": changed})


def kinds(source: Source, entry: Entry) -> tuple[Shape, ...]:
    """Return the kinds that may be chosen for a question, its own among them."""
    found = kinds_for(source, entry.row)
    return found or (entry.shape,)


def scale_fields() -> list[Field]:
    """Return the fields of a scale."""
    return [
        Field("start", N_("From"), Amount(places=2, low=-999_999), width="third"),
        Field("end", N_("To"), Amount(places=2, low=-999_999), width="third"),
        Field("step", N_("Step"), Amount(places=2), width="third"),
    ]


def look_field(shape: Shape) -> list[Field]:
    """Return the field for how a question looks, if there are two ways."""
    return [Field("look", _LOOKS[shape][1], Check())] if shape in _LOOKS else []


def offers(shape: Shape) -> bool:
    """Say whether a kind of question offers answers to choose from."""
    return shape in CHOOSING


def asks(shape: Shape) -> bool:
    """Say whether a kind of question wants an answer."""
    return shape not in _UNASKED


def section(title: str, parts: list[Field]) -> list[Field | Section]:
    """Return fields under a heading, nothing where there are none."""
    return [Section(title), *parts] if parts else []
