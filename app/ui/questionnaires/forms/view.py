"""The view over them: the list, or the one that is being worked on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.i18n import N_, _
from app.messages import describe
from app.models.errors import AppError
from app.models.forms import listing
from app.models.forms.making import blank
from app.models.forms.names import free
from app.models.forms.reading import read
from app.models.forms.versions import next_version
from app.models.problems import has_errors
from app.ui import dialogs
from app.ui.button import Button
from app.ui.icons import Icon
from app.ui.jobs import Job
from app.ui.locking import lock
from app.ui.questionnaires.forms.builder import Builder
from app.ui.questionnaires.forms.manuscript import Manuscript
from app.ui.questionnaires.forms.shelf import Shelf
from app.ui.questionnaires.forms.taking import reading, writing
from app.ui.views import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from app.models.forms.listing import Listed
    from app.models.forms.source import Source
    from app.ui.page import Workplace

_NEW: Final = N_("New questionnaire: {code}")
_COPY: Final = N_("Copy of a questionnaire: {code}")
_VERSION: Final = N_("New version of a questionnaire: {code}")
_BROUGHT: Final = N_("Questionnaire brought in: {name}")
_DELETED: Final = N_("Delete a questionnaire: {code}")
_EXCEL: Final = "Excel (*.xlsx *.xls *.xlsm)"
_FILES: Final = {
    "html": (".html", "HTML (*.html)"),
    "paper": (".pdf", "PDF (*.pdf)"),
    "xlsform": (".xlsx", "Excel (*.xlsx)"),
}


class FormsView(View):
    """What is asked: the questionnaires of the program and of the school."""

    reads: ClassVar[frozenset[str]] = frozenset({"form", "response", "wave_form"})

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self.setAcceptDrops(True)
        self._new = Button(_("New questionnaire"), "primary", Icon.ADD, shortcut="Ctrl+N")
        self._new.setObjectName("new_form")
        self._new.clicked.connect(self.make)
        self._bring = Button(_("Bring in an XLSForm"), "secondary", Icon.FOLDER)
        self._bring.setObjectName("bring_form")
        self._bring.clicked.connect(self._ask)
        for each in (self._new, self._bring):
            lock(each, locked=self.store.read_only)
        self.shelf = Shelf(place)
        self.shelf.opened.connect(self.open)
        self.shelf.wanted.connect(self._do)
        self.builder: Builder | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.shelf)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._stack)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Alt+Left"), self, self.to_start, context=context)

    def tools(self) -> Sequence[QWidget]:
        return (self._bring, self._new)

    def refresh(self) -> None:
        if self.builder is None:
            self.shelf.show_forms(listing.listed(self.store))
        elif not self.builder.renew():
            self._leave(self.builder)  # it is gone: nothing of it is written any more

    def to_start(self) -> None:
        """Go back to the list, to the form that was worked on."""
        if self.builder is not None:
            self.builder.settle()
            self._leave(self.builder)

    def _leave(self, builder: Builder) -> None:
        known = builder.manuscript.listed.id
        self.builder = None
        self._stack.removeWidget(builder)
        builder.deleteLater()
        self._show_tools(shown=True)
        self.shelf.show_forms(listing.listed(self.store))
        self.shelf.table.select(known)
        self.shelf.table.setFocus()

    def take(self, what: object) -> None:
        """Open the form with that code and version."""
        found = [each for each in listing.listed(self.store) if each.id == what]
        if found:
            self.open(found[0])

    def open(self, listed: Listed) -> None:
        """Work on a form."""
        self.to_start()
        self.builder = Builder(self.place, Manuscript(self.store, listed))
        self.builder.left.connect(self.to_start)
        self.builder.wanted.connect(self._do)
        self.builder.said.connect(self.said)
        self._stack.addWidget(self.builder)
        self._stack.setCurrentWidget(self.builder)
        self._show_tools(shown=False)
        self.builder.begin()

    def _show_tools(self, *, shown: bool) -> None:
        for each in (self._new, self._bring):
            each.setHidden(not shown)

    def _current(self) -> Listed | None:
        return self.builder.manuscript.listed if self.builder else self.shelf.current()

    # Making

    def make(self) -> None:
        """Make a form without questions and open it."""
        code = free("form_1", listing.codes(self.store))
        version = next_version(self.place.today(), ())
        source = blank(code, version, _("New questionnaire"))
        self._keep(_NEW, source, code)

    def _keep(self, label: str, source: Source, code: str, name: str = "") -> None:
        with self.store.change(label, origin=self, code=code, name=name) as change:
            made = listing.added(self.store, change, source, code)
        self._open_made(made)

    def _open_made(self, made: tuple[str, str]) -> None:
        self.refresh()
        self.shelf.table.select(made)
        self.take(made)

    def _do(self, what: str) -> None:
        listed = self._current()
        if listed is None:
            return
        match what:
            case "copy" | "version":
                self._make_anew(listed, copy=what == "copy")
            case "delete":
                self._delete(listed)
            case "handout":
                if self._is_whole(listed):
                    self.view_requested.emit("waves", listed.id)
            case "check":
                self.open(listed)
                assert self.builder is not None  # noqa: S101 - just opened
                self.builder.show_mode("check")
            case _:
                self._take_out(what, listed)

    def _make_anew(self, listed: Listed, *, copy: bool) -> None:
        label = _COPY if copy else _VERSION
        with self.store.change(label, origin=self, code=listed.form.code) as change:
            made = listing.made_anew(self.store, change, listed, copy=copy)
        self._open_made(made)
        self.said.emit(_("A copy was made.") if copy else _("A new version was made."), True)

    def _delete(self, listed: Listed) -> None:
        try:
            with self.store.change(_DELETED, origin=self, code=listed.form.code) as change:
                listing.removed(change, listed)
        except AppError as problem:
            self._tell(problem)
            return
        self.refresh()
        self.said.emit(_("Deleted. You can undo this."), True)

    # Out

    def _take_out(self, what: str, listed: Listed) -> None:
        if what != "xlsform" and not self._is_whole(listed):
            return
        suffix, kinds = _FILES[what]
        title = listed.form.text(listed.form.titles, self.shelf.facts.language())
        suggested = f"{title or listed.form.code}{suffix}".replace("/", "-")
        path = dialogs.save_file(self, _("Take out"), suggested, [kinds])
        if path is not None:
            self.write(what, listed, path)

    def _is_whole(self, listed: Listed) -> bool:
        """Say whether a form may be asked with; else show what is wrong."""
        if not has_errors(read(listed.source, listed.form.code).problems):
            return True
        self._do("check")
        self.said.emit(_("Mend what is wrong first."), False)
        return False

    def write(self, what: str, listed: Listed, path: Path) -> None:
        """Write a form to a file: xlsform, html or paper."""
        language = self.shelf.facts.language()
        work = writing(what, listed.source, listed.form, language, path, self.place.today())
        job = Job(work, _("Writing {name}").format(name=path.name), self)
        job.succeeded.connect(self._written)
        job.failed.connect(self._tell)
        self.place.jobs.start(job)

    def _written(self, path: Path) -> None:
        self.said.emit(_("Saved: {name}").format(name=path.name), False)

    # In

    def _ask(self) -> None:
        path = dialogs.open_file(self, _("Bring in an XLSForm"), [_EXCEL])
        if path is not None:
            self.bring_in(path)

    def bring_in(self, path: Path) -> None:
        """Read an XLSForm file and keep it as a form of the school."""
        job = Job(reading(path), _("Reading {name}").format(name=path.name), self)
        job.succeeded.connect(partial(self._brought, path))
        job.failed.connect(self._tell)
        self.place.jobs.start(job)

    def _brought(self, path: Path, source: Source) -> None:
        self._keep(_BROUGHT, source, path.stem, name=path.name)
        assert self.builder is not None  # noqa: S101 - what was kept is open
        if self.builder.manuscript.reading.problems:
            self.builder.show_mode("check")
        self.said.emit(_("Brought in: {name}").format(name=path.name), True)

    def _tell(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            raise problem
        dialogs.warn(self, _("Questionnaires"), describe(problem))

    # A file dropped on the view

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.store.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if names:
            self.bring_in(Path(names[0]))
