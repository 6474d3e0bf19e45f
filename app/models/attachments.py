"""Files attached to records: copies in a folder beside the database, named by their SHA-256."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.models.errors import FileProblem
from app.models.files import atomic_write
from app.models.text import clean

if TYPE_CHECKING:
    from app.models.gate import Change
    from app.models.store import Store

LARGEST: Final = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a record; `size` is in bytes, `path` is where its copy lies."""

    id: int
    name: str
    size: int
    path: Path


def folder(store: Store) -> Path:
    """Return the folder of the attached files of this database."""
    return beside(store.path)


def beside(database: Path) -> Path:
    """Return the folder of the attached files of a database."""
    return database.with_name(f"{database.name}.files")


def every(store: Store, table: str, record: int) -> list[Attachment]:
    """Return the files attached to a record."""
    rows = store.rows(
        "SELECT id, name, size, sha256 FROM attachment WHERE record_table = ? AND record = ?"
        " ORDER BY id",
        (table, record),
    )
    return [
        Attachment(row["id"], row["name"], row["size"], place(store, row["sha256"], row["name"]))
        for row in rows
    ]


def place(store: Store, digest: str, name: str) -> Path:
    """Return where the copy of an attached file lies."""
    return folder(store) / (digest + Path(name).suffix.lower())


def copy(store: Store, source: Path) -> dict[str, object]:
    """Copy a file into the folder, before its row is written, and return what the row says.

    Raises `FileProblem`: attachment_too_large, file_unreadable, and those of `atomic_write`.
    """
    try:
        if source.stat().st_size > LARGEST:
            raise FileProblem("attachment_too_large", path=str(source), limit=LARGEST >> 20)
        content = source.read_bytes()
    except OSError as problem:
        raise FileProblem("file_unreadable", path=str(source)) from problem
    import hashlib  # noqa: PLC0415 - slow to import, and seldom needed

    digest = hashlib.sha256(content).hexdigest()
    name = clean(source.name)
    target = place(store, digest, name)
    if not target.exists():
        target.parent.mkdir(mode=0o700, exist_ok=True)
        with atomic_write(target, private=True) as file:
            file.write(content)
    return {"name": name, "sha256": digest, "size": len(content)}


def add(change: Change, table: str, record: int, copied: dict[str, object]) -> int:
    """Attach a file that `copy` has brought into the folder."""
    return change.insert("attachment", {"record_table": table, "record": record, **copied})


def remove(change: Change, attachment: int) -> None:
    """Take a file off its record; the copy stays, so that this can be undone."""
    change.delete("attachment", attachment)
