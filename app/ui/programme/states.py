"""How the state of a step looks: the same in the matrix, beside it and in its legend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.i18n import _, spoken
from app.models.vocabulary import word
from app.ui.icons import Icon
from app.ui.pill import PillSpec

if TYPE_CHECKING:
    from datetime import date

    from app.models.programme import StepState
    from app.ui.tokens import Tone

LOOKS: Final[dict[str, tuple[Tone, Icon | None]]] = {
    "not_begun": ("neutral", None),
    "under_way": ("info", Icon.NEXT),
    "done": ("ok", Icon.CHECK),
    "not_needed": ("neutral", Icon.CROSS),
    "stuck": ("bad", Icon.CLOCK),
}


def look_of(state: StepState, today: date) -> str:
    """Return which of `LOOKS` a state has today."""
    return "stuck" if state.is_stuck(today) else state.state


def state_word(state: str) -> str:
    """Return the word of a state in the language of the interface."""
    return word("programme.state", state, spoken())


def state_pill(state: StepState, today: date) -> PillSpec:
    """Return the pill of a state; one that should be further says so."""
    tone, icon = LOOKS[look_of(state, today)]
    text = state_word(state.state)
    if state.is_stuck(today):
        text = _("{state} · stuck").format(state=text)
    return PillSpec(text, tone, icon)


def legend() -> list[PillSpec]:
    """Return what each look means."""
    known = [PillSpec(state_word(each), *LOOKS[each]) for each in LOOKS if each != "stuck"]
    return [*known, PillSpec(_("stuck"), *LOOKS["stuck"])]
