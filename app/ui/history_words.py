"""Words for the fields and values in the history of records."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.i18n import N_, _, spoken
from app.models import event_kinds
from app.models.regions import name_of
from app.models.sessions import unscaled
from app.models.vocabulary import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.history import FieldChange
    from app.models.store import Store

LABELS: Final[dict[str, str]] = {
    "status": N_("Status"),
    "number": N_("Registration number"),
    "code": N_("Code"),
    "name": N_("Full name"),
    "name_kk": N_("Name in Kazakh"),
    "name_ru": N_("Name in Russian"),
    "short_name": N_("Short name"),
    "bin": N_("BIN"),
    "type": N_("School type"),
    "region": N_("Region (city of republican significance)"),
    "district": N_("District (city)"),
    "settlement": N_("Settlement"),
    "territory": N_("Territory"),
    "languages": N_("Language of instruction"),
    "small": N_("Small ungraded school"),
    "distance": N_("Distance, km"),
    "internet": N_("Internet"),
    "phone": N_("Phone"),
    "school_attachment.leading": N_("Leading school"),
    "pupils": N_("Number of pupils"),
    "teachers": N_("Number of teachers"),
    "same_as": N_("Another spelling of"),
    "received": N_("Date received"),
    "topic": N_("Topic"),
    "first_day": N_("Date"),
    "last_day": N_("End date"),
    "original_day": N_("Original date"),
    "move_reason": N_("Reason for rescheduling"),
    "kind": N_("Kind of event"),
    "format": N_("Format"),
    "place_school": N_("Venue"),
    "place": N_("Venue"),
    "planned": N_("Planned participants"),
    "parents": N_("Parents"),
    "feedback_forms": N_("Feedback forms"),
    "feedback_mean": N_("Feedback mean"),
    "school": N_("School name"),
    "direction": N_("Direction"),
    "audience": N_("Audience"),
    "participants": N_("Number of participants"),
    "desired_kind": N_("Desired kind of event"),
    "desired_dates": N_("Desired dates"),
    "channel": N_("Channel"),
    "letter_number": N_("Incoming letter number"),
    "responsible": N_("Responsible"),
    "decided": N_("Decision date"),
    "closed": N_("Date closed"),
    "request_status.day": N_("Status date"),
    "event_session.day": N_("Session"),
    "starts": N_("Begins at"),
    "hours": N_("Duration (academic hours)"),
    "event_facilitator.person": N_("Facilitator"),
    "request": N_("Request"),
    "event": N_("Event"),
    "person": N_("Full name"),
    "mark": N_("Attendance mark"),
    "role": N_("Role"),
    "position": N_("Position"),
    "subject": N_("Subject"),
    "valid_from": N_("Valid from"),
    "valid_to": N_("Valid until"),
    "attachment.name": N_("File"),
    "letter.number": N_("Outgoing number"),
    "letter.day": N_("Date of the letter"),
    "certificate_void.day": N_("Voided on"),
    "aim": N_("Aim"),
    "expected": N_("Expected results"),
    "resource.title": N_("Title"),
    "category": N_("Category"),
    "resource.languages": N_("Language"),
    "grades": N_("Grades"),
    "author": N_("Author"),
    "shelf": N_("Shelf or cupboard"),
    "address": N_("Address"),
    "copies": N_("Copies"),
    "resource_given.day": N_("Given on"),
    "lent": N_("To be returned"),
    "due": N_("Return by"),
    "returned": N_("Returned on"),
    "programme_state.state": N_("State"),
    "started": N_("Begun on"),
    "programme_state.due": N_("Due"),
    "finished": N_("Finished on"),
    "evidence": N_("Evidence"),
    "reason": N_("Reason"),
    "note": N_("Note"),
}
"""Marked labels by field or `table.field`; what is not here stays out of sight."""

_HIDDEN: Final = frozenset({
    "request_status.status", "request_status.reason", "request_status.request",
    "event_session.event", "event_request.event", "event_school.event",
    "event_facilitator.event", "school_status.school", "school_attachment.school",
    "school_size.school", "person_post.person", "person_direction.person", "letter.request",
    "letter.leading", "event_purpose.event", "resource_given.resource",
    "programme_state.school", "certificate_void.certificate",
})  # fmt: skip
"""What a row of a record says of its record, or says twice."""

_ORDER: Final = tuple(LABELS)

_DOMAINS: Final = {
    "request.status": "requests.status",
    "event.status": "events.status",
    "school_status.status": "schools.status",
    "channel": "requests.channel",
    "direction": "requests.direction",
    "desired_kind": "requests.desired_kind",
    "format": "events.format",
    "mark": "attendance.mark",
    "role": "people.role",
    "territory": "schools.territory",
    "type": "schools.type",
    "internet": "schools.internet",
    "category": "resources.category",
    "programme_state.state": "programme.state",
}
_REFERENCES: Final = {
    "school": "SELECT name_kk FROM school WHERE id = ?",
    "place_school": "SELECT name_kk FROM school WHERE id = ?",
    "leading": "SELECT name_kk FROM school WHERE id = ?",
    "person": "SELECT name FROM person WHERE id = ?",
    "responsible": "SELECT name FROM person WHERE id = ?",
    "same_as": "SELECT name FROM person WHERE id = ?",
    "request": "SELECT number FROM request WHERE id = ?",
    "event": "SELECT number FROM event WHERE id = ?",
}
_SCALED: Final = frozenset({"hours", "feedback_mean"})
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
NOTHING: Final = "—"


def label_of(change: FieldChange, own: Mapping[str, str]) -> str:
    """Return the label of a field, "" for what is not shown; `own` labels go before ours."""
    key = f"{change.table}.{change.field}"
    if key in _HIDDEN:
        return ""
    for words in (own, LABELS):
        if key in words or change.field in words:
            return _(words.get(key) or words[change.field])
    return ""


def rank(change: FieldChange) -> tuple[str, int, int]:
    """Return where a field stands among the others of its change: row by row, as in its form."""
    key = f"{change.table}.{change.field}"
    named = key if key in LABELS else change.field
    return change.table, change.row, _ORDER.index(named) if named in LABELS else len(_ORDER)


def value_of(store: Store, change: FieldChange, value: Any) -> str:  # noqa: ANN401 - of any column
    """Return a stored value as people read it, in the language of the interface."""
    if value is None or value == "":
        return NOTHING
    field, key = change.field, f"{change.table}.{change.field}"
    if field in _REFERENCES:
        return store.value(_REFERENCES[field], (value,)) or NOTHING
    if domain := _DOMAINS.get(key) or _DOMAINS.get(field):
        return word(domain, str(value), spoken())
    if field in _SCALED:
        return _amount(value)
    return _plain(store, field, str(value))


def _plain(store: Store, field: str, value: str) -> str:
    match field:
        case "kind":
            names = {each.code: each.name(spoken()) for each in event_kinds.every(store)}
            return names.get(value, value)
        case "region":
            return name_of(value, spoken(), date.max) or value
        case "small" | "lent":
            return word("schools.small", "true" if value == "1" else "false", spoken())
        case "languages":
            words = (word("schools.languages", code, spoken()) for code in value.split(","))
            return ", ".join(words)
        case _:
            found = _DAY.fullmatch(value)
            return f"{found[3]}.{found[2]}.{found[1]}" if found else value


def _amount(value: int) -> str:
    text = f"{unscaled(value):f}"
    return text if spoken() == "en" else text.replace(".", ",")
