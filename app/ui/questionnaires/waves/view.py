"""The waves: who is asked when and with what, what was given out, and who answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _, spoken
from app.messages import describe
from app.models.errors import AppError
from app.models.file_names import legal
from app.models.forms import library
from app.models.studies import handouts, waves
from app.models.studies.responses import TABLES
from app.ui import dialogs
from app.ui.button import Button
from app.ui.empty import Empty
from app.ui.form_pane import FormPane
from app.ui.icons import Icon
from app.ui.jobs import Job
from app.ui.locking import lock
from app.ui.questionnaires.respondent.window import RespondentWindow
from app.ui.questionnaires.typing.pane import TypingPane
from app.ui.questionnaires.waves import wave_form
from app.ui.questionnaires.waves.columns import WAVES
from app.ui.questionnaires.waves.detail import WaveDetail
from app.ui.questionnaires.waves.giving import PDF, Giving
from app.ui.questionnaires.waves.start import Start
from app.ui.questionnaires.waves.work import make_register
from app.ui.record_model import list_source
from app.ui.record_table import RecordTable
from app.ui.theme import look
from app.ui.views import View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from app.models.studies.handouts import Handout
    from app.models.studies.sittings import Sitting
    from app.models.studies.waves import Wave
    from app.ui.page import Workplace

_NARROW = 900
"""Under this many pixels at 100 % text a wave stands in place of the list."""


class WavesView(View):
    """One round of asking after another."""

    reads: ClassVar[frozenset[str]] = TABLES | {"handout", "school", "school_status"}

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._add = Button(_("New wave"), "primary", Icon.ADD, shortcut="Ctrl+N")
        self._add.setObjectName("add_wave")
        self._add.clicked.connect(self.add)
        lock(self._add, locked=self.store.read_only)
        self.list = RecordTable(WAVES, two_lines=True, name=_("Waves"))
        self.list.selected.connect(self._show)
        self.list.activated.connect(self._on_activated)
        self.detail = WaveDetail(place)
        self.pane = FormPane(self.store, "wave", self._problems)
        self.pane.save_requested.connect(self._on_save)
        self.pane.given_up.connect(self._close_form)
        self.giving = Giving(place, self)
        self.typing = TypingPane(place)
        self.start = Start(self.store)
        self.respondents: RespondentWindow | None = None
        self._given_next = ""
        self._narrow = False
        self._build()
        self._connect()

    def tools(self) -> Sequence[QWidget]:
        return (self._add,)

    # Layout

    def _build(self) -> None:
        empty = Empty(
            _("No waves yet"),
            _("A wave is one round of asking: choose questionnaires, schools and days."),
            _("New wave"),
            Icon.QUESTIONNAIRE,
        )
        empty.asked.connect(self.add)
        lock(empty, locked=self.store.read_only)
        self._side = QStackedWidget()
        for each in (self.detail, self.pane, self.giving.pane, self.start):
            self._side.addWidget(each)
        self._back = Button(_("Back"), "quiet", Icon.BACK, small=True)
        self._back.clicked.connect(lambda: self._turn(to_side=False))
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(self._back)
        top.addStretch(1)
        right.addLayout(top)
        right.addWidget(self._side, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.list)
        self._split.addWidget(self._right)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([look().scaled(290), look().scaled(800)])
        self._pages = QStackedWidget()
        self._pages.addWidget(empty)
        self._pages.addWidget(self._split)
        self._pages.addWidget(self.typing)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._pages)
        self._back.hide()
        QShortcut(QKeySequence("F2"), self, self.edit)

    def _connect(self) -> None:
        self.detail.give_asked.connect(self.give_out)
        self.detail.pc_asked.connect(self.fill_here)
        self.start.left.connect(self._close_form)
        self.start.pin_wanted.connect(lambda: self.screen_requested.emit("settings"))
        self.start.begin.connect(self._hand_over)
        self.detail.paper_asked.connect(self.type_in)
        self.typing.left.connect(self._leave_typing)
        self.detail.edit_asked.connect(self.edit)
        self.detail.delete_asked.connect(self.delete)
        self.detail.print_asked.connect(self._print_register)
        self.detail.again_asked.connect(self._write_again)
        self.detail.lost_asked.connect(self._mark_lost)
        self.giving.said.connect(self.said)
        self.giving.left.connect(self._close_form)
        self.giving.done.connect(self._on_given)

    # What is shown

    def refresh(self) -> None:
        found = waves.every(self.store)
        self.list.feed(list_source(found))
        if self._pages.currentWidget() is self.typing:
            return
        shown = bool(found) or self._side.currentWidget() is not self.detail
        self._pages.setCurrentIndex(1 if shown else 0)
        if self.list.current() is None:
            self.list.select_first()
        else:
            self._show(self.list.current())

    def take(self, what: object) -> None:
        """Offer what was begun on this PC, or give a questionnaire out: its code and version."""
        if what == "unfinished":
            self.fill_here()
        elif isinstance(what, tuple) and not self.store.read_only:
            code, version = cast("tuple[str, str]", what)
            self._give_out_form(f"{code} {version}")

    def _give_out_form(self, key: str) -> None:
        """Give a questionnaire out in the newest wave that still asks with it, or make a wave."""
        form = wave_form.kept(self.store, key)
        asking = waves.asking(self.store, form.id, self.place.today()) if form else []
        if asking:
            self.show_wave(asking[0].id)
            self.give_out(key=key)
        else:
            self._given_next = key
            self._open(None, _("New wave"), key)

    def wave(self) -> Wave | None:
        """Return the wave that is chosen."""
        return self.list.current()

    def show_wave(self, number: int) -> None:
        """Choose a wave."""
        self._side.setCurrentWidget(self.detail)
        self.refresh()
        self.list.select(number)
        self._turn(to_side=True)

    def _show(self, wave: Wave | None) -> None:
        if wave is not None:
            self.detail.show_wave(wave)

    def _on_activated(self, wave: Wave) -> None:
        self._show(wave)
        if self._narrow:
            self._turn(to_side=True)
        else:
            self.edit()

    # Making and changing waves

    def add(self) -> None:
        """Open the form of a new wave."""
        self._given_next = ""
        if not self.store.read_only:
            self._open(None, _("New wave"))

    def edit(self) -> None:
        """Open the form of the chosen wave."""
        self._given_next = ""
        if (wave := self.wave()) is not None and not self.store.read_only:
            self._open(wave, _("Wave"))

    def _open(self, wave: Wave | None, title: str, key: str = "") -> None:
        self._pages.setCurrentIndex(1)
        fields = wave_form.fields(self.place, wave, key)
        self.pane.open(title, fields, wave.id if wave else None, wave_form.values(self.store, wave))
        if key:
            self._tick(key)
        self._side.setCurrentWidget(self.pane)
        self._turn(to_side=True)

    def _tick(self, key: str) -> None:
        """Choose a questionnaire in the form of a new wave, besides what a draft has chosen."""
        assert self.pane.form is not None  # noqa: S101 - just opened
        asked = self.pane.form.editor("asked")
        chosen = asked.value()
        asked.set_value({**chosen, key: chosen.get(key)})
        self.pane.focus_first()

    def _problems(self, number: int | None, values: Mapping[str, Any]) -> Any:  # noqa: ANN401
        return wave_form.problems(self.store, number, values)

    def _on_save(self, number: int | None, values: Mapping[str, Any]) -> None:
        label = waves.ADDED if number is None else waves.EDITED
        try:
            with self.store.change(label, origin=self, code=values["code"]) as change:
                saved = wave_form.write(self.store, change, number, values)
        except AppError as problem:
            self.said.emit(describe(problem), False)
            return
        self.pane.done()
        self.show_wave(saved)
        key, self._given_next = self._given_next, ""
        if key:
            self.give_out(key=key)
        self.said.emit(_("Saved"), True)

    def _close_form(self) -> None:
        self._side.setCurrentWidget(self.detail)
        self._turn(to_side=False)
        self.refresh()
        self.list.setFocus()

    def delete(self) -> None:
        """Delete the chosen wave, unless answers have come."""
        wave = self.wave()
        if wave is None or self.store.read_only:
            return
        if not waves.deletable(self.store, wave.id):
            self.said.emit(_("Answers have come back. The wave stays."), False)
            return
        with self.store.change(waves.DELETED, origin=self, code=wave.code) as change:
            change.delete("wave", wave.id)
        self.refresh()
        self.said.emit(_("Deleted. You can undo this."), True)

    # Giving out

    def give_out(self, way: str = handouts.PAPER, key: str = "") -> None:
        """Open the form of giving out, with the questionnaire of that `key` chosen."""
        if (wave := self.wave()) is not None and not self.store.read_only:
            self.giving.open(wave, way, key)
            self._side.setCurrentWidget(self.giving.pane)
            self._turn(to_side=True)

    def fill_here(self) -> None:
        """Ask which copy is answered on this PC; where none is registered, register one first."""
        wave = self.wave()
        if wave is None or self.store.read_only:
            return
        if self.start.open(wave):
            self._side.setCurrentWidget(self.start)
            self._turn(to_side=True)
        else:
            self.give_out(handouts.PC)
            self.said.emit(_("Say first who will answer on this PC."), False)

    def _hand_over(self, handout: Handout, begun: Sitting | None) -> None:
        """Give the whole screen to the respondents; the office is hidden meanwhile."""
        self.respondents = RespondentWindow(self.store, handout)
        self.respondents.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.respondents.left.connect(self._take_back)
        if begun is not None:
            self.respondents.go_on_with(begun)
        self.respondents.setGeometry(self.screen().geometry())  # also where nobody manages windows
        self.respondents.showFullScreen()
        self.window().hide()

    def _take_back(self) -> None:
        self.respondents = None
        self.window().show()
        self.window().activateWindow()
        self._close_form()

    def type_in(self) -> None:
        """Type in copies from paper, one after another."""
        if not self.store.read_only:
            self._pages.setCurrentWidget(self.typing)
            self.typing.open()

    def _leave_typing(self) -> None:
        self._pages.setCurrentWidget(self._split)
        self.refresh()
        self.list.setFocus()

    def _on_given(self, number: int) -> None:
        self.show_wave(number)
        self.detail.open_list("copies")

    def _write_again(self, chosen: list[Handout]) -> None:
        form = library.get(self.store, chosen[0].form).form
        target = self.giving.target(chosen[0].way, form, spoken())
        if target is not None:
            self.giving.write([each.id for each in chosen], chosen[0].way, target)

    def _mark_lost(self, chosen: list[Handout]) -> None:
        lost = any(each.lost is None for each in chosen)
        day = self.place.today() if lost else None
        label = handouts.LOST if lost else handouts.FOUND
        copies = ", ".join(each.copy for each in chosen[:3])
        with self.store.change(label, origin=self, copy=copies) as change:
            for each in chosen:
                handouts.mark_lost(change, each.id, day)
        self.refresh()
        self.said.emit(_("Saved"), True)

    def _print_register(self) -> None:
        wave = self.wave()
        if wave is None:
            return
        name = legal(f"{_('Register of questionnaires given out')} {wave.code}", ".pdf")
        path = dialogs.save_file(self, _("Save PDF"), name, [PDF])
        if path is not None:
            work = make_register(self.store, wave.id, spoken(), path)
            job = Job(work, _("Writing the register"), self)
            job.succeeded.connect(self._on_written)
            job.failed.connect(self._on_failed)
            self.place.jobs.start(job)

    def _on_written(self, path: Path) -> None:
        self.said.emit(_("Saved: {name}").format(name=path.name), False)

    def _on_failed(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        dialogs.warn(self, _("Waves"), describe(problem))

    # Narrow windows: the wave in place of the list

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < look().scaled(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._turn(to_side=self._side.currentWidget() is not self.detail)

    def _turn(self, *, to_side: bool) -> None:
        self.list.setHidden(self._narrow and to_side)
        self._right.setHidden(self._narrow and not to_side)
        self._back.setVisible(self._narrow and self._side.currentWidget() is self.detail)
