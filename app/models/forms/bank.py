"""The bank of questions: those of all known forms, found by their words and put into another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models import text
from app.models.expressions.parsing import ExpressionError, parse
from app.models.expressions.tree import names as names_of
from app.models.forms.answer_sets import free_set, sets, with_set
from app.models.forms.arranging import block, inserted, place_after
from app.models.forms.cells import cells_of
from app.models.forms.editing import values_of
from app.models.forms.names import asking, free, taken
from app.models.forms.outline import GROUPS, Shape, outline
from app.models.forms.source import CHOICES, SURVEY
from app.models.forms.types import type_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.forms.form import Texts
    from app.models.forms.outline import Entry
    from app.models.forms.source import Source

_TIED = ("relevant", "calculation", "choice_filter", "repeat_count", "trigger", "_was", "_number")
"""What ties a question to the form it comes from."""
_RULES = ("constraint", "required", "default")


@dataclass(frozen=True, slots=True)
class Banked:
    """A question of a known form: the form's title, where it stands, what it asks."""

    form: str
    source: Source
    entry: Entry
    labels: Texts
    folded: str


def banked(form: str, source: Source) -> Iterator[Banked]:
    """Yield the questions of a form that can be asked elsewhere; a matrix is one of them."""
    lines = {line.row: line for line in cells_of(source, SURVEY).lines}
    for entry in outline(source):
        part = entry.shape in {Shape.ROW, Shape.PART, Shape.OTHER}
        if part or entry.shape in GROUPS - {Shape.MATRIX, Shape.SPLIT}:
            continue
        labels = lines[entry.row].texts("label")
        if labels:
            words = text.fold(" ".join((entry.name, *labels.values())))
            yield Banked(form, source, entry, labels, words)


def put_in(source: Source, found: Banked, near: int | None) -> tuple[Source, int]:
    """Return the form with a question of the bank behind the one in sight, and its row.

    Its answer set comes along, or one that is the same is used; names that are taken get a number.
    Conditions on questions of the form it comes from stay there.
    """
    after = place_after(source, near)
    rows = block(found.source, found.entry.row)
    for name in {each for row in rows if (each := _list_of(row))}:
        source, own = _with_its_set(source, found.source, name)
        rows = [_offering(row, name, own) for row in rows]
    return inserted(source, after, _fitted(source, rows)), after + 1


def _list_of(row: dict[str, str]) -> str:
    kind = type_of(row.get("type", ""))
    return kind.choices if kind else ""


def _offering(row: dict[str, str], name: str, own: str) -> dict[str, str]:
    if _list_of(row) != name:
        return row
    before, _list, after = row["type"].partition(f" {name}")
    return {**row, "type": f"{before} {own}{after}"}


def _with_its_set(source: Source, origin: Source, name: str) -> tuple[Source, str]:
    wanted = [values_of(origin, CHOICES, each.row) for each in sets(origin).get(name, ())]
    codes = [_code(each) for each in wanted]
    for known, choices in sets(source).items():
        same = [_code(values_of(source, CHOICES, each.row)) for each in choices]
        if known.rstrip("_0123456789") == name.rstrip("_0123456789") and same == codes:
            return source, known
    if not wanted:
        return source, name
    own = free_set(source, name)
    return with_set(source, own, wanted), own


def _code(choice: dict[str, str]) -> tuple[str, str]:
    label = next((choice[each] for each in sorted(choice) if each.startswith("label")), "")
    return choice.get("name", ""), label


def _fitted(source: Source, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return rows with names that are free; rules keep only what stands among the rows."""
    used = taken(source)
    names: dict[str, str] = {}
    for row in rows:
        if name := row.get("name", ""):
            names[name] = free(name, used | set(names.values()))
    return [_fit(row, names) for row in rows]


def _fit(row: dict[str, str], names: dict[str, str]) -> dict[str, str]:
    kept = {name: cell for name, cell in row.items() if name not in _TIED}
    if "name" in kept:
        kept["name"] = names[kept["name"]]
    for rule in _RULES:
        if "${" in kept.get(rule, ""):
            kept[rule] = _rule(kept[rule], names)
    return {name: cell for name, cell in kept.items() if cell}


def _rule(rule: str, names: dict[str, str]) -> str:
    try:
        asked = names_of(parse(rule))
    except ExpressionError:
        return ""
    if not asked <= set(names):
        return ""
    return asking(rule, names)
