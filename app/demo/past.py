"""A whole network's events of one school year, to the last digit, and the requests behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.demo.drafts import write
from app.demo.imagining import ask, attend, fulfil, imagine, move, say_no
from app.demo.people import spread
from app.models.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from datetime import date
    from random import Random

    from app.demo.days import WorkingDays
    from app.demo.drafts import Event, Request
    from app.demo.schools import Cluster
    from app.models.filling import Filling

_EVENTS: Final = (12, 60)
_ON_REQUEST: Final = 0.33
_MOVED: Final = 0.05
_CLUSTERS_A_STEP: Final = 25


def hold_events(
    filling: Filling,
    rng: Random,
    clusters: Sequence[Cluster],
    kinds: Mapping[str, int],
    days: WorkingDays,
    span: tuple[date, date],
) -> Generator[Progress, None, None]:
    """Let the leading schools hold so many events of each kind within the span, and no others."""
    wanted = [kind for kind, count in kinds.items() for _ in range(count)]
    rng.shuffle(wanted)
    working = days.between(*span)
    counts = spread(rng, len(wanted), len(clusters), *_EVENTS)
    taken = iter(wanted)
    for place, (cluster, count) in enumerate(zip(clusters, counts, strict=True)):
        held = [imagine(rng, cluster, rng.choice(working), next(taken)) for _ in range(count)]
        for event in held:
            attend(rng, event)
        write(filling, held, _requests(rng, held, days, span[0]))
        if place % _CLUSTERS_A_STEP == 0:
            yield Progress(place, len(clusters))


def _requests(
    rng: Random, events: Sequence[Event], days: WorkingDays, first: date
) -> list[Request]:
    """Return the requests behind a third of the events, and a few that led to none."""
    found: list[Request] = []
    for event in events:
        if rng.random() < _ON_REQUEST:
            found.append(_answered(rng, event, days, first))
        elif rng.random() < _MOVED and days.back(event.day, 7) >= first:
            move(rng, event, days)
    for event in rng.sample(list(events), 2):
        request = _answered(rng, event, days, first)
        outcome = rng.choice(("forwarded", "refused", "withdrawn"))
        say_no(rng, request, outcome, days.ahead(request.received, rng.randint(1, 5)))
        found.append(request)
    return found


def _answered(rng: Random, event: Event, days: WorkingDays, first: date) -> Request:
    received = max(days.back(event.day, rng.randint(4, 15)), days.ahead(first, 0))
    request = ask(rng, event, event.invited[0], received)
    fulfil(rng, request, days)
    return request
