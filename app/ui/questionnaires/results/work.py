"""Long work of the results, off the window's thread: reading waves, writing files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import translation
from app.models import written
from app.models.progress import Progress
from app.models.studies import raw_exports, study

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from app.models.store import Store
    from app.models.studies.study import Study
    from app.models.studies.waves import Wave
    from app.reports.results.grid import Grid


def reading(store: Store, waves: Sequence[Wave]) -> Generator[Progress, None, list[Study]]:
    """Read waves with a connection of its own."""
    found: list[Study] = []
    with store.beside() as other:
        for wave in waves:
            found.append(study.read(other, wave))
            yield Progress(len(found), len(waves))
    return found


def saving_results(
    store: Store, read: Study, language: str, path: Path
) -> Generator[Progress, None, Path]:
    """Write all results of a wave to a workbook, or as CSV by the name of the file."""
    from app.reports.results import delimited, workbook  # noqa: PLC0415 - slow to import
    from app.reports.results.words import Words  # noqa: PLC0415 - as above

    with store.beside() as other:
        sheets = workbook.results_of(other, Words(read, translation(language)))
        day = other.today()
    yield Progress(0, len(sheets))
    is_csv = path.suffix.lower() == ".csv"
    writing = (
        delimited.writing(sheets, path, language) if is_csv else workbook.writing(sheets, path, day)
    )
    for done in writing:
        yield Progress(done, len(sheets))
    return path


def printing_seen(
    store: Store, read: Study, grids: Sequence[Grid], language: str, path: Path
) -> Generator[Progress, None, Path]:
    """Write the tables and charts in sight to a PDF."""
    from app.reports.document import Sheet  # noqa: PLC0415 - slow to import
    from app.reports.results.printing import printing  # noqa: PLC0415 - as above

    t = translation(language)
    title = t("Questionnaire results")
    sheet = Sheet(title, language, store.today(), header=f"{title} · {read.wave.name}")
    for page in printing(grids, title, read.wave.name, sheet, path):
        yield Progress(page)
    return path


def exporting(
    store: Store, read: Study, form: str, language: str, purpose: str, path: Path
) -> Generator[Progress, None, Path]:
    """Write the raw answers to a questionnaire and note the act; "" as language means codes."""
    from app.exchange.responses import writing  # noqa: PLC0415 - slow to import

    whole, answered = read.told_outward(form)
    tables = writing.sheets(whole, answered, language, versions=bool(read.parts(form)))
    yield Progress(0, len(tables))
    is_csv = path.suffix.lower() == ".csv"
    for done in writing.writing_csv(tables, path) if is_csv else writing.writing_xlsx(tables, path):
        yield Progress(done, len(tables))
    with store.beside() as other:
        raw_exports.note(other, read.wave, form, purpose, path.name, len(answered))
        written.note(other, path)
    return path
