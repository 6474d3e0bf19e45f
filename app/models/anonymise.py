"""Anonymising a person: the name leaves records, history, search, drafts and the file itself.

The record stays with its code and a nameless name («№ P1-T03»), posts and attendance stay as they
are, so every figure stays equal. Joined spellings go together. Nothing of this can be undone.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from app.models import attachments, people
from app.models.erased import enlist, nameless, uuids
from app.models.erased_history import scrub_history
from app.models.errors import AppError, FileProblem, StoreError
from app.models.gate import derived
from app.models.person_names import Names, Spelling, names_of
from app.models.progress import Progress, finish
from app.models.schema import add_erased

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Sequence
    from pathlib import Path

    from app.models.store import Store

TABLES: Final = frozenset({"person", "attachment"})
"""Whose records look different afterwards."""

_FORMS: Final = "'person', 'person_post', 'person_direction'"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done.

    `compact` unless the file could not be written anew; `unlisted` are folders of backups whose
    list of the erased could not be written, `left` names of attached files nobody could delete.
    """

    spellings: tuple[Spelling, ...]
    compact: bool
    unlisted: tuple[Path, ...]
    left: tuple[str, ...]


def family(store: Store, number: int) -> list[int]:
    """Return the person that a record finally stands for, then all joined spellings."""
    root = people.root_of(store, number)
    return [root, *people.spellings(store, root)]


def erasing(
    store: Store, number: int, backups: Sequence[Path], files: Sequence[int] = ()
) -> Generator[Progress, None, Outcome]:
    """Erase the name of a person and of the joined spellings for good.

    `files` are attachments that go with it, `backups` the folders of backups, whose lists of the
    erased are kept. All is done or nothing; only what concerns whole files comes after, and may
    fail alone. Raises `AppError` name_in_code where a code holds the name.
    """
    ids = family(store, number)
    with store.unrecorded() as connection:
        names = names_of(lambda sql: connection.execute(sql).fetchall(), ids)
        _check_codes(names)
        copies = _drop_files(connection, files)
        yield from _erase(connection, names)
    left = tuple(name for digest, name in copies if not _delete(store, digest, name))
    return Outcome(names.spellings, _compact(store), _enlist(store, backups), left)


def erase(store: Store, number: int, backups: Sequence[Path], files: Sequence[int] = ()) -> Outcome:
    """Erase the name of a person at once; see `erasing`."""
    return finish(erasing(store, number, backups, files))


def _check_codes(names: Names) -> None:
    """Refuse codes made of the name: they stand on lists and badges, so people change them."""
    for spelling in names.spellings:
        if names.pattern.is_in(spelling.code):
            raise AppError("name_in_code", value=spelling.code)


def _compact(store: Store) -> bool:
    try:
        store.compact()
    except StoreError:
        return False
    return True


def _enlist(store: Store, folders: Iterable[Path]) -> tuple[Path, ...]:
    """Write the lists of the erased, and return the folders where that was not possible."""
    failed: list[Path] = []
    for folder in folders:
        try:
            enlist(folder, uuids(store))
        except (FileProblem, OSError):
            failed.append(folder)
    return tuple(failed)


def _delete(store: Store, digest: str, name: str) -> bool:
    try:
        attachments.place(store, digest, name).unlink(missing_ok=True)
    except OSError:  # open in another program
        return False
    return True


def _erase(connection: sqlite3.Connection, names: Names) -> Generator[Progress, None, None]:
    for spelling in names.spellings:
        _make_nameless(connection, spelling)
    yield from scrub_history(connection, names)
    _scrub_who(connection, names)
    _scrub_drafts(connection, names)
    connection.execute("INSERT INTO person_search (person_search) VALUES ('optimize')")


def _make_nameless(connection: sqlite3.Connection, spelling: Spelling) -> None:
    row = connection.execute("SELECT * FROM person WHERE id = ?", (spelling.id,)).fetchone()
    values: dict[str, Any] = {"name": nameless(spelling.code), "note": None}
    values |= derived("person", {**dict(row), **values})
    connection.execute(
        "INSERT INTO person_search (person_search, rowid, folded) VALUES ('delete', ?, ?)",
        (spelling.id, row["folded"]),
    )
    sets = ", ".join(f"{name} = :{name}" for name in values)
    connection.execute(f"UPDATE person SET {sets} WHERE id = :id", {**values, "id": spelling.id})
    connection.execute(
        "INSERT INTO person_search (rowid, folded) VALUES (?, ?)", (spelling.id, values["folded"])
    )
    _remember(connection, [row["uuid"]])


def _remember(connection: sqlite3.Connection, found: Iterable[str]) -> None:
    today = date.today().isoformat()
    connection.executemany(
        "INSERT INTO erased (uuid, day) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(uuid, today) for uuid in found],
    )


def _scrub_who(connection: sqlite3.Connection, names: Names) -> None:
    """Take the name out of who did things, also where it stands without the given name."""
    for table in ("change", "request_status", "raw_export"):
        found = connection.execute(f"SELECT DISTINCT who FROM {table} WHERE who <> ''").fetchall()
        for (who,) in found:
            if names.mean(who) or (not names.namesakes and names.pattern.is_in(who)):
                connection.execute(
                    f"UPDATE {table} SET who = ? WHERE who = ?", (names.nameless, who)
                )


def _scrub_drafts(connection: sqlite3.Connection, names: Names) -> None:
    connection.execute(f"DELETE FROM draft WHERE form IN ({_FORMS}) AND record IN ({names.ids})")
    for row in connection.execute("SELECT form, record, content FROM draft").fetchall():
        typed: dict[str, Any] = json.loads(row["content"])
        kept = {name: _kept(value, names) for name, value in typed.items()}
        if kept != typed:
            connection.execute(
                "UPDATE draft SET content = ? WHERE form = ? AND record = ?",
                (json.dumps(kept, ensure_ascii=False), row["form"], row["record"]),
            )


def _kept(value: Any, names: Names) -> Any:  # noqa: ANN401 - whatever a form holds
    return names.without(value) if isinstance(value, str) and names.mean(value) else value


def _drop_files(connection: sqlite3.Connection, wanted: Iterable[int]) -> list[tuple[str, str]]:
    """Delete attachments with their history; return the copies that no record needs any more."""
    dropped: list[tuple[str, str]] = []
    for number in wanted:
        row = connection.execute("SELECT * FROM attachment WHERE id = ?", (number,)).fetchone()
        connection.execute("DELETE FROM attachment WHERE id = ?", (number,))
        _forget(connection, number)
        dropped.append((row["sha256"], row["name"]))
    kept = {row[0] for row in connection.execute("SELECT sha256 FROM attachment")}
    return [each for each in dropped if each[0] not in kept]


def _forget(connection: sqlite3.Connection, attachment: int) -> None:
    """Delete the history of an attachment, and the changes that were of nothing else."""
    place = "record_table = 'attachment' AND record = ?"
    changes = connection.execute(
        f"SELECT DISTINCT change FROM change_row WHERE {place}", (attachment,)
    ).fetchall()
    connection.execute(f"DELETE FROM change_row WHERE {place}", (attachment,))
    connection.executemany(
        "DELETE FROM change WHERE id = :change AND NOT EXISTS"
        " (SELECT 1 FROM change_row WHERE change = :change)",
        [{"change": change} for (change,) in changes],
    )


# Databases from elsewhere: a restored backup


def apply_erased(connection: sqlite3.Connection, wanted: Collection[str]) -> int:
    """Erase these people from a restored database too; return how many still had their names.

    `connection` can write, commits by itself and is not in a transaction. The file may be of an
    older version. It is written anew where something was erased.
    """
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("BEGIN IMMEDIATE")
    try:
        add_erased(connection)
        found = _still_named(connection, wanted)
        _remember(connection, wanted)
        for number in found:
            names = names_of(lambda sql: connection.execute(sql).fetchall(), [number])
            finish(_erase(connection, names))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    if found:
        connection.execute("VACUUM")
    return len(found)


def _still_named(connection: sqlite3.Connection, wanted: Collection[str]) -> list[int]:
    known = {row[0] for row in connection.execute("SELECT uuid FROM erased")}
    rows = connection.execute("SELECT id, uuid FROM person").fetchall()
    return [row["id"] for row in rows if row["uuid"] in set(wanted) - known]
