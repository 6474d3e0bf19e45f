"""The form of a person, and the forms of a post and of a trainer's direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_, spoken
from app.models import people
from app.models.text import fold
from app.models.vocabulary import codes, word
from app.ui.fields import Choice, Date, Field, MultiChoice, Section, Suggest, Text
from app.ui.lookups import school_lookup
from app.ui.people.columns import role_word

if TYPE_CHECKING:
    from app.ui.page import Workplace

_SHOWN: Final = 8


def person_fields(place: Workplace, *, new: bool) -> list[Field | Section]:
    """Return the fields of a person's form; the form of a known one corrects the present post."""
    whose: list[Field | Section] = [
        Field(
            "name",
            N_("Full name"),
            Text(max_length=200),
            required=True,
            help=N_("Surname, given name, patronymic, as on paper. No personal number (IIN)."),
        ),
    ]
    last: list[Field | Section] = [
        Section(N_("For the register")),
        Field(
            "code",
            N_("Code"),
            Text(max_length=30),
            width="half",
            help=N_("Empty: the next free one."),
        ),
        Field("note", N_("Note"), Text(max_length=2000, multiline=True)),
    ]
    by_date = [_since(place), _directions()] if new else []
    return [*whose, *_post(place), *by_date, *last]


def post_fields(place: Workplace) -> list[Field]:
    """Return the fields of a post from a day on."""
    return [*_post(place), _since(place)]


def direction_fields(place: Workplace) -> list[Field]:
    """Return the fields of a trainer's direction with its days."""
    return [
        Field("direction", N_("Direction"), Choice(_direction_words), required=True),
        Field("since", N_("Since"), Date(place.today), width="half"),
        Field("until", N_("Until"), Date(place.today), width="half"),
    ]


def _post(place: Workplace) -> list[Field]:
    return [
        Field("school", N_("School name"), school_lookup(place), required=True),
        Field("role", N_("Role"), Choice(_roles), required=True, width="half"),
        Field("position", N_("Position"), Text(max_length=100), width="half"),
        Field("subject", N_("Subject"), _subjects(place)),
    ]


def _since(place: Workplace) -> Field:
    help_ = N_("Empty: it has always been so.")
    return Field("since", N_("Since"), Date(place.today), width="half", help=help_)


def _directions() -> Field:
    help_ = N_("Only for school trainers.")
    return Field("directions", N_("Directions"), MultiChoice(_direction_words), help=help_)


def _roles() -> list[tuple[str, str]]:
    return [(role, role_word(role)) for role in people.ROLES]


def _direction_words() -> list[tuple[str, str]]:
    domain = "requests.direction"
    return [(code, word(domain, code, spoken())) for code in codes(domain)]


def _subjects(place: Workplace) -> Suggest:
    def suggestions(text: str) -> list[str]:
        wanted = fold(text)
        known = people.subjects(place.store)
        return [each for each in known if wanted in fold(each)][:_SHOWN]

    return Suggest(suggestions, max_length=100)
