"""What may happen to a database file while the program is closed."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.models import schools, settings
from app.models.backups import making
from app.models.progress import finish
from app.models.store import Store

PAGE = 4096
NOBODY = 65534


def entered(database, *notes):
    """Make changes, each with a note of its own at the school P1."""
    with Store.open(database) as store:
        for note in notes:
            with store.change("Edit school") as change:
                schools.save(change, schools.by_code(store, "P1"), {"note": note})


def school(database):
    """Make a database of an own school and a partner, with two copies and two changes later."""
    with Store.open(database) as store, store.change("Begin") as change:
        schools.save(change, None, {"code": "LS", "name_kk": "№4 «Білім»", "status": "leading"})
        schools.save(change, None, {"code": "P1", "name_kk": "«Ақсу»", "status": "partner"})
        settings.write(store, change, own_school=1)
    entered(database, "first")
    finish(making(database, "close"))
    entered(database, "second")
    finish(making(database, "manual"))
    entered(database, "third", "fourth")
    return database


def note_in(database):
    """Return the note at the school P1, as a closed file tells it."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT note FROM school WHERE code = 'P1'").fetchone()[0]


def damage(database):
    """Write over the middle of a file."""
    content = bytearray(database.read_bytes())
    for at in range(2 * PAGE, len(content), 3 * PAGE):
        content[at : at + 64] = b"\xff" * 64
    database.write_bytes(content)


def damage_unnoticed(database):
    """Damage a file that was left without its seal, where nobody looks at the start."""
    seal = database.with_name(f"{database.name}.seal")
    seal.unlink()
    with closing(sqlite3.connect(database)) as connection:
        root = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'attachment'"
        ).fetchone()[0]
    content = bytearray(database.read_bytes())
    content[(root - 1) * PAGE : (root - 1) * PAGE + 8] = b"\xff" * 8
    database.write_bytes(content)


def write_from_outside(database, note):
    """Change a value as another program would."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE school SET note = ? WHERE code = 'P1'", (note,))


def make_newer(database):
    """Let a file be of a version that is not out yet."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 99")


def make_foreign(database):
    """Put the database of another program in the file's place."""
    database.unlink()
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("PRAGMA application_id = 7")
        connection.execute("CREATE TABLE song (title)")


def make_text(database):
    """Put a text in the file's place."""
    database.write_text("Бұл дерекқор емес.\n" * 500, "utf-8")


@contextmanager
def folder_of_others():
    """Give a folder in which files can be read and nothing can be written."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        yield folder
        folder.chmod(0o700)


@contextmanager
def without_rights(folder):
    """Let nothing be written in a folder: as root by being nobody for a while."""
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o555 if each.is_dir() else 0o444)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
