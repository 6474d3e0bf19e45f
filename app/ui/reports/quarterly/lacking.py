"""What the report of a period still lacks: each thing in words, with the records it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import _
from app.models import attention, narratives
from app.models.studies import turnout, waves
from app.ui.reports.quarterly.choices import NARRATIVES
from app.ui.reports.quarterly.side import Missing, missing_records

if TYPE_CHECKING:
    from app.models.store import Store
    from app.ui.reports.quarterly.edition import Edition

_WRITTEN: Final = ("aims", "difficulties", "conclusions")
WAVE: Final = "wave"
"""The table of what leads to the screen of questionnaires."""


def lacking_records(store: Store, own: int | None, shown: Edition) -> list[Missing]:
    """Return the records to complete: events, requests, schools, questionnaires."""
    found = missing_records(attention.lacking(store, own, shown.period))
    rows = shown.figures.rows("coverage.partner_schools_without_number")
    if rows.ids:
        text = _("Number of teachers unknown, schools: {n}").format(n=len(rows.ids))
        found.append(Missing(text, rows.table, rows.ids))
    return found + _not_returned(store, shown)


def _not_returned(store: Store, shown: Edition) -> list[Missing]:
    """Return the waves that end in the period and have questionnaires out."""
    found: list[Missing] = []
    for wave in waves.every(store):
        if wave.last is None or wave.last not in shown.period:
            continue
        counted = turnout.by_form(store, wave)
        out = sum(max(each.given - each.returned - each.lost, 0) for each in counted)
        if out:
            text = _("Questionnaires not returned, {wave}: {n}").format(wave=wave.name, n=out)
            found.append(Missing(text, WAVE, (wave.id,)))
    return found


def empty_sections(shown: Edition) -> list[str]:
    """Return the sections that are printed with empty lines, for nobody has written their text."""
    written = {each.section for each in shown.texts}
    return [each for each in _WRITTEN if each not in written]


def missing_texts(shown: Edition) -> list[Missing]:
    """Return the texts that are not written, in words."""
    written = {each.section for each in shown.texts}
    empty = [_(NARRATIVES[name]) for name in narratives.SECTIONS if name not in written]
    if not empty:
        return []
    return [Missing(_("Texts not written: {names}").format(names="; ".join(empty)))]
