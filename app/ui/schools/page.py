"""The screen of schools: partners first, their people, the work with them, what holds by date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from app.i18n import N_, _, spoken
from app.models import schools
from app.models.search import Slice
from app.models.settings import read as read_settings
from app.ui.button import Button
from app.ui.icons import Icon
from app.ui.incoming import Incoming
from app.ui.record_model import Source, numbered_source
from app.ui.record_page import RecordPage, Words
from app.ui.record_papers import RecordPapers
from app.ui.school_words import status_pill
from app.ui.schools.columns import COLUMNS, FILTERS, WANTED
from app.ui.schools.dated import DatedForms
from app.ui.schools.detail import SchoolDetail
from app.ui.schools.fields import NETWORK, school_fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from app.models.gate import Change
    from app.models.problems import Problem
    from app.models.schools import School
    from app.ui.fields import Field, Section
    from app.ui.page import Workplace
    from app.ui.record_model import Order
    from app.ui.schools.papers import SchoolPapers

_BY_DATE = ("status", "leading", "pupils", "teachers")


class SchoolsPage(RecordPage):
    """Partner schools and the leading school itself."""

    title = N_("Partner schools")
    table = "school"
    reads = frozenset(
        {
            "school", "school_status", "school_attachment", "school_size", "person", "person_post",
            "request", "event", "event_school", "resource", "resource_given",
        }
    )  # fmt: skip
    words: ClassVar[Words] = Words(
        add=N_("School"),
        new_title=N_("New school"),
        edit_title=N_("School"),
        empty_title=N_("No school fits"),
        empty_hint=N_("Add a partner school, or choose another filter above."),
        added=N_("New school {code}"),
        edited=N_("Edit school {code}"),
        icon=Icon.SCHOOLS,
    )
    columns = COLUMNS
    filters = FILTERS
    widest = "all"

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._papers = RecordPapers(self, _papers)
        self.school_detail = SchoolDetail(place, self.detail)
        self.school_detail.opened.connect(self.open_requested)
        self.school_detail.said.connect(self.said)
        by_date = self.school_detail.facts.by_date
        by_date.wanted.connect(self._open_dated)
        by_date.unwanted.connect(self._delete_dated)
        self._dated = DatedForms(place, self)
        self._dated.opened.connect(self.show_beside)
        self._dated.closed.connect(self._close_dated)
        self._dated.said.connect(self.said)
        self.pane.edited.connect(self._show_attachment)
        Incoming(self, "schools")

    # The list

    def source(self) -> Source:
        wanted, store, today = self._wanted(), self.store, self.place.today()
        return numbered_source(
            lambda order: schools.numbers(store, wanted, today, _slice(order)),
            lambda ids: schools.page(store, schools.Filter(ids=ids), today),
        )

    def counts(self) -> Mapping[str, int]:
        today = self.place.today()
        return {key: schools.count(self.store, wanted, today) for key, wanted in WANTED.items()}

    def _wanted(self) -> schools.Filter:
        if self.rows_shown is not None:
            return schools.Filter(ids=self.rows_shown)
        return replace(WANTED[self.strip.active()], text=self.search.text().strip())

    # The record

    def show_detail(self, record: School) -> None:
        pill = status_pill(record.status)
        self.detail.set_heading(record.code, record.name(spoken()), record.district or "", pill)
        self.school_detail.show_school(record)
        edit = Button(_("Edit"), "quiet")
        edit.setObjectName("edit")
        edit.clicked.connect(self.edit)
        self.detail.set_actions([self._papers.button(_("Documents"), self._show_papers)], [edit])

    def _show_papers(self) -> None:
        school = self.list.current()
        if school is not None:
            self.papers().open_school(school.id)
            self._papers.show()

    def papers(self) -> SchoolPapers:
        """Return the page with the documents of a record."""
        return self._papers.page()

    def refresh(self) -> None:
        super().refresh()
        self._papers.refresh()

    def _open_dated(self, table: str, row: int | None) -> None:
        school = self.list.current()
        if school is not None:
            self._dated.open(school, table, row)

    def _delete_dated(self, table: str, row: int) -> None:
        school = self.list.current()
        if school is not None:
            self._dated.delete(school, table, row)

    def _close_dated(self) -> None:
        self.leave_beside()
        self.refresh()

    # The form

    def fields(self, number: int | None) -> Sequence[Field | Section]:
        return school_fields(self.place, new=number is None)

    def values(self, number: int | None) -> Mapping[str, Any]:
        if number is None:
            return self._new_values()
        school = schools.get(self.store, number, self.place.today())
        names = (*schools.OWN, *_BY_DATE)
        return {name: getattr(school, name) for name in names}

    def _new_values(self) -> dict[str, Any]:
        """Begin with a partner from the district of the own school: most of them are."""
        own = read_settings(self.store).own_school
        values: dict[str, Any] = {"code": schools.next_code(self.store), "status": "partner"}
        if own is not None:
            school = schools.get(self.store, own, self.place.today())
            values |= {"leading": own, "region": school.region, "district": school.district}
        return values

    def _open_form(self, number: int | None, title: str) -> None:
        super()._open_form(number, title)
        self._show_attachment()

    def _show_attachment(self) -> None:
        """Ask for the leading school only where there can be one."""
        if self.pane.form is not None:
            self.pane.form.set_shown("leading", self.pane.values()["status"] in NETWORK)

    def problems(self, number: int | None, values: Mapping[str, Any]) -> list[Problem]:
        return schools.problems(self.store, number, _tidied(values))

    def write(self, change: Change, number: int | None, values: Mapping[str, Any]) -> int:
        row = _tidied(values)
        since = row.pop("since")
        by_date = {name: row.pop(name) for name in _BY_DATE}
        if number is None:
            return schools.save(change, None, {**row, **by_date}, since)
        schools.save(change, number, row)
        schools.change_dated(self.store, change, number, by_date, since, self.place.today())
        return number

    def label_args(self, values: Mapping[str, Any]) -> Mapping[str, object]:
        return {"code": values["code"]}


def _slice(order: Order | None) -> Slice:
    return Slice(order.key, order.descending) if order else schools.BY_NAME


def _tidied(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is typed as it is stored: nothing is None, a BIN has no spaces."""
    row = {name: None if value == "" else value for name, value in values.items()}
    row["bin"] = "".join((row["bin"] or "").split()) or None
    if row["status"] not in NETWORK:
        row["leading"] = None
    return row


def _papers(place: Workplace) -> SchoolPapers:
    from app.ui.schools.papers import SchoolPapers  # noqa: PLC0415 - Qt's PDF comes with it

    return SchoolPapers(place)
