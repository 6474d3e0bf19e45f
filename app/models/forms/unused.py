"""What is kept with a form though nothing here acts on it: columns, parameters and sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.cell_names import letter_of
from app.models.expressions.tree import Column, walk
from app.models.forms.cells import cells_of
from app.models.forms.form import Kind
from app.models.forms.source import CHOICES, SETTINGS, SURVEY
from app.models.problems import Problem, Severity, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.forms.cells import Cells
    from app.models.forms.form import Form, Question
    from app.models.forms.source import Source

_USED: Final = {
    SURVEY: frozenset({
        "type", "name", "label", "hint", "guidance_hint", "required", "required_message",
        "relevant", "constraint", "constraint_message", "calculation", "default", "read_only",
        "appearance", "parameters", "choice_filter", "repeat_count",
    }),
    CHOICES: frozenset({"list_name", "name", "label"}),
    SETTINGS: frozenset({
        "form_title", "form_id", "version", "default_language", "allow_choice_duplicates",
    }),
}  # fmt: skip
_OWN: Final = "_"
"""Names that begin so are ours, or remarks that no program reads."""
_SCALE: Final = ("start", "end", "step")
_SILENT: Final = frozenset({Kind.META, Kind.KEPT})


def unused(source: Source, form: Form) -> Iterator[Problem]:
    """Yield a note for everything that is only kept, each with its cell."""
    filters = frozenset(_asked_of_choices(form))
    for title in source.sheets:
        cells = cells_of(source, title)
        used = _USED.get(title.strip().lower())
        if used is not None:
            yield from _columns(cells, used | filters if cells.name == CHOICES else used)
        elif cells.lines and not title.startswith(_OWN):
            yield _note("form_sheet_unused", value=title).at(title, 1, "A")


def _asked_of_choices(form: Form) -> Iterator[str]:
    """Yield the columns of choices that filters ask for."""
    for question in form.questions():
        if question.rules.choice_filter is not None:
            found = walk(question.rules.choice_filter)
            yield from (each.name for each in found if isinstance(each, Column))


def _columns(cells: Cells, used: frozenset[str]) -> Iterator[Problem]:
    for place, header in enumerate(cells.headers):
        filled = any(place in line.cells for line in cells.lines)
        if filled and header.name and header.name not in used and header.name[0] != _OWN:
            found = _note("form_column_unused", value=header.name)
            yield found.at(cells.name, 1, letter_of(place + 1))


def _note(code: str, **data: object) -> Problem:
    return Problem(code, "", Severity.NOTE, data)


def parameters(question: Question) -> Iterator[Problem]:
    """Yield what is wrong with the parameters of a question, or has no meaning here."""
    if question.kind in _SILENT:
        return
    known = _SCALE if question.kind is Kind.RANGE else ()
    if any(not _is_number(question.parameters.get(name, "1")) for name in known):
        yield warning("form_scale_wrong", "parameters")
    others = " ".join(name for name in question.parameters if name not in known)
    if others:
        yield Problem("form_parameter_unused", "parameters", Severity.NOTE, {"value": others})


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()
