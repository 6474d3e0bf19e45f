"""Taking a person's name out of the history: images of rows, labels of changes, who did them.

Undo and redo go on working: what they bring back is nameless. The gate makes the folded text anew,
so it is simply left out of an image that held the name.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from app.models.erased import nameless
from app.models.progress import Progress

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Generator

    from app.models.person_names import Names

    Image = dict[str, Any]

_AT_ONCE: Final = 20_000
_FOLDED: Final = frozenset({"folded", "sort_key"})

NAMES: Final = frozenset(
    {("person", "code"), ("person", "name"), ("school", "code"), ("school", "name_kk"),
     ("school", "name_ru"), ("school", "short_name")}
)  # fmt: skip
"""Columns that name others: a school may bear a surname, and namesakes keep their names."""


def scrub_history(connection: sqlite3.Connection, names: Names) -> Generator[Progress, None, None]:
    """Take the name out of every change, yielding how far it is; inside a transaction."""
    last = connection.execute("SELECT ifnull(max(id), 0) FROM change_row").fetchone()[0]
    own = {each.id for each in names.spellings}
    for start in range(0, last + 1, _AT_ONCE):
        yield Progress(start, last + 1)
        rows = connection.execute(
            "SELECT id, record_table, record, before, after FROM change_row"
            " WHERE id BETWEEN ? AND ?",
            (start, start + _AT_ONCE - 1),
        ).fetchall()
        for row in rows:
            if row["record_table"] == "person" and row["record"] in own:
                _rewrite(connection, row, [_nameless_image(row[each], names) for each in _SIDES])
            elif any(row[side] and names.pattern.may_be_in(row[side]) for side in _SIDES):
                _scrub_other(connection, row, names)
    _scrub_labels(connection, names)


_SIDES: Final = ("before", "after")


def _rewrite(connection: sqlite3.Connection, row: sqlite3.Row, images: list[Image | None]) -> None:
    texts = [each and json.dumps(each, ensure_ascii=False) for each in images]
    connection.execute(
        "UPDATE change_row SET before = ?, after = ? WHERE id = ?", (*texts, row["id"])
    )


def _nameless_image(text: str | None, names: Names) -> Image | None:
    """Return an image of a person's own row: no name, no note, and no code made of the name."""
    if text is None:
        return None
    image: Image = {name: value for name, value in json.loads(text).items() if name not in _FOLDED}
    if "note" in image:
        image["note"] = None
    if "code" in image and names.pattern.is_in(image["code"]):
        image["code"] = names.spellings[0].code
        image.pop("code_key", None)
    if "name" in image:
        image["name"] = nameless(image.get("code") or names.spellings[0].code)
    return image


def _scrub_other(connection: sqlite3.Connection, row: sqlite3.Row, names: Names) -> None:
    """Take the name out of texts that say it no more; a text that still does is the user's."""
    table = row["record_table"]
    found = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (row["record"],)).fetchone()
    now: Image = dict(found) if found else {}
    images = [row[side] and json.loads(row[side]) for side in _SIDES]
    scrubbed = [each and _without_name(table, each, now, names) for each in images]
    if scrubbed != images:
        _rewrite(connection, row, scrubbed)


def _without_name(table: str, image: Image, now: Image, names: Names) -> Image:
    instead = "…" if table == "setting" else names.nameless  # a setting is JSON inside JSON
    found: Image = {}
    for name, value in image.items():
        if name in _FOLDED and table not in {"person", "school"}:
            continue
        stands = (table, name) in NAMES or names.pattern.is_in(str(now.get(name) or ""))
        is_text = isinstance(value, str) and not stands
        found[name] = names.pattern.masked(value, instead, alone=True) if is_text else value
    return found


def _scrub_labels(connection: sqlite3.Connection, names: Names) -> None:
    own = {
        row[0]
        for row in connection.execute(
            "SELECT DISTINCT change FROM change_row"
            f" WHERE root_table = 'person' AND root IN ({names.ids})"
        )
    }
    for row in connection.execute("SELECT id, args FROM change WHERE args <> '{}'").fetchall():
        if names.pattern.may_be_in(row["args"]):
            args: Image = json.loads(row["args"])
            told = {name: _told(value, names, own=row["id"] in own) for name, value in args.items()}
            connection.execute(
                "UPDATE change SET args = ? WHERE id = ?",
                (json.dumps(told, ensure_ascii=False), row["id"]),
            )


def _told(value: Any, names: Names, *, own: bool) -> Any:  # noqa: ANN401 - what a label is filled with
    if not isinstance(value, str):
        return value
    if own and not names.is_namesake(value):
        return names.pattern.masked(value, names.nameless, alone=True)
    return names.without(value) if names.mean(value) else value
