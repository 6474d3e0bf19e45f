"""Schools of the sample: how they are called, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from app.demo.content import content
from app.models.identity import check_digit

if TYPE_CHECKING:
    from random import Random

    from app.models.filling import Filling

_LEADING: Final = ("school_gymnasium", "school_lyceum", "secondary", "gymnasium", "secondary")
_PARTNER: Final = ("secondary",) * 12 + ("basic",) * 4 + ("primary",) * 2 + ("school_gymnasium",)
_SIZES: Final = {"primary": (4, 9), "basic": (9, 19), "secondary": (20, 72)}
_LARGE: Final = (45, 110)
_SMALL: Final = 20
"""With fewer teachers than this a rural school is a small ungraded one."""

_CITIES: Final = frozenset({"71", "75", "79"})
_SECOND_LANGUAGE: Final = {"61": "uz", "79": "uz", "19": "ug", "75": "ug"}
_RUSSIAN: Final = frozenset({"11", "35", "39", "55", "59", "63"})
"""Regions where many schools teach in Russian."""


@dataclass(slots=True)
class Made:
    """A school that was made, with the names of its people by their numbers."""

    id: int
    code: str
    name: str
    name_ru: str
    region: str
    russian: bool
    teachers: int
    people: dict[int, str] = field(default_factory=dict[int, str])
    trainers: list[int] = field(default_factory=list[int])


@dataclass(slots=True)
class Cluster:
    """A leading school and the partner schools attached to it."""

    leading: Made
    partners: list[Made]


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a school is to be: its code, region and district, and whom it is attached to.

    The serial, below ten thousand, tells its BIN from all others; `taken` are the names of its
    neighbours, which it will join.
    """

    code: str
    serial: int
    region: str
    district: str
    taken: set[str]
    leading: int | None = None


def add_school(filling: Filling, rng: Random, seat: Seat, kind: str | None = None) -> Made:
    """Add a school with its status, attachment and size, and return it."""
    kind = kind or rng.choice(_PARTNER if seat.leading else _LEADING)
    urban = seat.region in _CITIES or rng.random() < (0.25 if seat.leading else 0.6)
    teachers = rng.randint(*_SIZES.get(kind, _LARGE))
    languages = _languages(rng, seat.region)
    names = _names(rng, kind, seat.taken)
    number = filling.add("school", {
        "code": seat.code, **names, "type": kind, "region": seat.region,
        "district": seat.district, "territory": "urban" if urban else "rural",
        "settlement": None if urban else _village(rng), "languages": ",".join(languages),
        "small": int(not urban and teachers < _SMALL),
        "distance": _distance(rng, seat, urban=urban),
        "internet": rng.choice(("stable", "stable", "unstable") if urban else _WEAK),
        "bin": None if rng.random() < 0.04 else _bin(seat.serial),
    })  # fmt: skip
    _add_dated(filling, number, seat.leading, teachers * rng.randint(9, 14), teachers)
    russian = "ru" in languages
    called = names["name_kk"], names["name_ru"]
    return Made(number, seat.code, *called, seat.region, russian, teachers)


_WEAK: Final = ("stable", "unstable", "unstable", "none")


def _add_dated(
    filling: Filling, school: int, leading: int | None, pupils: int, teachers: int
) -> None:
    """Say what holds of a school always."""
    status = "partner" if leading else "leading"
    filling.add("school_status", {"school": school, "status": status})
    filling.add("school_size", {"school": school, "pupils": pupils, "teachers": teachers})
    if leading:
        filling.add("school_attachment", {"school": school, "leading": leading})


def _names(rng: Random, kind: str, taken: set[str]) -> dict[str, Any]:
    """Return a name that no neighbour has, in both languages."""
    names = _draw_names(rng, kind)
    while names["name_kk"] in taken:
        names = _draw_names(rng, kind)
    taken.add(names["name_kk"])
    return names


def _draw_names(rng: Random, kind: str) -> dict[str, Any]:
    """Return a name as registries write it, in both languages: №12, a place, or in honour of."""
    kazakh, russian = content()["forms"][kind]
    number = rng.randint(1, 60)
    way = rng.random()
    if way < 0.4:
        return {"name_kk": f"№{number} {kazakh}", "name_ru": f"{russian} № {number}"}
    if way < 0.75:
        name_kk, name_ru = rng.choice(content()["places"])
        return {"name_kk": f"«{name_kk}» {kazakh}", "name_ru": f"{russian} «{name_ru}»"}
    name_kk, name_ru = rng.choice(content()["honoured"])
    return {
        "name_kk": f"{name_kk} атындағы №{number} {kazakh}",
        "name_ru": f"{russian} № {number} им. {name_ru}",
    }


def _languages(rng: Random, region: str) -> tuple[str, ...]:
    way = rng.random()
    if region in _RUSSIAN:
        return ("ru",) if way < 0.25 else ("kk", "ru") if way < 0.65 else ("kk",)
    if region in _SECOND_LANGUAGE and way < 0.12:
        return (_SECOND_LANGUAGE[region], "kk")
    return ("kk", "ru") if way > 0.85 else ("kk",)


def _village(rng: Random) -> str:
    return f"{rng.choice(content()['places'])[0]} ауылы"


def _distance(rng: Random, seat: Seat, *, urban: bool) -> int:
    if seat.leading is None:
        return 0
    return rng.randint(2, 9) if urban else rng.randint(8, 95)


def _bin(serial: int) -> str | None:
    """Return a number in the form of a BIN, of December 1999 as in the worked example."""
    digits = f"991240{90_000 + serial:05}"
    last = check_digit(digits)
    return None if last is None else f"{digits}{last}"
