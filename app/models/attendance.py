"""Attendance: who was present at a session, people who walked in, and the sums of an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Final

from app.models.dated import value_on
from app.models.people import alike
from app.models.school_name import school_name
from app.models.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.gate import Change
    from app.models.store import Store

MARKS: Final = ("present", "absent", "excused")


@dataclass(frozen=True, slots=True)
class Attendee:
    """A line of the attendance list: a person with the post of the session's day, and the mark.

    `same_as` is the person this spelling was joined to.
    """

    person: int
    code: str
    name: str
    school: int | None
    school_name: str | None
    role: str | None
    subject: str | None
    mark: str | None
    same_as: int | None = None


def roll(store: Store, session: int) -> list[Attendee]:
    """Return the people of the invited schools and everyone already marked, by school and name.

    Without invited schools the venue's school is taken; joined spellings stand once, under the
    person they were joined to, unless they carry a mark themselves.
    """
    head = store.one(
        "SELECT x.day, x.event, e.place_school FROM event_session x"
        " JOIN event e ON e.id = x.event WHERE x.id = ?",
        (session,),
    )
    assert head is not None, session  # noqa: S101 - numbers come from the store
    post = value_on("person_post", "p.id", "id", date.fromisoformat(head["day"]))
    invited = store.value("SELECT count(*) FROM event_school WHERE event = ?", (head["event"],))
    schools = "SELECT school FROM event_school WHERE event = :event" if invited else ":place"
    rows = store.rows(
        f"SELECT p.id AS person, p.code, p.name, post.school, {school_name('s')} AS school_name,"
        " post.role,"
        " post.subject, a.mark, p.same_as FROM person p"
        f" LEFT JOIN person_post post ON post.id = {post}"
        " LEFT JOIN school s ON s.id = post.school"
        " LEFT JOIN attendance a ON a.person = p.id AND a.session = :session"
        f" WHERE p.id IN (SELECT person FROM person_post WHERE school IN ({schools})"
        "  UNION SELECT person FROM attendance WHERE session = :session)"
        f" AND (a.id IS NOT NULL OR p.same_as IS NULL AND post.school IN ({schools}))"
        " ORDER BY s.sort_key, p.sort_key, p.id",
        {"session": session, "event": head["event"], "place": head["place_school"]},
    )
    return [Attendee(**dict(row)) for row in rows]


def mark(store: Store, change: Change, session: int, person: int, wanted: str | None) -> None:
    """Mark a person at a session; None takes the mark away."""
    found = store.value(
        "SELECT id FROM attendance WHERE session = ? AND person = ?", (session, person)
    )
    if wanted is None:
        if found is not None:
            change.delete("attendance", found)
        return
    change.save("attendance", found, {"session": session, "person": person, "mark": wanted})


def mark_all(change: Change, session: int, people: Iterable[int], wanted: str) -> None:
    """Mark people who carry no mark at this session yet."""
    change.insert_all(
        "attendance", [{"session": session, "person": each, "mark": wanted} for each in people]
    )


def present_by_school(store: Store, event: int) -> list[tuple[str, int]]:
    """Return the schools whose people were present, with how many, most first.

    A joined spelling counts as the person it was joined to.
    """
    day = store.value("SELECT last_day FROM event WHERE id = ?", (event,))
    post = value_on("person_post", "p.id", "school", date.fromisoformat(day))
    rows = store.rows(
        "WITH RECURSIVE sat (person) AS (SELECT a.person FROM event_session x"
        " JOIN attendance a ON a.session = x.id WHERE x.event = ? AND a.mark = 'present'"
        " UNION SELECT p.same_as FROM sat JOIN person p ON p.id = sat.person"
        " WHERE p.same_as IS NOT NULL)"
        " SELECT s.name_kk, count(*) AS n FROM sat JOIN person p ON p.id = sat.person"
        f" JOIN school s ON s.id = {post} WHERE p.same_as IS NULL"
        " GROUP BY s.id ORDER BY n DESC, s.sort_key",
        (event,),
    )
    return [(row[0], row[1]) for row in rows]


def alike_pairs(people: Iterable[Attendee]) -> list[tuple[Attendee, Attendee]]:
    """Return lines of one school that may be two spellings of one person, not joined yet."""
    groups: dict[tuple[int | None, str], list[Attendee]] = {}
    for each in people:
        surname = fold(each.name).partition(" ")[0]
        groups.setdefault((each.school, surname), []).append(each)
    return [
        (one, other)
        for group in groups.values()
        for one, other in combinations(group, 2)
        if {one.same_as, other.same_as}.isdisjoint({one.person, other.person})
        and alike(one.name, other.name)
    ]


def filtered(people: list[Attendee], text: str) -> list[Attendee]:
    """Return the lines whose name, code or school contains every word of `text`."""
    words = fold(text).split()
    return [
        each
        for each in people
        if all(word in fold(f"{each.code} {each.name} {each.school_name or ''}") for word in words)
    ]
