"""The handover act: what goes over with the work, from one person of the team to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import translation
from app.models import events, people, requests, resources_given, schools
from app.models.letterhead import masthead
from app.models.search import Slice
from app.models.settings import read as read_settings
from app.reports.blocks import BLANK
from app.reports.content import (
    Chapter,
    Document,
    Fact,
    Grid,
    Heading,
    Letterhead,
    Line,
    Saying,
    Signature,
    Subheading,
    ToFill,
    Tone,
)
from app.reports.documents.letterhead import post_of
from app.reports.documents.tables import event_grid, given_grid, request_grid
from app.reports.formatting import NO_VALUE, long_date
from app.reports.rows import Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.schools import School
    from app.models.store import Store
    from app.reports.content import Part

_LINE = BLANK * 3
_AHEAD = ("planned", "confirmed")
_PROMISED = ("accepted", "planned", "partly", "deferred")
_WAITING = ("new", "review", "clarify")


def handover_act(store: Store, language: str) -> Document:
    """Return the act as of today: open requests, promises, the calendar, contacts."""
    head, today, t = masthead(store), store.today(), translation(language)
    title = t("Handover act")
    opening = (
        Letterhead(head),
        Saying(title, Tone.TITLE),
        Saying(", ".join(filter(None, (head.town, long_date(today, language)))), Tone.SUBTITLE),
        Fact(t("Hands over"), _LINE),
        Fact(t("Takes over"), _LINE),
        Saying(t("The following goes over with the work with partner schools.")),
    )
    closing = (
        Subheading(t("What else goes over: documents, equipment, keys")),
        ToFill(4),
        Signature(t("Handed over"), ""),
        Signature(t("Taken over"), ""),
        Signature(post_of(head.director, t), head.director.name),
    )
    return Document(
        title=title,
        language=language,
        as_of=today,
        author=head.author,
        header=title,
        chapters=(
            Chapter("opening", None, opening),
            *_chapters(store, language),
            Chapter("closing", None, closing),
        ),
    )


def _chapters(store: Store, language: str) -> Iterator[Chapter]:
    t, own = translation(language), read_settings(store).own_school
    waiting = requests.page(store, requests.Filter(statuses=_WAITING, leading=own))
    promised = requests.page(store, requests.Filter(statuses=_PROMISED, leading=own))
    ahead = events.page(store, events.Filter(statuses=_AHEAD, leading=own), Slice("day"))
    partners = schools.page(store, schools.Filter(status="partner", leading=own), store.today())
    given = resources_given.page(store, resources_given.Filter(leading=own))
    named: Sequence[tuple[str, str, Grid]] = (
        ("waiting", t("Requests without a decision"), request_grid(store, waiting, language)),
        (
            "promised",
            t("Requests in work: what was promised"),
            request_grid(store, promised, language),
        ),
        ("calendar", t("Calendar of events ahead"), event_grid(store, ahead, language)),
        ("contacts", t("Partner schools and contacts"), _contacts(store, partners, language)),
        ("resources", t("Who received which resources"), given_grid(store, given, language)),
    )
    for place, (code, title, grid) in enumerate(named, start=1):
        part: Part = grid if grid.lines else Saying(t("No data"))
        yield Chapter(code, Heading(title, place), (part,))


def _contacts(store: Store, partners: Sequence[School], language: str) -> Grid:
    t = translation(language)
    columns = (
        Column(t("Code"), 2.4),
        Column(t("School"), 7),
        Column(t("District (city)"), 4),
        Column(t("Phone"), 4),
        Column(t("School heads"), 7),
    )
    lines = tuple(
        Line(
            (
                each.code,
                each.name(language),
                each.district or NO_VALUE,
                each.phone or NO_VALUE,
                _heads(store, each) or NO_VALUE,
            )
        )
        for each in partners
    )
    return Grid(columns, lines, dense=True)


def _heads(store: Store, school: School) -> str:
    found = people.page(store, people.Filter(school=school.id, role="head"), store.today())
    return "\n".join(", ".join(filter(None, (each.name, each.position))) for each in found)
