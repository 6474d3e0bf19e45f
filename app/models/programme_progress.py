"""How far the schools of a scope are in the programme, and which steps are stuck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models import programme
from app.models.dated import holds

if TYPE_CHECKING:
    from datetime import date

    from app.models.programme import Stage
    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is: `steps` are those of all its schools, but for what is not needed.

    `complete` is the number of schools that have nothing left to do in the stage.
    """

    stage: Stage
    schools: int
    steps: int
    done: int
    under_way: int
    complete: int

    @property
    def not_begun(self) -> int:
        """How many steps nobody has begun."""
        return self.steps - self.done - self.under_way


def progress(
    store: Store, day: date, leading: int | None = None, region: str | None = None
) -> tuple[Progress, ...]:
    """Return the progress of each stage: of a leading school and its partners, a region, or all."""
    return tuple(_of_stage(store, day, each, leading, region) for each in programme.stages())


def _of_stage(
    store: Store, day: date, stage: Stage, leading: int | None, region: str | None
) -> Progress:
    schools = _schools(stage, day, leading, region)
    codes = ", ".join(f"'{each.code}'" for each in stage.steps)
    row = store.one(
        f"WITH chosen AS ({schools}), told AS ("
        " SELECT chosen.id, sum(p.state = 'done') done, sum(p.state = 'under_way') under_way,"
        " sum(p.state = 'not_needed') spare FROM chosen LEFT JOIN programme_state p"
        f" ON p.school = chosen.id AND p.step IN ({codes}) GROUP BY chosen.id)"
        " SELECT count(*) schools, ifnull(sum(done), 0) done, ifnull(sum(under_way), 0) under_way,"
        " ifnull(sum(spare), 0) spare,"
        f" ifnull(sum(ifnull(done, 0) + ifnull(spare, 0) >= {len(stage.steps)}), 0) complete"
        " FROM told"
    )
    assert row is not None  # noqa: S101 - a sum without groups has one row
    steps = row["schools"] * len(stage.steps) - row["spare"]
    return Progress(stage, row["schools"], steps, row["done"], row["under_way"], row["complete"])


def _schools(stage: Stage, day: date, leading: int | None, region: str | None) -> str:
    """Return SQL for the schools that go through a stage on a day."""
    sql = (
        "SELECT school.id FROM school JOIN school_status t ON t.school = school.id"
        f" AND t.status = '{stage.of}' AND {holds('school_status', 't', day)}"
    )
    conditions: list[str] = []
    if region is not None:
        conditions.append(f"school.region = '{int(region):02}'")
    if leading is not None and stage.of == "leading":
        conditions.append(f"school.id = {int(leading)}")
    elif leading is not None:
        sql += (
            " JOIN school_attachment a ON a.school = school.id"
            f" AND a.leading = {int(leading)} AND {holds('school_attachment', 'a', day)}"
        )
    return f"{sql} WHERE {' AND '.join(conditions) or '1'}"


@dataclass(frozen=True, slots=True)
class Stuck:
    """A step that should be further, with the days that tell so."""

    school: int
    step: str
    since: date


def stuck(store: Store, today: date, schools: tuple[int, ...]) -> list[Stuck]:
    """Return the steps of these schools that should be further, the longest waiting first."""
    found = [
        Stuck(each.school, each.step, each.due or each.started or today)
        for of_school in programme.states(store, schools).values()
        for each in of_school.values()
        if each.is_stuck(today)
    ]
    return sorted(found, key=lambda each: (each.since, each.school, each.step))
