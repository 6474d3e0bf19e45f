"""Long work of bringing in a table: each opens the database for itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.models.errors import FileProblem
from app.models.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.exchange.registry.fields import Kind
    from app.exchange.registry.layout import Layout
    from app.exchange.registry.plan import Plan
    from app.exchange.registry.source import Source
    from app.models.store import Store

_STEPS = 100


@dataclass(frozen=True, slots=True)
class Table:
    """A file or a pasted text: its sheets, and the plan of the one that fits best."""

    sheets: tuple[Source, ...]
    plan: Plan


def read_file(store: Store, kind: Kind, path: Path) -> Generator[Progress, None, Table]:
    """Read a table from a file and compare it with what is stored; nothing is written."""
    from app.exchange.registry.source import sources  # noqa: PLC0415 - slow to import
    from app.exchange.tables.reading import reading_sheets  # noqa: PLC0415 - as above

    found = yield from _counted(reading_sheets(path))
    return (yield from _planned(store, kind, sources(path.name, found), path.name))


def read_text(store: Store, kind: Kind, text: str, name: str) -> Generator[Progress, None, Table]:
    """Take cells from the clipboard as a table called `name`."""
    from app.exchange.registry.source import sources  # noqa: PLC0415 - slow to import
    from app.exchange.tables.pasted import read_pasted  # noqa: PLC0415 - as above

    return (yield from _planned(store, kind, sources(name, [read_pasted(text, name)]), name))


def _planned(
    store: Store, kind: Kind, sheets: tuple[Source, ...], name: str
) -> Generator[Progress, None, Table]:
    from app.exchange.registry.headings import best  # noqa: PLC0415 - slow to import

    if not sheets:
        raise FileProblem("file_empty", path=name)
    plan = yield from plan_sheet(store, kind, best(kind, sheets))
    return Table(sheets, plan)


def plan_sheet(
    store: Store,
    kind: Kind,
    source: Source,
    layout: Layout | None = None,
    school: int | None = None,
) -> Generator[Progress, None, Plan]:
    """Compare a sheet with what is stored; its columns are guessed where no layout is given."""
    from app.exchange.registry.compare import planning  # noqa: PLC0415 - slow to import
    from app.exchange.registry.layout import guess  # noqa: PLC0415 - as above

    with store.beside() as other:
        known = layout or guess(kind, source, other)
        return (yield from _counted(planning(source, known, other, school)))


def carry_out(store: Store, plan: Plan, *, accept_good: bool) -> Generator[Progress, None, Plan]:
    """Write what a plan says, all at once or not at all."""
    from app.exchange.registry.apply import applying  # noqa: PLC0415 - slow to import

    with store.beside() as other:
        yield from _counted(applying(other, plan, accept_good=accept_good))
    return plan


def _counted(work: Generator[float, None, Any]) -> Generator[Progress, None, Any]:
    try:
        while True:
            try:
                share = next(work)
            except StopIteration as end:
                return end.value
            yield Progress(round(share * _STEPS), _STEPS)
    finally:
        work.close()
