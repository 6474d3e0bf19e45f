"""The questionnaires of a database: every version that was ever handed out, as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import N_
from app.models.forms.reading import read
from app.models.forms.shipped import SHIPPED, shipped
from app.models.forms.source import Source, dumps, loads

if TYPE_CHECKING:
    from app.models.forms.form import Form
    from app.models.gate import Change
    from app.models.store import Store

ADDED = N_("Questionnaire {code}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of a questionnaire in the database."""

    id: int
    form: Form
    source: Source


def every(store: Store) -> list[Kept]:
    """Return every version of every questionnaire, the newest of each first."""
    rows = store.rows("SELECT id, code, source FROM form ORDER BY code, version DESC, id DESC")
    return [_kept(row["id"], row["code"], row["source"]) for row in rows]


def get(store: Store, number: int) -> Kept:
    """Return a version of a questionnaire by its number."""
    row = store.one("SELECT id, code, source FROM form WHERE id = ?", (number,))
    assert row is not None, number  # noqa: S101 - numbers come from the database itself
    return _kept(row["id"], row["code"], row["source"])


def find(store: Store, code: str, version: str = "") -> Kept | None:
    """Return a questionnaire by its code, of that version or the newest; None where unknown."""
    row = store.one(
        "SELECT id, code, source FROM form WHERE code = ? AND (version = ? OR ? = '')"
        " ORDER BY version DESC, id DESC LIMIT 1",
        (code, version, version),
    )
    return _kept(row["id"], row["code"], row["source"]) if row else None


def _kept(number: int, code: str, text: str) -> Kept:
    source = loads(text)
    return Kept(number, read(source, code).form, source)


def keep(change: Change, source: Source, code: str, replaces: int | None = None) -> int:
    """Write a version of a questionnaire and return its number."""
    form = read(source, code).form
    values = {
        "code": form.code,
        "version": form.version,
        "source": dumps(source),
        "replaces": replaces,
    }
    return change.insert("form", values)


def with_shipped(store: Store) -> list[Form]:
    """Return every questionnaire that may be meant: those of the database, and ours."""
    own = [each.form for each in every(store)]
    known = {(each.code, each.version) for each in own}
    ours = [read(source).form for code in SHIPPED if (source := shipped(code)) is not None]
    return own + [each for each in ours if (each.code, each.version) not in known]


def ensured(store: Store, change: Change, form: Form) -> int:
    """Return the number of a questionnaire, writing one of ours at its first use."""
    known = find(store, form.code, form.version)
    if known is not None:
        return known.id
    source = shipped(form.code)
    assert source is not None, form.code  # noqa: S101 - only ours are not written yet
    return keep(change, source, form.code)
