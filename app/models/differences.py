"""In what two accounts of a period differ: figures with their rows, and what is told of records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.models.figures import FIGURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.contents import Account, Content, Line
    from app.models.figures import Figure, FigureValues, Number, Rows
    from app.models.requests import Request


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A figure, or one key of it, that has another value or other rows: of `table`, by number."""

    code: str
    key: str
    before: Number | None
    after: Number | None
    table: str
    added: tuple[int, ...]
    removed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """A field of a record of which another thing is told; `name` is its number or code.

    Of a text `name` is the section and `field` the language; a person is known by `record` alone.
    """

    table: str
    record: int
    name: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Differences:
    """All differences of two accounts; false where there is none."""

    figures: tuple[FigureDifference, ...]
    records: tuple[RecordDifference, ...]

    def __bool__(self) -> bool:
        return bool(self.figures or self.records)

    def __len__(self) -> int:
        return len(self.figures) + len(self.records)

    def people(self) -> set[int]:
        """Return the people that the differences are about."""
        moved = {
            person
            for each in self.figures
            if each.table == "person"
            for person in (*each.added, *each.removed)
        }
        return moved | {each.record for each in self.records if each.table == "person"}


def between(old: Account, new: Account) -> Differences:
    """Return in what a newer account of a period differs from an older one."""
    figures = [
        found
        for figure in FIGURES
        for key in _keys(figure, old.figures, new.figures)
        if (found := _figure_difference(figure, key, old.figures, new.figures))
    ]
    return Differences(tuple(figures), tuple(_record_differences(old.content, new.content)))


# Figures


def _keys(figure: Figure, old: FigureValues, new: FigureValues) -> list[str]:
    if not figure.rows_of:
        return [""]
    return sorted(old.by_key(figure.code).keys() | new.by_key(figure.code).keys())


def _figure_difference(
    figure: Figure, key: str, old: FigureValues, new: FigureValues
) -> FigureDifference | None:
    before, after = (_value(figure, key, each) for each in (old, new))
    was, now = (each.rows(figure.code, key) for each in (old, new))
    if before == after and set(was.ids) == set(now.ids):
        return None
    return FigureDifference(
        figure.code, key, before, after, now.table or was.table, _less(now, was), _less(was, now)
    )


def _less(some: Rows, others: Rows) -> tuple[int, ...]:
    known = set(others.ids)
    return tuple(each for each in some.ids if each not in known)


def _value(figure: Figure, key: str, values: FigureValues) -> Number | None:
    if not figure.rows_of:
        return values.share(figure.code)
    counted = None if figure.decimals else 0  # a key that nothing was counted of is left out
    return values.by_key(figure.code).get(key, counted)


# What is told of records

_Place = tuple[str, int, str]
"""A table, the number of a record, and the section of a text."""

_EVENT: Final = (
    "number", "topic", "kind", "format", "first_day", "last_day", "original_day", "move_reason",
    "planned", "parents", "status", "reason", "hours", "feedback_forms", "feedback_mean",
)  # fmt: skip
_REQUEST: Final = (
    "number", "received", "topic", "direction", "status", "decided", "closed", "reason",
)  # fmt: skip
_SCHOOL: Final = (
    "code", "name_kk", "name_ru", "region", "district", "settlement", "territory", "languages",
    "small", "distance", "pupils", "teachers",
)  # fmt: skip
_MEMBER: Final = ("role", "position", "directions")
_ALONE: Final = frozenset({"person", "narrative"})
"""Tables of which a record that is told of on one side only is no row of any figure."""


def _record_differences(old: Content, new: Content) -> list[RecordDifference]:
    was, now = _told(old), _told(new)
    return [
        difference
        for place in (*was, *(each for each in now if each not in was))
        if (place in was and place in now) or place[0] in _ALONE
        for difference in _field_differences(place, was.get(place, {}), now.get(place, {}))
    ]


def _field_differences(
    place: _Place, was: Mapping[str, str], now: Mapping[str, str]
) -> list[RecordDifference]:
    table, record, section = place
    name = section or now.get("number") or now.get("code") or ""
    return [
        RecordDifference(table, record, name, field, was.get(field, ""), now.get(field, ""))
        for field in {**was, **now}
        if was.get(field, "") != now.get(field, "")
    ]


def _told(content: Content) -> dict[_Place, dict[str, str]]:
    """Return what is told of every record, as texts by field."""
    codes = {number: each.code for number, each in content.schools.items()}
    found = {("event", each.event.id, ""): _event(each, codes) for each in content.lines}
    for each in (*content.received, *content.carried_out):
        found["request", each.id, ""] = _request(each, codes)
    for each in (*content.partners, *((content.school,) if content.school else ())):
        found["school", each.id, ""] = _texts(each, _SCHOOL)
    for number, each in content.schools.items():
        names = {"code": each.code, "name_kk": each.kk, "name_ru": each.ru or ""}
        found.setdefault(("school", number, ""), names)
    for each in content.team:
        found["person", each.person, ""] = _texts(each, _MEMBER)
    for each in content.texts:
        found.setdefault(("narrative", 0, each.section), {})[each.language] = each.text
    return found


def _event(line: Line, codes: Mapping[int, str]) -> dict[str, str]:
    event = line.event
    at = codes.get(event.place_school, "") if event.place_school else event.place or ""
    present = ", ".join(f"{code}: {n}" for code, n in sorted(line.present.items()))
    linked = ", ".join(line.bases)
    return {**_texts(event, _EVENT), "place": at, "requests": linked, "present": present}


def _request(request: Request, codes: Mapping[int, str]) -> dict[str, str]:
    return {**_texts(request, _REQUEST), "school": codes.get(request.school, "")}


def _texts(record: Any, names: tuple[str, ...]) -> dict[str, str]:  # noqa: ANN401 - a dataclass
    return {name: _text(getattr(record, name)) for name in names}


def _text(value: Any) -> str:  # noqa: ANN401 - of any field
    if isinstance(value, tuple):
        return ",".join(value)  # pyright: ignore[reportUnknownArgumentType] - codes
    return "" if value is None else str(value)
