"""What the team of the sample has to hand out, and which schools received it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from app.models import grades
from app.models.resources import PREFIX
from app.paths import resource

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from app.demo.drafts import Event
    from app.demo.present import Year
    from app.models.filling import Filling

_SHARE: Final = 0.55
"""How many of the events end with something in the hands of the schools that came."""

_LENT: Final = frozenset({"textbooks", "media", "video"})
_LENT_FOR: Final = timedelta(days=45)


@cache
def support() -> dict[str, Any]:
    """Return the words of this part of the sample."""
    return json.loads(resource("reference", "demo_support.json").read_text("utf-8"))


@dataclass(slots=True)
class _Stock:
    """A resource on its shelf; `left` is None where nobody counts."""

    id: int
    lent: bool
    direction: str | None
    left: int | None


def hand_out(filling: Filling, rng: Random, year: Year) -> None:
    """Fill the shelf of the leading school, and give from it at the events that were held."""
    stock = [
        _add(filling, year.cluster.leading.id, place, told)
        for place, told in enumerate(support()["resources"], start=1)
    ]
    for event in sorted(year.events, key=lambda each: (each.day, each.id)):
        if event.status == "held" and rng.random() < _SHARE:
            _give(filling, rng, year, event, _fitting(rng, stock, event))


def _add(filling: Filling, leading: int, place: int, told: dict[str, Any]) -> _Stock:
    number = filling.add("resource", {
        **told, "leading": leading, "code": f"{PREFIX}{place:02}",
        "languages": ",".join(told["languages"]), "grades": grades.stored(told["grades"]),
    })  # fmt: skip
    return _Stock(number, told["category"] in _LENT, told["direction"], told["copies"])


def _fitting(rng: Random, stock: list[_Stock], event: Event) -> _Stock:
    """Return a resource of the event's direction, or else any but the last, which nobody wants."""
    same = [each for each in stock if each.direction == event.direction]
    return rng.choice(same or stock[:-1])


def _give(filling: Filling, rng: Random, year: Year, event: Event, given: _Stock) -> None:
    for school in event.invited:
        copies = rng.randint(1, 2) if given.lent else rng.randint(1, 6)
        if given.left is not None and given.left < copies:
            continue
        people = [person for person in event.marks if person in school.people]
        back = _returned(rng, event.day, year.today) if given.lent else None
        if given.left is not None and back is None:
            given.left -= copies
        filling.add("resource_given", {
            "resource": given.id, "day": event.day.isoformat(), "school": school.id,
            "person": rng.choice(people) if people else None, "copies": copies,
            "event": event.id, "lent": given.lent,
            "due": (event.day + _LENT_FOR).isoformat() if given.lent else None,
            "returned": back.isoformat() if back else None,
        })  # fmt: skip


def _returned(rng: Random, day: date, today: date) -> date | None:
    """Return when lent copies came back: most do in time, some are forgotten."""
    back = day + timedelta(days=rng.randint(20, 44))
    return back if back <= today and rng.random() < 0.65 else None
