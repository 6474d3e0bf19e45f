"""Whatever is tried, a closed version never changes, nor do the rows that it locks."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from app.models import closing, event_steps, events
from app.models.closed_days import LOCKED
from app.models.errors import AppError
from app.models.periods import Kind, Period
from tests.models.test_store_machine import BEGIN, TeamAtWork, days, digest, numbers

spans = st.sampled_from([(0, 4), (3, 9), (8, 12)]).map(
    lambda ends: Period(Kind.FREE, BEGIN + timedelta(ends[0]), BEGIN + timedelta(ends[1]))
)
WHOLE = Period(Kind.FREE, BEGIN, BEGIN + timedelta(6))
owners = st.integers(0, 2)

_ROWS = {
    "event": "SELECT id FROM event WHERE last_day BETWEEN ? AND ? AND {owned}",
    "event_session": "SELECT id FROM event_session WHERE event IN"
    " (SELECT id FROM event WHERE last_day BETWEEN ? AND ? AND {owned})",
    "attendance": "SELECT id FROM attendance WHERE session IN (SELECT x.id FROM event_session x"
    " JOIN event ON event.id = x.event WHERE last_day BETWEEN ? AND ? AND {owned})",
    "request": "SELECT id FROM request WHERE received BETWEEN ? AND ? AND {owned}",
}


class ClosingTeam(TeamAtWork):
    """The same team, which also closes and reopens periods; refusals leave everything as it was."""

    @initialize()
    def open_new(self):
        self.refused = []
        super().open_new()
        for number in range(3):
            self.add_request(number, BEGIN + timedelta(3 * number), 0, "Баға")
            self.add_event(BEGIN + timedelta(3 * number), 1, "training", None, 3, 10)
            self.mark(number, number, "present")
            self.move_event(number, "held")
        self.close_period(WHOLE, 1)
        self.first_steps = len(self.past)

    def work(self, write):
        before = digest(self.store)
        try:
            return super().work(write)
        except AppError as problem:
            self.refused.append(problem.code)
            event(problem.code)
            assert digest(self.store) == before
            return None

    def owner(self, number):
        return self.pick("school", number, "code LIKE 'L%'") if number else None

    @rule(period=spans, owner=owners)
    def close_period(self, period, owner):
        whose = self.owner(owner)
        day = self.store.today()
        self.work(lambda change: closing.close(self.store, change, whose, period, day))
        self.keep()

    @precondition(lambda self: self.kept())
    @rule(number=st.integers(0, 9))
    def reopen_period(self, number):
        found = self.pick("closed_version", number, "reopened IS NULL")
        if found:
            day = self.store.today().isoformat()
            values = {"reopened": day, "reason": "қате"}
            self.work(lambda change: change.update("closed_version", found, values))

    @precondition(lambda self: self.kept())
    @rule()
    def next_day(self):
        today = self.store.today() + timedelta(1)
        self.store.today = lambda: today

    @precondition(lambda self: self.past and len(self.past) > self.first_steps)
    @rule()
    def undo(self):
        before = digest(self.store)
        try:
            self.store.undo()
        except AppError:
            assert digest(self.store) == before
        else:
            assert digest(self.store) == self.past.pop()
            self.future.append(before)
            self.forget_undone()

    @rule(number=numbers, day=days)
    def reschedule(self, number, day):
        found = events.get(self.store, self.pick("event", number))
        self.work(lambda change: event_steps.reschedule(self.store, change, found, day, "боран"))

    # What was kept of versions and of locked rows

    def kept(self):
        if not hasattr(self, "_versions"):
            self._versions = {}
        return self._versions

    def keep(self):
        for row in self.store.rows("SELECT * FROM closed_version"):
            if row["id"] not in self.kept():
                self._versions[row["id"]] = (frozen(row), self.locked(row))

    def forget_undone(self):
        known = {row[0] for row in self.store.rows("SELECT id FROM closed_version")}
        self._versions = {id_: kept for id_, kept in self.kept().items() if id_ in known}

    def locked(self, version):
        owned = f"leading = {version['leading']}" if version["leading"] else "1"
        days = (version["first_day"], version["last_day"])
        return {
            table: {
                row["id"]: {name: row[name] for name in LOCKED[table]}
                for (number,) in self.store.rows(sql.format(owned=owned), days)
                for row in self.store.rows(f"SELECT * FROM {table} WHERE id = ?", (number,))
            }
            for table, sql in _ROWS.items()
        }

    @invariant()
    def versions_and_locked_rows_stay(self):
        assert set(self.refused) <= {"period_closed", "closed_already"}
        self.keep()
        for row in self.store.rows("SELECT * FROM closed_version"):
            image, rows = self._versions[row["id"]]
            assert frozen(row) == image
            if row["reopened"] is None:
                assert self.locked(row) == rows


def frozen(row):
    return {name: row[name] for name in row.keys() if name not in {"reopened", "reason"}}  # noqa: SIM118 - a row


TestClosingTeam = ClosingTeam.TestCase
TestClosingTeam.settings = settings(stateful_step_count=25, max_examples=12)
