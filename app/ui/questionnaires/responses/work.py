"""Long work of the view, off the window's thread: each opens the database for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.exchange.responses.apply import applying, name_of
from app.exchange.responses.reading import planning
from app.models.progress import Progress
from app.models.studies.responses import APPROVED, WAITING

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from app.exchange.responses.plan import Plan
    from app.models.store import Store

_STEPS = 100


def read_plan(
    store: Store, paths: Sequence[Path], wave: str, form: str = ""
) -> Generator[Progress, None, Plan]:
    """Read files and folders and compare them with what is stored; nothing is written.

    `form` is the questionnaire that was chosen for tables that fit several.
    """
    with store.beside() as other:
        return (yield from _counted(planning(other, paths, wave=wave, preferred=form)))


def carry_out(
    store: Store,
    plan: Plan,
    paths: Sequence[Path],
    *,
    wave: str,
    approve: bool,
    accept_good: bool,
) -> Generator[Progress, None, int | None]:
    """Write what a plan says, all at once or not at all; return the number of the delivery."""
    state = APPROVED if approve else WAITING
    with store.beside() as other:
        work = applying(
            other, plan, wave, accept_good=accept_good, name=name_of(paths), state=state
        )
        return (yield from _counted(work))


def _counted(work: Generator[float, None, Any]) -> Generator[Progress, None, Any]:
    while True:
        try:
            share = next(work)
        except StopIteration as end:
            return end.value
        yield Progress(round(share * _STEPS), _STEPS)
