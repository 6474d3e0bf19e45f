"""Whom reports go to: the language, kind of period, sections and formats that each receiver wants.

Four come with the program; all of them can be changed and taken away, others can be added.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final

from app.i18n import LANGUAGES, N_
from app.models.periods import Kind
from app.models.problems import Problem, error

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.gate import Change
    from app.models.store import Store

SECTIONS: Final = (
    "general", "aims", "requests", "events", "coverage", "plan", "questionnaires", "indicators",
    "resources", "difficulties", "conclusions", "next", "annex",
)  # fmt: skip
"""The sections of the quarterly report by their codes, in the order of methodical services."""

FORMATS: Final = ("pdf", "docx", "xlsx")
ADDED: Final = N_("Add receiver {name}")
EDITED: Final = N_("Change what {name} receives")
DELETED: Final = N_("Delete receiver {name}")
_NAME: Final = "receivers"
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody who receives reports.

    `name` is empty for a receiver that comes with the program until somebody renames it: `NAMES`
    says what it is called then. `period` is the kind of period it is told of, `sections` those it
    wants, in its order; `codes` says whether figures carry their numbers.
    """

    key: str
    name: str = ""
    language: str = "kk"
    period: str = Kind.ACADEMIC.value
    sections: tuple[str, ...] = SECTIONS
    codes: bool = True
    formats: tuple[str, ...] = ("pdf", "docx")


NAMES: Final = {
    "district": N_("District education office"),
    "cpe": N_("CPE branch"),
    "council": N_("Pedagogical council"),
    "site": N_("School website"),
}
_SHORT: Final = ("general", "events", "coverage", "indicators", "conclusions", "next")
_OPEN: Final = ("general", "aims", "events", "coverage", "resources", "conclusions")
SHIPPED: Final = (
    Receiver("district"),
    Receiver("cpe", language="ru", period=Kind.CALENDAR.value, formats=("pdf", "docx", "xlsx")),
    Receiver("council", sections=_SHORT, codes=False, formats=("pdf",)),
    Receiver("site", sections=_OPEN, codes=False, formats=("pdf",)),
)


def every(store: Store) -> tuple[Receiver, ...]:
    """Return the receivers in their order."""
    found = store.value("SELECT value FROM setting WHERE name = ?", (_NAME,))
    return SHIPPED if found is None else tuple(_receiver(each) for each in json.loads(found))


def _receiver(content: Mapping[str, Any]) -> Receiver:
    known = {each.name for each in fields(Receiver)}
    values = {name: value for name, value in content.items() if name in known}
    for name in ("sections", "formats"):
        values[name] = tuple(values.get(name, ()))
    return Receiver(**values)


def problems(store: Store, receiver: Receiver) -> list[Problem]:
    """Return what stands against keeping a receiver."""
    found: list[Problem] = []
    name = receiver.name.strip()
    if not name and receiver.key not in NAMES:
        found.append(error("required", "name"))
    others = (each for each in every(store) if each.key != receiver.key)
    if name and any(each.name.casefold() == name.casefold() for each in others):
        found.append(error("receiver_taken", "name", name=name))
    if receiver.language not in LANGUAGES:
        found.append(error("required", "language"))
    if not receiver.sections:
        found.append(error("receiver_without_sections", "sections"))
    if not receiver.formats:
        found.append(error("receiver_without_formats", "formats"))
    return found


def save(store: Store, change: Change, receiver: Receiver) -> None:
    """Keep a receiver: in its place, or as the last where it is new."""
    kept = replace(
        receiver,
        name=receiver.name.strip()[:_LONGEST],
        sections=tuple(each for each in receiver.sections if each in SECTIONS),
        formats=tuple(each for each in FORMATS if each in receiver.formats),
    )
    known = every(store)
    if any(each.key == kept.key for each in known):
        _write(store, change, [kept if each.key == kept.key else each for each in known])
    else:
        _write(store, change, [*known, kept])


def delete(store: Store, change: Change, key: str) -> None:
    """Take a receiver off the list."""
    _write(store, change, [each for each in every(store) if each.key != key])


def new_key(store: Store) -> str:
    """Return a key that no receiver has."""
    taken = {each.key for each in every(store)} | set(NAMES)
    return next(key for place in range(len(taken) + 1) if (key := f"own{place}") not in taken)


def _write(store: Store, change: Change, receivers: Sequence[Receiver]) -> None:
    value = json.dumps([asdict(each) for each in receivers], ensure_ascii=False)
    number = store.value("SELECT id FROM setting WHERE name = ?", (_NAME,))
    change.save("setting", number, {"name": _NAME, "value": value})
