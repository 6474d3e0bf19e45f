"""Words of the builder: kinds of questions, languages and how far they are translated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import N_, _
from app.models.forms.outline import Shape
from app.ui.icons import Icon
from app.ui.pill import PillSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.models.forms.listing import Listed

SHAPES: Final[Mapping[Shape, str]] = {
    Shape.TEXT: N_("text answer"),
    Shape.INTEGER: N_("whole number"),
    Shape.DECIMAL: N_("decimal number"),
    Shape.DATE: N_("day"),
    Shape.TIME: N_("time of day"),
    Shape.ONE: N_("one answer"),
    Shape.MANY: N_("several answers"),
    Shape.RANK: N_("by importance"),
    Shape.SCALE: N_("rating scale"),
    Shape.MATRIX: N_("table"),
    Shape.SPLIT: N_("split of 100 %"),
    Shape.NOTE: N_("note"),
    Shape.CONSENT: N_("consent"),
    Shape.GROUP: N_("section"),
    Shape.REPEAT: N_("repeated part"),
    Shape.CALCULATION: N_("calculation"),
    Shape.ROW: N_("row of a table"),
    Shape.PART: N_("part of 100 %"),
    Shape.OTHER: N_("kept as it is"),
}
OFFERED: Final = (
    (Shape.ONE, Shape.MANY, Shape.MATRIX, Shape.RANK, Shape.SCALE),
    (Shape.TEXT, Shape.INTEGER, Shape.DECIMAL, Shape.SPLIT, Shape.DATE, Shape.TIME),
    (Shape.NOTE, Shape.CONSENT, Shape.GROUP, Shape.REPEAT, Shape.CALCULATION),
)
"""The kinds of new questions, as the menu groups them."""

_SHORT: Final = {"kk": N_("Kaz."), "ru": N_("Rus."), "en": N_("Eng.")}


def short_language(code: str) -> str:
    """Return a short word for a language of a form."""
    return _(_SHORT[code]) if code in _SHORT else code or "—"


def translated(shares: Mapping[str, int]) -> str:
    """Return how far a form is translated: «қаз · орыс · ағыл 96 %»; no share is all of it."""
    parts = (
        short_language(code) if share == 100 else f"{short_language(code)} {share} %"
        for code, share in shares.items()
    )
    return " · ".join(parts)


def state_of(listed: Listed) -> PillSpec:
    """Return the state of a form as a pill."""
    if listed.responses:
        return PillSpec(_("has answers"), "ok", Icon.LOCK)
    if listed.waves:
        return PillSpec(_("handed out"), "info", Icon.MAIL)
    if listed.ours:
        return PillSpec(_("ready-made"), "neutral", Icon.CHECK)
    return PillSpec(_("draft"), "info", Icon.QUESTIONNAIRE)
