"""By what a row or a record is known again: code, BIN, name in its place, and what looks alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.models.people import alike as names_alike
from app.models.school_title import alike as titles_alike
from app.models.school_title import district_key, understood, written
from app.models.text import fold, key

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from app.exchange.registry.fields import Kind


@dataclass(frozen=True, slots=True)
class Traits:
    """What identifies a row or record, and in which small groups its likes are looked for.

    Two with a common `exact` key are written the same and stand in the same place.
    """

    code: str
    bin: str
    exact: frozenset[Hashable]
    groups: frozenset[Hashable]
    names: tuple[str, ...]
    place: tuple[str, str]

    def unlike(self, other: Traits) -> bool:
        """Say whether the BINs tell that these are two organisations."""
        return bool(self.bin and other.bin and self.bin != other.bin)

    def contradicts(self, other: Traits) -> bool:
        """Say whether one BIN stands at two schools: other numbers, or other names elsewhere."""
        mine, theirs = (set(map(written, each.names)) for each in (self, other))
        if not mine or not mine.isdisjoint(theirs):
            return False
        regions = {self.place[0], other.place[0]} - {""}
        numbers = [{understood(name).number for name in each.names} for each in (self, other)]
        return len(regions) > 1 or (
            all(each - {""} for each in numbers) and numbers[0].isdisjoint(numbers[1])
        )


def traits_of(kind: Kind, values: Mapping[str, Any]) -> Traits:
    """Return by what the values of a row or record are known again."""
    return _OF[kind](values)


def _of_school(values: Mapping[str, Any]) -> Traits:
    names = tuple(dict.fromkeys(filter(None, (values.get("name_kk"), values.get("name_ru")))))
    region = values.get("region") or ""
    district = district_key(values.get("district") or values.get("settlement") or "")
    groups = set[tuple[Any, ...]]()
    for title in map(understood, names):
        if district and (title.number or title.words):
            groups.add((district, title.number or title.words))
        if region and title.words:
            groups.add((region, title.number, title.words))
    return Traits(
        _key(values),
        values.get("bin") or "",
        frozenset((region, district, written(name)) for name in names),
        frozenset(groups),
        names,
        (region, district),
    )


def _of_person(values: Mapping[str, Any]) -> Traits:
    name, school = values.get("name") or "", values.get("school")
    known = bool(name and school)
    return Traits(
        _key(values),
        "",
        frozenset({(school, written(name))} if known else ()),
        frozenset({(school, fold(name).partition(" ")[0])} if known else ()),
        (name,),
        ("", str(school or "")),
    )


def _key(values: Mapping[str, Any]) -> str:
    return key(values["code"]) if values.get("code") else ""


_OF: dict[Kind, Callable[[Mapping[str, Any]], Traits]] = {
    "schools": _of_school,
    "people": _of_person,
}


def look_alike(kind: Kind, one: Traits, other: Traits) -> bool:
    """Say whether two of one group may be the same school or person."""
    if kind == "people":
        return names_alike(one.names[0], other.names[0])
    (region, district), (other_region, other_district) = one.place, other.place
    if region and other_region and region != other_region:
        return False
    if district and other_district and district != other_district:
        return False
    titles = [(understood(left), understood(right)) for left in one.names for right in other.names]
    if district and other_district:
        return any(titles_alike(left, right) for left, right in titles)
    # Without a district a number alone says nothing: every town has its school No. 1.
    return any(
        left.words and (left.number, left.words) == (right.number, right.words)
        for left, right in titles
    )
