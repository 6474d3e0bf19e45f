"""Data exchange: bring in a workbook after a preview, write one, take the empty template."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.i18n import N_, _, spoken
from app.messages import describe, explain
from app.models import history, written
from app.models.errors import AppError
from app.models.store import Changed
from app.ui import dialogs
from app.ui.exchange.cards import Cards
from app.ui.exchange.preview import Preview
from app.ui.exchange.registry import TITLES, RegistryPane
from app.ui.exchange.registry_work import carry_out as carry_out_table
from app.ui.exchange.registry_work import read_file, read_text
from app.ui.exchange.work import carry_out, read_plan
from app.ui.jobs import Job
from app.ui.page import Page, Workplace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from app.exchange.registry.fields import Kind
    from app.exchange.registry.plan import Plan as TablePlan
    from app.exchange.workbook.plan import Plan
    from app.ui.exchange.registry_work import Table

EXCEL = "Excel (*.xlsx)"
_TABLE_FILES = "*.xlsx *.xls *.csv *.tsv *.txt *.htm *.html"
_ANSWERS = (".json", ".xml", ".zip")
_RECORDS = {"schools": "school", "people": "person"}
_TABLES = frozenset(
    {
        "school", "school_status", "school_attachment", "school_size", "person", "person_post",
        "request", "request_status", "event", "event_session", "event_request", "event_school",
        "attendance", "setting",
    }
)  # fmt: skip


class ExchangePage(Page):
    """Workbooks in and out; a file may also be dropped on the page."""

    title: ClassVar[str] = N_("Data exchange")

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.setAcceptDrops(True)
        self._cards = Cards(read_only=self.store.read_only)
        self._cards.asked.connect(self._on_asked)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._cards)
        self._preview: QWidget | None = None
        self.body.addWidget(self._stack, 1)

    def begin(self, wish: str) -> None:
        """Do at once what the first start asked for: import or template."""
        self._on_asked("choose" if wish == "import" else "template")

    def _on_asked(self, name: str) -> None:
        match name:
            case "choose":
                self._choose()
            case "choose_schools":
                self.bring_in("schools")
            case "choose_people":
                self.bring_in("people")
            case "responses":
                self.import_requested.emit("responses", None)
            case "export":
                self._export()
            case _:
                self._take_template()

    # In

    def _choose(self) -> None:
        path = dialogs.open_file(self, _("Bring in a workbook"), [EXCEL])
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a workbook and show what importing it would do."""
        job = Job(read_plan(self.store, path), _("Reading {name}").format(name=path.name), self)
        job.succeeded.connect(self._show_preview)
        job.failed.connect(self._tell)
        self.place.jobs.start(job)

    def _show_preview(self, plan: Plan) -> None:
        preview = Preview(plan)
        preview.accepted.connect(partial(self._import, plan))
        preview.rejected_wanted.connect(partial(self._save_rejected, plan))
        preview.given_up.connect(self._close_preview)
        self._show(preview)

    def _show(self, preview: QWidget) -> None:
        self._close_preview()
        self._preview = preview
        self._stack.addWidget(preview)
        self._stack.setCurrentWidget(preview)

    def _close_preview(self) -> None:
        if self._preview is not None:
            self._stack.removeWidget(self._preview)
            self._preview.deleteLater()
            self._preview = None

    def _import(self, plan: Plan, accept_good: bool) -> None:  # noqa: FBT001 - a slot of a signal
        work = carry_out(self.store, plan, accept_good=accept_good)
        job = Job(work, _("Importing {name}").format(name=plan.name), self)
        job.succeeded.connect(self._imported)
        job.failed.connect(self._tell)
        self.place.jobs.start(job)

    def _imported(self, plan: Plan) -> None:
        from app.exchange.workbook.apply import LABEL  # noqa: PLC0415 - in memory by now

        self._close_preview()
        self.store.announce(Changed(_TABLES, LABEL, {"name": plan.name}, self))
        self.said.emit(_("Imported: {name}").format(name=plan.name), True)

    def _save_rejected(self, plan: Plan) -> None:
        from app.exchange.workbook.export import write_rejected  # noqa: PLC0415 - rarely needed

        title = _("Save the rejected rows")
        path = dialogs.save_file(self, title, f"{_('Rejected rows')}.xlsx", [EXCEL])
        if path is not None:
            self._write(path, lambda: write_rejected(path, plan, spoken(), explain), named=True)

    # In: lists of schools and of people

    def bring_in(self, kind: Kind, what: Path | str | None = None) -> None:
        """Show what bringing in a list would do: a file, copied cells, or a file to ask for."""
        if what is None:
            what = dialogs.open_file(self, _(TITLES[kind]), [f"{_('Tables')} ({_TABLE_FILES})"])
        if what is not None and not self.store.read_only:
            self._read_table(kind, what)

    def _read_table(self, kind: Kind, what: Path | str) -> None:
        name = _("Copied cells") if isinstance(what, str) else what.name
        work = (
            read_text(self.store, kind, what, name)
            if isinstance(what, str)
            else read_file(self.store, kind, what)
        )
        job = Job(work, _("Reading {name}").format(name=name), self)
        job.succeeded.connect(self._show_table)
        job.failed.connect(self._tell)
        self.place.jobs.start(job)

    def _show_table(self, table: Table) -> None:
        pane = RegistryPane(self.place, table)
        pane.accepted.connect(self._import_table)
        pane.rest_wanted.connect(self._save_rest)
        pane.given_up.connect(self._close_preview)
        pane.failed.connect(self._tell)
        self._show(pane)
        pane.rows.table.setFocus()

    def _import_table(self, plan: TablePlan, good_only: bool) -> None:  # noqa: FBT001 - as above
        work = carry_out_table(self.store, plan, accept_good=good_only)
        job = Job(work, _("Importing {name}").format(name=plan.name), self)
        job.succeeded.connect(self._table_imported)
        job.failed.connect(self._tell)
        self.place.jobs.start(job)

    def _table_imported(self, plan: TablePlan) -> None:
        from app.exchange.registry.apply import LABELS, TABLES  # noqa: PLC0415 - in memory by now

        self._close_preview()
        self.store.announce(
            Changed(TABLES[plan.kind], LABELS[plan.kind], {"name": plan.name}, self)
        )
        told = _("Imported: {name}").format(name=plan.name)
        table = _RECORDS[plan.kind]
        self.rows_requested.emit(table, history.newest_records(self.store, table), told)
        self.said.emit(told, True)

    def _save_rest(self, plan: TablePlan) -> None:
        from app.exchange.registry.rejected import write_rejected  # noqa: PLC0415 - rarely needed

        title = _("Save the rest for mending")
        path = dialogs.save_file(self, title, f"{_('Rejected rows')}.xlsx", [EXCEL])
        if path is not None:
            self._write(path, lambda: write_rejected(path, plan, spoken(), explain), named=True)

    # Out

    def _export(self) -> None:
        from app.exchange.workbook.export import export_workbook  # noqa: PLC0415 - slow to import

        path = dialogs.save_file(self, _("Write a workbook"), f"{_('Workbook')}.xlsx", [EXCEL])
        if path is not None:
            self._write(path, lambda: export_workbook(self.store, path, spoken()), named=True)

    def _take_template(self) -> None:
        from app.exchange.workbook.export import write_template  # noqa: PLC0415 - as above

        path = dialogs.save_file(self, _("Empty template"), f"{_('Empty template')}.xlsx", [EXCEL])
        if path is not None:
            self._write(path, lambda: write_template(path, spoken()))

    def _write(self, path: Path, write: Callable[[], object], *, named: bool = False) -> None:
        """Write a file; one with names of people is remembered."""
        try:
            write()
            if named:
                written.note(self.store, path)
        except AppError as problem:
            self._tell(problem)
        else:
            self.said.emit(_("Saved: {name}").format(name=path.name), False)

    def _tell(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        dialogs.warn(self, _("Data exchange"), describe(problem))

    # A file dropped on the page

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from pathlib import Path  # noqa: PLC0415 - a type elsewhere

        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) > 1 or any(_holds_answers(each) for each in paths):
            self.import_requested.emit("responses", tuple(paths))
        elif paths:
            self.read(paths[0])


def _holds_answers(path: Path) -> bool:
    """Say whether what was dropped is answers to questionnaires: a stick, a folder, their files."""
    return path.is_dir() or path.name.lower().endswith(_ANSWERS)
