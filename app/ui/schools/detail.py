"""A school beside the list: what is known of it, its people, and the work done with it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, ngettext, spoken
from app.messages import explain
from app.models import events, people, requests, resources_given
from app.models.deadlines import Deadlines
from app.models.identity import bin_problems
from app.models.period_titles import day
from app.models.regions import name_of
from app.models.vocabulary import word
from app.ui.detail import Fact, FactList
from app.ui.event_words import status_pill as event_pill
from app.ui.history_view import HistoryView
from app.ui.notice import Notice
from app.ui.plain import Label, divider
from app.ui.record_model import Cell, Column
from app.ui.related_list import RelatedList
from app.ui.request_words import status_pill as request_pill
from app.ui.school_words import languages, territory
from app.ui.schools.by_date import ByDate
from app.ui.tokens import L, M

if TYPE_CHECKING:
    from app.models.people import Person
    from app.models.resources_given import Given
    from app.models.schools import School
    from app.ui.detail import DetailPane
    from app.ui.page import Workplace
    from app.ui.pill import PillSpec

_MARK: Final = 56
"""The width of a status without its word, at 100 % text."""


class Facts(QWidget):
    """What is known of a school, what to mend, and what holds by date."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._mend = Notice(parent=self)
        self._list = FactList()
        self.by_date = ByDate(place)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        box.addWidget(self._mend)
        box.addWidget(self._list)
        box.addWidget(divider())
        box.addWidget(Label(_("By date"), "section"))
        box.addWidget(self.by_date)

    def show_school(self, school: School) -> None:
        """Show a school."""
        self._mend.say("\n".join(_to_mend(school)), "warn")
        self._list.show_facts(self._facts(school))
        self.by_date.show_school(school.id)

    def _facts(self, school: School) -> list[Fact]:
        language = spoken()
        distance = "" if school.distance is None else _("{n} km").format(n=school.distance)
        return [
            Fact(_("Name in Kazakh"), school.name_kk if language == "ru" else ""),
            Fact(_("Name in Russian"), "" if language == "ru" else school.name_ru or ""),
            Fact(_("Short name"), school.short_name or ""),
            Fact(_("BIN"), school.bin or _("not known")),
            Fact(_("School type"), _word("schools.type", school.type)),
            Fact(_("Region"), name_of(school.region, language, self._place.today())),
            Fact(_("District (city)"), school.district or ""),
            Fact(_("Settlement"), school.settlement or ""),
            Fact(_("Territory"), territory(school)),
            Fact(_("Language of instruction"), languages(school)),
            Fact(_("Small ungraded school"), _yes_or_no(school.small)),
            Fact(_("Distance"), distance),
            Fact(_("Internet"), _word("schools.internet", school.internet)),
            Fact(_("Phone"), school.phone or ""),
            Fact(_("Note"), school.note or ""),
        ]


def _word(domain: str, code: str | None) -> str:
    return word(domain, code, spoken()) if code else ""


def _yes_or_no(answer: bool | None) -> str:  # noqa: FBT001 - a value to show
    return "" if answer is None else word("schools.small", str(answer).lower(), spoken())


def _to_mend(school: School) -> list[str]:
    """Return what should be mended, each as a sentence."""
    found = [explain(each) for each in bin_problems(school.bin)] if school.bin else []
    if school.teachers is None and school.status == "partner":
        found.append(_("Without the number of teachers the share of those reached is not known."))
    return found


def _person(person: Person) -> Cell:
    role = word("people.role", person.role, spoken()) if person.role else ""
    second = (person.code, person.position or role, person.subject)
    return Cell(person.name, " · ".join(each for each in second if each), tone="accent")


def _told_given(given: Given) -> str:
    copies = ngettext("{n} copy", "{n} copies", given.copies).format(n=given.copies)
    back = _("to come back") if given.is_out else ""
    return " · ".join(filter(None, (day(given.day), copies, given.person_name, back)))


class Work(QWidget):
    """The requests of a school, its events, the resources it received."""

    opened = Signal(str, int)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._deadlines = Deadlines(place.store)
        self._resources: dict[int, int] = {}
        self._requests = RelatedList(
            (
                Column("topic", "", lambda each: _listed(each.topic, _request(each))),
                Column("mark", "", lambda each: _mark(self._request_pill(each)), width=_MARK),
            ),
            _("Requests"),
            _("No request yet."),
        )
        self._events = RelatedList(
            (
                Column("topic", "", lambda each: _listed(each.topic, _event(each))),
                Column("mark", "", lambda each: _mark(event_pill(each)), width=_MARK),
            ),
            _("Events"),
            _("No event yet."),
        )
        self._given = RelatedList(
            (Column("title", "", lambda each: Cell(each.title, _told_given(each), tone="accent")),),
            _("Resources"),
            _("No resource was given yet."),
        )
        self._given.opened.connect(self._open_resource)
        self._requests.opened.connect(partial(self.opened.emit, "request"))
        self._events.opened.connect(partial(self.opened.emit, "event"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(M)
        for title, widget in (
            (_("Requests"), self._requests),
            (_("Events"), self._events),
            (_("Resources received"), self._given),
        ):
            box.addWidget(Label(title, "section"))
            box.addWidget(widget)

    def show_school(self, school: School) -> None:
        """Show the work done with a school."""
        store = self._place.store
        self._deadlines = Deadlines(store)
        self._requests.show_records(requests.page(store, requests.Filter(school=school.id)))
        self._events.show_records(events.page(store, events.Filter(school=school.id)))
        given = resources_given.page(store, resources_given.Filter(school=school.id))
        self._resources = {each.id: each.resource for each in given}
        self._given.show_records(given)

    def _open_resource(self, giving: int) -> None:
        self.opened.emit("resource", self._resources[giving])

    def _request_pill(self, request: requests.Request) -> PillSpec:
        return request_pill(request, self._deadlines.due(request.received), self._place.today())


def _listed(topic: str, second: str) -> Cell:
    return Cell(topic, second, tone="accent")


def _request(request: requests.Request) -> str:
    status = word("requests.status", request.status, spoken())
    return f"{request.number} · {request.received:%d.%m.%Y} · {status}"


def _event(event: events.Event) -> str:
    return f"{event.number} · {event.first_day:%d.%m.%Y} · {event_pill(event).text}"


def _mark(pill: PillSpec) -> Cell:
    """Return a status as an icon alone: its word stands in the line beside it."""
    return Cell(pill=replace(pill, text=""))


class SchoolDetail(QObject):
    """Fills the detail pane with a school; a tab is read when it is open."""

    opened = Signal(str, int)
    said = Signal(str, bool)

    def __init__(self, place: Workplace, pane: DetailPane) -> None:
        super().__init__(pane)
        self._place = place
        self._pane = pane
        self._school: School | None = None
        self.facts = Facts(place)
        self._people = RelatedList(
            (Column("name", "", _person),), _("Educators"), _("Nobody of this school yet.")
        )
        self._work = Work(place)
        self._history = HistoryView(place.store, {"school_status.status": N_("Network status")})
        self._people.opened.connect(partial(self.opened.emit, "person"))
        self._work.opened.connect(self.opened)
        self._history.said.connect(self.said)
        for key, title, widget in (
            ("facts", N_("Details"), self.facts),
            ("people", N_("Educators"), self._people),
            ("work", N_("Work"), self._work),
            ("history", N_("History"), self._history),
        ):
            pane.add_tab(key, _(title), widget)
        pane.tab_changed.connect(self._show_tab)

    def show_school(self, school: School) -> None:
        """Show a school: its counters at once, what is on the open tab too."""
        store, day = self._place.store, self._place.today()
        self._school = school
        staff = people.count(store, people.Filter(school=school.id), day)
        self._pane.set_tab_count("people", staff)
        asked = requests.count(store, requests.Filter(school=school.id))
        held = events.count(store, events.Filter(school=school.id))
        self._pane.set_tab_count("work", asked + held)
        self._show_tab()

    def _show_tab(self) -> None:
        school = self._school
        if school is None:
            return
        match self._pane.open_key():
            case "people":
                wanted = people.Filter(school=school.id)
                found = people.page(self._place.store, wanted, self._place.today())
                self._people.show_records(found)
            case "work":
                self._work.show_school(school)
            case "history":
                self._history.show_record("school", school.id)
            case _:
                self.facts.show_school(school)
