"""Where a person's name stands besides the person's own records: what people must decide on.

Texts are written by people and changed by people alone; files may be about the person or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.models import people, written
from app.models.anonymise import family
from app.models.erased_history import NAMES
from app.models.gate import PARENT
from app.models.person_names import Names, Spelling, names_of
from app.models.progress import Progress

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Generator
    from datetime import date

    from app.models.store import Store


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that names the person, in a column of a row.

    `root` is the record that it belongs to, `title` what people call that record.
    """

    table: str
    id: int
    field: str
    root_table: str
    root: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class File:
    """An attached file that is of the person, or named so; `own` when it is the person's."""

    id: int
    name: str
    root_table: str
    root: int
    own: bool


@dataclass(frozen=True, slots=True)
class Traces:
    """What is erased together, who is likely the same but not joined, and what stays behind.

    `at_work` when the person's name is told as the one of who works in the window.
    """

    spellings: tuple[Spelling, ...]
    alike: tuple[Spelling, ...]
    mentions: tuple[Mention, ...]
    files: tuple[File, ...]
    exports: tuple[Path, ...]
    at_work: bool


_HISTORY: Final = frozenset({"change", "change_row", "draft", "erased", "given", "written"})
_COUNTED: Final = frozenset({
    "attendance", "event_kind", "holiday", "period", "school_year", "certificate", "letter",
})  # fmt: skip
_CODED: Final = frozenset({
    "uuid", "folded", "sort_key", "code_key", "number_key", "status", "direction", "channel",
    "role", "kind", "format", "type", "region", "territory", "languages", "internet", "sha256",
    "record_table", "category", "grades", "due", "returned", "started", "finished", "step", "state",
    "section", "language",
    "school_year", "valid_from", "valid_to", "day",
    "first_day", "last_day", "received", "decided", "closed", "who", "bin", "figures",
    "figure_rows", "before_figures",
})  # fmt: skip
"""Columns that hold no words of people, or are cleaned by the erasing itself."""


def finding(store: Store, number: int, today: date) -> Generator[Progress, None, Traces]:
    """Look for the name of a person everywhere; the result is a `Traces`."""
    names = names_of(store.rows, family(store, number))
    tables = _texts(store)
    mentions: list[Mention] = []
    for done, (table, columns) in enumerate(tables.items()):
        yield Progress(done, len(tables))
        mentions += _mentions(store, names, table, columns)
    return Traces(
        names.spellings,
        _alike(store, names, today),
        tuple(mentions),
        _files(store, names),
        written.still_there(store),
        names.pattern.is_in(store.who),
    )


def _texts(store: Store) -> dict[str, list[str]]:
    """Return the columns with words of people by table, also of tables yet to come."""
    found: dict[str, list[str]] = {}
    for table, column in store.rows(
        "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c"
        " WHERE t.type = 'table' AND c.type = 'TEXT' AND t.sql NOT LIKE '%VIRTUAL%'"
        " ORDER BY t.name"
    ):
        is_index = table.startswith("sqlite_") or "_search" in table
        if not is_index and table not in _HISTORY | _COUNTED and column not in _CODED:
            found.setdefault(table, []).append(column)
    del found["attachment"]
    return found


def _mentions(store: Store, names: Names, table: str, columns: list[str]) -> list[Mention]:
    free = [each for each in columns if (table, each) not in NAMES]
    if not free:
        return []
    own = f" WHERE id NOT IN ({names.ids})" if table == "person" else ""
    found: list[Mention] = []
    for row in store.rows(f"SELECT * FROM {table}{own}"):
        for column in free:
            if row[column] and names.pattern.is_in(row[column]):
                root, number = _root(store, table, row)
                title = _title(store, root, number)
                text = names.pattern.excerpt(row[column])
                found.append(Mention(table, row["id"], column, root, number, title, text))
    return found


_TITLES: Final = {
    "school": "name_kk", "person": "name", "request": "number", "event": "number",
    "setting": "name", "resource": "title",
}  # fmt: skip


def _title(store: Store, table: str, number: int) -> str:
    if table not in _TITLES:
        return ""
    return store.value(f"SELECT {_TITLES[table]} FROM {table} WHERE id = ?", (number,))


def _root(store: Store, table: str, row: sqlite3.Row | dict[str, Any]) -> tuple[str, int]:
    if table not in PARENT:
        return table, row["id"]
    parent, column = PARENT[table]
    if parent not in PARENT:
        return parent, row[column]
    above = store.one(f"SELECT * FROM {parent} WHERE id = ?", (row[column],))
    assert above is not None, (parent, row[column])  # noqa: S101 - a part has its whole
    return _root(store, parent, above)


def _alike(store: Store, names: Names, today: date) -> tuple[Spelling, ...]:
    ids = {each.id for each in names.spellings}
    found = people.likely_same(store, names.spellings[0].id, today)
    return tuple(Spelling(each.id, each.code, each.name) for each in found if each.id not in ids)


def _files(store: Store, names: Names) -> tuple[File, ...]:
    ids = {each.id for each in names.spellings}
    found: list[File] = []
    for row in store.rows("SELECT id, name, record_table, record FROM attachment ORDER BY id"):
        own = row["record_table"] == "person" and row["record"] in ids
        if own or names.pattern.is_in(Path(row["name"]).stem.replace("_", " ")):
            found.append(File(row["id"], row["name"], row["record_table"], row["record"], own))
    return tuple(found)
