"""The store: one database file, one write gate, undo that survives a restart, and its listeners."""

from __future__ import annotations

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from app.models import backups, leftovers, opening
from app.models.connection import connect, is_older, sorted_errors, sorted_os_errors
from app.models.errors import AppError, NotInChangeError, StoreError
from app.models.gate import Change
from app.models.inspection import faults, newest_change
from app.models.lock import FileLock
from app.models.progress import finish

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence
    from pathlib import Path

    from app.models.filling import Filling
    from app.models.seal import Seal

    Parameters = Sequence[object] | Mapping[str, object]
    Writing = tuple[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change touched: told to every listener after the commit."""

    tables: frozenset[str]
    label: str
    args: Mapping[str, object] = field(default_factory=dict[str, object])
    origin: object = None


@dataclass(frozen=True, slots=True)
class Step:
    """A change in the list of what can be undone or done again; `label` is a message of gettext."""

    id: int
    label: str
    args: Mapping[str, object]
    at: datetime
    who: str


class _Pen:
    """Who writes at the moment, among the stores of one database in this process."""

    writes: Writing = ("", {})

    @contextmanager
    def held(self, writes: Writing) -> Generator[None]:
        """Write something: the label of a change and what fills it."""
        self.writes = writes
        try:
            yield
        finally:
            self.writes = ("", {})


class Store:
    """A database of the program; it belongs to the thread that opened it.

    `who` names the person at work in the history of the changes to come, `today` tells the day.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        lock: FileLock | None = None,
        seal: Seal | None = None,
    ) -> None:
        self.path = path
        self.read_only = seal is None
        self.who = ""
        self.today: Callable[[], date] = date.today
        self._connection = connection
        self._lock = lock
        self._seal = seal
        self._is_open = True
        self._pen = _Pen()
        self._listeners: list[Callable[[Changed], None]] = []
        if seal:
            seal.enter()

    @classmethod
    def open(cls, path: Path, *, trust: bool = False) -> Self:
        """Open `path` for work, making a new database where there is none.

        A file of an older version is backed up and brought to this one. `trust` opens a sound
        file that was changed outside, and makes a new one in the place of one that was lost.
        Raises `StoreError` when the file cannot be used; see `opening.finding` for the ways on.
        """
        path = path.resolve()  # one file has one lock, by whatever name it is opened
        lock = FileLock(path)
        try:
            seal = opening.admit(path, trust=trust)
            if is_older(path):
                finish(backups.making(path, "migration"))
                seal.break_open()
            leftovers.sweep_backups(backups.folder(path))
            return cls(path, connect(path, read_only=False), lock, seal)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open_read_only(cls, path: Path) -> Self:
        """Open an existing database without changing a byte of it."""
        path = path.resolve()
        opening.glance(path)
        return cls(path, connect(path, read_only=True))

    def beside(self) -> Store:
        """Open the same file once more, for a job in another thread of this process."""
        connection = connect(self.path, read_only=self.read_only)
        other = Store(self.path, connection, seal=self._seal)
        other.who, other.today, other._pen = self.who, self.today, self._pen
        return other

    @property
    def written(self) -> bool:
        """Whether something was, or may have been, written since the newest backup."""
        return bool(self._seal and self._seal.written)

    @property
    def needs_check(self) -> bool:
        """Whether the file was opened without a seal and nobody has checked it since."""
        return bool(self._seal and not self._seal.checked)

    def checked(self, *, sound: bool) -> None:
        """Say what a check of the whole file has found; a damaged one is not sealed at closing."""
        if self._seal:
            self._seal.checked = True
            if not sound:
                self._seal.spoil()

    def close(self) -> None:
        """Seal the file and give its lock back; doing so twice is harmless."""
        if not self._is_open:
            return
        self._is_open = False
        newest = self._parting_look() if self._lock else None
        self._connection.close()
        if self._seal:
            self._seal.leave()
        if self._lock and self._seal:
            self._seal.close(newest)
            self._lock.release()

    def _parting_look(self) -> int | None:
        """Return the newest change; a file must have been checked before it is sealed."""
        try:
            if self.needs_check:
                self.checked(sound=not faults(self._connection))
            return newest_change(self._connection)
        except sqlite3.DatabaseError:
            self.checked(sound=False)
            return None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Reading

    def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Return all rows of a query."""
        with self._sorted_errors():
            return self._connection.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """Return the first row of a query, if there is one."""
        with self._sorted_errors():
            return self._connection.execute(sql, parameters).fetchone()

    def value(self, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401 - SQL decides
        """Return the first column of the first row, or None."""
        found = self.one(sql, parameters)
        return found[0] if found else None

    # Writing

    @contextmanager
    def change(self, label: str, *, origin: object = None, **args: object) -> Generator[Change]:
        """Make one change: one transaction, one undo step, one message to the listeners.

        `label` is a message of the catalogue whose placeholders are filled from `args`. Whatever is
        raised inside takes everything back; a change that changes nothing leaves no step. While a
        job writes beside this store, `StoreError` database_written tells at once which.
        """
        self._demand_pen()
        with self._transaction((label, args)):
            number = self._begin_step(label, args)
            change = Change(self._connection, number, self.today)
            yield change
            self._end_step(number, changed=bool(change.tables))
        if change.tables:
            self.announce(Changed(frozenset(change.tables), label, args, origin))

    def _begin_step(self, label: str, args: Mapping[str, object]) -> int:
        cursor = self._connection.execute(
            "INSERT INTO change (label, args, at, who, state) VALUES (?, ?, ?, ?, 'done')",
            (
                label,
                json.dumps(args, ensure_ascii=False, default=str),
                datetime.now().isoformat(timespec="seconds"),
                self.who,
            ),
        )
        return int(cursor.lastrowid or 0)

    def _end_step(self, number: int, *, changed: bool) -> None:
        if changed:
            self._connection.execute("UPDATE change SET state = 'dropped' WHERE state = 'undone'")
        else:
            self._connection.execute("DELETE FROM change WHERE id = ?", (number,))

    @contextmanager
    def filling(self, name: str) -> Generator[Filling]:
        """Fill a new database without history, at once or not at all; for sample data alone.

        The identities of all rows are made from `name`.
        """
        from app.models.filling import Filling  # noqa: PLC0415 - not on the way to the window

        with self._transaction():
            filling = Filling(self._connection, name)
            yield filling
            filling.finish()

    def _demand_pen(self) -> None:
        """Let the window not wait for a job that writes; jobs wait for the window's moments."""
        if self._lock and self._pen.writes[0] and not self._connection.in_transaction:
            raise StoreError("database_written", path=str(self.path), change=self._pen.writes)

    @contextmanager
    def _transaction(self, writes: Writing = ("", {})) -> Generator[None]:
        if self._connection.in_transaction:
            raise NotInChangeError("a change inside a change")
        with self._sorted_errors():
            self._connection.execute("PRAGMA query_only = OFF")
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                with self._pen.held(writes):
                    self._break_seal()
                    yield
                    self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._connection.execute("PRAGMA query_only = ON")

    def _break_seal(self) -> None:
        if self._seal:
            with sorted_os_errors(self.path):
                self._seal.break_open()

    @contextmanager
    def _sorted_errors(self) -> Generator[None]:
        try:
            with sorted_errors(self.path):
                yield
        except StoreError as problem:
            if problem.code == "database_damaged":
                self.checked(sound=False)
            raise

    # Outside of history: what is no fact of the field, such as drafts and settings

    def keep(self, sql: str, parameters: Parameters = ()) -> None:
        """Write something that has no history and no undo: settings and drafts.

        A store that is open for reading only forgets it: a form left there keeps no draft.
        """
        if self.read_only:
            return
        with self._transaction():
            self._connection.execute(sql, parameters)

    @contextmanager
    def unrecorded(self) -> Generator[sqlite3.Connection]:
        """Write in one transaction, past the gate, what must leave no trace in the history."""
        with self._transaction():
            yield self._connection

    def compact(self) -> None:
        """Write the file anew, so that nothing that was deleted is left in it."""
        with self._sorted_errors():
            self._connection.execute("PRAGMA query_only = OFF")
            try:
                self._break_seal()
                self._connection.execute("VACUUM")
            finally:
                self._connection.execute("PRAGMA query_only = ON")

    # Undo

    def undoable(self) -> Step | None:
        """Return the newest change that can be undone."""
        return self._step("state = 'done' ORDER BY id DESC")

    def redoable(self) -> Step | None:
        """Return the change that was undone last and can be done again."""
        return self._step("state = 'undone' ORDER BY id")

    def undo(self, origin: object = None) -> Step | None:
        """Take the newest change back and return it."""
        step = self.undoable()
        if step:
            self._replay(step, "before", "undone", origin)
        return step

    def redo(self, origin: object = None) -> Step | None:
        """Do again what was undone last and return it."""
        step = self.redoable()
        if step:
            self._replay(step, "after", "done", origin)
        return step

    def _step(self, condition: str) -> Step | None:
        row = self.one(f"SELECT id, label, args, at, who FROM change WHERE {condition} LIMIT 1")
        return step_of(row) if row else None

    def _replay(self, step: Step, side: str, state: str, origin: object) -> None:
        order = "DESC" if side == "before" else "ASC"
        self._demand_pen()
        with _leaning(), self._transaction((step.label, step.args)):
            change = Change(self._connection, step.id, self.today)
            # An inserted parent comes back before its children and goes after them.
            self._connection.execute("PRAGMA defer_foreign_keys = ON")
            for row in self.rows(
                f"SELECT record_table, record, {side} FROM change_row"
                f" WHERE change = ? ORDER BY id {order}",
                (step.id,),
            ):
                image = json.loads(row[side]) if row[side] else None
                change.replay(row["record_table"], row["record"], image)
            self._connection.execute("UPDATE change SET state = ? WHERE id = ?", (state, step.id))
        self.announce(Changed(frozenset(change.tables), step.label, step.args, origin))

    # Listeners

    def subscribe(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call `listener` after every change; call what is returned to stop that."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def announce(self, changed: Changed) -> None:
        """Tell the listeners of a change, also of one that a job made beside this store."""
        for listener in list(self._listeners):
            listener(changed)


@contextmanager
def _leaning() -> Generator[None]:
    """Say in words that other rows lean on one that would go, or have taken its code."""
    try:
        yield
    except sqlite3.IntegrityError as problem:
        raise AppError("leaned_on") from problem


def step_of(row: sqlite3.Row) -> Step:
    """Return a row of `change` as a step."""
    return Step(
        row["id"],
        row["label"],
        json.loads(row["args"]),
        datetime.fromisoformat(row["at"]),
        row["who"],
    )
