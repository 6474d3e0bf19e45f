"""People of the sample: heads, teachers, and the school trainers among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.demo.content import content
from app.demo.names import full_name, misspelt

if TYPE_CHECKING:
    from random import Random

    from app.demo.schools import Made
    from app.models.filling import Filling

_LETTERS: Final = {"teacher": "T", "head": "H"}


def add_person(
    filling: Filling, rng: Random, school: Made, role: str, direction: str | None = None
) -> int:
    """Add a person of a school, a trainer where a direction is given, and return the number."""
    person = _add_named(filling, school, role, full_name(rng, russian=school.russian))
    positions = content()["positions"]["trainer" if direction else role]
    filling.add("person_post", {
        "person": person, "school": school.id, "role": role, "position": rng.choice(positions),
        "subject": None if role == "head" else rng.choice(content()["subjects"]),
    })  # fmt: skip
    if direction:
        filling.add("person_direction", {"person": person, "direction": direction})
        school.trainers.append(person)
    return person


def add_double(filling: Filling, rng: Random, school: Made, person: int, *, joined: bool) -> int:
    """Add another spelling of a teacher, as two attendance lists bring them, and return it."""
    name = misspelt(rng, school.people[person])
    double = _add_named(filling, school, "teacher", name, same_as=person if joined else None)
    filling.add("person_post", {"person": double, "school": school.id, "role": "teacher"})
    return double


def _add_named(
    filling: Filling, school: Made, role: str, name: str, same_as: int | None = None
) -> int:
    code = f"{school.code}-{_LETTERS[role]}{len(school.people) + 1:02}"
    person = filling.add("person", {"code": code, "name": name, "same_as": same_as})
    school.people[person] = name
    return person


def spread(rng: Random, total: int, shares: int, low: int, high: int) -> list[int]:
    """Return how many of `total` fall to each of the shares, each between low and high."""
    found = [low] * shares
    rest = total - low * shares
    while rest:
        place = rng.randrange(shares)
        if found[place] < high:
            found[place] += 1
            rest -= 1
    return found
