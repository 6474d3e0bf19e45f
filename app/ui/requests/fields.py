"""The form of a request, its fields in the order of a phone call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.i18n import N_, spoken
from app.models import event_kinds, requests
from app.models.requests import CLOSED, UNDECIDED
from app.models.text import clean, fold
from app.models.vocabulary import codes, word
from app.ui.fields import Choice, Date, Field, Number, Suggest, Text
from app.ui.lookups import person_lookup, school_lookup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from app.models.requests import Request
    from app.models.store import Store
    from app.ui.page import Workplace


LOCKED: Final = ("received", "school", "direction")
"""The fields that stay as they are in a closed period."""


def request_fields(place: Workplace, request: Request | None) -> Sequence[Field]:
    """Return the fields for a new request, or for one that is there."""
    today = place.today
    return (
        Field("school", N_("School"), school_lookup(place), required=True),
        Field(
            "topic",
            N_("Topic"),
            Text(max_length=300),
            required=True,
            help=N_("In the school's own words"),
        ),
        Field("direction", N_("Direction"), Choice(lambda: _options("requests.direction"))),
        Field("audience", N_("Audience"), Text(max_length=200), width="half"),
        Field("participants", N_("Number of participants"), Number(), width="half"),
        Field("desired_kind", N_("Desired kind of event"), _kinds(place.store), width="half"),
        Field("desired_dates", N_("Desired dates"), Text(max_length=100), width="half"),
        Field("channel", N_("Channel"), Choice(lambda: _options("requests.channel")), width="half"),
        Field("letter_number", N_("Incoming letter number"), Text(max_length=40), width="half"),
        Field("received", N_("Date received"), Date(today), required=True, width="half"),
        Field("number", N_("Registration number"), Text(40), required=True, width="half"),
        Field("responsible", N_("Responsible"), person_lookup(place, own=True)),
        *(_fields_of_decision(request, today) if request else ()),
        Field("note", N_("Note"), Text(max_length=2000, multiline=True)),
    )


def _fields_of_decision(request: Request, today: Callable[[], date]) -> Sequence[Field]:
    """Return the fields that a request has once it was decided or closed."""
    decided = Field("decided", N_("Decision date"), Date(today), width="half")
    closed = Field("closed", N_("Date closed"), Date(today), width="half")
    reason = Field("reason", N_("Reason"), Text(max_length=1000, multiline=True, lines=2))
    shown = (
        (decided, request.status not in UNDECIDED or request.decided),
        (closed, request.status in CLOSED),
        (reason, request.status not in UNDECIDED or request.reason),
    )
    return [field for field, is_shown in shown if is_shown]


def _options(domain: str) -> list[tuple[str, str]]:
    return [(code, word(domain, code, spoken())) for code in codes(domain)]


def _kinds(store: Store) -> Suggest:
    def suggestions(text: str) -> list[str]:
        names = [each.name(spoken()) for each in event_kinds.every(store)]
        return [name for name in names if fold(text) in fold(name)]

    return Suggest(suggestions, max_length=100)


def values_of(request: Request) -> dict[str, Any]:
    """Return what the form of a request begins with."""
    return {name: getattr(request, name) for name in requests.FIELDS}


def tidied(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the form as they are stored: clean text, nothing as None."""
    return {
        name: (clean(value) or None) if isinstance(value, str) else value
        for name, value in values.items()
    }
