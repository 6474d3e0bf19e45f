"""The answer to a request, on the letterhead of the school."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_, translation
from app.models import events, letters, people, requests, schools
from app.models.letterhead import masthead
from app.models.listing import school_names
from app.models.vocabulary import word
from app.reports.blocks import BLANK
from app.reports.content import (
    Beside,
    Document,
    Fact,
    Letterhead,
    Saying,
    Signatures,
    Subheading,
    Tone,
    Typed,
)
from app.reports.documents.events import kind_names, place_of
from app.reports.documents.framing import framed
from app.reports.formatting import long_date, short_date, span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.events import Event
    from app.models.letterhead import Masthead
    from app.models.requests import Request
    from app.models.store import Store
    from app.reports.content import Part

_NEXT: Final = {
    "new": N_("The request will be considered; we shall inform you of the decision."),
    "review": N_("The request is being considered; we shall inform you of the decision."),
    "clarify": N_("Please tell us more precisely what kind of help is needed, for whom and when."),
    "accepted": N_("Date and form of the event will be agreed with you."),
    "planned": N_("The event is in our plan; we look forward to your participants."),
    "partly": N_("What has not been done yet stays in our plan."),
    "deferred": N_("We shall come back to the request and inform you of the new date."),
    "forwarded": N_("Please address further questions to the organisation named above."),
    "refused": N_("We are ready to consider another request."),
    "fulfilled": N_("We are ready to go on with this work at your request."),
    "withdrawn": N_("The request is closed as you wished."),
}
"""What comes next, by the status of the request."""


def answer_document(store: Store, number: int, language: str) -> Document:
    """Return the answer to a request: the decision, who is responsible, and what comes next.

    Number and day are those of the register of letters, lines to fill while there are none.
    """
    request = requests.get(store, number)
    head = masthead(store)
    title = f"{translation(language)('Answer letter')} {request.number}"
    parts = _parts(store, request, head, language)
    return framed(title, store.today(), head, language, parts, foot=request.number)


def _parts(store: Store, request: Request, head: Masthead, language: str) -> Iterator[Part]:
    t = translation(language)
    yield Letterhead(head)
    yield Beside(_registered(store, request, language), _addressee(store, request, language))
    yield Subheading(t("On the request “{topic}”").format(topic=request.topic))
    opening = t(
        "In answer to your request No. {number} of {day} we inform you of the following."
    ).format(number=request.number, day=short_date(request.received))
    yield Saying(opening)
    yield Fact(t("Decision"), word("requests.status", request.status, language))
    if request.decided:
        yield Fact(t("Decision date"), short_date(request.decided))
    if request.reason:
        yield Fact(t("Reason"), "")
        yield Typed(request.reason)
    if request.responsible is not None:
        who = people.get(store, request.responsible, store.today())
        post = f", {who.position}" if who.position else ""
        yield Fact(t("Responsible"), f"{who.name}{post}")
    yield from _events(store, request, language)
    yield Saying(t(_NEXT[request.status]))
    yield Signatures(head.signatories[:1])
    if head.author:
        yield Fact(t("Executor"), head.author, Tone.NOTE)


def _registered(store: Store, request: Request, language: str) -> tuple[str, ...]:
    t, letter = translation(language), letters.of_request(store, request.id)
    day = long_date(letter.day, language) if letter else BLANK
    lines = [f"{day} № {letter.number if letter else '________'}"]
    if request.letter_number:
        lines.append(t("To your letter No. {number}").format(number=request.letter_number))
    return tuple(lines)


def _addressee(store: Store, request: Request, language: str) -> tuple[str, ...]:
    t, school = translation(language), schools.get(store, request.school, store.today())
    told = t("To the director\n{school}").format(school=school.name(language))
    return tuple(told.splitlines())


def _events(store: Store, request: Request, language: str) -> Iterator[Part]:
    found = [each for each in events.of_request(store, request.id) if each.status != "not_held"]
    places = school_names(store, {each.place_school for each in found if each.place_school})
    kinds = kind_names(store, language)
    for each in found:
        place = place_of(each, places, language)
        yield Fact(_label(each, language), _told(each, kinds, place, language))


def _label(event: Event, language: str) -> str:
    t = translation(language)
    return t("Event held") if event.status == "held" else t("Planned event")


def _told(event: Event, kinds: dict[str, str], place: str, language: str) -> str:
    t = translation(language)
    quoted = t("“{topic}”").format(topic=event.topic)
    what = f"{kinds.get(event.kind, event.kind)} {quoted}"
    return ", ".join(filter(None, (what, span(event.first_day, event.last_day), place)))
