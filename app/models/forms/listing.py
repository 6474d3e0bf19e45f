"""The list of questionnaires: the school's own and those of the program, each version of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.models.errors import AppError
from app.models.forms.editing import setting, with_settings
from app.models.forms.library import Kept, every, get, keep
from app.models.forms.names import free
from app.models.forms.reading import read
from app.models.forms.shipped import SHIPPED, shipped
from app.models.forms.source import dumps
from app.models.forms.translations import shares
from app.models.forms.versions import copied, next_version, only_words_differ, renewed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.forms.form import Form
    from app.models.forms.source import Source
    from app.models.gate import Change
    from app.models.store import Store


class Lock(StrEnum):
    """Why only the words of a form may change."""

    FREE = ""
    OURS = "ours"
    """It comes with the program: answers elsewhere go by its names and codes."""
    ANSWERED = "answered"
    """There are answers to it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A version of a questionnaire in the list.

    `number` is its row in the database, None for one of ours that was never used; `shares` says
    how many percent of its texts each language has, `questions` how many it asks (the rows of a
    table are one), `followed` whether a newer version was made of it.
    """

    number: int | None
    form: Form
    source: Source
    shares: Mapping[str, int]
    questions: int
    responses: int
    waves: int
    followed: bool
    lock: Lock

    @property
    def id(self) -> tuple[str, str]:
        """What tells the version from all others."""
        return self.form.code, self.form.version

    @property
    def ours(self) -> bool:
        """Whether it comes with the program."""
        return is_ours(self.form)

    @property
    def draft(self) -> bool:
        """Whether it was neither handed out nor answered yet."""
        return not (self.ours or self.waves or self.responses)


def is_ours(form: Form) -> bool:
    """Say whether a form is the one that comes with the program under its code."""
    source = shipped(form.code)
    return source is not None and read(source).form.version == form.version


def listed(store: Store) -> list[Listed]:
    """Return every version of every questionnaire, the school's own before those of ours."""
    responses = _counted(store, "response")
    waves = _counted(store, "wave_form")
    followed = {row[0] for row in store.rows("SELECT replaces FROM form")}
    known = [
        _listed(each, responses[each.id], waves[each.id], followed=each.id in followed)
        for each in every(store)
    ]
    ids = {each.id for each in known}
    ours = [_shipped(code) for code in SHIPPED]
    found = known + [each for each in ours if each.id not in ids]
    return sorted(found, key=lambda each: each.ours)


def _counted(store: Store, table: str) -> Counter[int]:
    rows = store.rows(f"SELECT form, count(*) AS number FROM {table} GROUP BY form")
    return Counter({row["form"]: row["number"] for row in rows})


def _shipped(code: str) -> Listed:
    source = shipped(code)
    assert source is not None, code  # noqa: S101 - the list names what there is
    return _listed(Kept(0, read(source).form, source), 0, 0, followed=False)


def _listed(kept: Kept, responses: int, waves: int, *, followed: bool) -> Listed:
    return Listed(
        number=kept.id or None,
        form=kept.form,
        source=kept.source,
        shares=shares(kept.source),
        questions=_numbered(kept.form),
        responses=responses,
        waves=waves,
        followed=followed,
        lock=_lock(kept.form, responses),
    )


def _numbered(form: Form) -> int:
    return len({each.number.partition(".")[0] for each in form.questions() if each.number})


def _lock(form: Form, responses: int) -> Lock:
    if responses:
        return Lock.ANSWERED
    return Lock.OURS if is_ours(form) else Lock.FREE


def found(store: Store, code: str, version: str) -> Listed | None:
    """Return a version of a questionnaire; None where it is gone."""
    return next((each for each in listed(store) if each.id == (code, version)), None)


def by_number(store: Store, number: int) -> Listed | None:
    """Return the version of a questionnaire with that number; None where it is gone."""
    if store.value("SELECT 1 FROM form WHERE id = ?", (number,)) is None:
        return None
    responses = store.value("SELECT count(*) FROM response WHERE form = ?", (number,))
    waves = store.value("SELECT count(*) FROM wave_form WHERE form = ?", (number,))
    followed = store.value("SELECT 1 FROM form WHERE replaces = ?", (number,)) is not None
    return _listed(get(store, number), responses, waves, followed=followed)


def codes(store: Store) -> set[str]:
    """Return the codes of all questionnaires."""
    return {each.form.code for each in listed(store)}


def written(store: Store, change: Change, before: Listed, source: Source) -> int:
    """Write the cells of a form anew and return its number.

    Raises `AppError` form_locked where more than words changes in a form that is locked, and
    form_code_taken where another form has the same code and version.
    """
    if before.lock and not only_words_differ(before.source, source):
        raise AppError("form_locked")
    if before.number is None:
        return keep(change, source, before.form.code)
    form = read(source, before.form.code).form
    if (form.code, form.version) != before.id and found(store, form.code, form.version):
        raise AppError("form_code_taken", value=f"{form.code} {form.version}")
    values = {"code": form.code, "version": form.version, "source": dumps(source)}
    change.update("form", before.number, values)
    return before.number


def added(store: Store, change: Change, source: Source, code: str) -> tuple[str, str]:
    """Keep a form that is new here and return its code and version.

    The very same form is not kept twice; another one under the same code and version gets the
    next version of the day.
    """
    form = read(source, code).form
    wanted = code if not form.code else form.code
    known = found(store, wanted, form.version)
    if known is not None and known.source == source:
        return known.id
    versions = {each.form.version for each in listed(store) if each.form.code == wanted}
    version = form.version
    if not version or version in versions:
        version = next_version(store.today(), versions)
    source = with_settings(source, {"form_id": wanted, "version": version})
    keep(change, source, wanted)
    return wanted, version


def made_anew(store: Store, change: Change, before: Listed, *, copy: bool) -> tuple[str, str]:
    """Keep a copy of a form under a code of its own, or its new version; return what tells it."""
    if copy:
        code = free(before.form.code, codes(store))
        source = copied(before.source, code, next_version(store.today(), ()))
        keep(change, source, code)
        return code, setting(source, "version")
    versions = {each.form.version for each in listed(store) if each.form.code == before.form.code}
    source = renewed(before.source, next_version(store.today(), versions))
    number = before.number
    if number is None:
        number = keep(change, before.source, before.form.code)
    keep(change, source, before.form.code, replaces=number)
    return before.form.code, setting(source, "version")


def removed(change: Change, before: Listed) -> None:
    """Delete a draft.

    Raises `AppError` form_in_use where it was handed out, answered or followed by a new version.
    """
    if before.number is None or not before.draft or before.followed:
        raise AppError("form_in_use")
    change.delete("form", before.number)
