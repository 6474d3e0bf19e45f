"""Making the quarterly report: read, tell, print."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.i18n import translation
from app.models.period_titles import title as period_title
from app.models.progress import Progress
from app.reports.document import Sheet, write
from app.reports.quarterly.data import Order, data
from app.reports.quarterly.opening import edition, school_name
from app.reports.quarterly.story import story

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.models.closing import Version
    from app.models.periods import Period
    from app.models.store import Store
    from app.reports.quarterly.data import Quarterly


def render_quarterly(  # noqa: PLR0913 - whose, of when, in what words, where to
    store: Store,
    leading: int | None,
    period: Period,
    language: str,
    path: Path,
    *,
    as_of: date | None = None,
    version: Version | None = None,
) -> Generator[Progress, None, Path]:
    """Write the report of a leading school, or of the whole network (None), as PDF to `path`.

    Everything is read before the first step. `as_of` is the day of the data, today by itself; of a
    closed `version` it is printed what was frozen then.
    Raises `FileProblem` when `path` cannot be written.
    """
    t = translation(language)
    report = data(store, Order(leading, period, as_of or date.today(), version), t)
    yield Progress(0)
    for page in write(story(report, t), _sheet(report), path):
        yield Progress(page)
    return path


def _sheet(report: Quarterly) -> Sheet:
    t = translation(report.language)
    title = period_title(report.now.period, t)
    if report.version:
        title = f"{title}. {edition(report, t)}"
    return Sheet(
        title=f"{t('Report on work with partner schools')}. {title}",
        language=report.language,
        as_of=report.as_of,
        author=report.author,
        header=f"{school_name(report, t)} · {title}",
    )
