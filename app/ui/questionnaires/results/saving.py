"""Taking results out: the tables in sight, all of the wave's tables, its raw answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from app.i18n import _, spoken
from app.messages import describe
from app.models.errors import AppError
from app.models.store import Changed
from app.models.studies import raw_exports
from app.ui import dialogs
from app.ui.jobs import Job
from app.ui.questionnaires.results.export import CODES
from app.ui.questionnaires.results.work import exporting, printing_seen, saving_results

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.models.studies.study import Study
    from app.reports.results.grid import Grid
    from app.ui.page import Workplace

PDF: Final = "PDF (*.pdf)"
BOOKS: Final = ("XLSX (*.xlsx)", "CSV (*.csv)")


class Saving(QObject):
    """Asks where to, and writes there in a job; `exported` when raw answers are out."""

    said = Signal(str, bool)
    exported = Signal()

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._window = parent

    def ask_for_pdf(self, study: Study, grids: Sequence[Grid]) -> None:
        """Ask where the tables in sight go."""
        path = dialogs.save_file(self._window, _("Save PDF"), _name(study, "pdf"), [PDF])
        if path is not None:
            self.pdf(study, grids, path)

    def pdf(self, study: Study, grids: Sequence[Grid], path: Path) -> None:
        """Write tables to a PDF in the language of the interface."""
        work = printing_seen(self._place.store, study, grids, spoken(), path)
        self._start(work, _("Making the report"))

    def ask_for_tables(self, study: Study) -> None:
        """Ask where all tables of the wave go."""
        path = dialogs.save_file(self._window, _("Save tables"), _name(study, "xlsx"), BOOKS)
        if path is not None:
            self.tables(study, path)

    def tables(self, study: Study, path: Path) -> None:
        """Write all tables of the wave, to a workbook or as CSV by the name of the file."""
        work = saving_results(self._place.store, study, spoken(), path)
        self._start(work, _("Saving the tables"))

    def ask_for_answers(self, study: Study, values: Mapping[str, Any]) -> None:
        """Ask where raw answers go; what for was asked before."""
        suffix = values["format"]
        name = f"{values['form']} {study.wave.code}.{suffix}"
        kinds = [each for each in BOOKS if each.endswith(f"{suffix})")]
        path = dialogs.save_file(self._window, _("Export raw answers"), name, kinds)
        if path is not None:
            self.answers(study, values, path)

    def answers(self, study: Study, values: Mapping[str, Any], path: Path) -> None:
        """Write raw answers; the act is written down with its purpose."""
        language = "" if values["content"] == CODES else spoken()
        purpose = values["purpose"]
        work = exporting(self._place.store, study, values["form"], language, purpose, path)
        job = self._start(work, _("Export raw answers"))
        job.succeeded.connect(self._on_exported)

    def _on_exported(self) -> None:
        changed = Changed(frozenset({"raw_export"}), raw_exports.EXPORTED, {"purpose": ""}, self)
        self._place.store.announce(changed)
        self.exported.emit()

    def _start(self, work: Generator[Any, None, Path], text: str) -> Job:
        job = Job(work, text, self)
        job.succeeded.connect(self._on_saved)
        job.failed.connect(self._tell)
        return self._place.jobs.start(job)

    def _on_saved(self, path: Path) -> None:
        self.said.emit(_("Saved: {name}").format(name=path.name), False)

    def _tell(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        dialogs.warn(self._window, _("The file was not written"), describe(problem))


def _name(study: Study, suffix: str) -> str:
    return f"{_('Questionnaire results')} {study.wave.code}.{suffix}"
