"""Words for everything that may go wrong: one sentence a code, saying what to do next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, cast

from app.i18n import _, spoken
from app.messages.collecting import COLLECTING
from app.messages.documents import DOCUMENTS
from app.messages.keeping import BACKUPS, FILES, STORE
from app.messages.questionnaires import FORMS, RESPONSES
from app.messages.reports import REPORTS
from app.messages.studies import STUDIES
from app.messages.supporting import SUPPORTING
from app.messages.tables import REGISTRY
from app.messages.values import VALUES
from app.messages.workbooks import ROWS, WORKBOOKS
from app.models.errors import AppError, Invalid
from app.models.vocabulary import codes, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.problems import Problem

SENTENCES: Final = (
    VALUES
    | STORE
    | BACKUPS
    | FILES
    | WORKBOOKS
    | ROWS
    | REGISTRY
    | FORMS
    | RESPONSES
    | DOCUMENTS
    | REPORTS
    | STUDIES
    | SUPPORTING
    | COLLECTING
)

_CODED: Final = {"current": "requests.status", "wanted": "requests.status"}


def explain(problem: Problem) -> str:
    """Return what is wrong with a value, in the language of the interface."""
    return _sentence(problem.code, problem.data)


def describe(error: AppError) -> str:
    """Return what went wrong, in the language of the interface."""
    if isinstance(error, Invalid):
        return "\n".join(explain(each) for each in error.problems)
    return _sentence(error.code, error.data)


def _sentence(code: str, data: Mapping[str, object]) -> str:
    return _(SENTENCES[code]).format(**{name: _shown(name, each) for name, each in data.items()})


def _shown(name: str, value: object) -> str:
    if name in _CODED:
        return word(_CODED[name], str(value), spoken())
    if name == "change" and isinstance(value, tuple):
        label, args = cast("tuple[str, Mapping[str, object]]", value)
        return _(label).format(**args)
    if name == "domain":
        return ", ".join(word(str(value), code, spoken()) for code in codes(str(value)))
    if name == "regions" and isinstance(value, tuple):
        from app.models import regions  # noqa: PLC0415 - not before the first paint

        return ", ".join(regions.name_of(str(code), spoken(), date.today()) for code in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - of unknown things
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)
