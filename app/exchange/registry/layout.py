"""Which column of a table holds what: guessed, corrected by hand, remembered for its header."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal
from uuid import uuid4

from app.exchange.registry.contents import looks_like
from app.exchange.registry.fields import FIELDS, UNREAD, Kind
from app.exchange.registry.headings import find_heading, meaning
from app.exchange.registry.source import Source, place_of
from app.models.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.exchange.registry.headings import Heading
    from app.models.store import Store

Why = Literal["header", "content", "remembered", "hand", ""]

_SAMPLE: Final = 200
_CUT: Final = 200
_REMEMBERED: Final = 100
_ENOUGH: Final[dict[Kind, tuple[str, ...]]] = {
    "schools": ("name_kk", "name_ru", "code", "bin"),
    "people": ("name", "surname", "code"),
}
"""Of these fields one at least must have a column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what its header says, which field it holds and how that is known."""

    letter: str
    header: str
    field: str | None
    why: Why
    samples: tuple[str, ...]

    @property
    def read(self) -> bool:
        """Say whether the column's values are read."""
        return self.field is not None and self.field not in UNREAD


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table; `header_rows` are empty where it has no header."""

    kind: Kind
    columns: tuple[Column, ...]
    header_rows: tuple[int, ...]

    @property
    def letters(self) -> dict[str, str]:
        """The letter of the column of each field that is read."""
        return {each.field: each.letter for each in self.columns if each.read and each.field}

    @property
    def by_hand(self) -> bool:
        """Say whether somebody corrected a column."""
        return any(each.why == "hand" for each in self.columns)

    @property
    def signature(self) -> str:
        """What tells this header from others; empty without a header."""
        if not self.header_rows:
            return ""
        texts = "\n".join(f"{each.letter}:{fold(each.header)}" for each in self.columns)
        return hashlib.sha256(texts.encode()).hexdigest()[:20]

    def missing(self) -> tuple[str, ...]:
        """Return the field without which nothing can be read, if no column holds it."""
        found = any(field in self.letters for field in _ENOUGH[self.kind])
        return () if found else _ENOUGH[self.kind][:1]

    def corrected(self, wanted: Mapping[str, str | None]) -> Layout:
        """Return the layout with fields given to columns by hand; a field leaves its old column."""
        moved = {field for field in wanted.values() if field}
        columns = [
            replace(each, field=wanted[each.letter], why="hand")
            if each.letter in wanted
            else replace(each, field=None, why="hand") if each.field in moved else each
            for each in self.columns
        ]  # fmt: skip
        return replace(self, columns=tuple(columns))


def guess(kind: Kind, source: Source, store: Store | None = None) -> Layout:
    """Return what the columns of a table hold: as remembered, else by headers, else by contents."""
    heading = find_heading(kind, source.rows)
    columns = _columns(source, heading)
    layout = Layout(kind, tuple(_by_contents(kind, _by_headers(kind, columns))), heading.rows)
    layout = replace(layout, columns=tuple(_cut(each) for each in layout.columns))
    return _recalled(store, layout) if store else layout


def _columns(source: Source, heading: Heading) -> list[Column]:
    """Return the columns with a sample of their values, not yet knowing what they hold."""
    last = heading.rows[-1] if heading.rows else 0
    values: dict[str, list[str]] = {letter: [] for letter in heading.texts}
    for row in source.rows:
        for cell in row if row[0].row > last and len(row) > 1 else ():
            known = values.setdefault(cell.column, [])
            if len(known) < _SAMPLE:
                known.append(" ".join(str(cell.value)[:_CUT].split()))
    values |= dict(_single_cells(source, last, values))
    return [
        Column(letter, heading.texts.get(letter, ""), None, "", tuple(values[letter]))
        for letter in sorted(values, key=place_of)
    ]


def _single_cells(
    source: Source, last: int, values: Mapping[str, Sequence[str]]
) -> Iterable[tuple[str, list[str]]]:
    """Return the only column of a table that has but one."""
    if len(values) <= 1 and not any(values.values()):
        rows = [row[0] for row in source.rows if row[0].row > last][:_SAMPLE]
        for letter in {cell.column for cell in rows}:
            yield letter, [str(cell.value)[:_CUT] for cell in rows if cell.column == letter]


def _by_headers(kind: Kind, columns: list[Column]) -> list[Column]:
    best: dict[str, tuple[int, str]] = {}
    for each in columns:
        field, score = meaning(kind, each.header)
        if field and field not in UNREAD and score > best.get(field, (0, ""))[0]:
            best[field] = (score, each.letter)
    named: list[Column] = []
    for each in columns:
        field, _ = meaning(kind, each.header)
        ours = field is not None and (field in UNREAD or best[field][1] == each.letter)
        named.append(replace(each, field=field, why="header") if ours else each)
    return named


def _by_contents(kind: Kind, columns: list[Column]) -> list[Column]:
    """Give columns of unknown header what they look like, and correct a header that misleads."""
    found: list[Column] = []
    taken = {each.field for each in columns}
    for each in columns:
        if each.field != "bin" and looks_like(kind, each.samples, ("personal",)):
            found.append(replace(each, field="personal", why="content"))
        elif (
            each.field == "code" and "bin" not in taken and looks_like(kind, each.samples, ("bin",))
        ):
            found.append(replace(each, field="bin", why="content"))
        elif each.field is None and not meaning(kind, each.header)[0]:
            field = looks_like(kind, each.samples, set(FIELDS[kind]) - taken)
            taken.add(field)
            found.append(replace(each, field=field, why="content" if field else ""))
        else:
            found.append(each)
    return found


def _cut(column: Column) -> Column:
    """Return a column with three samples: the others have served their purpose."""
    shown = () if column.field == "personal" else tuple(dict.fromkeys(column.samples))[:3]
    return replace(column, samples=shown)


# What was corrected by hand is remembered in the database, by the header it belongs to


def _setting(kind: Kind) -> str:
    return f"columns.{kind}"


def _known(store: Store, kind: Kind) -> dict[str, dict[str, str]]:
    found = store.value("SELECT value FROM setting WHERE name = ?", (_setting(kind),))
    return json.loads(found) if found else {}


def _recalled(store: Store, layout: Layout) -> Layout:
    known = _known(store, layout.kind).get(layout.signature)
    if known is None or not layout.signature:
        return layout
    columns = [
        each if each.field == known.get(each.letter)
        else replace(each, field=known.get(each.letter), why="remembered")
        for each in layout.columns
    ]  # fmt: skip
    return replace(layout, columns=tuple(columns))


def remember(store: Store, layout: Layout) -> None:
    """Keep what was corrected by hand for the next table with the same header."""
    if not (layout.signature and layout.by_hand):
        return
    known = _known(store, layout.kind)
    known.pop(layout.signature, None)
    known[layout.signature] = {each.letter: each.field for each in layout.columns if each.field}
    newest = dict(list(known.items())[-_REMEMBERED:])
    store.keep(
        "INSERT INTO setting (uuid, name, value) VALUES (?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (str(uuid4()), _setting(layout.kind), json.dumps(newest)),
    )
