"""In what a report differs from the closed version before it: a page of its own at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.content import Chapter, Fact, Grid, Heading, Line, Saying, Tone
from app.reports.rows import Align, Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.i18n import Translation
    from app.reports.content import Part
    from app.reports.quarterly.data import Changes, Quarterly


def changes(report: Quarterly, t: Translation) -> Chapter | None:
    """Return the differences from the closed version before this one, if there is one."""
    if report.changes is None:
        return None
    title = t("Differences from version {number}").format(number=report.changes.against)
    return Chapter("changes", Heading(title), tuple(_parts(report.changes, t)), new_page=True)


def _parts(found: Changes, t: Translation) -> Iterator[Part]:
    if found.reason:
        yield Fact(t("Reason of the correction"), found.reason)
    if found.lines:
        yield _table(found, t)
        note = t(
            "+ came in, − went out: numbers of requests and events, codes of people and schools."
        )
        yield Saying(note, Tone.NOTE)
    else:
        yield Saying(t("There are no differences."))


def _table(found: Changes, t: Translation) -> Grid:
    columns = (
        Column(t("What differs"), 9),
        Column(t("It was"), 3.6, Align.RIGHT),
        Column(t("It is now"), 3.6, Align.RIGHT),
        Column(t("Rows"), 6),
    )
    lines = (Line((each.what, each.before, each.after, each.rows)) for each in found.lines)
    return Grid(columns, tuple(lines), dense=True)
