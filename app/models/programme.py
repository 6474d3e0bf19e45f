"""The three-stage programme: its steps, and how far each school is in them.

Stages I and II are the leading school's, stage III is every partner's. The steps come with the
program (the field's 4.3); usual time and "done when" are suggestions that a team may reword.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from app.models.identity import personal_number_problems
from app.models.problems import Problem, error
from app.paths import resource

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from app.models.gate import Change
    from app.models.store import Store

STATES: Final = ("not_begun", "under_way", "done", "not_needed")
IDLE: Final = timedelta(days=90)
"""After so long without a due day a step under way counts as stuck."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of the template in three languages."""

    kk: str
    ru: str
    en: str

    def of(self, language: str) -> str:
        """Return the text in a language."""
        return {"ru": self.ru, "en": self.en}.get(language, self.kk)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the programme; `evidence` is what is expected to prove it."""

    code: str
    stage: str
    name: Words
    evidence: Words
    who: Words
    usual: Words
    done_when: Words


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage; `of` is the network status of the schools that go through it."""

    code: str
    name: Words
    usual: Words
    of: str
    steps: tuple[Step, ...]


@cache
def stages() -> tuple[Stage, ...]:
    """Return the stages of the programme in order."""
    text = resource("reference", "programme.json").read_text("utf-8")
    return tuple(_stage(each) for each in json.loads(text)["stages"])


def _stage(told: Mapping[str, Any]) -> Stage:
    steps = tuple(_step(told["code"], each) for each in told["steps"])
    return Stage(told["code"], Words(**told["name"]), Words(**told["usual"]), told["of"], steps)


def _step(stage: str, told: Mapping[str, Any]) -> Step:
    texts = (Words(**told[name]) for name in ("name", "evidence", "who", "time", "done"))
    return Step(told["code"], stage, *texts)


def step_of(code: str) -> Step:
    """Return the step with this code, for example «II.3»."""
    return next(each for stage in stages() for each in stage.steps if each.code == code)


def stages_of(status: str) -> tuple[Stage, ...]:
    """Return the stages that a school of this network status goes through."""
    return tuple(each for each in stages() if each.of == status)


# What the team expects


@dataclass(frozen=True, slots=True)
class Term:
    """The team's own words for how long a step takes and when it is done; "" is the template's."""

    usual: str = ""
    done_when: str = ""


def terms(store: Store) -> dict[str, Term]:
    """Return the team's own words by step."""
    rows = store.rows("SELECT step, usual, done_when FROM programme_term")
    return {row["step"]: Term(row["usual"] or "", row["done_when"] or "") for row in rows}


def reword(store: Store, change: Change, step: str, term: Term) -> None:
    """Keep the team's own words for a step."""
    found = store.value("SELECT id FROM programme_term WHERE step = ?", (step,))
    values = {"usual": term.usual or None, "done_when": term.done_when or None}
    if found is not None or term != Term():
        change.save("programme_term", found, {"step": step, **values})


# How far a school is


@dataclass(frozen=True, slots=True)
class StepState:
    """How far a school is with a step; `id` is None where nobody wrote anything of it yet."""

    id: int | None
    school: int
    step: str
    state: str = "not_begun"
    started: date | None = None
    due: date | None = None
    finished: date | None = None
    responsible: int | None = None
    event: int | None = None
    evidence: str | None = None
    note: str | None = None

    @property
    def is_open(self) -> bool:
        """Say whether work on the step is still to be done."""
        return self.state in {"not_begun", "under_way"}

    def is_stuck(self, today: date) -> bool:
        """Say whether the step should be further: past its due day, or idle for long."""
        if not self.is_open:
            return False
        if self.due is not None:
            return self.due < today
        return self.started is not None and self.started <= today - IDLE


FIELDS: Final = (
    "state", "started", "due", "finished", "responsible", "event", "evidence", "note",
)  # fmt: skip
_DAYS: Final = ("started", "due", "finished")


def _state(row: sqlite3.Row) -> StepState:
    values = {name: row[name] for name in ("id", "school", "step", *FIELDS)}
    for name in _DAYS:
        values[name] = date.fromisoformat(row[name]) if row[name] else None
    return StepState(**values)


def states(store: Store, schools: Iterable[int]) -> dict[int, dict[str, StepState]]:
    """Return what is written of these schools, by school and step."""
    wanted = tuple(schools)
    found: dict[int, dict[str, StepState]] = {school: {} for school in wanted}
    ids = ", ".join(str(int(each)) for each in wanted)
    for row in store.rows(f"SELECT * FROM programme_state WHERE school IN ({ids})"):
        found[row["school"]][row["step"]] = _state(row)
    return found


def state_of(store: Store, school: int, step: str) -> StepState:
    """Return how far a school is with a step."""
    sql = "SELECT * FROM programme_state WHERE school = ? AND step = ?"
    row = store.one(sql, (school, step))
    return _state(row) if row else StepState(None, school, step)


def problems(values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with the values of a form, by field."""
    found = [] if values.get("state") in STATES else [error("required", "state")]
    started, finished = values.get("started"), values.get("finished")
    if started and finished and finished < started:
        found.append(error("end_before_start", "finished"))
    if values.get("state") == "done" and finished is None:
        found.append(error("required", "finished"))
    for name in ("evidence", "note"):
        found += personal_number_problems(name, values.get(name))
    return found


def save(store: Store, change: Change, school: int, step: str, values: Mapping[str, Any]) -> int:
    """Write how far a school is with a step and return the number of the row.

    What was done is begun and finished, what is under way is not finished, what is not begun is
    neither.
    """
    row: dict[str, Any] = {name: values[name] for name in FIELDS if name in values}
    if row.get("state") in {"not_begun", "not_needed"}:
        row["started"] = None
    if row.get("state") != "done" and "state" in row:
        row["finished"] = None
    for name in _DAYS:
        if row.get(name):
            row[name] = row[name].isoformat()
    found = state_of(store, school, step).id
    return change.save("programme_state", found, {"school": school, "step": step, **row})


def mark(store: Store, change: Change, place: tuple[int, str], state: str, day: date) -> int:
    """Bring a school's step to a state on a day; what is known of it stays."""
    school, step = place
    now = state_of(store, school, step)
    values: dict[str, Any] = {"state": state, "started": now.started, "finished": now.finished}
    if state in {"under_way", "done"} and now.started is None:
        values["started"] = day
    if state == "done":
        values["finished"] = max(day, values["started"])
    return save(store, change, school, step, values)
