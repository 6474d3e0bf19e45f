"""Making the quarterly report: read, tell, write in the format that is wanted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from app.i18n import translation
from app.models.progress import Progress
from app.reports.quarterly.data import Order, data
from app.reports.quarterly.sections import TITLES
from app.reports.quarterly.story import document

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.models.closing import Version
    from app.models.periods import Period
    from app.models.store import Store

FORMATS: Final = ("pdf", "docx", "xlsx")
"""What the report can be written as."""


def render_quarterly(  # noqa: PLR0913 - whose, of when, in what words, where to, how
    store: Store,
    leading: int | None,
    period: Period,
    language: str,
    path: Path,
    *,
    kind: str = "pdf",
    as_of: date | None = None,
    version: Version | None = None,
    wanted: tuple[str, ...] = tuple(TITLES),
    codes: bool = True,
) -> Generator[Progress, None, Path]:
    """Write the report of a leading school, or of the whole network (None), to `path`.

    `kind` is one of `FORMATS`, `wanted` are the codes of the sections in their order, `codes` says
    whether figures carry the numbers by which the annex explains them. Everything is read before
    the first step. `as_of` is the day of the data, today by itself; of a closed `version` it is
    printed what was frozen then. Raises `FileProblem` when `path` cannot be written.
    """
    t = translation(language)
    order = Order(leading, period, as_of or date.today(), version, wanted, codes)
    report = data(store, order, t)
    told = document(report, t)
    # The libraries are slow to import: each is loaded by who wants its format.
    match kind:
        case "docx":
            from app.reports.docx_story import write_docx  # noqa: PLC0415

            steps = write_docx(told, path)
        case "xlsx":
            from app.reports.quarterly.record_rows import behind  # noqa: PLC0415
            from app.reports.xlsx_story import write_xlsx  # noqa: PLC0415

            steps = write_xlsx(told, behind(store, report.source, t, report.kept), path)
        case _:
            from app.reports.pdf_story import write_pdf  # noqa: PLC0415

            steps = write_pdf(told, path)
    yield Progress(0)
    for step in steps:
        yield Progress(step)
    return path
