"""The screen of resources: what there is to hand out, and who received what."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from app.i18n import N_, _, spoken
from app.models import resources, resources_given
from app.models.resources_given import Filter as GivenFilter
from app.models.search import Slice
from app.models.vocabulary import word
from app.ui.attachments_view import AttachmentsView
from app.ui.button import Button
from app.ui.detail import Fact, FactList
from app.ui.history_view import HistoryView
from app.ui.icons import Icon
from app.ui.locking import leave_open
from app.ui.record_model import Source, numbered_source
from app.ui.record_page import RecordPage, Words
from app.ui.resources.columns import (
    COLUMNS,
    FILTERS,
    Row,
    category_word,
    grades_words,
    languages_words,
    state_pill,
    wanted,
)
from app.ui.resources.fields import problems, resource_fields, tidied, values_of
from app.ui.resources.given_tab import GivenTab
from app.ui.resources.giving import GivenPane, GivingPane
from app.ui.resources.recipients import Recipients

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from app.models.gate import Change
    from app.models.problems import Problem
    from app.models.resources import Resource
    from app.ui.fields import Field, Section
    from app.ui.page import Workplace
    from app.ui.record_model import Order


class ResourcesPage(RecordPage):
    """Methodical resources, and the schools and persons that received them."""

    title: ClassVar[str] = N_("Resources")
    table: ClassVar[str] = "resource"
    reads: ClassVar[frozenset[str]] = frozenset(
        {"resource", "resource_given", "school", "person", "event", "request", "attachment"}
    )
    words: ClassVar[Words] = Words(
        add=N_("Resource"),
        new_title=N_("New resource"),
        edit_title=N_("Resource"),
        empty_title=N_("No resource here"),
        empty_hint=N_("Enter what you hand out: lesson plans, guides, books, files."),
        added=N_("New resource {code}"),
        edited=N_("Edit resource {code}"),
        icon=Icon.RESOURCES,
    )
    columns = COLUMNS
    filters = FILTERS

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.giving = GivingPane(place)
        self.given = GivenPane(place)
        for pane in (self.giving, self.given):
            pane.closed.connect(self._leave_giving)
            pane.said.connect(self.said)
        self._recipients: Recipients | None = None
        listing = Button(_("Who received what"), which=Icon.PAPER)
        listing.setObjectName("recipients")
        leave_open(listing)
        listing.clicked.connect(self._show_recipients)
        self.line.add(listing)
        self._add_tabs()

    def _show_recipients(self) -> None:
        recipients = self.recipients()
        recipients.refresh()
        self.show_instead(recipients, _("Who received what"))
        recipients.setFocus()

    def recipients(self) -> Recipients:
        """Return the page with the list of recipients, made when it is first wanted."""
        if self._recipients is None:
            self._recipients = Recipients(self.place)
            self._recipients.back_requested.connect(self.leave_instead)
            self._recipients.said.connect(self.said)
        return self._recipients

    def _add_tabs(self) -> None:
        self._facts = FactList()
        self._given = GivenTab(self.store)
        self._files = AttachmentsView(self.store)
        self._history = HistoryView(self.store)
        for key, title, tab in (
            ("facts", _("Details"), self._facts),
            ("given", _("Given to"), self._given),
            ("files", _("Documents"), self._files),
            ("history", _("History"), self._history),
        ):
            self.detail.add_tab(key, title, tab)
        self.detail.tab_changed.connect(self._show_tab)
        self._given.link_activated.connect(self._follow)
        self._given.mending.connect(self._mend)
        self._given.returning.connect(self._take_back)
        self._given.deleting.connect(self._delete)
        self._files.said.connect(self.said)
        self._history.said.connect(self.said)

    def refresh(self) -> None:
        super().refresh()
        if self._recipients is not None and self._recipients.isVisible():
            self._recipients.refresh()

    # The list

    def source(self) -> Source:
        found, store, today = self._wanted(), self.store, self.place.today()
        late = wanted("late", today)

        def rows(ids: tuple[int, ...]) -> list[Row]:
            overdue = {*resources.numbers(store, replace(late, ids=ids))}
            some = resources.page(store, resources.Filter(ids=ids))
            return [Row(each, each.id in overdue) for each in some]

        return numbered_source(lambda order: resources.numbers(store, found, _slice(order)), rows)

    def counts(self) -> Mapping[str, int]:
        today = self.place.today()
        return {each.key: resources.count(self.store, wanted(each.key, today)) for each in FILTERS}

    def _wanted(self) -> resources.Filter:
        if self.rows_shown is not None:
            return resources.Filter(ids=self.rows_shown)
        found = wanted(self.strip.active(), self.place.today())
        return replace(found, text=self.search.text().strip())

    # The record

    def show_detail(self, record: Row) -> None:
        resource = record.resource
        second = " · ".join(
            each for each in (category_word(resource.category), grades_words(resource)) if each
        )
        self.detail.set_heading(resource.code, resource.title, second, state_pill(record))
        given = resources_given.count(self.store, GivenFilter(resource=resource.id))
        self.detail.set_tab_count("given", given or None)
        self.detail.set_tab_count("files", self._files.show_record("resource", resource.id) or None)
        self._facts.show_facts(_facts(resource))
        self._show_tab()
        give = Button(_("Give to a school"), "primary", Icon.NEXT, shortcut="Ctrl+G")
        give.setObjectName("give")
        give.clicked.connect(self._give)
        edit = Button(_("Edit"), "quiet")
        edit.setObjectName("edit")
        edit.clicked.connect(self.edit)
        self.detail.set_actions([give], [edit])

    def _show_tab(self) -> None:
        record = self.list.current()
        if record is None:
            return
        match self.detail.open_key():
            case "given":
                self._given.show_resource(record.id, self.place.today())
            case "history":
                self._history.show_record("resource", record.id)
            case _:
                pass

    def _follow(self, key: str) -> None:
        table, _colon, number = key.partition(":")
        self.open_requested.emit(table, int(number))

    # Giving

    def _give(self) -> None:
        row = self.list.current()
        if row is not None and self.may_write():
            self.giving.give(row.resource)
            self.show_beside(self.giving)
            self.giving.focus_first()

    def _mend(self, number: int) -> None:
        if self.may_write():
            self.given.mend(resources_given.get(self.store, number))
            self.show_beside(self.given)
            self.given.focus_first()

    def _leave_giving(self) -> None:
        self.leave_beside()
        self.detail.open_tab("given")
        self.refresh()
        self.list.setFocus()

    def _take_back(self, number: int) -> None:
        code, day = resources_given.get(self.store, number).code, self.place.today()
        with self._changing(N_("Resource {code} came back"), code) as change:
            resources_given.give_back(change, number, day)

    def _delete(self, number: int) -> None:
        code = resources_given.get(self.store, number).code
        with self._changing(N_("Delete what was given: resource {code}"), code) as change:
            change.delete("resource_given", number)

    @contextmanager
    def _changing(self, label: str, code: str) -> Generator[Change, None, None]:
        with self.store.change(label, origin=self, code=code) as change:
            yield change
        self.refresh()
        self.said.emit(_("Saved"), True)

    # The form

    def fields(self, number: int | None) -> Sequence[Field | Section]:
        return resource_fields(self.place)

    def values(self, number: int | None) -> Mapping[str, Any]:
        if number is None:
            return {"code": resources.next_code(self.store), "languages": [spoken()]}
        return values_of(resources.get(self.store, number))

    def problems(self, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
        return problems(self.store, number, values)

    def write(self, change: Change, number: int | None, values: Mapping[str, Any]) -> int:
        return resources.save(self.store, change, number, tidied(values))

    def label_args(self, values: Mapping[str, Any]) -> Mapping[str, object]:
        return {"code": tidied(values)["code"]}


def _slice(order: Order | None) -> Slice:
    return Slice(order.key, order.descending) if order else resources.BY_TITLE


def _facts(resource: Resource) -> list[Fact]:
    direction = resource.direction
    left = ""
    if resource.copies is not None:
        left = _("{left} of {all}").format(left=resource.left, all=resource.copies)
    return [
        Fact(_("Category"), category_word(resource.category)),
        Fact(_("Subject"), resource.subject or ""),
        Fact(_("Grades"), grades_words(resource)),
        Fact(_("Language"), languages_words(resource)),
        Fact(_("Direction"), word("requests.direction", direction, spoken()) if direction else ""),
        Fact(_("Author"), resource.author or ""),
        Fact(_("Shelf or cupboard"), resource.shelf or ""),
        Fact(_("Copies left"), left),
        Fact(_("Address"), resource.address or ""),
        Fact(_("Note"), resource.note or ""),
    ]
