"""The view over them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, cast

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.messages import describe, explain
from app.models import drafts
from app.models.errors import AppError
from app.models.forms import library
from app.models.store import Changed
from app.models.studies import deliveries, review, waves
from app.models.studies.responses import APPROVED, REJECTED, TABLES, WAITING
from app.ui import dialogs
from app.ui.button import Button
from app.ui.editors import ComboBox
from app.ui.empty import Empty
from app.ui.filters import Filter, FilterStrip
from app.ui.icons import Icon
from app.ui.jobs import Job
from app.ui.locking import lock
from app.ui.questionnaires.responses.deliveries_pane import DeliveriesPane
from app.ui.questionnaires.responses.single_pane import SinglePane
from app.ui.questionnaires.responses.words import form_title
from app.ui.strip import Strip
from app.ui.theme import look
from app.ui.views import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from app.exchange.responses.plan import Plan
    from app.models.forms.form import Form
    from app.ui.page import Workplace
    from app.ui.questionnaires.responses.preview import Preview

_DELIVERIES: Final = "deliveries"
_CHIPS: Final = (
    Filter(_DELIVERIES, N_("Deliveries"), Icon.USB),
    Filter(WAITING, N_("Waiting")),
    Filter(APPROVED, N_("Counted")),
    Filter(REJECTED, N_("Not counted")),
)
_REMEMBERED: Final = "responses_wave"
_COMBO: Final = 190


class ResponsesView(View):
    """What came back: brought in by files, looked through, approved."""

    reads: ClassVar[frozenset[str]] = TABLES | {"school"}

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._wave: int | None = None
        self._forms: dict[int, Form] = {}
        self._paths: tuple[Path, ...] = ()
        self._form = ""
        self._preview: Preview | None = None
        self._chips = FilterStrip(_CHIPS)
        self._chips.chosen.connect(self._show_list)
        self._waves = _combo("wave", _("Wave"))
        self._waves.activated.connect(self._on_wave)
        self._questionnaires = _combo("questionnaire", _("Questionnaire"))
        self._questionnaires.activated.connect(self._show_list)
        self._deliveries = DeliveriesPane(self.store)
        self._single = SinglePane(self.store)
        for pane in (self._deliveries, self._single):
            pane.changed.connect(self._on_done)
        self._build()
        self.setAcceptDrops(not self.store.read_only)

    def _build(self) -> None:
        strip = Strip(self._chips)
        strip.add(self._questionnaires)
        strip.add(self._waves)
        self._lists = QStackedWidget()
        self._lists.addWidget(self._deliveries)
        self._lists.addWidget(self._single)
        main = QWidget()
        box = QVBoxLayout(main)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(strip)
        box.addWidget(self._lists, 1)
        self._empty = Empty(
            _("No responses yet"),
            _("Bring in answer files from a stick or a folder, tables of KoboToolbox or ODK, or"
              " submissions. They may also be dropped here."),
            _("Bring in"),
            Icon.USB,
        )  # fmt: skip
        self._empty.asked.connect(self.choose_files)
        lock(self._empty, locked=self.store.read_only)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(main)
        self._main = main
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def tools(self) -> Sequence[QWidget]:
        files = Button(_("Bring in files"), "primary", Icon.UPLOAD, shortcut="Ctrl+N")
        files.setObjectName("bring_in_files")
        files.clicked.connect(self.choose_files)
        folder = Button(_("Stick or folder"), which=Icon.USB)
        folder.setObjectName("bring_in_folder")
        folder.clicked.connect(self.choose_folder)
        for each in (files, folder):
            lock(each, locked=self.store.read_only)
        return [files, folder]

    # What is shown

    def refresh(self) -> None:
        known = {each.id: each for each in waves.every(self.store)}
        if self._wave not in known:
            self._wave = deliveries.newest_wave(self.store) or next(iter(known), None)
        self._forms = {each.id: each.form for each in library.every(self.store)}
        self._waves.clear()
        for each in known.values():
            self._waves.addItem(each.name, each.id)
        self._waves.setCurrentIndex(self._waves.findData(self._wave))
        self._fill_questionnaires()
        self._show_list()

    def _fill_questionnaires(self) -> None:
        chosen = self._questionnaires.currentData()
        groups = review.groups(self.store, self._wave) if self._wave is not None else []
        asked = sorted({each.form for each in groups})
        self._questionnaires.clear()
        self._questionnaires.addItem(_("All questionnaires"), None)
        for form in asked:
            self._questionnaires.addItem(form_title(self._forms.get(form)), form)
        self._questionnaires.setCurrentIndex(max(self._questionnaires.findData(chosen), 0))
        counts = {state: sum(g.number for g in groups if g.state == state)
                  for state in (WAITING, APPROVED, REJECTED)}  # fmt: skip
        self._chips.set_counts(counts)

    def _show_list(self) -> None:
        found = deliveries.every(self.store, self._wave) if self._wave is not None else []
        self._chips.set_counts({_DELIVERIES: len(found)})
        if self._preview is None:
            anything = found or (self._wave is not None and review.groups(self.store, self._wave))
            self._stack.setCurrentWidget(self._main if anything else self._empty)
        chosen = self._chips.active()
        self._questionnaires.setVisible(chosen != _DELIVERIES)
        if chosen == _DELIVERIES or self._wave is None:
            self._lists.setCurrentWidget(self._deliveries)
            self._deliveries.show_wave(found, self._forms)
        else:
            form = self._questionnaires.currentData()
            numbers = review.numbers(self.store, self._wave, [chosen], form)
            withheld = review.withheld(self.store, self._wave, chosen, form)
            self._lists.setCurrentWidget(self._single)
            self._single.show_numbers(numbers, self._forms, withheld)

    def _on_wave(self) -> None:
        self._wave = self._waves.currentData()
        self._fill_questionnaires()
        self._show_list()

    def _on_done(self, told: str) -> None:
        self.store.announce(Changed(TABLES, told, {}, self))
        self.said.emit(told, False)

    def take(self, what: object) -> None:
        """Take files to bring in, or the number of a wave to show."""
        if isinstance(what, int):
            self._wave = what
            self._close_preview()
            self.refresh()
        elif isinstance(what, tuple):
            self.bring_in(cast("tuple[Path, ...]", what))

    def to_start(self) -> None:
        self._close_preview()
        self._chips.activate(_DELIVERIES)
        self._show_list()

    # Bringing in

    def choose_files(self) -> None:
        """Ask for files and show what taking them in would do."""
        kinds = "*.json *.txt *.zip *.xml *.csv *.tsv *.xlsx *.xls"
        filters = [f"{_('Answers')} ({kinds})"]
        self.bring_in(dialogs.open_files(self, _("Bring in answers"), filters))

    def choose_folder(self) -> None:
        """Ask for a folder or a stick and show what taking its answers in would do."""
        folder = dialogs.open_folder(self, _("Bring in answers"))
        if folder is not None:
            self.bring_in([folder])

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Show what taking in these files and folders would do."""
        if paths and not self.store.read_only:
            self._paths, self._form = tuple(paths), ""
            self._read(self._wave_to_be())

    def _wave_to_be(self) -> str:
        kept = drafts.take(self.store, _REMEMBERED, drafts.NEW) or {}
        known = [each.code for each in waves.every(self.store)]
        shown = next((each.code for each in waves.every(self.store) if each.id == self._wave), "")
        remembered = kept.get("wave", "")
        return remembered if remembered in known else shown or str(self.place.today().year)

    def _read(self, wave: str) -> None:
        from app.ui.questionnaires.responses.work import read_plan  # noqa: PLC0415 - slow to import

        work = read_plan(self.store, self._paths, wave, self._form)
        job = Job(work, _("Reading answers"), self)
        job.succeeded.connect(self._show_preview)
        job.failed.connect(self._tell)
        self.place.jobs.start(job)

    def _show_preview(self, plan: Plan) -> None:
        from app.exchange.responses.apply import name_of  # noqa: PLC0415 - in memory by now
        from app.ui.questionnaires.responses.preview import Preview  # noqa: PLC0415 - as above

        kept = drafts.take(self.store, _REMEMBERED, drafts.NEW) or {}
        codes = [each.code for each in waves.every(self.store)]
        preview = Preview(plan, name_of(self._paths), codes, approve=kept.get("approve", True))
        preview.accepted.connect(partial(self._take_in, plan))
        preview.wave_left.connect(partial(self._plan_anew, plan))
        preview.form_chosen.connect(partial(self._choose_form, plan))
        preview.refused_wanted.connect(partial(self._save_refused, plan))
        preview.given_up.connect(self._give_up)
        self._close_preview()
        self._preview = preview
        self._stack.addWidget(preview)
        self._stack.setCurrentWidget(preview)
        preview.take_focus()

    def _plan_anew(self, plan: Plan, wave: str) -> None:
        """Compare again where responses are told apart only within their wave."""
        if plan.local and wave and wave != plan.wave:
            self._read(wave)

    def _choose_form(self, plan: Plan, form: str) -> None:
        """Read again, now that it is known which questionnaire the tables answer."""
        self._form = form
        self._read(plan.wave)

    def _take_in(self, plan: Plan, wave: str, approve: bool, good_only: bool) -> None:  # noqa: FBT001 - a slot
        from app.ui.questionnaires.responses.work import carry_out  # noqa: PLC0415 - as above

        if plan.local and wave != plan.wave:
            self._read(wave)
            return
        drafts.keep(self.store, _REMEMBERED, drafts.NEW, {"wave": wave, "approve": approve})
        work = carry_out(self.store, plan, self._paths, wave=wave, approve=approve,
                         accept_good=good_only)  # fmt: skip
        job = Job(work, _("Taking in answers"), self)
        job.succeeded.connect(partial(self._taken, plan))
        job.failed.connect(self._tell)
        self.place.jobs.start(job)

    def _taken(self, plan: Plan, delivery: int | None) -> None:
        self._close_preview()
        found = deliveries.get(self.store, delivery) if delivery is not None else None
        self._wave = found.wave if found else self._wave
        self._chips.activate(_DELIVERIES)
        told = _("Taken in: {n}").format(n=plan.work())
        self.store.announce(Changed(TABLES, told, {}, self))
        self.refresh()
        if found:
            self._deliveries.list.select(found.id)
        self._deliveries.list.setFocus()
        self.said.emit(told, False)

    def _give_up(self) -> None:
        self._close_preview()
        self._show_list()
        self._deliveries.list.setFocus()

    def _close_preview(self) -> None:
        if self._preview is not None:
            self._stack.removeWidget(self._preview)
            self._preview.deleteLater()
            self._preview = None

    def _save_refused(self, plan: Plan) -> None:
        from app.exchange.responses.refused import write_refused  # noqa: PLC0415 - rarely needed

        title = _("Save the list of the bad ones")
        path = dialogs.save_file(self, title, f"{_('Not taken in')}.xlsx", ["Excel (*.xlsx)"])
        if path is None:
            return
        try:
            write_refused(path, plan, explain)
        except AppError as problem:
            self._tell(problem)
        else:
            self.said.emit(_("Saved: {name}").format(name=path.name), False)

    def _tell(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        dialogs.warn(self, _("Responses"), describe(problem))

    # Dropped on the view

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.bring_in([Path(each.toLocalFile()) for each in urls if each.isLocalFile()])


def _combo(name: str, told: str) -> ComboBox:
    combo = ComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(told)
    combo.setFixedWidth(look().scaled(_COMBO))
    return combo
