"""A team at work for weeks in seconds: whatever it does, figures, index, keys and undo hold.

After every step the figures are compared with the oracle's, the search index with the folded
columns, and the file is checked whole. `pytest --hypothesis-profile=thorough` works on for long.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from app.models import attendance, event_steps, events, history, people, requests, schools
from app.models.errors import AppError
from app.models.figures import FIGURES, Figures
from app.models.gate import derived
from app.models.periods import Kind, Period
from app.models.schema import SEARCHED
from app.models.sessions import Session, save_sessions, sessions
from app.models.store import Store
from tests.models import oracle

BEGIN = date(2025, 11, 3)
PERIOD = Period(Kind.FREE, BEGIN + timedelta(days=3), BEGIN + timedelta(days=9))

numbers = st.integers(0, 99)
days = st.integers(0, 12).map(lambda days: BEGIN + timedelta(days=days))
since = st.none() | days
roles = st.sampled_from(people.ROLES)
counts = st.none() | st.integers(0, 40)
words = st.sampled_from(["Баға", "Қалиева Ү.", "Калиева Үміт", "Lesson Study", "Ұлытау №2", ""])
kinds = st.sampled_from(["training", "parents_lecture", "master_class"])
marks = st.sampled_from([*attendance.MARKS, "present", "present", None])
hours = st.sampled_from([Decimal(0), Decimal(1), Decimal("1.5"), Decimal("0.3333")])

NO_FACTS = {"change", "change_row", "draft", "erased", "given", "replaced", "written"}
"""Tables that undo does not bring back: history itself, drafts, what was given or erased for good,
the files that were written, what a delivery of responses replaced.
"""


def digest(store):
    """All facts of the database as plain values."""
    tables = store.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE '%_search%'"
    )
    return {
        name: [tuple(row) for row in store.rows(f"SELECT * FROM {name} ORDER BY id")]
        for (name,) in tables
        if name not in NO_FACTS
    }


def plain(values):
    return {key: dict(v) if isinstance(v, dict) else v for key, v in values.items()}


class TeamAtWork(RuleBasedStateMachine):
    """Two leading schools share a database; undo and redo are mirrored by digests."""

    @initialize()
    def open_new(self):
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name) / "team.db")
        self.past, self.future = [], []
        self.serial = 0
        for code in ("L1", "L2"):
            self.add_school("leading", 0, 9, code)
        for place in (0, 1, 0):
            self.add_school("partner", place, 10)
        for place in (2, 2, 3, 4):
            self.add_person(place, "teacher", "Қалиева Ү.", None)
        self.first_steps = len(self.past)

    def teardown(self):
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()

    # What every change goes through

    def work(self, write):
        """Write in one change and mirror what undo must bring back."""
        before, newest = digest(self.store), self.store.undoable()
        with self.store.change("Work") as change:
            result = write(change)
        if self.store.undoable() == newest:
            assert digest(self.store) == before
        else:
            self.past.append(before)
            self.future.clear()
        return result

    def pick(self, table, number, where="1"):
        found = self.store.rows(f"SELECT id FROM {table} WHERE {where} ORDER BY id")
        return found[number % len(found)][0] if found else None

    def any(self, table):
        return self.pick(table, 0) is not None

    def next(self, prefix):
        self.serial += 1
        return f"{prefix}{self.serial}"

    # Schools and people

    @rule(status=st.none() | st.sampled_from(schools.STATUSES), leading=numbers, teachers=counts)
    def add_school(self, status, leading, teachers, code=None):
        code = code or self.next("P")
        values = {"code": code, "name_kk": f"«{code}» мектебі", "status": status}
        owner = self.pick("school", leading, "code LIKE 'L%'")
        values |= {"leading": owner, "teachers": teachers}
        self.work(lambda change: schools.save(change, None, values))

    @rule(school=numbers, since=since, teachers=counts, name=words)
    def count_teachers(self, school, since, teachers, name):
        number = self.pick("school", school)
        day = since.isoformat() if since else None

        def write(change):
            change.set_dated("school_size", "school", number, day, {"teachers": teachers})
            change.update("school", number, {"name_kk": name or "Мектеп"})

        self.work(write)

    @rule(school=numbers, since=since, status=st.sampled_from(schools.STATUSES), leading=numbers)
    def settle_school(self, school, since, status, leading):
        number, owner = self.pick("school", school), self.pick("school", leading)
        day = since.isoformat() if since else None

        def write(change):
            change.set_dated("school_status", "school", number, day, {"status": status})
            change.set_dated("school_attachment", "school", number, day, {"leading": owner})

        self.work(write)

    @rule(school=numbers, role=roles, name=words, since=since)
    def add_person(self, school, role, name, since):
        values = {"name": name or "Адам", "school": self.pick("school", school), "role": role}
        self.work(lambda change: people.save(self.store, change, None, values, since))

    @rule(person=numbers, school=numbers, role=roles, since=days)
    def move_person(self, person, school, role, since):
        number = self.pick("person", person)
        values = {"school": self.pick("school", school), "role": role}
        self.work(lambda change: people.save(self.store, change, number, values, since))

    @rule(one=numbers, other=numbers)
    def join(self, one, other):
        duplicate, root = self.pick("person", one), self.pick("person", other)
        if duplicate != root:
            self.work(lambda change: people.join(self.store, change, duplicate, root))

    @precondition(lambda self: self.pick("person", 0, "same_as IS NOT NULL"))
    @rule(one=numbers)
    def separate(self, one):
        number = self.pick("person", one, "same_as IS NOT NULL")
        self.work(lambda change: people.separate(change, number))

    # Requests

    @rule(school=numbers, received=days, leading=st.none() | numbers, topic=words)
    def add_request(self, school, received, leading, topic):
        values = {
            "number": self.next("С-"),
            "received": received,
            "school": self.pick("school", school),
            "topic": topic or "Сұраныс",
            "direction": "methods" if topic else None,
            "leading": None if leading is None else self.pick("school", leading, "code LIKE 'L%'"),
        }
        self.work(lambda change: requests.save(self.store, change, None, values))

    @precondition(lambda self: self.any("request"))
    @rule(request=numbers, status=numbers, later=st.integers(0, 8))
    def move_request(self, request, status, later):
        found = requests.get(self.store, self.pick("request", request))
        wanted = requests.TRANSITIONS[found.status]
        day = found.received + timedelta(days=later)
        step = requests.Step(wanted[status % len(wanted)], day, "себебі")
        assert not requests.move_problems(found, step.status, step.day, step.reason)
        self.work(lambda change: requests.move(self.store, change, found, step))
        moved = requests.get(self.store, found.id)
        assert (moved.closed is None) == (moved.status in requests.OPEN)
        assert requests.steps(self.store, found.id)[-1].status == moved.status

    @precondition(lambda self: self.any("request"))
    @rule(request=numbers, received=days, closed=since)
    def correct_request(self, request, received, closed):
        found = requests.get(self.store, self.pick("request", request))
        values = {"received": received}
        if found.status in requests.CLOSED:
            values["closed"] = max(closed or found.closed, received)
        self.work(lambda change: requests.save(self.store, change, found.id, values))

    # Events

    @rule(
        first=days, length=st.integers(0, 3), kind=kinds, hours=hours, planned=counts, some=numbers
    )
    def add_event(self, first, length, kind, hours, planned, some):
        linked = self.pick("request", some) if some % 2 else None
        parents = (None, 0, 7)[some % 3]
        values = {
            "number": self.next("Ш-"),
            "topic": "Баға",
            "kind": kind,
            "first_day": first,
            "last_day": first + timedelta(days=length),
            "hours": hours,
            "planned": planned,
            "parents": parents,
            "feedback_forms": parents,
            "feedback_mean": Decimal("4.3333") if parents else None,
            "requests": [linked] if linked else [],
            "leading": self.pick("school", some, "code LIKE 'L%'") if some > 9 else None,
        }
        self.work(lambda change: events.save(self.store, change, None, values))

    @precondition(lambda self: self.any("event"))
    @rule(event=numbers, later=st.integers(0, 2), hours=hours)
    def add_session(self, event, later, hours):
        number = self.pick("event", event)
        day = events.get(self.store, number).first_day + timedelta(days=later)
        wanted = [*sessions(self.store, number), Session(None, day, None, None, hours)]
        self.work(lambda change: save_sessions(self.store, change, number, wanted))

    @precondition(lambda self: self.any("event"))
    @rule(event=numbers, status=st.sampled_from(["held", "held", "not_held", "planned"]))
    def move_event(self, event, status):
        found = events.get(self.store, self.pick("event", event))
        self.work(lambda change: event_steps.move(change, found, status, "себебі"))

    @precondition(lambda self: self.any("event"))
    @rule(event=numbers, day=days)
    def reschedule(self, event, day):
        found = events.get(self.store, self.pick("event", event))
        self.work(lambda change: event_steps.reschedule(self.store, change, found, day, "боран"))
        moved = events.get(self.store, found.id)
        assert moved.original_day == (found.original_day or found.first_day)
        assert moved.last_day - moved.first_day == found.last_day - found.first_day

    @precondition(lambda self: self.any("event") and self.any("request"))
    @rule(event=numbers, request=numbers, away=st.booleans())
    def link(self, event, request, away):
        work = events.unlink if away else events.link
        pair = self.pick("event", event), self.pick("request", request)
        self.work(lambda change: work(self.store, change, *pair))

    @precondition(lambda self: self.any("event_session"))
    @rule(session=numbers, person=numbers, mark=marks)
    def mark(self, session, person, mark):
        place = self.pick("event_session", session), self.pick("person", person)
        self.work(lambda change: attendance.mark(self.store, change, *place, mark))

    @precondition(lambda self: self.any("event") or self.any("request"))
    @rule(number=numbers, table=st.sampled_from(["event", "request"]))
    def delete(self, number, table):
        if found := self.pick(table, number):
            self.work(lambda change: change.delete(table, found))

    # Undo, redo, and the file

    @precondition(lambda self: len(self.past) > self.first_steps)
    @rule()
    def undo(self):
        self.future.append(digest(self.store))
        assert self.store.undo()
        assert digest(self.store) == self.past.pop()

    @rule()
    def redo(self):
        before = digest(self.store)
        step = self.store.redo()
        assert (step is None) == (not self.future)
        if step:
            self.past.append(before)
            assert digest(self.store) == self.future.pop()

    @rule(number=numbers)
    def take_back(self, number):
        step = self.pick("change", number, "state = 'done'")
        before, newest = digest(self.store), self.store.undoable()
        with suppress(AppError):
            history.take_back(self.store, step, "Taken back")
        if self.store.undoable() == newest:
            assert digest(self.store) == before
        else:
            self.past.append(before)
            self.future.clear()

    @rule(number=numbers)
    def fail(self, number):
        before = digest(self.store)
        with suppress(InterruptedError), self.store.change("Fails") as change:
            change.update("school", self.pick("school", number), {"name_kk": "Жоқ"})
            change.insert("school", {"code": "X", "name_kk": "Жоқ"})
            self.interrupt()
        assert digest(self.store) == before

    def interrupt(self):
        raise InterruptedError

    @rule()
    def reopen(self):
        before = digest(self.store)
        self.store.close()
        self.store = Store.open(self.store.path)
        assert digest(self.store) == before

    # What always holds

    @invariant()
    def figures_agree_with_the_oracle(self):
        leading = self.pick("school", 0, "code LIKE 'L%'")
        for scope in (None, leading):
            found = Figures(self.store, PERIOD, scope)
            expected = oracle.figures(self.store, PERIOD.first, PERIOD.last, scope)
            assert plain(found.all()) == expected
            for figure in FIGURES:
                ids = found.rows(figure.code).ids
                assert len(ids) == len(set(ids)), figure.code
                if figure.code in oracle.COUNTS:
                    assert len(ids) == found[figure.code], figure.code

    @invariant()
    def file_is_whole(self):
        assert self.store.rows("PRAGMA foreign_key_check") == []
        assert self.store.value("PRAGMA integrity_check") == "ok"
        for table in SEARCHED:
            check = f"INSERT INTO {table}_search ({table}_search, rank)"
            self.store.keep(f"{check} VALUES ('integrity-check', 1)")
            for row in map(dict, self.store.rows(f"SELECT * FROM {table}")):
                assert row | derived(table, row) == row

    @invariant()
    def sessions_and_orders_make_sense(self):
        without = "NOT EXISTS (SELECT 1 FROM event_session x WHERE x.event = event.id)"
        assert self.store.rows(f"SELECT id FROM event WHERE {without}") == []
        assert self.store.rows("SELECT id FROM event WHERE last_day < first_day") == []
        assert self.store.rows("SELECT id FROM request WHERE closed < received") == []


TestTeamAtWork = TeamAtWork.TestCase
TestTeamAtWork.settings = settings(stateful_step_count=25)
