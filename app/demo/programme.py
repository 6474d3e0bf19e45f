"""How far the schools of the sample are in the three-stage programme."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from app.demo.resources import support
from app.models import programme

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from app.demo.schools import Cluster, Made
    from app.models.filling import Filling

_APART: Final = 24
"""So many days lie between the beginnings of two steps."""

_FURTHEST: Final = (3, 8)
"""Between how many done steps of their stages the leading schools of a network are."""


def advance(filling: Filling, rng: Random, clusters: list[Cluster], today: date) -> None:
    """Let the leading schools of a network be at different places, their partners behind them."""
    for cluster in clusters:
        far = rng.randint(*_FURTHEST)
        _walk(filling, rng, cluster.leading, "leading", (far, today))
        for school in cluster.partners:
            _walk(filling, rng, school, "partner", (max(far - rng.randint(2, 5), 0), today))


def advance_own(filling: Filling, rng: Random, cluster: Cluster, today: date) -> None:
    """Bring the own school near the end of stage II; the last partner lags behind."""
    team = list(cluster.leading.people)
    _walk(filling, rng, cluster.leading, "leading", (6, today), team)
    for place, school in enumerate(cluster.partners):
        far = 1 if place == len(cluster.partners) - 1 else 3 + place % 3
        _walk(filling, rng, school, "partner", (far, today), team)


def _walk(
    filling: Filling,
    rng: Random,
    school: Made,
    status: str,
    reached: tuple[int, date],
    team: list[int] | None = None,
) -> None:
    """Write the steps that a school has done, and the one it is at."""
    far, today = reached
    steps = [step.code for stage in programme.stages_of(status) for step in stage.steps]
    for place, code in enumerate(steps[: far + 1]):
        began = today - timedelta(days=(far - place) * _APART + rng.randint(6, 18))
        done = place < far
        row: dict[str, Any] = {
            "school": school.id, "step": code, "state": "done" if done else "under_way",
            "started": began.isoformat(),
        }  # fmt: skip
        if done:
            row["finished"] = (began + timedelta(days=rng.randint(5, _APART - 4))).isoformat()
        if team:
            row |= _told(rng, code, began, team, done=done)
        filling.add("programme_state", row)


def _told(rng: Random, code: str, began: date, team: list[int], *, done: bool) -> dict[str, Any]:
    """Return what the own team wrote of a step besides its days."""
    due = began + timedelta(days=12 if code in {"III.2", "II.3"} else 40)
    return {
        "due": None if done else due.isoformat(),
        "responsible": rng.choice(team[:4]),
        "evidence": support()["evidence"].get(code) if done else None,
    }
