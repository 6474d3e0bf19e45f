"""What every step of an import knows: the change, the plan, and the numbers of all records."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.exchange.workbook.layout import SHEETS

if TYPE_CHECKING:
    from app.exchange.workbook.columns import Field, Key
    from app.exchange.workbook.plan import Plan, Row, Verdict
    from app.models.gate import Change
    from app.models.store import Store


class Writing:
    """An import while it is being written; `leading` is the school its requests belong to."""

    def __init__(self, store: Store, change: Change, plan: Plan) -> None:
        self.store = store
        self.change = change
        self.plan = plan
        self.leading = plan.scope
        self._ids: dict[str, dict[Key, int]] = {
            sheet: {key: record.id for key, record in plan.known[sheet].items()} for sheet in SHEETS
        }

    def rows(self, sheet: str, verdict: Verdict) -> list[Row]:
        """Return the rows of a sheet with this verdict."""
        return [row for row in self.plan.rows[sheet] if row.verdict is verdict]

    def insert(self, table: str, rows: list[Row], values: list[dict[str, Any]]) -> None:
        """Insert the records of new rows and remember their numbers."""
        for row, number in zip(rows, self.change.insert_all(table, values), strict=True):
            self._ids[row.entry.sheet][row.entry.key or ()] = number

    def id_of(self, sheet: str, key: Field) -> int:
        """Return the number of a record by its key."""
        assert isinstance(key, tuple)  # noqa: S101 - references were resolved
        return self._ids[sheet][tuple(str(part) for part in key)]

    def own_id(self, row: Row) -> int:
        """Return the number of the record that a row is about."""
        return self.id_of(row.entry.sheet, row.entry.key)

    def set_newest(
        self, table: str, part: int | None, values: dict[str, Any], **owner: int
    ) -> None:
        """Set the newest of a record's dated rows, or say for always what was never said."""
        if part is None:
            self.change.insert(table, {**owner, "valid_from": None, **values})
        else:
            self.change.update(table, part, values)


def iso(day: Field) -> str | None:
    """Return a day as it is stored."""
    return day.isoformat() if isinstance(day, date) else None
