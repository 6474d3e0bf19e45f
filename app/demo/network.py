"""A network: leading schools by region, their partners, and the trainers of every school."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.demo.content import content
from app.demo.people import add_person, spread
from app.demo.schools import Cluster, Made, Seat, add_school
from app.models.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from random import Random

    from app.models.filling import Filling

_PARTNERS: Final = (4, 8)
_TRAINERS: Final = (2, 14)
_CLUSTERS_A_STEP: Final = 100


@dataclass(frozen=True, slots=True)
class Network:
    """How large a network is: counts by region, kind and direction, each to the last digit."""

    leading: Mapping[str, int]
    partners: int
    trainers: Mapping[str, int]
    events: Mapping[str, int]


def country() -> Network:
    """Return the network of the whole country, as it was counted for 2018–19."""
    told = content()
    return Network(
        told["leading_schools"], told["partner_schools"], told["trainers"], told["events"]
    )


def of_region(code: str) -> Network:
    """Return the part of the country's network that falls to one region by its leading schools."""
    whole = country()
    part = whole.leading[code], sum(whole.leading.values())

    def share(count: int) -> int:
        return count * part[0] // part[1]

    return Network(
        {code: part[0]},
        share(whole.partners),
        {name: share(count) for name, count in whole.trainers.items()},
        {name: share(count) for name, count in whole.events.items()},
    )


def lay_out(
    filling: Filling, rng: Random, network: Network
) -> Generator[Progress, None, list[Cluster]]:
    """Add all schools and trainers of a network and return its clusters."""
    regions = [code for code, count in network.leading.items() for _ in range(count)]
    partners = spread(rng, network.partners, len(regions), *_PARTNERS)
    staff = _staff(rng, network.trainers, len(regions) + network.partners)
    clusters: list[Cluster] = []
    serial = 0
    for place, (region, count) in enumerate(zip(regions, partners, strict=True)):
        code = f"{region}-{1 + place - regions.index(region):03}"
        seat = Seat(code, serial, region, f"{rng.choice(content()['districts'])} ауданы", set())
        clusters.append(_add_cluster(filling, rng, seat, count))
        for school in (clusters[-1].leading, *clusters[-1].partners):
            _add_trainers(filling, rng, school, staff[serial])
            serial += 1
        if place % _CLUSTERS_A_STEP == 0:
            yield Progress(place, len(regions))
    return clusters


def _add_cluster(filling: Filling, rng: Random, seat: Seat, partners: int) -> Cluster:
    leading = add_school(filling, rng, seat)
    return Cluster(leading, [
        add_school(filling, rng, replace(
            seat, code=f"{seat.code}-P{place}", serial=seat.serial + place, leading=leading.id
        ))
        for place in range(1, partners + 1)
    ])  # fmt: skip


def _staff(rng: Random, trainers: Mapping[str, int], schools: int) -> list[list[str]]:
    """Return the directions of the trainers of each school."""
    directions = [code for code, count in trainers.items() for _ in range(count)]
    rng.shuffle(directions)
    counts = spread(rng, len(directions), schools, *_TRAINERS)
    taken = iter(directions)
    return [[next(taken) for _ in range(count)] for count in counts]


def _add_trainers(filling: Filling, rng: Random, school: Made, directions: list[str]) -> None:
    """Add the trainers of a school; in every third one of them is a head."""
    headed = rng.random() < 0.33
    for place, direction in enumerate(directions):
        add_person(filling, rng, school, "head" if headed and not place else "teacher", direction)
