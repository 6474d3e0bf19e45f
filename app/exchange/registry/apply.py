"""Carrying a plan out: a backup first, then one short write that is undone as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.exchange.registry.layout import remember
from app.exchange.registry.plan import Row, Verdict
from app.exchange.workbook.plan import stamp_of
from app.i18n import N_
from app.models import backups
from app.models.errors import AppError, Invalid
from app.models.free_codes import free_codes
from app.models.people import CODE_LETTERS
from app.models.text import key

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from app.exchange.registry.fields import Kind
    from app.exchange.registry.plan import Plan
    from app.models.gate import Change
    from app.models.store import Store

LABELS: Final[dict[Kind, str]] = {
    "schools": N_("Import schools {name}"),
    "people": N_("Import people {name}"),
}
TABLES: Final[dict[Kind, frozenset[str]]] = {
    "schools": frozenset({"school", "school_status", "school_size", "school_attachment"}),
    "people": frozenset({"person", "person_post", "person_direction"}),
}
"""What an import of each kind writes."""

_BATCH: Final = 500
_SCHOOL: Final = (
    "name_kk", "name_ru", "bin", "type", "region", "district", "settlement", "territory",
    "languages", "small", "distance", "internet", "phone",
)  # fmt: skip
_DATED: Final = {
    "school_status": ("status", ("status",)),
    "school_size": ("size", ("pupils", "teachers")),
    "school_attachment": ("attachment", ("leading",)),
}
_POST: Final = ("school", "role", "position", "subject")


def applying(store: Store, plan: Plan, *, accept_good: bool = False) -> Generator[float]:
    """Write what a plan says, yielding the share done; closing the generator takes all back.

    A backup is made first. Raises `Invalid` when rows are rejected or wait and only good ones were
    not asked for, and `AppError` plan_outdated when the database has changed since the plan was
    made.
    """
    if not plan.may_apply(accept_good=accept_good):
        raise Invalid(plan.problems)
    if plan.stamp != stamp_of(store):
        raise AppError("plan_outdated", path=plan.name)
    if any(row.verdict in _WRITTEN for row in plan.rows):
        backups.before_import(store)
    yield 0.1
    with store.change(LABELS[plan.kind], name=plan.name) as change:
        writing = _WRITINGS[plan.kind](store, change, plan)
        yield 0.2
        for share in writing.steps():
            yield 0.2 + 0.8 * share
    remember(store, plan.layout)


_WRITTEN: Final = frozenset({Verdict.NEW, Verdict.CHANGED})


class _Writing:
    """An import while it is being written: the rows to write, and the numbers they got."""

    table = ""

    def __init__(self, store: Store, change: Change, plan: Plan) -> None:
        self.change = change
        self.plan = plan
        self.ids: dict[int, int] = {}
        keys = store.rows(f"SELECT code_key FROM {self.table}")  # noqa: S608 - our own name
        self.taken = {row[0] for row in keys}

    def rows(self, verdict: Verdict) -> list[Row]:
        """Return the rows with this verdict."""
        return [row for row in self.plan.rows if row.verdict is verdict]

    def steps(self) -> Iterator[float]:
        """Write new rows, then changed ones, yielding the share done."""
        new, changed = self.rows(Verdict.NEW), self.rows(Verdict.CHANGED)
        total = len(new) + len(changed) or 1
        # A code of a row that waits is not given away meanwhile.
        codes = (row.values.get("code") for row in self.plan.rows)
        self.taken |= {key(code) for code in codes if code}
        for first in range(0, len(new), _BATCH):
            part = new[first : first + _BATCH]
            numbers = self.change.insert_all(self.table, [self.record(row) for row in part])
            self.ids.update(zip((row.number for row in part), numbers, strict=True))
            yield 0.7 * (first + len(part)) / total
        for table, rows in self.belonging(new).items():
            self.change.insert_all(table, rows)
        for place, row in enumerate(changed, start=1):
            self.update(row)
            if place % _BATCH == 0:
                yield (len(new) + place) / total
        yield 1.0

    def record(self, row: Row) -> dict[str, Any]:
        """Return a new record's own values, with a code."""
        raise NotImplementedError

    def belonging(self, new: Sequence[Row]) -> dict[str, list[dict[str, Any]]]:
        """Return the rows of other tables that new records bring along."""
        raise NotImplementedError

    def update(self, row: Row) -> None:
        """Write what a changed row changes."""
        raise NotImplementedError

    def put(self, table: str, part: int | None, owner: dict[str, int], values: Any) -> None:  # noqa: ANN401
        """Set the newest of a record's dated rows, or say for always what was never said."""
        if part is None:
            self.change.insert(table, {**owner, "valid_from": None, **values})
        else:
            self.change.update(table, part, values)


class _Schools(_Writing):
    table = "school"

    def __init__(self, store: Store, change: Change, plan: Plan) -> None:
        super().__init__(store, change, plan)
        self._codes = free_codes(self.taken, "P")

    def record(self, row: Row) -> dict[str, Any]:
        values = {name: _stored(name, row.values.get(name)) for name in _SCHOOL}
        values["name_kk"] = values["name_kk"] or values["name_ru"]
        code = row.values.get("code") or next(self._codes)
        return {"code": code, **values}

    def belonging(self, new: Sequence[Row]) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = {table: [] for table in _DATED}
        for row in new:
            for table, (_, names) in _DATED.items():
                if any(name in row.values for name in names):
                    owner = {"school": self.ids[row.number], "valid_from": None}
                    found[table].append({**owner, **self._dated(row, names)})
        return found

    def update(self, row: Row) -> None:
        record = self.plan.records[row.record or 0]
        changed = {each.field for each in row.changes}
        own = {name: _stored(name, row.values[name]) for name in _SCHOOL if name in changed}
        self.change.update("school", record.id, own)
        for table, (part, names) in _DATED.items():
            wanted = tuple(name for name in names if name in changed)
            if wanted:
                values = self._dated(row, wanted)
                self.put(table, record.parts[part], {"school": record.id}, values)

    def _dated(self, row: Row, names: tuple[str, ...]) -> dict[str, Any]:
        values = {name: row.values.get(name) for name in names}
        leading = values.get("leading")
        if isinstance(leading, int) and leading < 0:
            values["leading"] = self.ids[-leading]
        return values


def _stored(name: str, value: Any) -> Any:  # noqa: ANN401 - of any field
    if name == "languages":
        return ",".join(value or ()) or None
    return int(value) if name == "small" and value is not None else value


class _People(_Writing):
    table = "person"

    def __init__(self, store: Store, change: Change, plan: Plan) -> None:
        super().__init__(store, change, plan)
        rows = store.rows("SELECT id, code FROM school")
        self._schools: dict[int, str] = {row["id"]: row["code"] for row in rows}
        self._codes: dict[str, Iterator[str]] = {}

    def record(self, row: Row) -> dict[str, Any]:
        return {"code": row.values.get("code") or self._code(row), "name": row.values["name"]}

    def _code(self, row: Row) -> str:
        prefix = f"{self._schools[row.values['school']]}-{CODE_LETTERS[row.values['role']]}"
        codes = self._codes.setdefault(prefix, free_codes(self.taken, prefix, 2))
        return next(codes)

    def belonging(self, new: Sequence[Row]) -> dict[str, list[dict[str, Any]]]:
        posts = [
            {"person": self.ids[row.number], "valid_from": None, **_post(row, _POST)} for row in new
        ]
        directions = [
            _direction(self.ids[row.number], each)
            for row in new
            for each in row.values.get("directions", ())
        ]
        return {"person_post": posts, "person_direction": directions}

    def update(self, row: Row) -> None:
        record = self.plan.records[row.record or 0]
        changed = {each.field for each in row.changes}
        if "name" in changed:
            self.change.update("person", record.id, {"name": row.values["name"]})
        if wanted := tuple(name for name in _POST if name in changed):
            part = record.parts["post"]
            values = _post(row, wanted if part else _POST)
            self.put("person_post", part, {"person": record.id}, values)
        if "directions" in changed:
            more = set(row.values["directions"]) - set(record.values["directions"])
            rows = [_direction(record.id, each) for each in sorted(more)]
            self.change.insert_all("person_direction", rows)


def _post(row: Row, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: row.values.get(name) for name in names}


def _direction(person: int, direction: str) -> dict[str, Any]:
    return {"person": person, "direction": direction, "valid_from": None, "valid_to": None}


_WRITINGS: Final[dict[Kind, Callable[[Store, Change, Plan], _Writing]]] = {
    "schools": _Schools,
    "people": _People,
}
