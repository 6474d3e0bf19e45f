"""Looking at forms and filling them off the window's thread, with a connection of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models import closing
from app.models.figures import Figures
from app.models.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.models.periods import Period
    from app.models.store import Store
    from app.reports.foreign_forms.marks import Lookup, Tally


@dataclass(frozen=True, slots=True)
class Wish:
    """Which form, with the figures of whom and when, in which language."""

    form: Path
    leading: int | None
    period: Period
    language: str


def look(store: Store, wish: Wish) -> Generator[Progress, None, Tally]:
    """Return what would come of the marks of a form."""
    from app.reports.foreign_forms.filling import look_at  # noqa: PLC0415 - slow to import

    with store.beside() as other:
        lookup = _lookup(other, wish)
    yield Progress(0)
    return look_at(wish.form, lookup)


def fill(store: Store, wish: Wish, target: Path) -> Generator[Progress, None, tuple[Path, Tally]]:
    """Write a form with its marks filled; return where it is and what came of its marks."""
    from app.reports.foreign_forms.filling import fill_form  # noqa: PLC0415 - slow to import

    with store.beside() as other:
        lookup = _lookup(other, wish)
    yield Progress(0)
    tally = yield from fill_form(wish.form, target, lookup)
    return target, tally


def _lookup(store: Store, wish: Wish) -> Lookup:
    """Return what finds figures: of a closed period those of its version in force."""
    from app.reports.foreign_forms.values import lookup_of  # noqa: PLC0415 - slow to import

    version = closing.standing(store, wish.leading, wish.period)
    if version is None:
        figures = Figures(store, wish.period, wish.leading)
        return lookup_of(store, figures, wish.language, store.today())
    return lookup_of(store, closing.frozen(store, version).figures, wish.language, version.as_of)
