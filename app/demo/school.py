"""One leading school with six partners, as the field knows them, and all who work there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from app.demo.content import content
from app.demo.people import add_double, add_person
from app.demo.schools import Cluster, Made, Seat, add_school

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from app.demo.drafts import Event
    from app.models.filling import Filling

_REGION: Final = "61"
_PARTNERS: Final = ("secondary", "basic", "secondary", "secondary", "school_gymnasium", "primary")
_TEAM: Final = ("methods", "assessment", "research", "tasks")
"""The directions of the trainers in the development team."""

_DOUBLES: Final = 4


def found(filling: Filling, rng: Random) -> Cluster:
    """Add the own school and its partners with heads, teachers and trainers."""
    district = f"{rng.choice(content()['districts'])} ауданы"
    seat = Seat("LS", 0, _REGION, district, set())
    own = add_school(filling, rng, seat, "school_gymnasium")
    partners = [
        add_school(
            filling, rng, replace(seat, code=f"P{place}", serial=place, leading=own.id), kind
        )
        for place, kind in enumerate(_PARTNERS, start=1)
    ]
    _staff(filling, rng, own, (2, 6), _TEAM)
    for school in partners:
        teachers = min(school.teachers - 1, rng.randint(8, 13))
        directions = rng.sample(_TEAM, 2 if teachers > 6 else 1)
        _staff(filling, rng, school, (min(2, 1 + teachers // 6), teachers), directions)
    return Cluster(own, partners)


def _staff(
    filling: Filling, rng: Random, school: Made, counts: tuple[int, int], directions: Sequence[str]
) -> None:
    """Add so many heads and teachers; the first teachers are trainers of the directions."""
    heads, teachers = counts
    for _head in range(heads):
        add_person(filling, rng, school, "head")
    for place in range(teachers):
        direction = directions[place] if place < len(directions) else None
        add_person(filling, rng, school, "teacher", direction)


def misspell(filling: Filling, rng: Random, cluster: Cluster) -> dict[int, int]:
    """Add a second spelling of one teacher in four of the schools, and return whose it is.

    The first of them is known to be the same person already.
    """
    found: dict[int, int] = {}
    for place, school in enumerate(cluster.partners[:_DOUBLES]):
        person = list(school.people)[-1]
        double = add_double(filling, rng, school, person, joined=not place)
        found[double] = person
    return found


def part_spellings(rng: Random, events: Sequence[Event], doubles: Mapping[int, int]) -> None:
    """Leave at each event one spelling of a person: an attendance list has everybody once."""
    for event in events:
        for double, person in doubles.items():
            if double in event.marks and person in event.marks:
                del event.marks[double if rng.random() < 0.6 else person]
