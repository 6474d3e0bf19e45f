"""The questionnaires that come with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.models.forms.source import loads
from app.paths import resource

if TYPE_CHECKING:
    from app.models.forms.source import Source

SHIPPED: Final = ("needs_teachers", "needs_heads", "event_feedback")


def shipped(code: str) -> Source | None:
    """Return a questionnaire of ours by its code; None where there is none of that code."""
    if code not in SHIPPED:
        return None
    return loads(resource("forms", f"{code}.json").read_text("utf-8"))
