"""In what a report differs from the closed version before it: a page of its own at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.blocks import NewPage, heading, labelled, paragraph
from app.reports.quarterly.parts import SMALL
from app.reports.rows import Align, Column, Row
from app.reports.styles import NOTE
from app.reports.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable

    from app.i18n import Translation
    from app.reports.quarterly.data import Changes, Quarterly


def changes(report: Quarterly, t: Translation) -> Iterator[Flowable]:
    """Yield the differences from the closed version before this one, if there is one."""
    if report.changes is None:
        return
    yield NewPage()
    yield from heading(
        None, t("Differences from version {number}").format(number=report.changes.against)
    )
    if report.changes.reason:
        yield labelled(t("Reason of the correction"), report.changes.reason)
    if report.changes.lines:
        yield _table(report.changes, t)
        note = t(
            "+ came in, − went out: numbers of requests and events, codes of people and schools."
        )
        yield paragraph(note, NOTE)
    else:
        yield paragraph(t("There are no differences."))


def _table(found: Changes, t: Translation) -> Table:
    columns = (
        Column(t("What differs"), 9),
        Column(t("It was"), 3.6, Align.RIGHT),
        Column(t("It is now"), 3.6, Align.RIGHT),
        Column(t("Rows"), 6),
    )
    rows = [Row((each.what, each.before, each.after, each.rows)) for each in found.lines]
    return Table(columns, rows, SMALL)
