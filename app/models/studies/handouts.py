"""The register of what was given out: every copy with its code, its school, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from app.i18n import N_
from app.models.studies.copy_codes import code_of, read_code
from app.models.studies.responses import REJECTED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from app.models.gate import Change
    from app.models.store import Store

PAPER: Final = "paper"
HTML: Final = "html"
PC: Final = "pc"
WAYS: Final = (PAPER, HTML, PC)

GIVEN: Final = N_("Give out {count} copies of “{form}”")
LOST: Final = N_("Mark copy {copy} as lost")
FOUND: Final = N_("Copy {copy} is not lost")
TAKEN_BACK: Final = N_("Delete copy {copy} from the register")


@dataclass(frozen=True, slots=True)
class Handout:
    """A copy that was given out.

    `form` is the number of its questionnaire and `form_code` the code of that. `people` says for
    how many people it is: one for paper, several for a file or a PC. `returned` counts the
    responses that carry its code.
    """

    id: int
    wave: int
    form: int
    form_code: str
    school: int | None
    school_code: str
    school_name: str
    copy: str
    way: str
    people: int
    given: date | None
    lost: date | None
    returned: int


@dataclass(frozen=True, slots=True)
class Giving:
    """What is given out at once: to each school `copies` of a questionnaire.

    On paper each is a copy of its own; another way it is one copy for so many people. A school
    that is None stands for everybody.
    """

    wave: int
    form: int
    way: str
    schools: tuple[int | None, ...]
    copies: int
    day: date


_SELECT: Final = (
    "SELECT handout.id, handout.wave, handout.form, form.code AS form_code, handout.school,"
    " ifnull(school.code, '') AS school_code, ifnull(school.name_kk, '') AS school_name,"
    " handout.copy, way, people, given, lost,"
    " (SELECT count(*) FROM response WHERE response.copy = handout.copy"
    "  AND response.wave = handout.wave AND response.form = handout.form"
    f" AND response.state <> '{REJECTED}') AS returned"
    " FROM handout JOIN form ON form.id = handout.form"
    " LEFT JOIN school ON school.id = handout.school"
)


def register(store: Store, wave: int) -> list[Handout]:
    """Return every copy of a wave, school by school, the oldest first."""
    rows = store.rows(
        f"{_SELECT} WHERE handout.wave = ? ORDER BY school.sort_key, handout.id", (wave,)
    )
    return [_handout(row) for row in rows]


def numbered(store: Store, numbers: Sequence[int]) -> list[Handout]:
    """Return the copies with these numbers, in the order of the register."""
    wanted = ", ".join(str(int(each)) for each in numbers)
    rows = store.rows(
        f"{_SELECT} WHERE handout.id IN ({wanted}) ORDER BY school.sort_key, handout.id"
    )
    return [_handout(row) for row in rows]


def by_copy(store: Store, text: str) -> Handout | None:
    """Return the copy with a code as somebody typed it; None where there is none."""
    code = read_code(text)
    row = store.one(f"{_SELECT} WHERE handout.copy = ? ORDER BY handout.id DESC", (code,))
    return _handout(row) if row else None


def _handout(row: sqlite3.Row) -> Handout:
    values = dict(row)
    for name in ("given", "lost"):
        values[name] = date.fromisoformat(row[name]) if row[name] else None
    return Handout(**values)


def give(store: Store, change: Change, giving: Giving) -> list[int]:
    """Register copies and return their numbers; no code is ever given a second time."""
    number = int(store.value("SELECT seq FROM sqlite_sequence WHERE name = 'handout'") or 0) + 1
    each = giving.copies if giving.way == PAPER else 1
    schools = [school for school in giving.schools for _copy in range(each)]
    return change.insert_all(
        "handout",
        [
            {
                "wave": giving.wave,
                "form": giving.form,
                "school": school,
                "copy": code_of(number + place),
                "way": giving.way,
                "given": giving.day.isoformat(),
                "people": 1 if giving.way == PAPER else giving.copies,
            }
            for place, school in enumerate(schools)
        ],
    )


def mark_lost(change: Change, number: int, day: date | None) -> None:
    """Say that a copy is lost since a day; None says that it is not lost after all."""
    change.update("handout", number, {"lost": day.isoformat() if day else None})
