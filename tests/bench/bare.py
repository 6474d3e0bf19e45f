"""The bare SQL beside which the lists are measured: one statement, all rows that fit, in order.

It is what the shortest program would send over the same tables and indexes, knowing that the
dated values of the sample hold always.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.models.text import fold

_MATCH = re.compile(r"\(SELECT rowid FROM (\w+)_search WHERE \w+ MATCH (\?1?)")


@dataclass(frozen=True)
class Bare:
    """The statement of a page, its orders by column and its conditions by filter."""

    select: str
    orders: dict[str, str]
    filters: dict[str, str]
    first: str
    text: str
    days: dict[str, str] = field(default_factory=dict)

    def sql(self, key: str, order: str, text: str = "") -> str:
        """Return the statement for a filter, an order and a text to search."""
        where = self.filters.get(key, "1").format(**self.days)
        if text:
            where = f"({where}) AND {scanned(self.text, text)}"
        return f"{self.select} WHERE {where} ORDER BY {order}"


def scanned(sql: str, text: str) -> str:
    """Return a search as SQL must ask it: the index knows nothing of fewer than three letters."""
    if len(fold(text)) > 2:
        return sql
    return _MATCH.sub(r"(SELECT id FROM \1 WHERE instr(folded, \2)", sql)


PAGES = {
    "requests": Bare(
        "SELECT r.id, r.number, r.received, r.topic, r.direction, r.status, s.name_kk"
        " FROM request r JOIN school s ON s.id = r.school",
        {"number": "r.school_year, length(r.number_key), r.number_key",
         "received": "r.received", "school": "s.sort_key", "status": "r.status"},
        {"period": "r.received BETWEEN '{first}' AND '{last}'",
         "ours": "r.status IN ('new', 'review', 'clarify')", "theirs": "r.status = 'clarify'",
         "overdue": "r.status IN ('new', 'review', 'clarify') AND r.received < '{today}'"},
        "r.received DESC, r.id DESC",
        "r.id IN (SELECT rowid FROM request_search WHERE request_search MATCH ? UNION ALL"
        " SELECT x.id FROM request x WHERE x.school IN"
        " (SELECT rowid FROM school_search WHERE school_search MATCH ?))",
    ),
    "events": Bare(
        "SELECT e.id, e.number, e.first_day, e.last_day, e.topic, e.kind, e.status,"
        " s.name_kk, (SELECT count(*) FROM event_session x JOIN attendance a"
        " ON a.session = x.id WHERE x.event = e.id AND a.mark = 'present')"
        " FROM event e LEFT JOIN school s ON s.id = e.place_school",
        {"number": "e.school_year, length(e.number_key), e.number_key", "day": "e.first_day",
         "kind": "e.kind", "present": "9", "status": "e.status"},
        {"period": "e.last_day BETWEEN '{first}' AND '{last}'",
         "ahead": "e.status IN ('planned', 'confirmed') AND e.last_day >= '{today}'",
         "complete": "e.status IN ('planned', 'confirmed') AND e.last_day < '{today}'"
         " OR e.status = 'held' AND (e.feedback_forms IS NULL OR e.parents IS NULL AND NOT"
         " EXISTS (SELECT 1 FROM event_session x JOIN attendance a ON a.session = x.id"
         " WHERE x.event = e.id))",
         "held": "e.status = 'held'", "not_held": "e.status = 'not_held'"},
        "e.first_day DESC, e.id DESC",
        "e.id IN (SELECT rowid FROM event_search WHERE event_search MATCH ? UNION ALL"
        " SELECT x.id FROM event x WHERE x.place_school IN"
        " (SELECT rowid FROM school_search WHERE school_search MATCH ?))",
    ),
    "schools": Bare(
        "SELECT s.id, s.code, s.name_kk, s.district, z.teachers, s.distance, t.status"
        " FROM school s JOIN school_status t ON t.school = s.id"
        " JOIN school_size z ON z.school = s.id",
        {"code": "s.code_key", "name": "s.sort_key", "teachers": "z.teachers",
         "distance": "s.distance", "status": "t.status"},
        {"partners": "t.status = 'partner'", "rural": "s.territory = 'rural'",
         "small": "s.small = 1", "teachers_unknown": "z.teachers IS NULL"},
        "s.sort_key, s.id",
        "s.id IN (SELECT rowid FROM school_search WHERE school_search MATCH ?)",
    ),
    "people": Bare(
        "SELECT p.id, p.code, p.name, o.role, o.position, o.subject, s.name_kk"
        " FROM person p JOIN person_post o ON o.person = p.id"
        " JOIN school s ON s.id = o.school",
        {"code": "p.code_key", "name": "p.sort_key", "role": "o.role"},
        {"teachers": "o.role = 'teacher'", "heads": "o.role = 'head'",
         "trainers": "p.id IN (SELECT person FROM person_direction)"},
        "p.sort_key, p.id",
        "p.id IN (SELECT rowid FROM person_search WHERE person_search MATCH ? UNION ALL"
        " SELECT x.person FROM person_post x WHERE x.school IN"
        " (SELECT rowid FROM school_search WHERE school_search MATCH ?))",
    ),
}  # fmt: skip
"""Statements by page; {today}, {first} and {last} are the day and its quarter."""

EVERYWHERE = (
    """SELECT id, name_kk FROM school WHERE id IN
    (SELECT rowid FROM school_search WHERE school_search MATCH ?) ORDER BY sort_key LIMIT 6""",
    """SELECT id, name FROM person WHERE id IN
    (SELECT rowid FROM person_search WHERE person_search MATCH ?) ORDER BY sort_key LIMIT 6""",
    """SELECT r.id, r.number, r.topic, s.name_kk FROM request r JOIN school s ON s.id = r.school
    WHERE r.id IN (SELECT rowid FROM request_search WHERE request_search MATCH ?1)
    OR r.school IN (SELECT rowid FROM school_search WHERE school_search MATCH ?1)
    ORDER BY r.received DESC LIMIT 6""",
    """SELECT e.id, e.number, e.topic FROM event e
    WHERE e.id IN (SELECT rowid FROM event_search WHERE event_search MATCH ?1)
    OR e.place_school IN (SELECT rowid FROM school_search WHERE school_search MATCH ?1)
    ORDER BY e.first_day DESC LIMIT 6""",
)
"""What Ctrl+K asks, without the words around it."""
