"""Carrying a plan out: one short write, one change that can be undone as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.exchange.workbook.plan import Plan, stamp_of
from app.exchange.workbook.write_events import write_attendance, write_events, write_links
from app.exchange.workbook.write_people import write_people, write_schools
from app.exchange.workbook.write_requests import write_requests
from app.exchange.workbook.writing import Writing
from app.i18n import N_
from app.models import backups
from app.models.errors import AppError, Invalid
from app.models.progress import finish

if TYPE_CHECKING:
    from collections.abc import Generator

    from app.models.store import Store

LABEL: Final = N_("Import workbook {name}")

_STEPS: Final = (
    write_schools,
    write_people,
    write_requests,
    write_events,
    write_links,
    write_attendance,
)


def apply(store: Store, plan: Plan, *, accept_good: bool = False) -> None:
    """Carry a plan out; see `applying`."""
    finish(applying(store, plan, accept_good=accept_good))


def applying(store: Store, plan: Plan, *, accept_good: bool = False) -> Generator[float]:
    """Write what a plan says, yielding the share done; closing the generator takes all back.

    A backup is made first. Raises `Invalid` when the plan has rejected rows that were not
    accepted, and `AppError` plan_outdated when the database has changed since the plan was made.
    """
    if not plan.may_apply(accept_good=accept_good):
        raise Invalid(plan.problems)
    if plan.stamp != stamp_of(store):
        raise AppError("plan_outdated", path=plan.name)
    backups.before_import(store)
    with store.change(LABEL, name=plan.name) as change:
        writing = Writing(store, change, plan)
        for place, write in enumerate(_STEPS, start=1):
            write(writing)
            yield place / len(_STEPS)
