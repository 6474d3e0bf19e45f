"""The versions of a questionnaire that a wave was asked with, as one set of questions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.models.forms import library
from app.models.forms.form import walk
from app.models.forms.joining import joined
from app.models.forms.lineage import Retelling, first_words, in_order
from app.models.forms.names import free
from app.models.forms.retelling import (
    changes_nothing,
    codes_by_question,
    retold_form,
    retold_node,
    retold_record,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from app.models.forms.form import Form
    from app.models.forms.library import Kept
    from app.models.forms.record import Record
    from app.models.store import Store
    from app.models.studies.answers import Answered
    from app.models.studies.indicators import Definition
    from app.models.studies.waves import Wave

    Retold = Callable[[Record], Record]


@dataclass(frozen=True, slots=True)
class Joined:
    """A questionnaire of a wave in its first words; `parts` are the versions, the newest first.

    `form` asks all that its versions ask. `newest` leads the words of the newest to the first.
    """

    form: Form
    parts: Mapping[str, Form] = field(default_factory=dict[str, "Form"])
    newest: Retelling = field(default_factory=Retelling)

    def asking(self, name: str) -> tuple[str, ...]:
        """Return the versions that ask a question, the oldest first."""
        asks = [
            version
            for version, form in self.parts.items()
            if any(each.name == name for each in form.questions())
        ]
        return tuple(reversed(asks))

    def outward(self, answered: Iterable[Answered]) -> tuple[Form, list[Answered]]:
        """Return the form and its answers in the words of the newest version, as they go out."""
        back = self.newest.turned()
        if changes_nothing(self.form, back):
            return self.form, list(answered)
        told = _apart(self.form, back)
        codes = codes_by_question(self.form, told)
        found = [
            replace(each, answers=retold_record(each.answers, told.names, codes))
            for each in answered
        ]
        return retold_form(self.form, told), found


def _apart(form: Form, told: Retelling) -> Retelling:
    """Return a retelling in which nothing that was dropped falls together with what is new."""
    codes = {
        name: _words_apart(told.codes.get(name, {}), [each.code for each in choices])
        for name, choices in form.lists.items()
    }
    names = _words_apart(told.names, [each.name for each in walk(form.items) if each.name])
    return Retelling(names, told.lists, codes)


def _words_apart(told: Mapping[str, str], words: Iterable[str]) -> dict[str, str]:
    found = dict(told)
    used = set(told.values())
    for each in words:
        if each not in found:
            found[each] = free(each, used)
            used.add(found[each])
    return found


def lineage(store: Store, code: str) -> tuple[list[Kept], dict[str, Retelling]]:
    """Return the versions of a questionnaire in their order, and how each leads to first words."""
    rows = store.rows("SELECT id FROM form WHERE code = ?", (code,))
    ordered = in_order(library.get(store, row["id"]) for row in rows)
    return ordered, first_words(ordered)


def of_wave(store: Store, wave: Wave) -> dict[str, Joined]:
    """Return the questionnaires of a wave by their codes."""
    rows = store.rows(
        "SELECT id, code, (SELECT count(*) FROM form AS other WHERE other.code = form.code) AS many"
        " FROM form WHERE id IN (SELECT form FROM wave_form WHERE wave = :wave"
        " UNION SELECT form FROM response WHERE wave = :wave)",
        {"wave": wave.id},
    )
    found: dict[str, Joined] = {}
    for code in dict.fromkeys(row["code"] for row in rows):
        own = [row for row in rows if row["code"] == code]
        if own[0]["many"] == 1:
            found[code] = Joined(library.get(store, own[0]["id"]).form)
        else:
            found[code] = _joined(*lineage(store, code), {row["id"] for row in own})
    return found


def _joined(ordered: Sequence[Kept], told: Mapping[str, Retelling], asked: set[int]) -> Joined:
    versions = [each.form for each in reversed(ordered) if each.id in asked]
    parts = {each.version: retold_form(each, told[each.version]) for each in versions}
    newest = told[versions[0].version]
    if len(parts) == 1:
        return Joined(next(iter(parts.values())), {}, newest)
    return Joined(joined(list(parts.values())), parts, newest)


def retelling(store: Store, wave: Wave) -> dict[int, Retold]:
    """Return what brings answers to the first words, by the numbers of the forms that need it."""
    rows = store.rows(
        "SELECT DISTINCT code FROM form WHERE id IN (SELECT form FROM response WHERE wave = ?)"
        " AND code IN (SELECT code FROM form GROUP BY code HAVING count(*) > 1)",
        (wave.id,),
    )
    found: dict[int, Retold] = {}
    for row in rows:
        ordered, told = lineage(store, row["code"])
        for kept in ordered:
            way = told[kept.form.version]
            if not changes_nothing(kept.form, way):
                found[kept.id] = _retold(kept.form, way)
    return found


def _retold(form: Form, told: Retelling) -> Retold:
    codes = codes_by_question(form, told)
    return lambda record: retold_record(record, told.names, codes)


def in_first_words(store: Store, definition: Definition) -> Definition:
    """Return an indicator in the first words of its questionnaire.

    It was written in those of the newest version that asks all its questions.
    """
    ordered, told = lineage(store, definition.form)
    for kept in reversed(ordered):
        known = {each.name for each in kept.form.questions()}
        if known.issuperset(definition.questions):
            return _retold_definition(definition, kept.form, told[kept.form.version])
    return definition


def _retold_definition(definition: Definition, form: Form, told: Retelling) -> Definition:
    if changes_nothing(form, told):
        return definition
    codes = codes_by_question(form, told)
    yes, where = (
        None if node is None else retold_node(node, told.names, codes)
        for node in (definition.yes, definition.where)
    )
    asked = tuple(told.names.get(each, each) for each in definition.asked)
    return replace(definition, yes=yes, where=where, asked=asked)
