"""Indicators that the users add to those of the study, in the expression language of the forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.i18n import N_
from app.models.expressions.parsing import ExpressionError, parse
from app.models.expressions.tree import Column, Own, names, walk
from app.models.forms.library import with_shipped
from app.models.problems import Problem, error
from app.models.studies.indicators import Definition, definitions
from app.models.studies.versions import in_first_words
from app.models.text import key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from app.models.gate import Change
    from app.models.store import Store

ADDED: Final = N_("Add indicator {code}")
EDITED: Final = N_("Edit indicator {code}")
DELETED: Final = N_("Delete indicator {code}")
UNITS: Final = ("respondent", "school")
_COLUMNS: Final = (
    "code", "name_kk", "name_ru", "name_en", "form", "unit", "yes", "only_where", "population",
)  # fmt: skip


def own(store: Store) -> list[Definition]:
    """Return the indicators that the users have added, by their codes, in first words."""
    found = map(_definition, store.rows("SELECT * FROM indicator ORDER BY code_key"))
    return [in_first_words(store, each) for each in found]


def every(store: Store) -> list[Definition]:
    """Return all indicators: those of the study first, then the users' own."""
    return [*definitions(), *own(store)]


def _definition(row: sqlite3.Row) -> Definition:
    yes = parse(row["yes"])
    only_where = parse(row["only_where"]) if row["only_where"] else None
    languages = ("kk", "ru", "en")
    return Definition(
        code=row["code"],
        names={each: row[f"name_{each}"] for each in languages if row[f"name_{each}"]},
        form=row["form"],
        unit=row["unit"],
        asked=tuple(sorted(names(yes))),
        valid="all",
        yes=yes,
        where=only_where,
        population=row["population"],
    )


def stored(store: Store, code: str) -> dict[str, Any] | None:
    """Return the values of an indicator of the users' own, with its number as `id`."""
    row = store.one("SELECT * FROM indicator WHERE code_key = ?", (key(code),))
    return {name: row[name] for name in ("id", *_COLUMNS)} if row else None


def problems(store: Store, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with the values of an indicator, by field."""
    found = [
        error("required", name)
        for name in ("code", "name_kk", "form", "yes")
        if not values.get(name)
    ]
    code = key(values.get("code") or "")
    taken = store.value("SELECT id FROM indicator WHERE code_key = ?", (code,))
    if code and (taken not in (None, number) or code in {key(each.code) for each in definitions()}):
        found.append(error("repeated_code", "code", value=values["code"]))
    for field in ("yes", "only_where"):
        if values.get(field):
            found += rule_problems(store, values.get("form") or "", values[field], field)
    return found


def rule_problems(store: Store, form: str, rule: str, field: str) -> list[Problem]:
    """Return what is wrong with a condition over the answers to a questionnaire."""
    try:
        node = parse(rule)
    except ExpressionError as fault:
        return [error(fault.code, field, text=fault.text, place=fault.place + 1)]
    asked = {
        question.name
        for each in with_shipped(store)
        if each.code == form
        for question in each.questions()
    }
    found = [error("form_unknown_name", field, value=name) for name in sorted(names(node) - asked)]
    if not names(node) or any(isinstance(each, Own | Column) for each in walk(node)):
        found.append(error("indicator_asks_nothing", field))
    return found if asked else []


def save(change: Change, number: int | None, values: Mapping[str, Any]) -> int:
    """Write an indicator inside a change and return its number."""
    row = {name: values.get(name) or None for name in _COLUMNS if name in values}
    return change.save("indicator", number, row)
