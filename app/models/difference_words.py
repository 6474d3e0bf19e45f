"""Differences of two accounts in words: the same lines on paper, screen and command line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.i18n import N_
from app.models.figure_words import LABELS
from app.models.vocabulary import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.i18n import Translation
    from app.models.contents import Account
    from app.models.differences import Differences, FigureDifference, RecordDifference
    from app.models.figures import Number

NOTHING: Final = "–"

_FIELDS: Final = {
    "number": N_("No."),
    "code": N_("Code"),
    "topic": N_("Topic"),
    "kind": N_("Kind of event"),
    "format": N_("Format"),
    "first_day": N_("First day"),
    "last_day": N_("Last day"),
    "original_day": N_("First planned date"),
    "move_reason": N_("Reason for rescheduling"),
    "planned": N_("Planned participants"),
    "parents": N_("Parents"),
    "present": N_("Present"),
    "status": N_("Status"),
    "reason": N_("Reason"),
    "hours": N_("Duration (academic hours)"),
    "feedback_forms": N_("Feedback forms"),
    "feedback_mean": N_("Feedback mean"),
    "place": N_("Venue"),
    "requests": N_("Requests"),
    "received": N_("Date received"),
    "school": N_("School name"),
    "direction": N_("Direction"),
    "decided": N_("Decision date"),
    "closed": N_("Date closed"),
    "name_kk": N_("Name in Kazakh"),
    "name_ru": N_("Name in Russian"),
    "region": N_("Region (city of republican significance)"),
    "district": N_("District (city)"),
    "settlement": N_("Settlement"),
    "territory": N_("Territory"),
    "languages": N_("Language of instruction"),
    "small": N_("Small ungraded school"),
    "distance": N_("Distance, km"),
    "pupils": N_("Number of pupils"),
    "teachers": N_("Number of teachers"),
    "role": N_("Role"),
    "position": N_("Position"),
    "directions": N_("Direction"),
    "facilitators": N_("Facilitators"),
    "place_school": N_("Venue"),
    "days": N_("Date"),
}
_SECTIONS: Final = {
    "aims": N_("Aim and tasks"),
    "questionnaires": N_("Questionnaire results"),
    "resources": N_("Methodical resources"),
    "difficulties": N_("Problems and solutions"),
    "conclusions": N_("Conclusions and recommendations"),
}
_DOMAINS: Final = {
    "request.status": "requests.status",
    "event.status": "events.status",
    "direction": "requests.direction",
    "directions": "requests.direction",
    "format": "events.format",
    "territory": "schools.territory",
    "languages": "schools.languages",
    "role": "people.role",
    "requests.by_status": "requests.status",
    "requests.by_direction": "requests.direction",
}
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TEXT: Final = 80
_ROWS: Final = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A difference in words: what differs, how it was and is, and the rows that came or went."""

    what: str
    before: str
    after: str
    rows: str = ""


class Names:
    """What the records of the accounts are called; `people` names people by number."""

    def __init__(self, accounts: Iterable[Account], people: Mapping[int, str]) -> None:
        self._names: dict[str, dict[int, str]] = {"person": dict(people)}
        self._kinds: dict[str, dict[str, str]] = {}
        self._schools: dict[str, dict[str, str]] = {}
        for each in accounts:
            self._learn(each)

    def _learn(self, account: Account) -> None:
        content = account.content
        schools = self._names.setdefault("school", {})
        events = self._names.setdefault("event", {})
        asked = self._names.setdefault("request", {})
        for number, school in content.schools.items():
            schools[number] = school.code
            self._schools[school.code] = {each: school.name(each) for each in ("kk", "ru", "en")}
        events.update({each.event.id: each.event.number for each in content.lines})
        for each in (*content.received, *content.carried_out):
            asked[each.id] = each.number
        for kind in content.kinds:
            self._kinds[kind.code] = {each: kind.name(each) for each in ("kk", "ru", "en")}

    def of(self, table: str, number: int) -> str:
        """Return what a record is called; its number in the store where nothing else is known."""
        return self._names.get(table, {}).get(number) or f"№{number}"

    def kind(self, code: str, language: str) -> str:
        """Return the name of a kind of events."""
        return self._kinds.get(code, {}).get(language, code)

    def school(self, code: str, language: str) -> str:
        """Return the name of a school by its code."""
        return self._schools.get(code, {}).get(language, code)


def lines(found: Differences, names: Names, t: Translation) -> list[Line]:
    """Return all differences in words, figures first."""
    figures = [_figure_line(each, names, t) for each in found.figures]
    return [*figures, *(_record_line(each, names, t) for each in found.records)]


def _figure_line(each: FigureDifference, names: Names, t: Translation) -> Line:
    what = t(LABELS[each.code])
    if each.key:
        what = f"{what}: {_key(each, names, t.language)}"
    moved = [
        *_signed("+", each.table, each.added, names),
        *_signed("−", each.table, each.removed, names),
    ]
    return Line(what, _number(each.before, t), _number(each.after, t), ", ".join(moved))


def _key(each: FigureDifference, names: Names, language: str) -> str:
    if each.code == "events.held_by_kind":
        return names.kind(each.key, language)
    domain = _DOMAINS.get(each.code)
    return word(domain, each.key, language) if domain else names.school(each.key, language)


def _signed(sign: str, table: str, ids: tuple[int, ...], names: Names) -> list[str]:
    shown = [f"{sign}{names.of(table, each)}" for each in ids[:_ROWS]]
    return [*shown, f"{sign}…"] if len(ids) > _ROWS else shown


def _number(value: Number | None, t: Translation) -> str:
    if value is None:
        return NOTHING
    return str(value) if t.language == "en" else str(value).replace(".", ",")


def _record_line(each: RecordDifference, names: Names, t: Translation) -> Line:
    if each.table == "narrative":
        what = f"{t(_SECTIONS[each.name])} ({each.field})"
    else:
        name = each.name or names.of(each.table, each.record)
        what = f"{name}: {field_name(each.field, t)}"
    shown = (
        _value_text(each.table, each.field, value, names, t) if value else NOTHING
        for value in (each.before, each.after)
    )
    return Line(what, *shown)


def field_name(field: str, t: Translation) -> str:
    """Return the label of a field."""
    return t(_FIELDS[field])


def _value_text(table: str, field: str, value: str, names: Names, t: Translation) -> str:
    """Return the value of a field as people read it."""
    if domain := _DOMAINS.get(f"{table}.{field}") or _DOMAINS.get(field):
        return ", ".join(word(domain, each, t.language) for each in value.split(","))
    if found := _DAY.fullmatch(value):
        return f"{found[3]}.{found[2]}.{found[1]}"
    match field:
        case "kind":
            text = names.kind(value, t.language)
        case "small":
            text = word("schools.small", value.lower(), t.language)
        case "place" | "school":
            text = names.school(value, t.language)
        case "hours" | "feedback_mean":
            text = value if t.language == "en" else value.replace(".", ",")
        case _:
            text = value
    return text if len(text) <= _TEXT else f"{text[:_TEXT].rstrip()}…"
