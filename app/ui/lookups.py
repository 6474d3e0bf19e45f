"""Fields that find a school, a person, an event or a request by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import spoken
from app.models import events, people, requests, schools
from app.models.period_titles import day
from app.models.search import Slice
from app.models.settings import read as read_settings
from app.ui.fields import Hit, Lookup

if TYPE_CHECKING:
    from app.models.people import Person
    from app.models.requests import Request
    from app.models.schools import School
    from app.ui.page import Workplace

_SHOWN = 12


def school_lookup(place: Workplace, status: str | None = None) -> Lookup:
    """Return a field of one school, of those with a status where one is given."""

    def search(text: str) -> list[Hit]:
        wanted = schools.Filter(text=text, status=status)
        found = schools.page(place.store, wanted, place.today(), Slice("name", limit=_SHOWN))
        return [_school_hit(each) for each in found]

    def title(number: int) -> str:
        return schools.get(place.store, number, place.today()).name(spoken())

    return Lookup(search, title)


def person_lookup(place: Workplace, *, own: bool = False) -> Lookup:
    """Return a field of one person; `own` finds those of the own school alone."""

    def search(text: str) -> list[Hit]:
        school = read_settings(place.store).own_school if own else None
        wanted = people.Filter(text=text, school=school)
        found = people.page(place.store, wanted, place.today(), Slice("name", limit=_SHOWN))
        return [_person_hit(each) for each in found]

    def title(number: int) -> str:
        return people.get(place.store, number, place.today()).name

    return Lookup(search, title)


def event_lookup(place: Workplace) -> Lookup:
    """Return a field of one event, the newest first."""

    def search(text: str) -> list[Hit]:
        part = Slice("day", descending=True, limit=_SHOWN)
        found = events.page(place.store, events.Filter(text=text), part)
        return [Hit(each.id, f"{each.number} · {each.topic}", day(each.last_day)) for each in found]

    def title(number: int) -> str:
        event = events.get(place.store, number)
        return f"{event.number} · {event.topic}"

    return Lookup(search, title)


def request_lookup(place: Workplace) -> Lookup:
    """Return a field of one request, the newest first."""

    def search(text: str) -> list[Hit]:
        part = Slice("received", descending=True, limit=_SHOWN)
        found = requests.page(place.store, requests.Filter(text=text), part)
        return [_request_hit(each) for each in found]

    def title(number: int) -> str:
        request = requests.get(place.store, number)
        return f"{request.number} · {request.topic}"

    return Lookup(search, title)


def _request_hit(request: Request) -> Hit:
    second = f"{day(request.received)} · {request.school_name}"
    return Hit(request.id, f"{request.number} · {request.topic}", second)


def _school_hit(school: School) -> Hit:
    second = " · ".join(part for part in (school.code, school.district) if part)
    return Hit(school.id, school.name(spoken()), second)


def _person_hit(person: Person) -> Hit:
    parts = (person.code, person.school_name, person.subject)
    return Hit(person.id, person.name, " · ".join(part for part in parts if part))
