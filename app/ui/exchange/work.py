"""Long work of the exchange, off the window's thread: each opens the database for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.exchange.workbook.apply import applying
from app.exchange.workbook.compare import reading
from app.models.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.exchange.workbook.plan import Plan
    from app.models.store import Store

_STEPS = 100


def read_plan(store: Store, path: Path) -> Generator[Progress, None, Plan]:
    """Read a workbook and compare it with what is stored; nothing is written."""
    with store.beside() as other:
        return (yield from _counted(reading(other, path)))


def carry_out(store: Store, plan: Plan, *, accept_good: bool) -> Generator[Progress, None, Plan]:
    """Write what a plan says, all at once or not at all."""
    with store.beside() as other:
        yield from _counted(applying(other, plan, accept_good=accept_good))
    return plan


def _counted(work: Generator[float, None, Any]) -> Generator[Progress, None, Any]:
    while True:
        try:
            share = next(work)
        except StopIteration as end:
            return end.value
        yield Progress(round(share * _STEPS), _STEPS)
