"""The view of forms that other offices send: added once, filled every quarter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from app.i18n import N_, NAMES, _
from app.messages import describe
from app.models import attachments, foreign_forms, written
from app.models.errors import AppError
from app.models.file_names import legal
from app.models.settings import read as read_settings
from app.ui import dialogs
from app.ui.button import Button
from app.ui.detail import DetailPane
from app.ui.empty import Empty
from app.ui.icons import Icon
from app.ui.jobs import Job
from app.ui.record_model import Cell, Column, list_source
from app.ui.record_table import RecordTable
from app.ui.reports.foreign_forms.detail import FormDetail
from app.ui.reports.foreign_forms.work import Wish, fill, look
from app.ui.theme import look as tokens
from app.ui.views import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.models.foreign_forms import ForeignForm
    from app.reports.foreign_forms.marks import Tally
    from app.ui.page import Workplace

FILES: Final = "DOCX, XLSX (*.docx *.xlsx)"
_COLUMNS: Final = (
    Column("name", N_("Form"), lambda form: Cell(form.name, bold=True), stretch=2, sortable=False),
    Column("receiver", N_("To whom"), lambda form: Cell(form.receiver or "—"), stretch=1,
           sortable=False),
    Column("language", N_("Report language"), lambda form: Cell(NAMES[form.language]), width=110,
           sortable=False),
)  # fmt: skip


class ForeignFormsView(View):
    """Forms with marks such as {{coverage.share}}, kept by receiver."""

    reads: ClassVar[frozenset[str]] = frozenset({"setting", "attachment"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._shown: ForeignForm | None = None
        self._add = Button(_("Add a form…"), which=Icon.ADD, shortcut="Ctrl+N")
        self._remove = Button(_("Delete"), "danger", Icon.DELETE)
        self._fill = Button(_("Fill and save…"), "primary", Icon.SAVE, shortcut="Ctrl+S")
        for button, name in ((self._add, "add"), (self._remove, "remove"), (self._fill, "fill")):
            button.setObjectName(f"{name}_form")
        self.list = RecordTable(_COLUMNS, name=_("Forms of other offices"))
        self.list.set_empty(self._empty())
        self.detail = FormDetail(place)
        self._side = QStackedWidget()
        self._side.addWidget(DetailPane(_("Choose a form")))
        self._side.addWidget(self.detail)
        self._build()
        self._connect()

    def _empty(self) -> Empty:
        hint = _(
            "A Word or Excel form of an office, with marks in double braces where figures belong,"
            " for example {example}. It is kept and filled every quarter."
        )
        empty = Empty(
            _("No forms yet"),
            hint.format(example="{{coverage.share}}"),
            _("Add a form…"),
            Icon.PAPER,
        )
        empty.asked.connect(self._choose)
        return empty

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self._side)
        split.setStretchFactor(0, 1)
        split.setSizes([tokens().scaled(700), tokens().scaled(420)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _connect(self) -> None:
        self._add.clicked.connect(self._choose)
        self._remove.clicked.connect(self._take_away)
        self._fill.clicked.connect(self._save_as)
        self.list.selected.connect(self._show)
        self.list.activated.connect(self._save_as)
        self.detail.asked.connect(self._look)
        self.detail.told.connect(self._tell)

    def tools(self) -> Sequence[QWidget]:
        return (self._remove, self._add, self._fill)

    def refresh(self) -> None:
        self.list.feed(list_source(foreign_forms.every(self.store)))
        if self.list.current() is None:
            self.list.select_first()
        self._show(self.list.current())

    # One form

    def _show(self, form: ForeignForm | None) -> None:
        again = form is not None and form == self._shown
        self._shown = form
        for button in (self._remove, self._fill):
            button.setEnabled(form is not None)
        self._side.setCurrentIndex(0 if form is None else 1)
        if form is not None and not again:
            self.detail.show_form(form)
            self._look()

    def _wish(self) -> Wish | None:
        period = self.detail.period()
        if self._shown is None or period is None:
            return None
        own = read_settings(self.store).own_school
        return Wish(self._shown.path, own, period, self.detail.language())

    def _look(self) -> None:
        wish = self._wish()
        if wish is None:
            return
        job = Job(look(self.store, wish), _("Looking at the form"), self)
        job.succeeded.connect(self.detail.show_tally)
        job.failed.connect(self._refuse)
        self.place.jobs.start(job)

    def _refuse(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        self.detail.show_problem(describe(problem))

    def _tell(self, receiver: str, language: str) -> None:
        form = self._shown
        if form is None or (receiver, language) == (form.receiver, form.language):
            return
        with self.store.change(foreign_forms.EDITED, origin=self, name=form.name) as change:
            foreign_forms.tell(self.store, change, form.id, receiver, language)

    # Adding and taking away

    def _choose(self) -> None:
        path = dialogs.open_file(self, _("Add a form"), [FILES])
        if path is not None:
            self.add(path)

    def add(self, path: Path) -> None:
        """Keep a form, once it is proved that it can be read."""
        from app.reports.foreign_forms.filling import read_form  # noqa: PLC0415 - slow to import

        try:
            read_form(path)
            copied = attachments.copy(self.store, path)
            with self.store.change(foreign_forms.ADDED, origin=self, name=path.name) as change:
                number = foreign_forms.add(self.store, change, copied, "", "kk")
        except AppError as problem:
            dialogs.warn(self, _("Forms of other offices"), describe(problem))
            return
        self.refresh()
        self.list.select(number)

    def _take_away(self) -> None:
        if self._shown is None:
            return
        form = self._shown
        with self.store.change(foreign_forms.DELETED, origin=self, name=form.name) as change:
            foreign_forms.delete(self.store, change, form.id)
        self.said.emit(_("Deleted: {name}").format(name=form.name), True)

    # Filling

    def _save_as(self, _asked: object = None) -> None:
        wish = self._wish()
        if self._shown is None or wish is None:
            return
        form = Path(self._shown.name)
        days = f"{wish.period.first:%d.%m.%Y}-{wish.period.last:%d.%m.%Y}"
        name = legal(f"{form.stem} {days}", form.suffix.lower())
        path = dialogs.save_file(self, _("Save the filled form"), name, [f"*{form.suffix.lower()}"])
        if path is not None:
            self.fill_to(path)

    def fill_to(self, path: Path) -> None:
        """Write the chosen form with its marks filled."""
        wish = self._wish()
        if wish is None:
            return
        job = Job(fill(self.store, wish, path), _("Filling the form"), self)
        job.succeeded.connect(self._tell_filled)
        job.failed.connect(self._warn)
        self.place.jobs.start(job)

    def _tell_filled(self, found: tuple[Path, Tally]) -> None:
        path, tally = found
        written.note(self.store, path)
        self.detail.show_tally(tally)
        self.said.emit(_("Saved: {name}").format(name=path.name), False)

    def _warn(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        dialogs.warn(self, _("Forms of other offices"), describe(problem))
