"""A person beside the list: posts by date, directions, spellings, events attended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import N_, _, spoken
from app.models import erased, events, participation, people, posts
from app.models.vocabulary import word
from app.ui.dated_rows import DatedRow, DatedRows, since_words
from app.ui.detail import Fact, FactList
from app.ui.event_words import status_pill
from app.ui.history_view import HistoryView
from app.ui.notice import Notice
from app.ui.people.columns import role_word
from app.ui.people.spellings import Spellings
from app.ui.plain import divider
from app.ui.record_model import Cell, Column
from app.ui.related_list import RelatedList
from app.ui.tokens import L

if TYPE_CHECKING:
    from app.models.people import Person
    from app.models.posts import Post
    from app.ui.detail import DetailPane
    from app.ui.page import Workplace
    from app.ui.people.columns import Listed


class Facts(QWidget):
    """What is known of a person.

    `opened("person", number)` leads to the name a spelling was joined to, `compared()` comes when
    the hint at a likely double is followed.
    """

    opened = Signal(str, int)
    compared = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._root = 0
        self._hint = Notice(parent=self)
        self._hint.asked.connect(self._on_hint)
        self._list = FactList()
        self.posts = DatedRows("person_post", _("Posts by date"), keep_last=True)
        self.directions = DatedRows("person_direction", _("Directions of a school trainer"))
        self.spellings = Spellings(place)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(L)
        for widget in (
            self._hint, self._list, self.spellings, divider(), self.posts, self.directions,
        ):  # fmt: skip
            box.addWidget(widget)

    def show_person(self, listed: Listed) -> None:
        """Show a person."""
        person = listed.person
        self._show_hint(person)
        self._list.show_facts(_facts(person))
        self.spellings.show_person(person.id)
        store = self._place.store
        self.posts.show_rows([self._post(each) for each in posts.every(store, person.id)])
        self.directions.show_rows([_direction(each) for each in posts.directions(store, person.id)])

    def _show_hint(self, person: Person) -> None:
        """Say that this is a spelling of another, or who may be the same person."""
        store, today = self._place.store, self._place.today()
        if person.same_as is not None:
            self._root = people.root_of(store, person.id)
            name = people.get(store, self._root, today).name
            text = _("Joined as another spelling of: {name}").format(name=name)
            self._hint.say(text, "info", _("Open"))
            return
        self._root = 0
        if day := erased.day_of(store, person.id):
            text = _("Anonymised on request: {day}")
            self._hint.say(text.format(day=f"{day:%d.%m.%Y}"), "info")
            return
        names = ", ".join(each.name for each in people.likely_same(store, person.id, today))
        text = _("May be the same person: {names}").format(names=names) if names else ""
        self._hint.say(text, "warn", _("Compare"))

    def _on_hint(self) -> None:
        if self._root:
            self.opened.emit("person", self._root)
        else:
            self.compared.emit()

    def _post(self, post: Post) -> DatedRow:
        row = self._place.store.one(
            "SELECT name_kk, name_ru FROM school WHERE id = ?", (post.school,)
        )
        name = (row["name_ru"] if spoken() == "ru" else None) or row["name_kk"] if row else ""
        parts = (post.position or role_word(post.role), post.subject, name)
        text = " · ".join(part for part in parts if part)
        return DatedRow(post.id, since_words(post.since), text)


def _facts(person: Person) -> list[Fact]:
    return [
        Fact(_("Role"), role_word(person.role)),
        Fact(_("Position"), person.position or ""),
        Fact(_("Subject"), person.subject or ""),
        Fact(_("Note"), person.note or ""),
    ]


def _direction(direction: posts.Direction) -> DatedRow:
    name = word("requests.direction", direction.direction, spoken())
    return DatedRow(direction.id, since_words(direction.since, direction.until), name)


def _event(event: events.Event) -> Cell:
    second = f"{event.number} · {event.first_day:%d.%m.%Y} · {status_pill(event).text}"
    return Cell(event.topic, second, tone="accent")


class PersonDetail(QObject):
    """Fills the detail pane with a person; a tab is read when it is open."""

    opened = Signal(str, int)
    said = Signal(str, bool)

    def __init__(self, place: Workplace, pane: DetailPane) -> None:
        super().__init__(pane)
        self._place = place
        self._pane = pane
        self._listed: Listed | None = None
        self.facts = Facts(place)
        self._events = RelatedList(
            (Column("topic", "", _event),), _("Events"), _("Was not at any event yet.")
        )
        self._history = HistoryView(place.store)
        self.facts.opened.connect(self.opened)
        self._events.opened.connect(partial(self.opened.emit, "event"))
        self._history.said.connect(self.said)
        for key, title, widget in (
            ("facts", N_("Details"), self.facts),
            ("events", N_("Events"), self._events),
            ("history", N_("History"), self._history),
        ):
            pane.add_tab(key, _(title), widget)
        pane.tab_changed.connect(self._show_tab)

    def show_person(self, listed: Listed) -> None:
        """Show a person: the counter at once, what is on the open tab too."""
        self._listed = listed
        attended = participation.events_attended(self._place.store, listed.id)
        self._pane.set_tab_count("events", len(attended))
        self._show_tab()

    def _show_tab(self) -> None:
        if self._listed is None:
            return
        match self._pane.open_key():
            case "events":
                store = self._place.store
                ids = participation.events_attended(store, self._listed.id)
                self._events.show_records(events.page(store, events.Filter(ids=ids)))
            case "history":
                self._history.show_record("person", self._listed.id)
            case _:
                self.facts.show_person(self._listed)
